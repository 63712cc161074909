//! What was not read, and why.

use std::io;
use std::path::PathBuf;

use crate::pdf::PdfFault;
use crate::place::Place;
use crate::walk::File;

/// A file or a record that was not read. The rest is read all the same.
#[derive(Debug, thiserror::Error)]
#[error("{id}{place}: {reason}")]
pub struct Skipped {
    /// Id of the file: its collection and its path below the root; or that of a record, where it is
    /// known and the record was understood.
    pub id: String,
    /// The file.
    pub path: PathBuf,
    /// Which part of the file is meant.
    pub place: Place,
    /// Why.
    pub reason: Reason,
}

impl Skipped {
    /// A report about a whole file.
    pub(crate) fn file(file: &File, reason: Reason) -> Self {
        Self { id: file.id.clone(), path: file.path.clone(), place: Place::Whole, reason }
    }

    /// Whether the file was read and holds no article: what was read from it before has vanished.
    /// Otherwise nothing is known about what it holds.
    #[must_use]
    pub fn holds_nothing(&self) -> bool {
        self.place == Place::Whole && matches!(self.reason, Reason::Empty)
    }
}

/// Why a file or a record was not read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Reason {
    /// The operating system says no.
    #[error("cannot be read: {0}")]
    Io(io::Error),
    /// A link leads back to a folder that contains it.
    #[error("a link that leads back to a folder above it; what is below was read once already")]
    LinkLoop,
    /// The path given is not below the root of the collection, so it has no id there.
    #[error("not below the folder of the collection ({root}); give a path below it", root = .root.display())]
    Outside {
        /// Root of the collection.
        root: PathBuf,
    },
    /// A pipe, a device or a socket.
    #[error("not a regular file; copy its contents to a file first")]
    NotAFile,
    /// The name of the file says nothing that is known.
    #[error(
        "unknown kind of file; known are .txt, .html, .md, .pdf, .jsonl, .csv, .rss, .warc and a few more"
    )]
    UnknownKind,
    /// Bytes that are no text.
    #[error("binary, not text; convert it to text, HTML or JSON Lines first")]
    Binary,
    /// Text that was decoded wrongly before it was saved, or is damaged.
    #[error("the letters are garbled (decoded wrongly or lost); fetch or export it again as UTF-8")]
    Mojibake,
    /// A web page that holds no article: a front page, a list of links, an error page.
    #[error(
        "a web page without an article (a list, a gallery, an error page?); if there is one, save \
         its text as .txt or .md"
    )]
    NoArticle,
    /// A file named as a program, and no web page that one has made.
    #[error("named as a program, and not a web page; save the page that it makes as .html")]
    NotAPage,
    /// A web page with too many elements to be one that people wrote.
    #[error("a web page with more than {limit} elements; save its text as .txt or .md")]
    TooManyElements {
        /// Greatest number allowed.
        limit: usize,
    },
    /// Front matter of a Markdown file that cannot be read.
    #[error("broken front matter: {message}; mend it, or take it out")]
    FrontMatter {
        /// What the parser says.
        message: String,
    },
    /// Nothing but white space.
    #[error("empty; there is nothing to index")]
    Empty,
    /// A file over [`Options::max_file_bytes`](crate::Options::max_file_bytes), or a web page over
    /// [`Options::max_html_bytes`](crate::Options::max_html_bytes).
    #[error("larger than the limit of {limit} bytes ({bytes}); split it or raise the limit")]
    TooLarge {
        /// Size of the file.
        bytes: u64,
        /// Largest size allowed.
        limit: u64,
    },
    /// A file over such a limit, whose size is not known: it is compressed, or grows.
    #[error("holds more than the limit of {limit} bytes; split it or raise the limit")]
    Overlong {
        /// Largest size allowed.
        limit: u64,
    },
    /// A compressed file or an archive that ends too early; what stands before its end was read.
    #[error("cut short: it ends in the middle; fetch it again as a whole")]
    CutShort,
    /// Compressed data that is not as it was written.
    #[error("its compressed data is damaged; fetch it again")]
    Damaged,
    /// Compressed data that unpacks to far more than text does.
    #[error(
        "unpacks to more than {ratio} times its size, as no text does; unpack it first, if you trust it"
    )]
    Bomb {
        /// Greatest ratio allowed.
        ratio: u64,
    },
    /// Compressed data that needs too much memory to be unpacked.
    #[error(
        "needs {bytes} bytes of memory to be unpacked, over the limit of {limit}; compress it again with a smaller window"
    )]
    WindowTooLarge {
        /// Memory needed.
        bytes: u64,
        /// Most memory allowed.
        limit: u64,
    },
    /// A line over [`Options::max_line_bytes`](crate::Options::max_line_bytes).
    #[error("the line has {bytes} bytes, over the limit of {limit}; shorten it or raise the limit")]
    LineTooLong {
        /// Length of the line.
        bytes: u64,
        /// Greatest length allowed.
        limit: usize,
    },
    /// A line that is not one JSON object.
    #[error("broken JSON at column {column}: {message}; each line must be one whole JSON object")]
    Json {
        /// Column in bytes, from 1.
        column: usize,
        /// What the parser says.
        message: String,
    },
    /// A field that holds the wrong type of value.
    #[error("field `{field}` holds {found}, not {expected}; mend the record or name another field")]
    WrongType {
        /// Name of the field in the record.
        field: String,
        /// What was found.
        found: &'static str,
        /// What is accepted.
        expected: &'static str,
    },
    /// A record without a text.
    #[error("no text in {}; name the field that holds the text of the article", short(names))]
    NoText {
        /// The names looked for.
        names: Vec<String>,
    },
    /// XML that is no feed.
    #[error(
        "XML that is no feed (its outermost element is `{root}`, not `rss`, `feed` or `RDF`); save a \
         page as .html"
    )]
    NotAFeed {
        /// Name of the outermost element; nothing if there is none.
        root: String,
    },
    /// An entry of a feed in which a mark is left open, or where the file ends.
    #[error("the entry does not end (cut short, or a mark left open in it); fetch the feed again")]
    OpenEntry,
    /// A table whose first line names no column with a text.
    #[error(
        "no column for the text in its first line ({}); name the column that holds it",
        short(columns)
    )]
    NoColumn {
        /// The columns that the table has.
        columns: Vec<String>,
    },
    /// A row of a table that is not as wide as its first line.
    #[error(
        "the row has {found} columns and the first line {expected}; put quotation marks around \
         texts with delimiters or line ends"
    )]
    Columns {
        /// Columns of the row.
        found: usize,
        /// Columns of the first line.
        expected: usize,
    },
    /// A row of a table that no line ends.
    #[error("a quotation mark is left open in the row; close it, or double marks inside of a text")]
    OpenQuote,
    /// A record whose id an earlier record of the file has.
    #[error("id `{id}` was used before{first}; the first one is kept")]
    RepeatedId {
        /// The record's own id.
        id: String,
        /// The record that is kept.
        first: Place,
    },
    /// Something in an archive of web pages where a record should begin.
    #[error("no WARC record begins here; what follows is passed over up to the next record")]
    NoRecord,
    /// A record of an archive of web pages whose header cannot be read.
    #[error("broken WARC record: {fault}; it is passed over")]
    BrokenRecord {
        /// What is wrong with it.
        fault: &'static str,
    },
    /// A WACZ file that is no ZIP file, or a broken one.
    #[error("broken WACZ file: {message}; fetch it again")]
    Zip {
        /// What the parser says.
        message: String,
    },
    /// A ZIP file that does not come as a file: its directory is at its end.
    #[error("a ZIP file is not read from a stream; save it, and name the file")]
    ZipStream,
    /// A PDF file that could not be read.
    #[error("{0}")]
    Pdf(PdfFault),
    /// A PDF file, and nothing that reads it.
    #[error(
        "this build reads no PDF files; build it with the feature `pdf`, or save their text as .txt"
    )]
    PdfNotBuilt,
    /// A record id over the limit.
    #[error("the record's id has {bytes} bytes, over the limit of {limit}; give it a shorter one")]
    IdTooLong {
        /// Length of the id.
        bytes: usize,
        /// Greatest length allowed.
        limit: usize,
    },
}

impl Reason {
    /// Whether the same file may be read another time, though it has not changed: the system failed, or was
    /// slow, or this build cannot read it.
    #[must_use]
    pub fn may_pass(&self) -> bool {
        matches!(self, Self::Io(_) | Self::PdfNotBuilt | Self::Pdf(PdfFault::TooSlow { .. }))
    }
}

impl From<io::Error> for Reason {
    /// The reason that travels inside an error of reading, if one does.
    fn from(error: io::Error) -> Self {
        error.downcast::<Self>().unwrap_or_else(Self::Io)
    }
}

/// The names that are looked for first.
fn short(names: &[String]) -> String {
    const SHOWN: usize = 4;
    let more = if names.len() > SHOWN { " or the like" } else { "" };
    format!("{}{more}", names[..names.len().min(SHOWN)].join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_where_and_what_to_do() {
        let mut skipped = Skipped {
            id: "news/a.txt".to_owned(),
            path: PathBuf::from("a.txt"),
            place: Place::Whole,
            reason: Reason::Binary,
        };
        let message = "news/a.txt: binary, not text; convert it to text, HTML or JSON Lines first";
        assert_eq!(skipped.to_string(), message);
        skipped.place = Place::Line(3);
        assert!(skipped.to_string().starts_with("news/a.txt, line 3: binary"));
    }
}

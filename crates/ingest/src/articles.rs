//! Articles, one after the other.

use std::fmt;
use std::io::{self, BufRead, BufReader, Read};
use std::iter;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jisr_text::article::Article;

use crate::collection::Collection;
use crate::decode::{Utf8Input, decode};
use crate::feed::Feed;
use crate::json::{self, Json, JsonLines};
use crate::options::Options;
use crate::single;
use crate::skipped::{Reason, Skipped};
use crate::source::{Counted, Source};
use crate::table::Table;
use crate::wacz::Wacz;
use crate::walk::{File, Files, Kind, files};
use crate::warc::Warc;

/// What a file holds: one article or many, each read or reported.
pub(crate) type Records = Box<dyn Iterator<Item = Result<Article, Skipped>> + Send>;

/// Reads the articles at `path`: the root of the collection, a folder below it, or one file.
///
/// They come in the order of their paths, and of their places within a file: the same archive gives
/// the same articles in the same order each time. What cannot be read is reported in its place.
#[must_use]
pub fn read(collection: &Collection, path: &Path, options: &Options) -> Articles {
    let files = Some(files(collection, path));
    Articles { files, options: options.clone(), current: None, bytes_done: 0 }
}

/// Reads the articles of one of the [`files`](files()) of a collection.
#[must_use]
pub fn read_file(file: &File, options: &Options) -> Articles {
    let current = Some(Current::of_file(file, options));
    Articles { files: None, options: options.clone(), current, bytes_done: 0 }
}

/// Reads the articles of an input that is no file, such as standard input. What it is, compressed or
/// not, is told by its first bytes; it is never held as a whole.
///
/// It is called as if it were the root of the collection and a file.
#[must_use]
pub fn read_input(
    collection: &Collection,
    input: impl Read + Send + 'static,
    options: &Options,
) -> Articles {
    let path = collection.root().to_owned();
    let id = collection.id_of(&path).unwrap_or_else(|| collection.name().to_owned());
    let file = File { id, path, kind: Kind::Unnamed, bytes: 0, modified: None };
    let current = Some(Current::of_input(&file, input, options));
    Articles { files: None, options: options.clone(), current, bytes_done: 0 }
}

/// Iterator over articles: see [`read`], [`read_file`] and [`read_input`]. It never holds more than one file or one record.
#[derive(Debug)]
pub struct Articles {
    /// `None` when one file or an input is read.
    files: Option<Files>,
    options: Options,
    /// The file that is being read.
    current: Option<Current>,
    /// Bytes of the files that are done with.
    bytes_done: u64,
}

/// A file that is being read.
struct Current {
    records: Records,
    /// Its size, if it is known.
    bytes: Option<u64>,
    fetched: Arc<AtomicU64>,
}

impl Articles {
    /// Bytes gone through so far, for progress: at the end it is the sum of
    /// [`File::bytes`], also of files that were reported and not read.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.bytes_done + self.current.as_ref().map_or(0, Current::position)
    }
}

impl Current {
    fn of_file(file: &File, options: &Options) -> Self {
        let fetched = Arc::new(AtomicU64::new(0));
        let source = Source::open(&file.path, fetched.clone());
        let records = source.and_then(|source| open(file, source, &fetched, options));
        Self { records: or_report(records, file), bytes: Some(file.bytes), fetched }
    }

    fn of_input(file: &File, input: impl Read + Send + 'static, options: &Options) -> Self {
        let fetched = Arc::new(AtomicU64::new(0));
        let source = Source::new(Counted { raw: input, fetched: fetched.clone() });
        let records = source.map_err(Reason::from).and_then(|mut source| {
            match Kind::of_content(source.fill_buf()?) {
                Kind::Wacz => Err(Reason::ZipStream),
                _ => open(file, source, &fetched, options),
            }
        });
        Self { records: or_report(records, file), bytes: None, fetched }
    }

    /// Bytes gone through.
    fn position(&self) -> u64 {
        self.fetched.load(Ordering::Relaxed).min(self.bytes.unwrap_or(u64::MAX))
    }
}

/// The records of a file, or the report that it cannot be read.
fn or_report(records: Result<Records, Reason>, file: &File) -> Records {
    records.unwrap_or_else(|reason| one(Err(Skipped::file(file, reason))))
}

impl fmt::Debug for Current {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Current").field("bytes", &self.bytes).finish_non_exhaustive()
    }
}

/// Begins to read a file as its kind is read.
fn open(
    file: &File,
    mut source: Source,
    fetched: &Arc<AtomicU64>,
    options: &Options,
) -> Result<Records, Reason> {
    let kind = match file.kind {
        Kind::Unnamed => Kind::of_content(source.fill_buf()?),
        kind => kind,
    };
    let file = File { kind, ..file.clone() };
    Ok(match kind {
        Kind::JsonLines => Box::new(JsonLines::new(file, text(source)?, options)?),
        Kind::Json => {
            let mut input = text(source)?;
            if json::is_lines(input.fill_buf()?) {
                return Ok(Box::new(JsonLines::new(file, input, options)?));
            }
            Box::new(Json::new(file, input, options)?)
        }
        Kind::Table => Box::new(Table::new(file, text(source)?, options)?),
        Kind::Feed => {
            let text = decode(source.bytes(options.max_file_bytes)?, None)?;
            Box::new(Feed::new(file, text, options)?)
        }
        Kind::Warc => Box::new(Warc::new(file, source, options)),
        Kind::Wacz => Box::new(Wacz::new(file, fetched.clone(), options)?),
        Kind::Plain | Kind::Html | Kind::Markdown | Kind::Pdf | Kind::Unnamed => {
            one(single::read(file, source, options))
        }
    })
}

/// The text of a file, as UTF-8 if it is in UTF-16 and as it is otherwise.
fn text(source: Source) -> io::Result<BufReader<Utf8Input<Source>>> {
    Ok(BufReader::with_capacity(64 << 10, Utf8Input::new(source)?))
}

/// The records of a file that holds one.
fn one(record: Result<Article, Skipped>) -> Records {
    Box::new(iter::once(record))
}

impl Iterator for Articles {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(current) = &mut self.current {
                if let Some(item) = current.records.next() {
                    return Some(item);
                }
                self.bytes_done += current.bytes.unwrap_or(current.position());
                self.current = None;
            }
            match self.files.as_mut()?.next()? {
                Ok(file) => self.current = Some(Current::of_file(&file, &self.options)),
                Err(skipped) => return Some(Err(skipped)),
            }
        }
    }
}

//! Articles, one after the other.

use std::path::Path;

use jisr_text::article::Article;

use crate::collection::Collection;
use crate::json::JsonLines;
use crate::options::Options;
use crate::single;
use crate::skipped::Skipped;
use crate::walk::{File, Files, Kind, files};

/// Reads the articles at `path`: the root of the collection, a folder below it, or one file.
///
/// They come in the order of their paths, and of their lines within a file: the same archive gives
/// the same articles in the same order each time. What cannot be read is reported in its place.
#[must_use]
pub fn read(collection: &Collection, path: &Path, options: &Options) -> Articles {
    Articles {
        files: files(collection, path),
        options: options.clone(),
        lines: None,
        bytes_done: 0,
    }
}

/// Iterator over articles: see [`read`]. It never holds more than one file or one line.
#[derive(Debug)]
pub struct Articles {
    files: Files,
    options: Options,
    /// The JSON Lines file that is being read.
    lines: Option<JsonLines>,
    /// Bytes of the files that are done with.
    bytes_done: u64,
}

impl Articles {
    /// Bytes gone through so far, for progress: at the end it is the sum of
    /// [`File::bytes`], also of files that were reported and not read.
    #[must_use]
    pub fn bytes_read(&self) -> u64 {
        self.bytes_done + self.lines.as_ref().map_or(0, JsonLines::position)
    }

    fn open(&mut self, file: File) -> Option<Result<Article, Skipped>> {
        match file.kind {
            Kind::Plain | Kind::Html | Kind::Markdown => {
                self.bytes_done += file.bytes;
                Some(single::read(file, &self.options))
            }
            Kind::JsonLines => {
                self.lines = Some(JsonLines::new(file, &self.options));
                None
            }
        }
    }
}

impl Iterator for Articles {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(lines) = &mut self.lines {
                if let Some(item) = lines.next() {
                    return Some(item);
                }
                self.bytes_done += lines.bytes();
                self.lines = None;
            }
            match self.files.next()? {
                Ok(file) => {
                    if let Some(item) = self.open(file) {
                        return Some(item);
                    }
                }
                Err(skipped) => return Some(Err(skipped)),
            }
        }
    }
}

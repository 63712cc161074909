//! JSON Lines: one line, one article.

mod lines;
mod record;
mod value;

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader};

use jiff::civil::DateTime;
use jisr_text::article::{Article, Doubt};
use xxhash_rust::xxh3::xxh3_64;

use crate::collection::record_id;
use crate::decode::{Decoded, Utf8Input, decode_line};
use crate::options::{FieldNames, Options};
use crate::place::Place;
use crate::skipped::{Reason, Skipped};
use crate::source::Source;
use crate::walk::File;
use lines::{Line, Lines};
use record::Record;

/// The articles of a JSON Lines file.
#[derive(Debug)]
pub(crate) struct JsonLines {
    file: File,
    fields: FieldNames,
    max_line_bytes: usize,
    crawled: Option<DateTime>,
    /// `None` after the end.
    lines: Option<Lines<BufReader<Utf8Input<Source>>>>,
    /// Hash of each record key to the line that has it: 16 bytes a record, not the keys.
    seen: HashMap<u64, u64>,
    /// Whether any line held something.
    any: bool,
}

impl JsonLines {
    pub(crate) fn new(file: File, source: Source, options: &Options) -> Result<Self, Reason> {
        let mut input = BufReader::with_capacity(64 << 10, Utf8Input::new(source)?);
        if is_binary(input.fill_buf()?) {
            return Err(Reason::Binary);
        }
        Ok(Self {
            file,
            fields: options.fields.clone(),
            max_line_bytes: options.max_line_bytes,
            crawled: options.crawled,
            lines: Some(Lines::new(input, options.max_line_bytes)),
            seen: HashMap::new(),
            any: false,
        })
    }

    /// The next line that is not blank.
    fn line(&mut self) -> Option<io::Result<Line>> {
        let lines = self.lines.as_mut()?;
        loop {
            match lines.next_line() {
                Ok(Some(line)) if line.bytes <= self.max_line_bytes as u64 && lines.is_blank() => {}
                other => return other.transpose(),
            }
        }
    }

    fn article(&mut self, line: &Line) -> Result<Article, Reason> {
        if line.bytes > self.max_line_bytes as u64 {
            return Err(Reason::LineTooLong { bytes: line.bytes, limit: self.max_line_bytes });
        }
        let lines = self.lines.as_ref().ok_or(Reason::Empty)?;
        let Decoded { text, guessed } = decode_line(lines.text())?;
        let record = Record::parse(&text, &self.fields)?;
        let key = record.key(line.number)?;
        let id = record_id(&self.file.id, &key)?;
        let mut article = Article { id, ..record.article(&self.fields, self.crawled)? };
        if guessed {
            article.doubts.push(Doubt::Encoding);
        }
        // Only a record that can be read takes its id.
        let first_line = *self.seen.entry(xxh3_64(key.as_bytes())).or_insert(line.number);
        if first_line == line.number {
            Ok(article)
        } else {
            Err(Reason::RepeatedId { id: key, first: Place::Line(first_line) })
        }
    }

    /// Reports what ends the reading of this file.
    fn end(&mut self, reason: Reason) -> Option<Result<Article, Skipped>> {
        self.lines = None;
        Some(Err(Skipped::file(&self.file, reason)))
    }
}

impl Iterator for JsonLines {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.line() {
            Some(Ok(line)) => {
                self.any = true;
                let article = self.article(&line);
                Some(article.map_err(|reason| Skipped {
                    place: Place::Line(line.number),
                    ..Skipped::file(&self.file, reason)
                }))
            }
            Some(Err(error)) => self.end(error.into()),
            None if self.any || self.lines.is_none() => None,
            None => self.end(Reason::Empty),
        }
    }
}

/// Whether a file that starts so is no JSON Lines at all. One that starts with `{` is, even if it
/// is damaged further on: then only its damaged lines are lost.
fn is_binary(start: &[u8]) -> bool {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    !text.starts_with(b"{") && start.contains(&0)
}

#[cfg(test)]
mod tests;

//! JSON Lines: one line, one article. Other JSON is read by `document`.

mod document;
mod envelope;
pub(crate) mod lines;
mod parse;
mod values;

use std::io::{self, BufRead};

use jiff::civil::DateTime;
use jisr_text::article::{Article, Doubt};

use crate::decode::{Decoded, decode_line};
use crate::options::{FieldNames, Options};
use crate::place::Place;
use crate::record::Keys;
use crate::skipped::{Reason, Skipped};
use crate::walk::File;
use lines::{Line, Lines};

pub(crate) use document::Json;

/// The articles of a JSON Lines file.
#[derive(Debug)]
pub(crate) struct JsonLines<R> {
    file: File,
    fields: FieldNames,
    max_line_bytes: usize,
    crawled: Option<DateTime>,
    /// `None` after the end.
    lines: Option<Lines<R>>,
    keys: Keys,
    /// Whether any line held something.
    any: bool,
}

impl<R: BufRead> JsonLines<R> {
    pub(crate) fn new(file: File, mut input: R, options: &Options) -> Result<Self, Reason> {
        if is_binary(input.fill_buf()?) {
            return Err(Reason::Binary);
        }
        Ok(Self {
            keys: Keys::new(&file.id),
            file,
            fields: options.fields.clone(),
            max_line_bytes: options.max_line_bytes,
            crawled: options.crawled,
            lines: Some(Lines::new(input, options.max_line_bytes)),
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
        let record = parse::record(&text, &self.fields)?;
        let key = record.id()?.unwrap_or_else(|| format!("L{}", line.number));
        let mut article = record.article(&self.fields, self.crawled)?;
        if guessed {
            article.doubts.push(Doubt::Encoding);
        }
        self.keys.name(article, &key, line.number)
    }

    /// Reports what ends the reading of this file.
    fn end(&mut self, reason: Reason) -> Option<Result<Article, Skipped>> {
        self.lines = None;
        Some(Err(Skipped::file(&self.file, reason)))
    }
}

impl<R: BufRead> Iterator for JsonLines<R> {
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

/// Whether a file that starts so has one object on its first line: JSON Lines, or one record alone.
pub(crate) fn begins_with_object(start: &[u8]) -> bool {
    first_line(start).is_some_and(|(line, _)| is_object(line))
}

/// Whether a file that starts so has one object on each line.
pub(crate) fn is_lines(start: &[u8]) -> bool {
    let lines = first_line(start);
    lines.is_some_and(|(line, rest)| is_object(line) && rest.trim_ascii_start().starts_with(b"{"))
}

/// The first line that is not blank, and what follows it.
fn first_line(start: &[u8]) -> Option<(&[u8], &[u8])> {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    let end = text.iter().position(|&byte| byte == b'\n').unwrap_or(text.len());
    text.split_at_checked(end)
}

fn is_object(line: &[u8]) -> bool {
    line.starts_with(b"{") && serde_json::from_slice::<serde::de::IgnoredAny>(line).is_ok()
}

/// Whether a file that starts so is no JSON Lines at all. One that starts with `{` is, even if it
/// is damaged further on: then only its damaged lines are lost.
fn is_binary(start: &[u8]) -> bool {
    let text = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start).trim_ascii_start();
    !matches!(text.first(), Some(b'{' | b'[')) && start.contains(&0)
}

#[cfg(test)]
mod tests;

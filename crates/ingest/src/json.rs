//! JSON Lines: one line, one article.

pub(crate) mod lines;
mod parse;

use std::fs;
use std::io::{self, BufRead, BufReader};

use jiff::civil::DateTime;
use jisr_text::article::{Article, Doubt};

use crate::decode::{Decoded, Utf8Input, decode_line};
use crate::options::{FieldNames, Options};
use crate::record::Keys;
use crate::skipped::{Reason, Skipped};
use crate::walk::File;
use lines::{Line, Lines};

/// The articles of a JSON Lines file.
#[derive(Debug)]
pub(crate) struct JsonLines {
    file: File,
    fields: FieldNames,
    max_line_bytes: usize,
    crawled: Option<DateTime>,
    state: State,
    keys: Keys,
    /// Whether any line held something.
    any: bool,
}

#[derive(Debug)]
enum State {
    Unopened,
    Open(Lines<BufReader<Utf8Input>>),
    Done,
}

impl JsonLines {
    pub(crate) fn new(file: File, options: &Options) -> Self {
        Self {
            file,
            fields: options.fields.clone(),
            max_line_bytes: options.max_line_bytes,
            crawled: options.crawled,
            state: State::Unopened,
            keys: Keys::default(),
            any: false,
        }
    }

    /// Bytes read so far.
    pub(crate) fn position(&self) -> u64 {
        let State::Open(lines) = &self.state else { return 0 };
        // UTF-16 has another length than what it is decoded to.
        lines.position().min(self.file.bytes)
    }

    /// Size of the file.
    pub(crate) fn bytes(&self) -> u64 {
        self.file.bytes
    }

    fn open(&self) -> Result<State, Reason> {
        let file = fs::File::open(&self.file.path).map_err(Reason::Io)?;
        let input = Utf8Input::new(file).map_err(Reason::Io)?;
        let mut input = BufReader::with_capacity(64 << 10, input);
        if is_binary(input.fill_buf().map_err(Reason::Io)?) {
            return Err(Reason::Binary);
        }
        Ok(State::Open(Lines::new(input, self.max_line_bytes)))
    }

    /// The next line that is not blank.
    fn line(&mut self) -> Option<io::Result<Line>> {
        let State::Open(lines) = &mut self.state else { return None };
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
        let State::Open(lines) = &self.state else { return Err(Reason::Empty) };
        let Decoded { text, guessed } = decode_line(lines.text())?;
        let record = parse::record(&text, &self.fields)?;
        let key = record.id()?.unwrap_or_else(|| format!("L{}", line.number));
        let mut article = record.article(&self.fields, self.crawled)?;
        article.id = format!("{}#{key}", self.file.id);
        if guessed {
            article.doubts.push(Doubt::Encoding);
        }
        // Only a record that can be read takes its id.
        self.keys.take(&key, line.number)?;
        Ok(article)
    }

    fn skipped(&self, line: Option<u64>, reason: Reason) -> Skipped {
        Skipped { id: self.file.id.clone(), path: self.file.path.clone(), line, reason }
    }

    /// Reports what ends the reading of this file.
    fn end(&mut self, reason: Reason) -> Option<Result<Article, Skipped>> {
        self.state = State::Done;
        Some(Err(self.skipped(None, reason)))
    }
}

impl Iterator for JsonLines {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        if matches!(self.state, State::Unopened) {
            match self.open() {
                Ok(state) => self.state = state,
                Err(reason) => return self.end(reason),
            }
        }
        match self.line() {
            Some(Ok(line)) => {
                self.any = true;
                let article = self.article(&line);
                Some(article.map_err(|reason| self.skipped(Some(line.number), reason)))
            }
            Some(Err(error)) => self.end(Reason::Io(error)),
            None if self.any || matches!(self.state, State::Done) => None,
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

//! JSON files that are no JSON Lines: a list of records, an object that holds such a list, one record
//! alone, or several behind each other.

use std::io::{self, BufRead, Cursor};

use jiff::civil::DateTime;
use jisr_text::article::{Article, Doubt};

use super::envelope::{Envelope, Feed};
use super::parse;
use super::values::Values;
use crate::decode::{Decoded, decode_line};
use crate::options::{FieldNames, Options};
use crate::place::Place;
use crate::record::Keys;
use crate::skipped::{Reason, Skipped};
use crate::walk::File;

/// The articles of a JSON file.
pub(crate) struct Json<R> {
    file: File,
    fields: FieldNames,
    crawled: Option<DateTime>,
    max_record: u64,
    max_object: u64,
    /// `None` after the end.
    values: Option<Values<R>>,
    /// The list of an object that is being read.
    list: Option<List>,
    records: u64,
    keys: Keys,
}

/// The list that an object holds, and what the object says about it.
struct List {
    values: Values<Cursor<Vec<u8>>>,
    feed: Feed,
}

/// A value, and where it was found.
struct Found {
    line: u64,
    in_list: bool,
    text: Result<Decoded, Reason>,
}

impl<R: BufRead> Json<R> {
    pub(crate) fn new(file: File, mut input: R, options: &Options) -> Result<Self, Reason> {
        if super::is_binary(input.fill_buf()?) {
            return Err(Reason::Binary);
        }
        Ok(Self {
            keys: Keys::new(&file.id),
            file,
            fields: options.fields.clone(),
            crawled: options.crawled,
            max_record: options.max_line_bytes as u64,
            max_object: options.max_file_bytes.max(options.max_line_bytes as u64),
            values: Some(Values::new(input, 1)),
            list: None,
            records: 0,
        })
    }

    /// The next value: of the list in an object, or of the file.
    fn find(&mut self) -> io::Result<Option<Found>> {
        if let Some(list) = &mut self.list {
            let found = read(&mut list.values, self.max_record, self.max_record)?;
            if found.is_some() {
                return Ok(found);
            }
            self.list = None;
        }
        let values = self.values.as_mut();
        values.map_or(Ok(None), |values| read(values, self.max_record, self.max_object))
    }

    /// The article of a value; `None` if the value is an object with a list, which is next then.
    fn article(&mut self, found: Found) -> Result<Option<Article>, Reason> {
        let text = found.text.inspect_err(|_| self.records += 1)?;
        if !found.in_list
            && let Some(envelope) = Envelope::of(&text.text)
        {
            let line = found.line + envelope.line;
            let values = Values::new(Cursor::new(envelope.list.into_bytes()), line);
            self.list = Some(List { values, feed: envelope.feed });
            return Ok(None);
        }
        self.records += 1;
        let mut record = parse::record(&text.text, &self.fields)?;
        if let Some(list) = &self.list {
            list.feed.complete(&mut record);
        }
        let key = record.id()?.unwrap_or_else(|| format!("R{}", self.records));
        let mut article = record.article(&self.fields, self.crawled)?;
        if text.guessed {
            article.doubts.push(Doubt::Encoding);
        }
        if !found.in_list && self.is_alone()? {
            return Ok(Some(Article { id: self.file.id.clone(), ..article }));
        }
        self.keys.name(article, &key, found.line).map(Some)
    }

    /// Whether the file holds the value that was read and no other.
    fn is_alone(&mut self) -> Result<bool, Reason> {
        let next = self.values.as_mut().map_or(Ok(None), Values::find)?;
        Ok(self.records == 1 && next.is_none())
    }

    /// Reports what ends the reading of this file.
    fn end(&mut self, reason: Reason) -> Option<Result<Article, Skipped>> {
        self.values = None;
        Some(Err(Skipped::file(&self.file, reason)))
    }
}

/// Reads the next value, of at most so many bytes if it stands in a list or does not.
fn read<R: BufRead>(values: &mut Values<R>, in_list: u64, alone: u64) -> io::Result<Option<Found>> {
    let Some(listed) = values.find()? else { return Ok(None) };
    let limit = if listed { in_list } else { alone };
    let place = values.read(limit)?;
    let text = if place.bytes > limit {
        Err(Reason::LineTooLong { bytes: place.bytes, limit: limit as usize })
    } else {
        decode_line(values.text())
    };
    Ok(Some(Found { line: place.line, in_list: listed, text }))
}

impl<R: BufRead> Iterator for Json<R> {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let found = match self.find() {
                Ok(Some(found)) => found,
                Ok(None) if self.records > 0 || self.values.is_none() => return None,
                Ok(None) => return self.end(Reason::Empty),
                Err(error) => return self.end(error.into()),
            };
            let place = Place::Line(found.line);
            let item = self.article(found).transpose();
            if let Some(item) = item {
                return Some(
                    item.map_err(|reason| Skipped { place, ..Skipped::file(&self.file, reason) }),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests;

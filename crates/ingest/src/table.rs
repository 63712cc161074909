//! Tables: CSV, TSV and their like, with the names of their columns in the first line. One row, one
//! article.
//!
//! The parser is `csv-core`. What stands around it is here because a table is long and made by hand:
//! a quotation mark that is left open would make all that follows one row. Such a row is given up, and
//! what seemed its other lines are read as rows (`rows`).

mod dialect;
mod rows;

use std::io::BufRead;

use jiff::civil::DateTime;
use jisr_text::article::{Article, Doubt};

use crate::decode::{Decoded, decode_line};
use crate::json::lines::Lines;
use crate::options::{Field, FieldNames, Options};
use crate::place::Place;
use crate::record::{Keys, Record, Value};
use crate::skipped::{Reason, Skipped};
use crate::walk::File;
use dialect::Dialect;
use rows::{Row, Rows};

/// The articles of a table.
pub(crate) struct Table<R> {
    file: File,
    fields: FieldNames,
    crawled: Option<DateTime>,
    limit: usize,
    rows: Rows<R>,
    /// Names of the columns.
    columns: Vec<String>,
    keys: Keys,
    /// Whether there was any row.
    any: bool,
    ended: bool,
}

impl<R: BufRead> Table<R> {
    /// Reads the first line.
    ///
    /// # Errors
    ///
    /// When it cannot be read, or names no column for a text.
    pub(crate) fn new(file: File, mut input: R, options: &Options) -> Result<Self, Reason> {
        if input.fill_buf()?.contains(&0) {
            return Err(Reason::Binary);
        }
        let limit = options.max_line_bytes;
        let mut lines = Lines::new(input, limit);
        let mut header = header(&mut lines, limit)?;
        let named = delimiter(&header);
        if named.is_some() {
            header = self::header(&mut lines, limit)?;
        }
        let mut dialect = named.map_or_else(|| Dialect::of(&header, &options.fields), Dialect::new);
        let columns = dialect.columns(&header).ok_or(Reason::OpenQuote)?;
        let columns: Vec<_> = columns.iter().map(|name| name.trim().to_owned()).collect();
        let is_text = |name: &String| {
            let mut called = options.fields.called(name);
            called.any(|(field, _)| matches!(field, Field::Body | Field::Html))
        };
        if !columns.iter().any(is_text) {
            return Err(Reason::NoColumn { columns });
        }
        Ok(Self {
            keys: Keys::new(&file.id),
            file,
            fields: options.fields.clone(),
            crawled: options.crawled,
            limit,
            rows: Rows::new(lines, dialect, limit),
            columns,
            any: false,
            ended: false,
        })
    }

    fn article(&mut self, row: Row) -> Result<Article, Reason> {
        if row.bytes > self.limit as u64 {
            self.rows.cut();
            return Err(Reason::LineTooLong { bytes: row.bytes, limit: self.limit });
        }
        let Decoded { text, guessed } = decode_line(self.rows.text())?;
        let text = text.replace("\r\n", "\n");
        let columns = self.columns(row, &text).inspect_err(|_| self.rows.cut())?;
        let mut record = Record::default();
        for (name, column) in self.columns.iter().zip(columns) {
            record.add(&self.fields, name, &Value::Text(column));
        }
        let key = record.id()?.unwrap_or_else(|| format!("L{}", row.line));
        let mut article = record.article(&self.fields, self.crawled)?;
        if guessed {
            article.doubts.push(Doubt::Encoding);
        }
        self.keys.name(article, &key, row.line)
    }

    /// The columns of a row, as many as the first line has. Empty ones may be too many.
    fn columns(&mut self, row: Row, text: &str) -> Result<Vec<String>, Reason> {
        let expected = self.columns.len();
        let is_wide = |columns: &Vec<String>| {
            columns.len() >= expected && columns[expected..].iter().all(String::is_empty)
        };
        let dialect = &mut self.rows.dialect;
        let quoted = if row.open { None } else { dialect.columns(text) };
        let reason = match quoted {
            Some(columns) if is_wide(&columns) => return Ok(columns),
            Some(columns) => Reason::Columns { found: columns.len(), expected },
            None => Reason::OpenQuote,
        };
        let first = text.split('\n').next().unwrap_or_default();
        if let Some(columns) = dialect.unquoted(first).filter(is_wide) {
            self.rows.cut();
            return Ok(columns);
        }
        Err(reason)
    }

    /// Reports what ends the reading of this file.
    fn end(&mut self, reason: Reason) -> Option<Result<Article, Skipped>> {
        self.ended = true;
        Some(Err(Skipped::file(&self.file, reason)))
    }
}

/// The first line that is not blank.
fn header(lines: &mut Lines<impl BufRead>, limit: usize) -> Result<String, Reason> {
    loop {
        let line = lines.next_line()?.ok_or(Reason::Empty)?;
        if line.bytes > limit as u64 {
            return Err(Reason::LineTooLong { bytes: line.bytes, limit });
        }
        if !lines.is_blank() {
            return Ok(decode_line(lines.text())?.text.trim_end_matches('\r').to_owned());
        }
    }
}

/// The delimiter that a spreadsheet names on a line of its own above all others: `sep=;`.
fn delimiter(line: &str) -> Option<u8> {
    match line.as_bytes() {
        [b's', b'e', b'p', b'=', delimiter] => Some(*delimiter),
        _ => None,
    }
}

impl<R: BufRead> Iterator for Table<R> {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.rows.next_row() {
            Ok(Some(row)) => {
                self.any = true;
                let article = self.article(row);
                let place = Place::Line(row.line);
                Some(
                    article
                        .map_err(|reason| Skipped { place, ..Skipped::file(&self.file, reason) }),
                )
            }
            Ok(None) if self.any => None,
            Ok(None) => self.end(Reason::Empty),
            Err(error) => self.end(error.into()),
        }
    }
}

#[cfg(test)]
mod tests;

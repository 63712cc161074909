//! The rows of a table, of bounded length.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use super::dialect::Dialect;
use crate::json::lines::Lines;

/// What may be read again beyond what was read: a file that is nothing but open quotation marks
/// would be read over and over.
const GRACE: u64 = 1 << 20;

/// A row, and how it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// Its first line, from 1.
    pub(super) line: u64,
    /// Length in bytes.
    pub(super) bytes: u64,
    /// Whether a quotation mark is left open in it.
    pub(super) open: bool,
}

/// Reads rows of one or several lines into one buffer.
pub(super) struct Rows<R> {
    lines: Lines<R>,
    pub(super) dialect: Dialect,
    limit: usize,
    buffer: Vec<u8>,
    /// Where the lines of the row begin in the buffer.
    starts: Vec<usize>,
    first_line: u64,
    /// Lines that are to be read again, by themselves.
    again: VecDeque<(u64, Vec<u8>)>,
    /// Bytes that were read, and that were read again.
    read: u64,
    read_again: u64,
}

impl<R: BufRead> Rows<R> {
    /// The rows of the lines that are left.
    pub(super) fn new(lines: Lines<R>, dialect: Dialect, limit: usize) -> Self {
        Self {
            lines,
            dialect,
            limit,
            buffer: Vec::new(),
            starts: Vec::new(),
            first_line: 0,
            again: VecDeque::new(),
            read: 0,
            read_again: 0,
        }
    }

    /// The text of the last row; nothing if it was over the limit.
    pub(super) fn text(&self) -> &[u8] {
        &self.buffer
    }

    /// Goes to the next row that is not blank; `None` at the end of the file.
    pub(super) fn next_row(&mut self) -> io::Result<Option<Row>> {
        self.buffer.clear();
        self.starts.clear();
        while self.buffer.trim_ascii().is_empty() {
            self.buffer.clear();
            let Some((line, bytes)) = self.next_line()? else { return Ok(None) };
            self.first_line = line;
            if bytes > self.limit as u64 {
                return Ok(Some(Row { line, bytes, open: false }));
            }
        }
        self.dialect.begin();
        let mut ended = self.dialect.ends(&self.buffer);
        while !ended && self.may_go_on() {
            self.buffer.push(b'\n');
            let start = self.buffer.len();
            if self.next_line()?.is_none() {
                self.buffer.pop();
                break;
            }
            self.starts.push(start);
            ended = self.dialect.ends(&self.buffer[start..]);
        }
        Ok(Some(Row { line: self.first_line, bytes: self.buffer.len() as u64, open: !ended }))
    }

    /// Takes the last row for its first line only: a quotation mark was left open there, and what
    /// follows are rows of their own.
    pub(super) fn cut(&mut self) {
        let ends = self.starts.iter().skip(1).map(|start| start - 1).chain([self.buffer.len()]);
        let lines = self.starts.iter().zip(ends).zip(self.first_line + 1..);
        let again = lines.map(|((&start, end), line)| (line, self.buffer[start..end].to_vec()));
        let again: Vec<_> = again.collect();
        for line in again.into_iter().rev() {
            self.read_again += line.1.len() as u64;
            self.again.push_front(line);
        }
        self.starts.clear();
    }

    /// Whether a row may have more lines: when too much was read again, each line is a row.
    fn may_go_on(&self) -> bool {
        self.buffer.len() < self.limit && self.read_again <= 2 * self.read + GRACE
    }

    /// Adds the next line to the buffer; its number and its length.
    fn next_line(&mut self) -> io::Result<Option<(u64, u64)>> {
        if let Some((number, line)) = self.again.pop_front() {
            self.buffer.extend_from_slice(&line);
            return Ok(Some((number, line.len() as u64)));
        }
        let Some(line) = self.lines.next_line()? else { return Ok(None) };
        self.buffer.extend_from_slice(self.lines.text());
        self.read += line.bytes;
        Ok(Some((line.number, line.bytes)))
    }
}

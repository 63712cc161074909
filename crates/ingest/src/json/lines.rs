//! Lines of a file, of bounded length.

use std::io::{self, BufRead};

/// Where a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// From 1.
    pub(crate) number: u64,
    /// Offset in the file of its text.
    pub(crate) offset: u64,
    /// Length in bytes without its `\n`.
    pub(crate) bytes: u64,
}

/// Reads a file line by line into one buffer. Of a line over the limit only the length is kept:
/// its bytes are passed over as they come.
#[derive(Debug)]
pub(crate) struct Lines<R> {
    input: R,
    limit: usize,
    buffer: Vec<u8>,
    number: u64,
    position: u64,
}

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R, limit: usize) -> Self {
        Self { input, limit, buffer: Vec::new(), number: 0, position: 0 }
    }

    /// The text of the last line, without its line end; nothing if it was over the limit.
    pub(crate) fn text(&self) -> &[u8] {
        &self.buffer
    }

    /// Whether the last line is white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.buffer.trim_ascii().is_empty()
    }

    /// Goes to the next line; `None` at the end of the file.
    pub(crate) fn next_line(&mut self) -> io::Result<Option<Line>> {
        let start = self.position;
        self.buffer.clear();
        let mut bytes = 0;
        let mut ended = false;
        while !ended {
            let chunk = match self.input.fill_buf() {
                Ok(chunk) => chunk,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(error),
            };
            if chunk.is_empty() {
                break;
            }
            let end = chunk.iter().position(|&byte| byte == b'\n');
            let part = &chunk[..end.unwrap_or(chunk.len())];
            bytes += part.len() as u64;
            if bytes <= self.limit as u64 {
                self.buffer.extend_from_slice(part);
            }
            ended = end.is_some();
            let used = part.len() + usize::from(ended);
            self.input.consume(used);
            self.position += used as u64;
        }
        if self.position == start {
            return Ok(None);
        }
        self.number += 1;
        Ok(Some(self.finish(start, bytes)))
    }

    fn finish(&mut self, start: u64, bytes: u64) -> Line {
        let mut offset = start;
        if bytes > self.limit as u64 {
            self.buffer.clear();
        } else if start == 0 && self.buffer.starts_with(b"\xef\xbb\xbf") {
            self.buffer.drain(..3);
            offset = 3;
        }
        Line { number: self.number, offset, bytes }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufReader, Read};

    use super::*;

    fn all(input: impl BufRead, limit: usize) -> Vec<(u64, u64, u64, String)> {
        let mut lines = Lines::new(input, limit);
        let mut found = Vec::new();
        while let Some(line) = lines.next_line().unwrap() {
            let text = String::from_utf8(lines.text().to_vec()).unwrap();
            found.push((line.number, line.offset, line.bytes, text));
        }
        found
    }

    #[test]
    fn lines_are_numbered_and_long_ones_passed_over() {
        let input = BufReader::with_capacity(2, "\u{feff}ab\n\nabcdefghi\nz".as_bytes());
        let expected = [(1, 3, 5, "ab"), (2, 6, 0, ""), (3, 7, 9, ""), (4, 17, 1, "z")]
            .map(|line| (line.0, line.1, line.2, line.3.to_owned()));
        assert_eq!(all(input, 5), expected);
    }

    #[test]
    fn a_line_without_end_takes_no_memory() {
        let length = 200 << 20;
        let mut lines = Lines::new(BufReader::new(io::repeat(b'x').take(length)), 1 << 10);
        let line = lines.next_line().unwrap().unwrap();
        assert_eq!(line.bytes, length);
        assert!(lines.buffer.capacity() <= 2 << 10);
        assert_eq!(lines.next_line().unwrap(), None);
    }
}

//! The bytes of a file as they are on disk, with some of those already read at hand.

use std::fmt;
use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How much is read at once, and how much of what was read before is kept.
const PIECE: usize = 64 << 10;

/// A buffered reader that can go back a little: a damaged piece of compressed data is often known
/// as such only after the start of the next piece was taken for a part of it.
pub(super) struct Input {
    raw: Box<dyn Read + Send>,
    buffer: Vec<u8>,
    /// Where in the buffer the next byte is.
    at: usize,
    /// Where in the file the buffer begins.
    offset: u64,
    /// Bytes fetched so far, for whoever shows progress.
    fetched: Arc<AtomicU64>,
}

impl Input {
    pub(super) fn new(raw: Box<dyn Read + Send>, fetched: Arc<AtomicU64>) -> Self {
        Self { raw, buffer: Vec::new(), at: 0, offset: 0, fetched }
    }

    /// Where in the file the next byte is.
    pub(super) fn position(&self) -> u64 {
        self.offset + self.at as u64
    }

    /// The next bytes: at least `count` of them, fewer only where the file ends.
    pub(super) fn peek(&mut self, count: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.at < count {
            if self.fetch()? == 0 {
                break;
            }
        }
        Ok(&self.buffer[self.at..])
    }

    /// Goes back to a place in the file, or as near to it as is still at hand.
    pub(super) fn go_back(&mut self, position: u64) {
        let back = usize::try_from(self.position().saturating_sub(position)).unwrap_or(usize::MAX);
        self.at = self.at.saturating_sub(back);
    }

    fn fetch(&mut self) -> io::Result<usize> {
        let old = self.at.saturating_sub(PIECE);
        self.buffer.drain(..old);
        self.at -= old;
        self.offset += old as u64;
        let end = self.buffer.len();
        self.buffer.resize(end + PIECE, 0);
        let read = loop {
            match self.raw.read(&mut self.buffer[end..]) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other,
            }
        };
        let count = *read.as_ref().unwrap_or(&0);
        self.buffer.truncate(end + count);
        self.fetched.fetch_add(count as u64, Ordering::Relaxed);
        read
    }
}

impl Default for Input {
    /// Nothing at all.
    fn default() -> Self {
        Self::new(Box::new(io::empty()), Arc::default())
    }
}

impl Read for Input {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Input {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1)
    }

    fn consume(&mut self, count: usize) {
        self.at = self.buffer.len().min(self.at + count);
    }
}

impl fmt::Debug for Input {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Input").field("position", &self.position()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_little_can_be_read_again() {
        let bytes: Vec<u8> = (0..5 * PIECE).map(|index| (index % 251) as u8).collect();
        let mut input = Input::new(Box::new(io::Cursor::new(bytes.clone())), Arc::default());
        let mut start = vec![0; 3 * PIECE];
        input.read_exact(&mut start).unwrap();
        input.go_back(3 * PIECE as u64 - 100);
        assert_eq!(input.position(), 3 * PIECE as u64 - 100);
        input.go_back(0);
        let from = usize::try_from(input.position()).unwrap();
        assert!(from > 0 && from <= 2 * PIECE);
        let mut rest = Vec::new();
        input.read_to_end(&mut rest).unwrap();
        assert_eq!(rest, bytes[from..]);
        assert!(input.buffer.capacity() <= 8 * PIECE);
    }
}

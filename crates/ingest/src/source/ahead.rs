//! Bytes as they come, with some of those already read at hand.

use std::fmt;
use std::io::{self, BufRead, Read};

/// How much is read at once, and how much of what was read before is kept.
const PIECE: usize = 64 << 10;

/// A buffered reader that looks ahead, and can go back a little: that data is damaged, or a length
/// is wrong, is often known only after what follows was taken for a part of it.
pub(crate) struct Ahead<R> {
    raw: R,
    buffer: Vec<u8>,
    /// Where in the buffer the next byte is.
    at: usize,
    /// Where in the input the buffer begins.
    offset: u64,
}

impl<R: Read> Ahead<R> {
    pub(crate) fn new(raw: R) -> Self {
        Self { raw, buffer: Vec::new(), at: 0, offset: 0 }
    }

    /// What is read from.
    pub(crate) fn raw(&mut self) -> &mut R {
        &mut self.raw
    }

    /// Where in the input the next byte is.
    pub(crate) fn position(&self) -> u64 {
        self.offset + self.at as u64
    }

    /// The next bytes: at least `count` of them, fewer only where the input ends.
    pub(crate) fn peek(&mut self, count: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.at < count {
            if self.fetch()? == 0 {
                break;
            }
        }
        Ok(&self.buffer[self.at..])
    }

    /// Goes back to a place in the input, or as near to it as is still at hand.
    pub(crate) fn go_back(&mut self, position: u64) {
        let back = usize::try_from(self.position().saturating_sub(position)).unwrap_or(usize::MAX);
        self.at = self.at.saturating_sub(back);
    }

    /// Reads the last bytes again, which are these.
    pub(crate) fn push_back(&mut self, bytes: &[u8]) {
        self.offset = self.position().saturating_sub(bytes.len() as u64);
        self.buffer.splice(..self.at, bytes.iter().copied());
        self.at = 0;
    }

    /// Forgets what was read ahead.
    pub(crate) fn clear(&mut self) {
        self.at = self.buffer.len();
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
        read
    }
}

impl<R: Read> Read for Ahead<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Ahead<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.peek(1)
    }

    fn consume(&mut self, count: usize) {
        self.at = self.buffer.len().min(self.at + count);
    }
}

impl<R> fmt::Debug for Ahead<R> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Ahead").field("offset", &self.offset).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_little_can_be_read_again() {
        let bytes: Vec<u8> = (0..5 * PIECE).map(|index| (index % 251) as u8).collect();
        let mut input = Ahead::new(io::Cursor::new(bytes.clone()));
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

    #[test]
    fn what_is_pushed_back_comes_again() {
        let mut input = Ahead::new(&b"one two three"[..]);
        let mut word = [0; 4];
        input.read_exact(&mut word).unwrap();
        input.push_back(b"ne ");
        assert_eq!((input.position(), input.peek(20).unwrap()), (1, &b"ne two three"[..]));
        input.clear();
        assert_eq!((input.position(), input.peek(1).unwrap()), (13, &b""[..]));
    }
}

//! What a file holds: its bytes, decompressed if they are compressed.
//!
//! Whether they are is told by the first of them, never by the name: a `.gz` that a program on the
//! way has unpacked is read as well as a file without `.gz` that nobody has.

mod ahead;
mod members;
#[cfg(test)]
mod tests;

use std::fs;
use std::io::{self, BufRead, Read};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::skipped::Reason;
pub(crate) use ahead::Ahead;
use members::{Members, Packing};

/// Extensions of compressed files.
const PACKED: [&str; 2] = ["gz", "zst"];

/// How much is unpacked at once.
const PIECE: usize = 64 << 10;

/// How many bytes may come out of one, when more than [`UNASKED`] come out. Text becomes a tenth,
/// repetitive text a fiftieth; deflate goes down to a thousandth, for data that is all the same.
const MAX_RATIO: u64 = 300;
const UNASKED: u64 = 64 << 20;

/// Where bytes come from.
type Raw = Box<dyn Read + Send>;

/// The bytes of a file, decompressed.
#[derive(Debug)]
pub(crate) struct Source {
    inner: Inner,
    /// Bytes unpacked at last, and how many of them were given out.
    piece: Vec<u8>,
    given: usize,
    /// Bytes unpacked so far.
    unpacked: u64,
}

#[derive(Debug)]
enum Inner {
    Plain(Ahead<Raw>),
    Packed(Members),
}

impl Source {
    /// Opens a file. `fetched` counts the bytes read from it as it is.
    pub(crate) fn open(path: &Path, fetched: Arc<AtomicU64>) -> Result<Self, Reason> {
        let file = fs::File::open(path).map_err(Reason::Io)?;
        let mut source = Self::new(Counted { raw: file, fetched })?;
        if is_packed(path) && source.fill_buf()?.is_empty() {
            return Err(Reason::CutShort);
        }
        Ok(source)
    }

    /// Reads from anything.
    pub(crate) fn new(raw: impl Read + Send + 'static) -> io::Result<Self> {
        let mut input: Ahead<Raw> = Ahead::new(Box::new(raw));
        let inner = match Packing::of(input.peek(4)?) {
            Some(packing) => Inner::Packed(Members::new(packing, input)),
            None => Inner::Plain(input),
        };
        Ok(Self { inner, piece: Vec::new(), given: 0, unpacked: 0 })
    }

    /// Reads all, but at most `limit` bytes.
    pub(crate) fn bytes(self, limit: u64) -> Result<Vec<u8>, Reason> {
        let mut bytes = Vec::new();
        self.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > limit { Err(Reason::Overlong { limit }) } else { Ok(bytes) }
    }

    /// Goes to what may be the next member of compressed data, after an error in one; false where
    /// none follows.
    pub(crate) fn next_member(&mut self) -> io::Result<bool> {
        match &mut self.inner {
            Inner::Plain(_) => Ok(false),
            Inner::Packed(members) => members.next_member(),
        }
    }

    /// Where in the file the member of compressed data begins that the last bytes are from.
    pub(crate) fn member(&self) -> Option<u64> {
        match &self.inner {
            Inner::Plain(_) => None,
            Inner::Packed(members) => Some(members.start()),
        }
    }

    /// Unpacks the next piece; it is from one member only.
    fn unpack(&mut self) -> io::Result<()> {
        let Inner::Packed(members) = &mut self.inner else { return Ok(()) };
        self.given = 0;
        self.piece.resize(PIECE, 0);
        let count = members.read(&mut self.piece);
        self.piece.truncate(*count.as_ref().unwrap_or(&0));
        self.unpacked += count? as u64;
        let checked = check_ratio(members.position(), self.unpacked);
        checked.inspect_err(|_| self.piece.clear()).map_err(io::Error::other)
    }
}

/// Whether so many bytes may come out of so many compressed ones.
pub(crate) fn check_ratio(packed: u64, unpacked: u64) -> Result<(), Reason> {
    let most = packed.saturating_mul(MAX_RATIO).saturating_add(UNASKED);
    if unpacked > most { Err(Reason::Bomb { ratio: MAX_RATIO }) } else { Ok(()) }
}

impl BufRead for Source {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if matches!(self.inner, Inner::Packed(_)) && self.given == self.piece.len() {
            self.unpack()?;
        }
        match &mut self.inner {
            Inner::Plain(input) => input.fill_buf(),
            Inner::Packed(_) => Ok(&self.piece[self.given..]),
        }
    }

    fn consume(&mut self, count: usize) {
        match &mut self.inner {
            Inner::Plain(input) => input.consume(count),
            Inner::Packed(_) => self.given = self.piece.len().min(self.given + count),
        }
    }
}

impl Read for Source {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

/// A reader that counts, for whoever shows progress.
pub(crate) struct Counted<R> {
    pub(crate) raw: R,
    /// Bytes read so far.
    pub(crate) fetched: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.raw.read(into)?;
        self.fetched.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// The extension that says what a file holds, in small letters: `jsonl` of `wire.jsonl.gz`.
pub(crate) fn extension(path: &Path) -> Option<String> {
    let inner = if is_packed(path) { Path::new(path.file_stem()?) } else { path };
    Some(inner.extension()?.to_str()?.to_ascii_lowercase())
}

/// Whether a file is called as compressed ones are.
fn is_packed(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    PACKED.iter().any(|packed| packed.eq_ignore_ascii_case(extension))
}

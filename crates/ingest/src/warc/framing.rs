//! Where one record ends and the next begins.
//!
//! A record says itself how long it is. That is believed where the end of a record follows; otherwise the next record is looked for by how records begin. In compressed files what is damaged
//! ends at the next compressed piece.

use std::io::{self, BufRead, Read};

use memchr::memmem;

use super::header::Header;
use crate::skipped::Reason;
use crate::source::{Ahead, Source};

/// Longest header of a record, in bytes.
const MAX_HEADER: u64 = 64 << 10;

/// How every record begins, before a digit and a dot.
const MAGIC: &[u8] = b"WARC/";

/// What stands between two records.
const APART: &[u8] = b"\r\n\r\n";

/// While a record is looked for, one may begin in so many of the last bytes: one byte less than
/// line ends, magic, a digit and a dot.
const KEPT: usize = APART.len() + MAGIC.len() + 2 - 1;

/// A record as it is in its file.
#[derive(Debug)]
pub(super) struct Record {
    /// Where it begins: see [`Place::Byte`](crate::Place::Byte).
    pub(super) at: u64,
    pub(super) header: Header,
    /// Its block, or the start of a block that is longer than the limit.
    pub(super) block: Vec<u8>,
    /// Length of the whole block, in bytes.
    pub(super) length: u64,
}

/// A record that cannot be read.
#[derive(Debug)]
pub(super) struct Broken {
    /// Where it begins.
    pub(super) at: u64,
    pub(super) reason: Reason,
}

/// What went wrong.
enum Fault {
    /// The input is damaged.
    Input(Reason),
    /// The record is, and the next one is somewhere behind it.
    Record(Reason),
    /// The record is longer or shorter than it says, or the file ends in it.
    Length { ended: bool },
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Input(error.into())
    }
}

/// The records of a file.
#[derive(Debug)]
pub(super) struct Framing {
    input: Ahead<Source>,
    /// Most bytes of a block that are kept.
    limit: usize,
    /// Where the record begins that is being read.
    at: u64,
    /// Bytes that were read again so far.
    reread: u64,
    /// What came up while looking ahead.
    ahead: Option<Reason>,
    done: bool,
}

impl Framing {
    pub(super) fn new(source: Source, limit: usize) -> Self {
        let input = Ahead::new(source);
        Self { input, limit, at: 0, reread: 0, ahead: None, done: false }
    }

    fn record(&mut self) -> Result<Option<Record>, Fault> {
        if let Some(reason) = self.ahead.take() {
            return Err(Fault::Input(reason));
        }
        self.pass_blank()?;
        if self.input.fill_buf()?.is_empty() {
            return Ok(None);
        }
        self.at = self.place();
        if !self.is_at_record()? {
            return Err(Fault::Record(Reason::NoRecord));
        }
        let header = self.header()?;
        let length = header.length().ok_or(fault("its Content-Length is missing or no number"))?;
        let block = self.block(length)?;
        Ok(Some(Record { at: self.at, header, block, length }))
    }

    fn pass_blank(&mut self) -> io::Result<()> {
        loop {
            let blank = blank(self.input.fill_buf()?);
            if blank == 0 {
                return Ok(());
            }
            self.input.consume(blank);
        }
    }

    /// Where the next byte is, or the compressed piece begins that it is from.
    fn place(&mut self) -> u64 {
        self.input.raw().member().unwrap_or(self.input.position())
    }

    fn is_at_record(&mut self) -> io::Result<bool> {
        Ok(begins_record(self.input.peek(MAGIC.len() + 2)?))
    }

    fn header(&mut self) -> Result<Header, Fault> {
        let mut lines = Vec::new();
        loop {
            let start = lines.len();
            let room = MAX_HEADER - start as u64;
            (&mut self.input).take(room).read_until(b'\n', &mut lines)?;
            let line = &lines[start..];
            if !line.ends_with(b"\n") {
                let long = lines.len() as u64 == MAX_HEADER;
                return Err(if long {
                    fault("its header has no end")
                } else {
                    Fault::Length { ended: true }
                });
            }
            if line.trim_ascii().is_empty() {
                return Ok(Header::parse(&lines));
            }
            if start > 0 && begins_record(line) {
                self.input.push_back(line);
                return Err(fault("its header breaks off"));
            }
        }
    }

    /// Reads a block, or the start of a very long one.
    fn block(&mut self, length: u64) -> Result<Vec<u8>, Fault> {
        let mut block = Vec::new();
        let most = length.min(self.limit as u64);
        (&mut self.input).take(most).read_to_end(&mut block)?;
        let is_whole = block.len() as u64 == most;
        if is_whole && length > most {
            return match self.pass_over(length - most)? {
                true => Ok(block),
                false => Err(Fault::Length { ended: true }),
            };
        }
        if is_whole && self.is_followed_well() {
            return Ok(block);
        }
        // Reading again is bounded by what is read once.
        if self.reread <= self.input.position() + self.limit as u64 {
            self.reread += block.len() as u64;
            self.input.push_back(&block);
        }
        Err(Fault::Length { ended: !is_whole })
    }

    /// Whether the two line ends come that end a record, or at least another record or the end.
    fn is_followed_well(&mut self) -> bool {
        const FAR: usize = 64;
        match self.input.peek(FAR) {
            Ok(bytes) => {
                if bytes.starts_with(APART) {
                    return true;
                }
                let blank = blank(bytes);
                bytes.len() == blank || begins_record(&bytes[blank..])
            }
            // This record is whole, whatever comes after it.
            Err(error) => {
                self.ahead = Some(error.into());
                true
            }
        }
    }

    /// Goes over the rest of a block; false where the file ends in it, or another record begins.
    fn pass_over(&mut self, mut rest: u64) -> io::Result<bool> {
        while rest > 0 {
            let bytes = self.input.peek(KEPT + 1)?;
            let end = usize::try_from(rest).unwrap_or(usize::MAX).min(bytes.len());
            let found = find_record(APART, &bytes[..end]);
            let passed = found.unwrap_or_else(|| passable(bytes.len()).min(end));
            self.input.consume(passed);
            rest -= passed as u64;
            if found.is_some() || passed == 0 {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Goes to where another record begins, or to the end.
    fn seek_record(&mut self) -> io::Result<()> {
        if self.is_at_record()? {
            return Ok(());
        }
        loop {
            let bytes = self.input.peek(KEPT + 1)?;
            let found = find_record(b"\n", bytes);
            let passed = found.unwrap_or_else(|| passable(bytes.len()));
            self.input.consume(passed);
            if found.is_some() || passed == 0 {
                return Ok(());
            }
        }
    }

    /// Goes to the next compressed piece that begins with a record.
    fn seek_member(&mut self) {
        self.input.clear();
        while let Ok(true) = self.input.raw().next_member() {
            if let Ok(true) = self.is_at_record() {
                return;
            }
            self.input.clear();
        }
        self.done = true;
    }

    /// Goes on after a fault, and says what is to be reported.
    fn recover(&mut self, fault: Fault) -> Reason {
        let ended = matches!(fault, Fault::Length { ended: true });
        let reason = match fault {
            Fault::Input(reason @ Reason::Bomb { .. }) => {
                self.done = true;
                return reason;
            }
            Fault::Input(reason) => {
                self.at = self.place();
                self.seek_member();
                return reason;
            }
            Fault::Record(reason) => reason,
            Fault::Length { .. } => Reason::BrokenRecord { fault: "its Content-Length is wrong" },
        };
        if let Err(error) = self.seek_record() {
            self.ahead = Some(error.into());
            return reason;
        }
        self.done = self.input.fill_buf().is_ok_and(<[u8]>::is_empty);
        if ended && self.done { Reason::CutShort } else { reason }
    }
}

impl Iterator for Framing {
    type Item = Result<Record, Broken>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.done {
            return None;
        }
        match self.record() {
            Ok(record) => record.map(Ok),
            Err(fault) => {
                let reason = self.recover(fault);
                Some(Err(Broken { at: self.at, reason }))
            }
        }
    }
}

fn fault(fault: &'static str) -> Fault {
    Fault::Record(Reason::BrokenRecord { fault })
}

/// How many line ends stand at the start of some bytes.
fn blank(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|byte| b"\r\n".contains(byte)).count()
}

fn begins_record(bytes: &[u8]) -> bool {
    bytes.strip_prefix(MAGIC).is_some_and(|rest| matches!(rest, [b'0'..=b'9', b'.', ..]))
}

/// Where the next record begins in some bytes, with `before` before it.
fn find_record(before: &[u8], bytes: &[u8]) -> Option<usize> {
    memmem::find_iter(bytes, MAGIC)
        .find(|&at| bytes[..at].ends_with(before) && begins_record(&bytes[at..]))
}

/// How many of the bytes at hand are past, if more than [`KEPT`] are unless the input ends.
fn passable(bytes: usize) -> usize {
    if bytes > KEPT { bytes - KEPT } else { bytes }
}

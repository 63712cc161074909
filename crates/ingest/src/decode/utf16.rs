//! UTF-16, with a byte order mark and without.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_16BE, UTF_16LE};

/// How much of a file is looked at.
const HEAD: usize = 4 << 10;

/// UTF-16 that has no mark: every other byte is the high byte of a Latin or Arabic letter, or of
/// general punctuation, and some are NUL.
pub(super) fn without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD)];
    if !bytes.len().is_multiple_of(2) || head.len() < 4 {
        return None;
    }
    let high = |from: usize| {
        let mut bytes = head[from..].iter().step_by(2);
        let nul = bytes.clone().any(|&byte| byte == 0);
        nul && bytes.all(|byte| matches!(byte, 0 | 6 | 0x20 | 0xfb..=0xfe))
    };
    match (high(0), high(1)) {
        (true, false) => Some(UTF_16BE),
        (false, true) => Some(UTF_16LE),
        _ => None,
    }
}

/// An input as UTF-8: one in UTF-16 with a mark is decoded as it is read.
pub(crate) struct Utf8Input<R> {
    input: R,
    decoder: Option<Decoder>,
    /// Bytes read and not decoded yet, and how many of them there are.
    pending: Vec<u8>,
    /// Decoded bytes, and from where on they have not been given out.
    ready: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R> std::fmt::Debug for Utf8Input<R> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let utf16 = self.decoder.is_some();
        out.debug_struct("Utf8Input").field("utf16", &utf16).finish_non_exhaustive()
    }
}

impl<R: Read> Utf8Input<R> {
    /// Looks at the first bytes of an input.
    pub(crate) fn new(mut input: R) -> io::Result<Self> {
        let mut pending = Vec::new();
        input.by_ref().take(2).read_to_end(&mut pending)?;
        let encoding = Encoding::for_bom(&pending).map(|(encoding, _)| encoding);
        let decoder = encoding.map(Encoding::new_decoder_without_bom_handling);
        if decoder.is_some() {
            pending.clear();
        }
        let ready = std::mem::take(&mut pending);
        Ok(Self { input, decoder, pending, ready, given: 0, ended: false })
    }

    /// Decodes the next piece.
    fn fill(&mut self) -> io::Result<()> {
        const PIECE: usize = 32 << 10;
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        self.pending.resize(PIECE, 0);
        let read = self.input.read(&mut self.pending)?;
        self.ended = read == 0;
        self.ready.resize(decoder.max_utf8_buffer_length(read).unwrap_or(4 * PIECE), 0);
        let bytes = &self.pending[..read];
        let (result, _, written, _) = decoder.decode_to_utf8(bytes, &mut self.ready, self.ended);
        debug_assert_eq!(result, CoderResult::InputEmpty);
        self.ready.truncate(written);
        self.given = 0;
        Ok(())
    }
}

impl<R: Read> Read for Utf8Input<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() {
            if self.decoder.is_none() {
                return self.input.read(into);
            }
            if self.ended {
                return Ok(0);
            }
            self.fill()?;
        }
        let count = into.len().min(self.ready.len() - self.given);
        into[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

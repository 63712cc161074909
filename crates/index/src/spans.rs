//! Byte spans of words, stored beside the text so that highlighting analyses nothing.
//!
//! A word costs one byte as a rule: six bits for its length and two for the gap that separates it
//! from the word before (0, 1 or 2 bytes; 3 says that gap and length follow as LEB128 numbers).
//! Every [`BLOCK`] words a directory entry says where in the text and in the stream the next block
//! begins, so that reaching any word costs at most one block, however long the article is.
//!
//! Layout, numbers little-endian: `words: u32`, then per block but the first
//! `text offset: u32, stream offset: u32`, then the stream.

use std::ops::Range;

/// Words between two directory entries.
const BLOCK: usize = 64;
/// Gap code that says: gap and length follow in full.
const ESCAPE: u8 = 3;
/// Largest length that fits beside the gap code.
const MAX_SHORT: usize = 63;

/// Encodes the spans of a text.
#[derive(Debug, Default)]
pub struct Spans {
    words: u32,
    end: usize,
    directory: Vec<u8>,
    stream: Vec<u8>,
}

impl Spans {
    /// Adds the span of the next word, in bytes of the text.
    ///
    /// Spans must come in order and may not overlap; [`SpansReader`] returns them as given.
    pub fn push(&mut self, span: Range<usize>) {
        debug_assert!(self.end <= span.start && span.start <= span.end, "spans out of order");
        if self.words > 0 && (self.words as usize).is_multiple_of(BLOCK) {
            self.directory.extend_from_slice(&to_u32(self.end).to_le_bytes());
            self.directory.extend_from_slice(&to_u32(self.stream.len()).to_le_bytes());
        }
        let (gap, len) = (span.start - self.end, span.len());
        if gap < usize::from(ESCAPE) && len <= MAX_SHORT {
            self.stream.push((len as u8) << 2 | gap as u8);
        } else {
            self.stream.push(ESCAPE);
            push_varint(&mut self.stream, gap);
            push_varint(&mut self.stream, len);
        }
        self.words += 1;
        self.end = span.end;
    }

    /// Appends the encoded spans to `out` and empties the encoder for the next text.
    pub fn finish_into(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.words.to_le_bytes());
        out.append(&mut self.directory);
        out.append(&mut self.stream);
        (self.words, self.end) = (0, 0);
    }
}

/// Texts are bounded far below 4 GiB by the readers; a longer one loses its marks, not its words.
fn to_u32(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

fn push_varint(out: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// Reads spans by the ordinal of their word.
#[derive(Clone, Copy, Debug, Default)]
pub struct SpansReader<'a> {
    words: usize,
    directory: &'a [u8],
    stream: &'a [u8],
}

impl<'a> SpansReader<'a> {
    /// Opens what [`Spans::finish_into`] wrote; `None` when the bytes are too short to be that.
    #[must_use]
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let (words, rest) = bytes.split_first_chunk::<4>()?;
        let words = u32::from_le_bytes(*words) as usize;
        let entries = words.saturating_sub(1) / BLOCK;
        let (directory, stream) = rest.split_at_checked(entries * 8)?;
        Some(Self { words, directory, stream })
    }

    /// Number of words.
    #[must_use]
    pub fn len(&self) -> usize {
        self.words
    }

    /// Whether the text has no words.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words == 0
    }

    /// Byte span of the word with the ordinal `word`; `None` past the last word.
    #[must_use]
    pub fn get(&self, word: usize) -> Option<Range<usize>> {
        self.iter_from(word).next()
    }

    /// Byte spans from the word with the ordinal `word` on, in order.
    pub fn iter_from(&self, word: usize) -> impl Iterator<Item = Range<usize>> + 'a {
        let block = word / BLOCK;
        let left = if word < self.words { self.words - block * BLOCK } else { 0 };
        let (end, offset) = if block == 0 || left == 0 { (0, 0) } else { self.entry(block - 1) };
        let stream = self.stream.get(offset..).unwrap_or_default();
        Decoder { end, stream, left }.skip(word % BLOCK)
    }

    /// Text and stream offset at which the block after entry `index` begins.
    fn entry(&self, index: usize) -> (usize, usize) {
        let number = |at: usize| match self.directory.get(at..at + 4) {
            Some(bytes) => bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | usize::from(byte)),
            None => 0,
        };
        (number(index * 8), number(index * 8 + 4))
    }
}

/// Walks the stream from a block's beginning.
struct Decoder<'a> {
    end: usize,
    stream: &'a [u8],
    left: usize,
}

impl Decoder<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&first, rest) = self.stream.split_first()?;
        self.stream = rest;
        Some(first)
    }

    fn varint(&mut self) -> Option<usize> {
        let mut value = 0usize;
        for shift in (0..usize::BITS).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f).checked_shl(shift)?;
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }
}

impl Iterator for Decoder<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        self.left = self.left.checked_sub(1)?;
        let code = self.byte()?;
        let (gap, len) = match code & 3 {
            ESCAPE => (self.varint()?, self.varint()?),
            gap => (usize::from(gap), usize::from(code >> 2)),
        };
        let start = self.end.checked_add(gap)?;
        self.end = start.checked_add(len)?;
        Some(start..self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn encode(spans: &[Range<usize>]) -> Vec<u8> {
        let mut encoder = Spans::default();
        let mut bytes = Vec::new();
        spans.iter().cloned().for_each(|span| encoder.push(span));
        encoder.finish_into(&mut bytes);
        bytes
    }

    #[test]
    fn a_word_costs_a_byte() {
        let spans: Vec<_> = (0..1000).map(|word| word * 6..word * 6 + 5).collect();
        let bytes = encode(&spans).len();
        assert!(bytes < 1000 * 5 / 4, "{bytes} bytes for 1000 words");
    }

    #[test]
    fn nothing_past_the_last_word() {
        let bytes = encode(&[0..3, 4..9]);
        let reader = SpansReader::new(&bytes).unwrap();
        assert_eq!(reader.get(1), Some(4..9));
        assert_eq!(reader.get(2), None);
        assert_eq!(reader.get(usize::MAX), None);
    }

    proptest! {
        #[test]
        fn spans_come_back_from_any_word(pairs in prop::collection::vec((0usize..90, 0usize..200), 0..400)) {
            let mut end = 0;
            let spans: Vec<_> = pairs.iter().map(|&(gap, len)| {
                let start = end + gap;
                end = start + len;
                start..end
            }).collect();
            let bytes = encode(&spans);
            let reader = SpansReader::new(&bytes).unwrap();
            prop_assert_eq!(reader.len(), spans.len());
            for (word, span) in spans.iter().enumerate() {
                prop_assert_eq!(reader.get(word), Some(span.clone()));
            }
            prop_assert_eq!(reader.iter_from(0).collect::<Vec<_>>(), spans);
        }

        #[test]
        fn damaged_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200), word in 0usize..5000) {
            if let Some(reader) = SpansReader::new(&bytes) {
                let _ = reader.get(word);
            }
        }
    }
}

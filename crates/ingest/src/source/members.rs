//! Compressed data: one piece after the other, each complete in itself.
//!
//! A gzip file is a row of members, a Zstandard file one of frames; both are called members here.
//! Archives of web pages have one for each record, so what is damaged can be passed over.

use std::error::Error;
use std::io::{self, BufRead, Read};

use flate2::bufread::GzDecoder;
use ruzstd::decoding::errors::FrameDecoderError;
use ruzstd::decoding::{BlockDecodingStrategy, Dictionary, FrameDecoder};

use super::{Ahead, Raw};
use crate::skipped::Reason;

const GZIP: [u8; 3] = [0x1f, 0x8b, 8];
const ZSTD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Largest window of a Zstandard frame: what `zstd -d` accepts unasked.
const MAX_WINDOW: u64 = 128 << 20;

/// Largest dictionary at the start of a Zstandard file.
const MAX_DICTIONARY: u64 = 16 << 20;

/// Compressed bytes.
type Input = Ahead<Raw>;

fn input_of(raw: impl Read + Send + 'static) -> Input {
    Ahead::new(Box::new(raw))
}

/// How data is compressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Gzip,
    Zstd,
}

impl Packing {
    /// What the first bytes of a file say. No text begins like this.
    pub(super) fn of(start: &[u8]) -> Option<Self> {
        [Self::Gzip, Self::Zstd].into_iter().find(|packing| packing.begins(start))
    }

    /// Whether a member can begin with these bytes.
    fn begins(self, bytes: &[u8]) -> bool {
        match self {
            Self::Gzip => bytes.starts_with(&GZIP[..2]),
            Self::Zstd => bytes.starts_with(&ZSTD) || is_skippable(bytes),
        }
    }

    /// Where in some bytes the next member may begin.
    fn find(self, bytes: &[u8]) -> Option<usize> {
        let magic = match self {
            Self::Gzip => &GZIP[..],
            Self::Zstd => &ZSTD[..],
        };
        bytes.windows(magic.len()).position(|window| window == magic)
    }
}

/// A frame that holds no data of the file.
fn is_skippable(bytes: &[u8]) -> bool {
    matches!(bytes, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// The members of an input, unpacked.
#[derive(Debug)]
pub(super) struct Members {
    packing: Packing,
    decoder: Decoder,
    /// Whether no member is open.
    between: bool,
    /// Where in the input the member begins that is open, or was last.
    start: u64,
    /// How many bytes were read again so far, in search of a member.
    reread: u64,
}

enum Decoder {
    Gzip(Box<GzDecoder<Input>>),
    Zstd(Box<FrameDecoder>, Input),
}

impl std::fmt::Debug for Decoder {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let input = match self {
            Self::Gzip(decoder) => decoder.get_ref(),
            Self::Zstd(_, input) => input,
        };
        input.fmt(out)
    }
}

impl Members {
    pub(super) fn new(packing: Packing, input: Input) -> Self {
        let decoder = match packing {
            Packing::Gzip => {
                // A new decoder reads a header at once; one that is reset waits.
                let mut decoder = Box::new(GzDecoder::new(input_of(io::empty())));
                decoder.reset(input);
                Decoder::Gzip(decoder)
            }
            Packing::Zstd => {
                let mut decoder = FrameDecoder::new();
                decoder.set_max_window_size(MAX_WINDOW);
                Decoder::Zstd(Box::new(decoder), input)
            }
        };
        Self { packing, decoder, between: true, start: 0, reread: 0 }
    }

    fn input(&mut self) -> &mut Input {
        match &mut self.decoder {
            Decoder::Gzip(decoder) => decoder.get_mut(),
            Decoder::Zstd(_, input) => input,
        }
    }

    /// Where in the input the member begins that the last bytes are from.
    pub(super) fn start(&self) -> u64 {
        self.start
    }

    /// How far the input has been read.
    pub(super) fn position(&mut self) -> u64 {
        self.input().position()
    }

    /// Goes to what may be the next member, after one that is damaged; false where none follows.
    ///
    /// The search begins inside the damaged member, as far back as the input still is at hand: a
    /// member that was cut off is followed by the next one in the midst of it. How much is read
    /// twice is bounded by what is read once.
    pub(super) fn next_member(&mut self) -> io::Result<bool> {
        const UNASKED: u64 = 1 << 20;
        let (packing, start, end) = (self.packing, self.start, self.position());
        if self.reread <= end + UNASKED {
            self.input().go_back(start + 1);
            self.reread += end - self.position();
        }
        self.between = true;
        loop {
            let bytes = self.input().peek(ZSTD.len())?;
            if let Some(found) = packing.find(bytes) {
                self.input().consume(found);
                return Ok(true);
            }
            if bytes.len() < ZSTD.len() {
                return Ok(false);
            }
            let passed = bytes.len() - (ZSTD.len() - 1);
            self.input().consume(passed);
        }
    }

    /// Opens the next member; false at the end of the input.
    fn begin(&mut self) -> io::Result<bool> {
        let packing = self.packing;
        loop {
            self.start = self.position();
            let input = self.input();
            let bytes = input.peek(ZSTD.len())?;
            match bytes.iter().take_while(|&&byte| byte == 0).count() {
                0 if bytes.is_empty() => return Ok(false),
                0 if packing.begins(bytes) => break,
                0 if is_start_of(bytes) => return Err(io::Error::other(Reason::CutShort)),
                0 => return Err(io::Error::other(Reason::Damaged)),
                // Tapes and disks pad files with zeros.
                padding => input.consume(padding),
            }
        }
        match &mut self.decoder {
            Decoder::Gzip(decoder) => {
                let input = std::mem::replace(decoder.get_mut(), input_of(io::empty()));
                decoder.reset(input);
            }
            Decoder::Zstd(decoder, input) => {
                let first = self.start == 0;
                while is_skippable(input.peek(ZSTD.len())?) {
                    skippable(decoder, input, first)?;
                }
                if input.peek(1)?.is_empty() {
                    return Ok(false);
                }
                decoder.init(input).map_err(|error| broken(&error))?;
            }
        }
        self.between = false;
        Ok(true)
    }
}

/// Whether so few bytes may be the start of a member that was cut off.
fn is_start_of(bytes: &[u8]) -> bool {
    bytes.len() < ZSTD.len() && (GZIP.starts_with(bytes) || ZSTD.starts_with(bytes))
}

impl Read for Members {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.between && !self.begin()? {
                return Ok(0);
            }
            let count = match &mut self.decoder {
                Decoder::Gzip(decoder) => decoder.read(into).map_err(inflating)?,
                Decoder::Zstd(decoder, input) => decode(decoder, input, into)?,
            };
            if count > 0 {
                return Ok(count);
            }
            self.between = true;
        }
    }
}

/// What an error means that came up while inflating.
fn inflating(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => io::Error::other(Reason::CutShort),
        io::ErrorKind::InvalidInput | io::ErrorKind::InvalidData => {
            io::Error::other(Reason::Damaged)
        }
        _ => error,
    }
}

/// The next bytes of a frame; none at its end.
fn decode(decoder: &mut FrameDecoder, input: &mut Input, into: &mut [u8]) -> io::Result<usize> {
    while decoder.can_collect() == 0 && !decoder.is_finished() {
        let some = BlockDecodingStrategy::UptoBytes(into.len());
        decoder.decode_blocks(&mut *input, some).map_err(|error| broken(&error))?;
    }
    let count = decoder.read(into)?;
    let written = decoder.get_checksum_from_data();
    if count == 0 && written.is_some_and(|sum| decoder.get_calculated_checksum() != Some(sum)) {
        return Err(io::Error::other(Reason::Damaged));
    }
    Ok(count)
}

/// What an error of the decoder means: it has those of the input somewhere inside.
fn broken(error: &FrameDecoderError) -> io::Error {
    let mut inner: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = inner {
        if let Some(error) = error.downcast_ref::<io::Error>() {
            return match error.kind() {
                io::ErrorKind::UnexpectedEof => io::Error::other(Reason::CutShort),
                kind => kind.into(),
            };
        }
        inner = error.source();
    }
    io::Error::other(match error {
        FrameDecoderError::WindowSizeTooBig { requested, max } => {
            Reason::WindowTooLarge { bytes: *requested, limit: *max }
        }
        _ => Reason::Damaged,
    })
}

/// Passes over a frame without data. The first one of an archive may hold the dictionary of the
/// others, itself compressed or not (the Zstandard format of WARC files, IIPC).
fn skippable(decoder: &mut FrameDecoder, input: &mut Input, first: bool) -> io::Result<()> {
    const DICTIONARY: u8 = 0x5d;
    let mut head = [0; 8];
    input.read_exact(&mut head).map_err(inflating)?;
    let length = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
    let mut content = input.take(length);
    if first && head[0] == DICTIONARY && length <= MAX_DICTIONARY {
        let mut bytes = Vec::new();
        content.read_to_end(&mut bytes)?;
        add_dictionary(decoder, bytes)?;
    } else {
        io::copy(&mut content, &mut io::sink())?;
    }
    match content.limit() {
        0 => Ok(()),
        _ => Err(io::Error::other(Reason::CutShort)),
    }
}

fn add_dictionary(decoder: &mut FrameDecoder, mut bytes: Vec<u8>) -> io::Result<()> {
    if bytes.starts_with(&ZSTD) {
        let packed = io::Cursor::new(std::mem::take(&mut bytes));
        Members::new(Packing::Zstd, input_of(packed))
            .take(MAX_DICTIONARY)
            .read_to_end(&mut bytes)?;
    }
    let dictionary = Dictionary::decode_dict(&bytes).map_err(|_| io::Error::other(Reason::Damaged));
    decoder.add_dict(dictionary?).map_err(|error| broken(&error))
}

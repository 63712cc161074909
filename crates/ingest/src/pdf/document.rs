//! What is read from a PDF file, and why one is not read: what a program that reads answers.

use jiff::civil::DateTime;
use serde::{Deserialize, Serialize};

/// What a PDF file says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Document {
    /// The title that stands in its text, or that its properties have.
    pub(crate) title: Option<String>,
    pub(crate) author: Option<String>,
    /// When the file was made, which may be long after what it holds.
    pub(crate) created: Option<DateTime>,
    /// Whether some of its glyphs stand for letters that are not known.
    pub(crate) lossy: bool,
    /// Its text, in reading order and without the title.
    pub(crate) paragraphs: Vec<Paragraph>,
}

/// A paragraph, on one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Paragraph {
    pub(crate) text: String,
    /// Whether it stands at the head or foot of many pages; only the first one is kept.
    pub(crate) running: bool,
}

/// Why a PDF file was not read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[non_exhaustive]
pub enum PdfFault {
    /// It can only be opened with a password.
    #[error("a PDF file with a password; save it without one")]
    Encrypted,
    /// It is no PDF file, or one that is broken beyond repair.
    #[error("a damaged PDF file, or none; fetch it again")]
    Damaged,
    /// Its pages are pictures.
    #[error("a PDF file without text (scanned pages?); run text recognition (OCR) on it")]
    NoText,
    /// Its fonts do not say which letters their shapes are.
    #[error(
        "a PDF file whose fonts do not say which letters they draw; run text recognition (OCR) on it"
    )]
    NoLetters,
    /// More pages than any publication has.
    #[error("a PDF file of more than {limit} pages; split it")]
    TooManyPages {
        /// Greatest number allowed.
        limit: usize,
    },
    /// Reading it took longer than it may.
    #[error(
        "reading this PDF file takes longer than {seconds} seconds; save it again, or its text as .txt"
    )]
    TooSlow {
        /// Time allowed.
        seconds: u64,
    },
    /// Reading it broke off: it unpacks to more than there is memory for, or is nested without end.
    #[error(
        "reading this PDF file takes too much memory, as if it was made for that; save it again, or its text as .txt"
    )]
    TooBig,
}

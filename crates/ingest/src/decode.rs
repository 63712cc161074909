//! Bytes to text, whatever encoding they are in.
//!
//! A byte order mark decides; then UTF-8, if the bytes are UTF-8, whatever the page declares: text
//! in another encoding is never UTF-8 by chance. After these come the declared encoding, if it
//! gives a plausible text, and a guess, which is marked as such. Text that was decoded wrongly
//! before it was saved is put right where that is certain, and refused where it is not.

mod declared;
mod guess;
mod mojibake;
mod utf16;

use encoding_rs::{Encoding, UTF_8};

use crate::skipped::Reason;

pub(crate) use mojibake::repair;
pub(crate) use utf16::Utf8Input;

/// A decoded text.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Decoded {
    /// Without byte order mark, with `\n` at line ends.
    pub(crate) text: String,
    /// Whether its encoding was guessed, or something in it repaired.
    pub(crate) guessed: bool,
}

/// Decodes a whole file; `declared` is the encoding that its sender says it has, which is believed
/// before what it says itself.
pub(crate) fn decode(
    bytes: Vec<u8>,
    declared: Option<&'static Encoding>,
) -> Result<Decoded, Reason> {
    let (text, guessed) = text(bytes, declared)?;
    let text = mend_lines(text);
    if text.chars().all(char::is_whitespace) {
        return Err(Reason::Empty);
    }
    let repaired = repair(&text)?;
    let guessed = guessed || repaired.is_some();
    Ok(Decoded { text: repaired.unwrap_or(text), guessed })
}

/// Decodes a part of a file that is UTF-8 elsewhere, such as one line.
pub(crate) fn decode_line(bytes: &[u8]) -> Result<Decoded, Reason> {
    if is_binary(bytes) {
        return Err(Reason::Binary);
    }
    let (text, guessed) = match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), false),
        Err(_) => (guess::text(bytes), true),
    };
    let repaired = repair(&text)?;
    let guessed = guessed || repaired.is_some();
    Ok(Decoded { text: repaired.unwrap_or(text), guessed })
}

fn text(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<(String, bool), Reason> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes)
        && encoding != UTF_8
    {
        return Ok((encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(), false));
    }
    if let Some(encoding) = utf16::without_mark(&bytes) {
        return Ok((encoding.decode_without_bom_handling(&bytes).0.into_owned(), true));
    }
    if is_binary(&bytes) {
        return Err(Reason::Binary);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok((text, false)),
        Err(error) => error.into_bytes(),
    };
    let declared = declared.into_iter().chain(declared::encoding(&bytes));
    match declared.filter_map(|found| guess::plausible(&bytes, found)).next() {
        Some(text) => Ok((text, false)),
        None => Ok((guess::text(&bytes), true)),
    }
}

fn mend_lines(mut text: String) -> String {
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// Whether bytes are no text in any encoding of ASCII's family: a NUL anywhere, or more than one
/// control character in ten at the start.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(8 << 10)];
    let controls = start.iter().filter(|&&byte| byte < 0x20 && !byte.is_ascii_whitespace());
    bytes.contains(&0) || controls.count() * 10 > start.len()
}

#[cfg(test)]
mod tests;

//! Text that was decoded wrongly before it was saved.

use std::sync::LazyLock;

use encoding_rs::{Encoding, WINDOWS_1252, WINDOWS_1256};

use crate::skipped::Reason;

/// Of how many letters one may be lost, in a text that is still read.
const LETTERS_PER_LOSS: usize = 50;

/// How often a text may have been decoded wrongly over and over again.
const MAX_ROUNDS: usize = 3;

/// Encodings that UTF-8 is taken for.
const MISTAKEN: [&Encoding; 2] = [WINDOWS_1252, WINDOWS_1256];

/// Puts a text right that is UTF-8 taken for another encoding; `None` if it needs none. A line is
/// changed only where it turns into valid UTF-8 as a whole, and text does not do that by chance.
pub(crate) fn repair(text: &str) -> Result<Option<String>, Reason> {
    if text.is_ascii() || (!has_losses(text) && !is_suspicious(text)) {
        return Ok(None);
    }
    let mut repaired = None;
    for _ in 0..MAX_ROUNDS {
        let now: &str = repaired.as_deref().unwrap_or(text);
        match repair_once(now) {
            Some(next) => repaired = Some(next),
            None => break,
        }
    }
    let result = repaired.as_deref().unwrap_or(text);
    if has_losses(result) || is_suspicious(result) { Err(Reason::Mojibake) } else { Ok(repaired) }
}

fn repair_once(text: &str) -> Option<String> {
    let lines = text.split_inclusive('\n').map(|line| (line, right(line)));
    let lines: Vec<_> = lines.collect();
    lines.iter().any(|(_, right)| right.is_some()).then(|| {
        let line = |(line, right): (&str, Option<String>)| right.unwrap_or_else(|| line.to_owned());
        lines.into_iter().map(line).collect()
    })
}

/// The line as it was, if it is UTF-8 taken for something else.
fn right(line: &str) -> Option<String> {
    if line.is_ascii() {
        return None;
    }
    let decode = |encoding| String::from_utf8(bytes(line, encoding)?).ok();
    MISTAKEN.iter().find_map(|encoding| decode(encoding))
}

/// The bytes that a wrong encoding made this text of.
fn bytes(text: &str, encoding: &'static Encoding) -> Option<Vec<u8>> {
    let table = &TABLES[usize::from(encoding == WINDOWS_1256)];
    let byte = |letter: char| match letter {
        letter if letter.is_ascii() => Some(letter as u8),
        letter => match table.iter().position(|&known| known == letter) {
            Some(index) => u8::try_from(index + 0x80).ok(),
            // ISO 8859-1 is what windows-1252 is, but for these.
            None => u8::try_from(u32::from(letter)).ok().filter(|byte| *byte >= 0x80),
        },
    };
    text.chars().map(byte).collect()
}

/// The upper halves of the encodings of [`MISTAKEN`].
static TABLES: LazyLock<[Vec<char>; 2]> = LazyLock::new(|| {
    let upper: Vec<u8> = (0x80..=0xff).collect();
    MISTAKEN.map(|encoding| encoding.decode_without_bom_handling(&upper).0.chars().collect())
});

/// Whether too much of a text is lost: replaced letters and control characters.
fn has_losses(text: &str) -> bool {
    let lost = |letter: &char| matches!(letter, '\u{fffd}' | '\u{80}'..='\u{9f}');
    let losses = text.chars().filter(lost).count();
    losses > 0 && losses * LETTERS_PER_LOSS > text.chars().filter(|l| l.is_alphanumeric()).count()
}

/// Whether a text has the pairs of letters that UTF-8 turns into when it is taken for another
/// encoding, more than a word or two of them.
fn is_suspicious(text: &str) -> bool {
    let (mut pairs, mut others) = (0_usize, 0_usize);
    let mut before = ' ';
    for letter in text.chars() {
        if is_pair(before, letter) {
            pairs += 1;
        } else if !letter.is_ascii() && letter.is_alphabetic() {
            others += 1;
        }
        before = letter;
    }
    pairs > 0 && pairs * 10 > others
}

/// Whether a letter that begins a sequence of UTF-8 bytes, read wrongly, is followed by one that
/// goes on with it.
fn is_pair(first: char, second: char) -> bool {
    let continues = |table: &[char]| table[..0x40].contains(&second);
    match first {
        'Ã' | 'Â' | 'Ä' | 'Å' | 'Ø' | 'Ù' | 'Ú' | 'Û' => {
            // Capitals before a quotation mark or a space are words of their own.
            continues(&TABLES[0]) && !second.is_whitespace() && !"»”’…–—".contains(second)
                || matches!(second, '\u{80}'..='\u{9f}')
        }
        'ط' | 'ظ' => {
            let is_sign = !second.is_alphabetic() && !second.is_whitespace();
            continues(&TABLES[1]) && is_sign && !"،؛؟»”’…–—\u{200c}\u{200d}".contains(second)
        }
        _ => false,
    }
}

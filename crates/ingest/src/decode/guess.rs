//! The encoding of bytes that are not UTF-8, by what they would say.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_6, UTF_8, WINDOWS_1252, WINDOWS_1256};

/// Encodings that hide behind each other's names, and behind no name at all.
const CANDIDATES: [&Encoding; 3] = [WINDOWS_1256, ISO_8859_6, WINDOWS_1252];

/// How much of a text is judged, in bytes.
const SAMPLE: usize = 64 << 10;

/// The ten most frequent letters of Arabic: three of four letters of a text.
const FREQUENT: &str = "المينورتبهة";

/// The text in the declared encoding, unless another candidate reads clearly better.
pub(super) fn plausible(bytes: &[u8], declared: &'static Encoding) -> Option<String> {
    if declared == UTF_8 {
        return None;
    }
    let score = score(bytes, declared);
    let better = CANDIDATES.iter().any(|candidate| self::score(bytes, candidate) > score + 0.2);
    (!better && score > 0.0).then(|| decode(bytes, declared))
}

/// The text in the encoding that reads best.
pub(super) fn text(bytes: &[u8]) -> String {
    if is_mostly_utf8(bytes) {
        return String::from_utf8_lossy(bytes).into_owned();
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let detected = detector.guess(None, Utf8Detection::Deny);
    let best = CANDIDATES
        .into_iter()
        .filter(|candidate| *candidate != detected)
        .map(|candidate| (score(bytes, candidate), candidate))
        .max_by(|a, b| a.0.total_cmp(&b.0));
    match best {
        Some((other, candidate)) if other > score(bytes, detected) => decode(bytes, candidate),
        _ => decode(bytes, detected),
    }
}

fn decode(bytes: &[u8], encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Whether bytes are UTF-8 with damage here and there: a file cut in the middle of a letter, or a
/// word pasted from elsewhere.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    letters >= 4 * wrong.max(1)
}

/// How well bytes read in an encoding, as a mean over the letters beyond ASCII: 1 for one of the
/// most frequent Arabic letters, less for others, negative for what text has none of.
fn score(bytes: &[u8], encoding: &'static Encoding) -> f64 {
    let (text, _) = encoding.decode_without_bom_handling(&bytes[..bytes.len().min(SAMPLE)]);
    let (mut sum, mut count) = (0.0, 0_usize);
    let mut before = ' ';
    for letter in text.chars() {
        if !letter.is_ascii() {
            sum += letter_score(letter, before);
            count += 1;
        }
        before = letter;
    }
    sum / count.max(1) as f64
}

/// What a letter says after another one.
fn letter_score(letter: char, before: char) -> f64 {
    match letter {
        letter if FREQUENT.contains(letter) => 1.0,
        '\u{621}'..='\u{64a}' => 0.5,
        '،' | '؛' | '؟' | '«' | '»' | '“' | '”' | '‘' | '’' | '–' | '—' | '…' | '\u{a0}' | '•'
        | '©' => 0.4,
        '\u{64b}'..='\u{652}' | 'پ' | 'چ' | 'ژ' | 'گ' | 'ک' => 0.2,
        // An accented letter is at home between plain ones, not in a row of its like.
        letter if is_latin(letter) && before.is_ascii() => 0.8,
        letter if is_latin(letter) && is_latin(before) => -0.5,
        letter if is_latin(letter) => -1.0,
        '\u{fffd}' => -3.0,
        letter if letter.is_control() => -3.0,
        letter if letter.is_alphabetic() => 0.3,
        _ if before.is_alphabetic() => -1.0,
        _ => 0.0,
    }
}

fn is_latin(letter: char) -> bool {
    matches!(letter, 'À'..='ÿ' | 'Œ' | 'œ' | 'Š' | 'š' | 'Ž' | 'ž' | 'Ÿ') && !"×÷".contains(letter)
}

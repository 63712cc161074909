//! The language of one paragraph.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::letters::Letters;
use super::tables::{ARABIC, ENGLISH, IN_ARABIC_SCRIPT, Index, LANGUAGES};
use super::{Detected, Language};

/// How much of a paragraph is looked at word by word, in bytes. Its first lines are enough, and
/// detection may not cost what indexing costs.
const SAMPLE: usize = 240;

/// Points with which a language is certain, and words that they must come from.
const ENOUGH: u32 = 7;
const WORDS_ENOUGH: u32 = 2;

/// Lead of the first language over the second with which it is certain.
const LEAD: u32 = 5;

/// Lead that nothing behind would take back.
const DECIDED: u32 = 12;

/// Of two scripts the one with fewer letters than this share is names and quotes.
const MINORITY: f32 = 0.25;

/// Points of a word, by the number of languages that have it.
const WORD: [u32; 4] = [0, 4, 2, 1];

/// Points of a letter. Those that Persian, Urdu and Sorani have in common would only blur what
/// their words say.
const LETTER: [u32; 4] = [0, 4, 2, 0];

/// The Arabic article.
const ARTICLE: &str = "ال";

/// Languages, one bit each.
type Set = u16;

static WORDS: LazyLock<FxHashMap<u128, Set>> = LazyLock::new(|| {
    let mut words = FxHashMap::default();
    for (index, language) in LANGUAGES.iter().enumerate() {
        for key in language.words.split_whitespace().filter_map(key) {
            *words.entry(key).or_default() |= 1 << index;
        }
    }
    words
});

/// By code point: the letters of all these languages are below U+0700.
static LETTERS: LazyLock<[Set; 0x700]> = LazyLock::new(|| {
    let mut letters = [0; 0x700];
    for (index, language) in LANGUAGES.iter().enumerate() {
        for letter in language.letters.chars() {
            letters[letter as usize] |= 1 << index;
        }
    }
    letters
});

/// A word of at most 16 bytes as a number, ASCII in lower case.
fn key(word: &str) -> Option<u128> {
    let mut bytes = [0; 16];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    bytes.make_ascii_lowercase();
    Some(u128::from_le_bytes(bytes))
}

/// What the words of a paragraph say.
#[derive(Debug, Default)]
pub(super) struct Scores {
    points: [u32; LANGUAGES.len()],
    /// Words that gave points.
    words: u32,
}

/// The best language of one script.
#[derive(Clone, Copy, Debug)]
pub(super) struct Best {
    pub(super) index: Index,
    pub(super) certain: bool,
}

impl Scores {
    /// Reads the beginning of a paragraph, until one language is far ahead.
    pub(super) fn of(paragraph: &str) -> Self {
        let end = (SAMPLE..paragraph.len()).find(|&end| paragraph.is_char_boundary(end));
        let sample = &paragraph[..end.unwrap_or(paragraph.len())];
        let mut scores = Self::default();
        for word in words(sample) {
            if scores.word(word) && scores.is_decided() {
                break;
            }
        }
        scores
    }

    /// Adds the points of a word; says whether there were any.
    fn word(&mut self, word: &str) -> bool {
        let known = key(word).and_then(|key| WORDS.get(&key)).copied();
        let any = match known {
            Some(set) => self.add(set, WORD),
            None if !word.is_ascii() => self.letters(word),
            None => false,
        };
        self.words += u32::from(any);
        any
    }

    /// Adds the points of the letters of a word. A name is left out: it keeps the letters of its
    /// language in every text.
    fn letters(&mut self, word: &str) -> bool {
        if word.starts_with(char::is_uppercase) {
            return false;
        }
        let mut any = word.len() > ARTICLE.len() + 4 && word.starts_with(ARTICLE);
        if any {
            self.add(1 << ARABIC, LETTER);
        }
        for letter in word.chars() {
            any |=
                LETTERS.get(letter as usize).is_some_and(|set| *set != 0 && self.add(*set, LETTER));
        }
        any
    }

    fn add(&mut self, set: Set, points: [u32; 4]) -> bool {
        let points = points.get(set.count_ones() as usize).copied().unwrap_or_default();
        let mut left = if points == 0 { 0 } else { set };
        while left != 0 {
            self.points[left.trailing_zeros() as usize] += points;
            left &= left - 1;
        }
        points > 0
    }

    fn is_decided(&self) -> bool {
        let (first, second) = self.two_best(0..LANGUAGES.len());
        self.words >= WORDS_ENOUGH && first.1 >= second + DECIDED
    }

    /// The best language with its points, and the points of the second.
    fn two_best(&self, range: std::ops::Range<Index>) -> ((Index, u32), u32) {
        let (mut first, mut second) = ((range.start, 0), 0);
        for index in range {
            let points = self.points[index];
            if points > first.1 {
                (first, second) = ((index, points), first.1);
            } else if points > second {
                second = points;
            }
        }
        (first, second)
    }

    /// The best language of the Arabic script, or of the Latin one. Without any word that tells it
    /// is Arabic or English.
    pub(super) fn best(&self, arabic: bool) -> Best {
        let range = if arabic { 0..IN_ARABIC_SCRIPT } else { IN_ARABIC_SCRIPT..LANGUAGES.len() };
        let ((index, first), second) = self.two_best(range);
        let ahead = first >= second + LEAD && 2 * first >= 3 * second;
        let certain = first >= ENOUGH && self.words >= WORDS_ENOUGH && ahead;
        let fallback = if arabic { ARABIC } else { ENGLISH };
        Best { index: if first == 0 { fallback } else { index }, certain }
    }
}

/// The words of a text, without looking closely: what is no letter is told by its bytes.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < bytes.len() && gap(&bytes[at..]) > 0 {
            at += gap(&bytes[at..]);
        }
        let start = at;
        while at < bytes.len() && gap(&bytes[at..]) == 0 {
            at += 1;
        }
        (start < at).then(|| &text[start..at])
    })
}

/// How many bytes the character that begins here has, if it is no letter. Bytes inside of a
/// character have no gap.
#[inline]
fn gap(bytes: &[u8]) -> usize {
    match *bytes {
        [first, ..] if first < 0x80 => usize::from(!first.is_ascii_alphabetic()),
        // Latin-1 punctuation; Arabic comma, semicolon and question mark; Urdu full stop.
        [0xC2, _, ..] | [0xD8, 0x8C | 0x9B | 0x9F, ..] | [0xDB, 0x94, ..] => 2,
        // Zero-width non-joiners are inside of Persian words; other punctuation is not.
        [0xE2, 0x80, 0x8C, ..] => 0,
        [0xE2, ..] => 3,
        _ => 0,
    }
}

/// See [`detect`](super::detect).
pub(super) fn detect(paragraph: &str) -> Detected {
    let letters = Letters::of(paragraph);
    if letters.is_other() {
        return Detected { language: Language::UNDETERMINED, certain: letters.all() >= 4 };
    }
    let best = Scores::of(paragraph).best(letters.is_arabic());
    Detected {
        language: language(best.index),
        certain: best.certain && !letters.is_mixed(MINORITY),
    }
}

pub(super) fn language(index: Index) -> Language {
    Language::known(LANGUAGES[index].code)
}

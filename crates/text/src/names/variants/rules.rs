//! What writers of one script exchange when they spell a name.

/// Where in a word a rule holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Everywhere.
    Any,
    /// At the start.
    Start,
    /// Between the first and the last letter.
    Inside,
    /// At the end.
    End,
}

/// Two spellings of one sound: either may stand for the other, with this probability that a name
/// so changed is the same name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule(pub &'static str, pub &'static str, pub f32, pub Place);

use Place::{Any, End, Inside, Start};

pub(super) const LATIN: [Rule; 60] = [
    // Vowels.
    Rule("ou", "u", 0.9, Any),
    Rule("oo", "u", 0.9, Any),
    Rule("ou", "oo", 0.9, Any),
    Rule("u", "o", 0.7, Any),
    Rule("ou", "o", 0.7, Any),
    Rule("oo", "o", 0.7, Any),
    Rule("ou", "w", 0.8, Inside),
    Rule("u", "w", 0.7, Inside),
    Rule("ee", "i", 0.9, Any),
    Rule("y", "i", 0.9, Any),
    Rule("iy", "i", 0.8, Any),
    Rule("ie", "i", 0.7, Any),
    Rule("ey", "i", 0.7, End),
    Rule("ey", "y", 0.8, End),
    Rule("iy", "y", 0.8, Any),
    Rule("e", "i", 0.6, Inside),
    Rule("e", "a", 0.6, Any),
    Rule("e", "u", 0.4, Inside),
    Rule("a", "i", 0.3, Inside),
    Rule("ai", "ei", 0.9, Any),
    Rule("ay", "ei", 0.8, Any),
    Rule("ai", "e", 0.6, Inside),
    Rule("ei", "e", 0.6, Inside),
    Rule("au", "aw", 0.9, Any),
    Rule("aw", "ao", 0.8, Any),
    Rule("ah", "a", 0.9, End),
    Rule("eh", "a", 0.8, End),
    Rule("eh", "e", 0.8, End),
    // Consonants.
    Rule("kh", "h", 0.6, Any),
    Rule("kh", "k", 0.5, Any),
    Rule("kh", "ch", 0.6, Any),
    Rule("kh", "g", 0.3, Start),
    Rule("h", "ch", 0.4, Any),
    Rule("h", "", 0.6, Inside),
    Rule("dj", "j", 0.9, Any),
    Rule("g", "j", 0.6, Any),
    Rule("gh", "g", 0.9, Any),
    Rule("q", "k", 0.9, Any),
    Rule("q", "g", 0.6, Any),
    Rule("k", "g", 0.4, Any),
    Rule("k", "c", 0.8, Any),
    Rule("q", "c", 0.7, Any),
    Rule("ck", "k", 0.9, Any),
    Rule("j", "c", 0.5, Any),
    Rule("sh", "ch", 0.8, Any),
    Rule("sh", "sch", 0.9, Any),
    Rule("sh", "s", 0.6, Any),
    Rule("ch", "c", 0.7, Any),
    Rule("ch", "tch", 0.9, Any),
    Rule("ph", "f", 0.9, Any),
    Rule("v", "w", 0.8, Any),
    Rule("v", "f", 0.5, Any),
    Rule("ks", "x", 0.9, Any),
    Rule("th", "t", 0.7, Any),
    Rule("dh", "d", 0.8, Any),
    Rule("dh", "dd", 0.8, Any),
    Rule("dh", "z", 0.7, Any),
    Rule("s", "z", 0.4, Any),
    Rule("j", "y", 0.4, Any),
    Rule("ts", "tz", 0.9, Any),
];

pub(super) const ARABIC: [Rule; 38] = [
    // Sounds that Arabic has no letter for.
    Rule("غ", "ج", 0.8, Any),
    Rule("غ", "ك", 0.6, Any),
    Rule("غ", "ق", 0.5, Any),
    Rule("ج", "ك", 0.4, Any),
    Rule("ج", "ق", 0.4, Any),
    Rule("ك", "ق", 0.6, Any),
    Rule("گ", "غ", 0.9, Any),
    Rule("گ", "ج", 0.9, Any),
    Rule("گ", "ك", 0.9, Any),
    Rule("پ", "ب", 0.9, Any),
    Rule("ف", "ب", 0.4, Any),
    Rule("چ", "ج", 0.8, Any),
    Rule("چ", "تش", 0.9, Any),
    Rule("تش", "ش", 0.7, Any),
    Rule("تش", "ج", 0.6, Any),
    Rule("دج", "ج", 0.8, Any),
    Rule("ژ", "ج", 0.8, Any),
    Rule("ژ", "ز", 0.7, Any),
    // Sounds that other languages do not tell apart.
    Rule("ث", "ت", 0.8, Any),
    Rule("ث", "س", 0.7, Any),
    Rule("ذ", "د", 0.8, Any),
    Rule("ذ", "ز", 0.7, Any),
    Rule("ظ", "ض", 0.8, Any),
    Rule("ظ", "ز", 0.5, Any),
    Rule("ط", "ت", 0.7, Any),
    Rule("ص", "س", 0.7, Any),
    Rule("ض", "د", 0.5, Any),
    Rule("ح", "ه", 0.5, Any),
    Rule("خ", "ه", 0.4, Any),
    Rule("س", "ز", 0.4, Any),
    Rule("ع", "ا", 0.4, Any),
    // Vowels, long or left out.
    Rule("وو", "و", 0.9, Inside),
    Rule("يي", "ي", 0.9, Inside),
    Rule("ا", "", 0.42, Inside),
    Rule("و", "", 0.42, Inside),
    Rule("ي", "", 0.42, Inside),
    Rule("اي", "ي", 0.8, Start),
    Rule("ا", "ه", 0.8, End),
];

/// Articles joined to a name, and the probability that the name without is the same.
pub(super) const LATIN_ARTICLES: [&str; 3] = ["al", "el", "ul"];
pub(super) const ARABIC_ARTICLES: [&str; 1] = ["ال"];
pub(super) const ARTICLE: f32 = 0.7;
/// And with another one.
pub(super) const OTHER_ARTICLE: f32 = 0.9;

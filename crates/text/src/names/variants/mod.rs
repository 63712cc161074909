//! Other spellings of a name in its own script.
//!
//! `Shoukry` is `Shukri` and `Choukri`, `أردوغان` is `اردوجان`. The rules say what writers exchange;
//! a name may be changed by several, and how sure each is multiplies up. A longer name may have one
//! typing error as well, but its first and last letter are right, so that `Austria` is not taken
//! for `Austrian`. Precision comes before recall: the shorter a name is, the surer a change must be.

mod plain;
mod rules;

pub use plain::plain;
use rules::{ARABIC, ARABIC_ARTICLES, ARTICLE, LATIN, LATIN_ARTICLES, OTHER_ARTICLE, Place, Rule};

use super::letters::{Alphabet, Letters};
use super::walk::{EditTable, Walk, Ways};

/// Letters from which a name is long enough for a typing error.
const LONG: usize = 6;

/// Rules with at least some probability, and the letters that a name has at least to change by
/// them: the shorter it is, the more other names are near.
const SURENESS: [(f32, usize); 3] = [(0.8, 2), (0.5, 4), (0.0, 5)];

/// Probability that a name with a typing error is meant. Two of them are out of every limit.
const TYPING_ERROR: f32 = 0.26;

/// Probability that a letter is doubled or not.
const DOUBLED: f32 = 0.9;

/// Letters that a name without its article has at least.
const LEAST_NAME: usize = 3;

/// No other spelling is as sure as the name itself.
const MOST: f32 = 0.95;

/// A name whose other spellings are looked for.
#[derive(Clone, Debug)]
pub struct Variants {
    alphabet: Alphabet,
    table: EditTable,
}

impl Variants {
    /// The spellings of a key; none when the key has no [letters](Alphabet::letters).
    #[must_use]
    pub fn of(key: &str, alphabet: Alphabet) -> Option<Self> {
        let letters = alphabet.letters(key)?;
        Some(Self { alphabet, table: table(&letters, alphabet) })
    }

    /// Walks a dictionary of the same script for spellings of at least some probability, the name
    /// itself among them.
    #[must_use]
    pub fn walk(&self, least: f32) -> Walk<'_> {
        Walk::new(&self.table, self.alphabet, least)
    }

    /// Probability, from 0 to 1, that a key spells the same name.
    ///
    /// ```
    /// use jisr_text::names::{letters::Alphabet, variants::Variants};
    ///
    /// let shoukry = Variants::of("shoukry", Alphabet::Latin).unwrap();
    /// assert!(shoukry.probability("shukri") > 0.7);
    /// assert!(shoukry.probability("sherry") < 0.1);
    /// ```
    #[must_use]
    pub fn probability(&self, key: &str) -> f32 {
        let letters = self.alphabet.letters(key);
        letters.map_or(0.0, |letters| self.table.probability(&letters).min(MOST))
    }
}

fn table(word: &[u8], alphabet: Alphabet) -> EditTable {
    let mut table = EditTable::new(word.len(), Ways::Best);
    for (at, &letter) in word.iter().enumerate() {
        table.add(at, 1, &[letter], 1.0);
    }
    let (rules, articles) = match alphabet {
        Alphabet::Latin => (&LATIN[..], &LATIN_ARTICLES[..]),
        Alphabet::Arabic => (&ARABIC[..], &ARABIC_ARTICLES[..]),
    };
    let articles: Vec<_> = articles.iter().map(|article| letters(article, alphabet)).collect();
    let bare = word.len() - article(word, &articles).map_or(0, Vec::len);
    for &Rule(one, other, probability, place) in rules {
        let sure = SURENESS.iter().find(|&&(least, _)| probability >= least);
        if sure.is_some_and(|&(_, letters)| bare >= letters) {
            let [one, other] = [one, other].map(|chunk| letters(chunk, alphabet));
            exchange(&mut table, word, (&one, &other), probability, place);
            exchange(&mut table, word, (&other, &one), probability, place);
        }
    }
    add_articles(&mut table, word, &articles);
    if alphabet == Alphabet::Latin {
        add_doubling(&mut table, word);
    }
    if bare >= LONG {
        add_typing_errors(&mut table, word, alphabet);
    }
    table.finish(1.0)
}

fn letters(chunk: &str, alphabet: Alphabet) -> Letters {
    chunk.chars().map(|c| alphabet.letter(c)).collect()
}

/// Writes `other` wherever the word has `one` at such a place.
fn exchange(
    table: &mut EditTable,
    word: &[u8],
    (one, other): (&[u8], &[u8]),
    probability: f32,
    place: Place,
) {
    for at in 0..=word.len() {
        let fits = match place {
            Place::Any => true,
            Place::Start => at == 0,
            Place::Inside => at > 0 && at + one.len() < word.len(),
            Place::End => at + one.len() == word.len(),
        };
        if fits && word[at..].starts_with(one) {
            table.add(at, one.len(), other, probability);
        }
    }
}

/// The article that a word begins with, unless too little is behind it.
fn article<'a>(word: &[u8], articles: &'a [Letters]) -> Option<&'a Letters> {
    let begins =
        |article: &&Letters| word.starts_with(article) && word.len() >= article.len() + LEAST_NAME;
    articles.iter().find(begins)
}

fn add_articles(table: &mut EditTable, word: &[u8], articles: &[Letters]) {
    if let Some(own) = article(word, articles) {
        table.add(0, own.len(), &[], ARTICLE);
        for other in articles.iter().filter(|&other| other != own) {
            table.add(0, own.len(), other, OTHER_ARTICLE);
        }
    } else if word.len() >= LEAST_NAME {
        articles.iter().for_each(|article| table.add(0, 0, article, ARTICLE));
    }
}

fn add_doubling(table: &mut EditTable, word: &[u8]) {
    for (at, &letter) in word.iter().enumerate() {
        let next = word.get(at + 1) == Some(&letter);
        let doubled = next || at > 0 && word[at - 1] == letter;
        if next {
            table.add(at, 2, &[letter], DOUBLED);
        } else if !doubled && at > 0 {
            table.add(at, 1, &[letter, letter], DOUBLED);
        }
    }
}

/// A wrong letter, one too many, one too few, or two exchanged, between the first and the last.
fn add_typing_errors(table: &mut EditTable, word: &[u8], alphabet: Alphabet) {
    let all = || 1..=alphabet.all().count() as u8;
    for at in 1..word.len() {
        all().for_each(|letter| table.add(at, 0, &[letter], TYPING_ERROR));
    }
    for at in 1..word.len() - 1 {
        table.add(at, 1, &[], TYPING_ERROR);
        for letter in all().filter(|&letter| letter != word[at]) {
            table.add(at, 1, &[letter], TYPING_ERROR);
        }
        if at + 2 < word.len() && word[at] != word[at + 1] {
            table.add(at, 2, &[word[at + 1], word[at]], TYPING_ERROR);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn latin(one: &str, other: &str) -> f32 {
        Variants::of(one, Alphabet::Latin).unwrap().probability(other)
    }

    fn arabic(one: &str, other: &str) -> f32 {
        Variants::of(one, Alphabet::Arabic).unwrap().probability(other)
    }

    #[test]
    fn latin_spellings_of_a_name_are_the_same() {
        for (one, other) in [
            ("mohamed", "mohammed"),
            ("mohamed", "muhammad"),
            ("shoukry", "shukri"),
            ("shukri", "choukri"),
            ("gaddafi", "qaddafi"),
            ("gaddafi", "kadhafi"),
            ("kalin", "kalan"),
            ("morsi", "mursi"),
            ("sisi", "elsisi"),
            ("alsisi", "sisi"),
            ("alsisi", "elsisi"),
            ("yousef", "youssef"),
            ("hussein", "husain"),
            ("khashoggi", "khashogi"),
            ("netanyahu", "netanyhau"),
        ] {
            for (one, other) in [(one, other), (other, one)] {
                assert!(latin(one, other) >= 0.25, "{one} {other} {}", latin(one, other));
            }
        }
    }

    #[test]
    fn other_latin_names_stay_apart() {
        for (one, other) in [
            ("iran", "iraq"),
            ("mali", "malik"),
            ("austria", "australia"),
            ("austria", "austrian"),
            ("turkey", "turkeys"),
            ("iran", "oman"),
            ("slovakia", "slovenia"),
            ("niger", "nigeria"),
            ("ali", "eli"),
            ("obama", "osama"),
        ] {
            for (one, other) in [(one, other), (other, one)] {
                assert!(latin(one, other) < 0.25, "{one} {other} {}", latin(one, other));
            }
        }
    }

    #[test]
    fn arabic_spellings_of_a_name_are_the_same() {
        for (one, other) in [
            ("اردوغان", "اردوجان"),
            ("كالين", "قالن"),
            ("سيسي", "السيسي"),
            ("غوراك", "جوراك"),
            ("تشاووش", "تشاوش"),
            ("نتنياهو", "نتانياهو"),
            ("خلوصي", "خلوسي"),
        ] {
            assert!(arabic(one, other) >= 0.25, "{one} {other} {}", arabic(one, other));
        }
    }

    #[test]
    fn other_arabic_names_stay_apart() {
        for (one, other) in
            [("ايران", "العراق"), ("النمسا", "استراليا"), ("علي", "عالم"), ("السيسي", "السياسي")]
        {
            assert!(arabic(one, other) < 0.25, "{one} {other} {}", arabic(one, other));
        }
    }

    proptest! {
        #[test]
        fn a_walk_accepts_exactly_what_is_probable_enough(
            name in "[a-d]{1,8}",
            other in "[a-d]{1,8}",
            least in 0.05_f32..0.9,
        ) {
            let variants = Variants::of(&name, Alphabet::Latin).unwrap();
            let accepted = variants.walk(least).matches(&other);
            prop_assert_eq!(accepted, variants.probability(&other) >= least);
        }

        #[test]
        fn a_name_is_its_own_best_spelling(name in "[a-z]{1,16}", other in "[a-z]{1,16}") {
            let variants = Variants::of(&name, Alphabet::Latin).unwrap();
            prop_assert!(variants.probability(&other) <= variants.probability(&name));
        }
    }
}

//! What stands in the blanks of a text: made-up words, names and fixed terms.

use super::Rng;

/// Names as newspapers spell them, in Latin and in Arabic letters. Jisr's gazetteer has them.
const NAMES: &[[&[&str]; 2]] = &[
    [&["Cavusoglu", "Çavuşoğlu"], &["جاويش أوغلو", "تشاووش أوغلو"]],
    [&["Erdogan", "Erdoğan"], &["أردوغان", "أردوجان"]],
    [&["Hakan Fidan"], &["هاكان فيدان", "حقان فيدان"]],
    [&["Hulusi Akar"], &["خلوصي أكار", "خلوصي أقار"]],
];

/// Terms of two words that always stand together.
const TERMS: f64 = 2_000.0;
/// The larger, the less frequent is the most frequent term.
const FREQUENT: f64 = 20.0;

/// The words after `n` blanks are drawn from `VOCABULARY` times `n` to the power of `GROWTH`
/// (Heaps' law).
const VOCABULARY: f64 = 12.0;
const GROWTH: f64 = 0.6;

/// The letters of made-up words. They are those that no analyzer folds, and no word seems to have
/// a joined particle or a suffix.
struct Letters {
    first: Vec<&'static str>,
    second: Vec<&'static str>,
    last: Vec<&'static str>,
}

/// The blanks of one language.
pub(crate) struct Blanks {
    arabic: bool,
    letters: Letters,
    /// Words more frequent than any made-up one.
    known: f64,
    filled: f64,
}

impl Blanks {
    /// Of a language that has `known` more frequent words.
    pub(crate) fn new(arabic: bool, known: usize) -> Self {
        let [first, second, last] = if arabic {
            ["جحخدرزشصضطظعغق", "بتجحخدرزسشصضطظعغفقكلمنهوي", "بجحخدرزسشصضطظعغفقلم"].map(letters)
        } else {
            ["bdfgklmnprstvz", "aeiou", "bgkmnp"].map(letters)
        };
        Self { arabic, letters: Letters { first, second, last }, known: known as f64, filled: 0.0 }
    }

    /// What stands in the next blank of an article, in whose blanks the words of the ranks in
    /// `earlier` stand already.
    ///
    /// One in a hundred is a name, one in ten of those in the other script; 4 % are terms; a fifth
    /// are words that the article has had, for an article has a subject; the rest are drawn by
    /// Zipf's law. A third of the words carry an English suffix or an Arabic prefix.
    pub(crate) fn fill(&mut self, earlier: &mut Vec<u64>, rng: &mut Rng) -> String {
        self.filled += 1.0;
        match rng.between(0, 100) {
            0 => {
                let other = rng.between(0, 10) == 0;
                let name = NAMES[rng.between(0, NAMES.len())];
                rng.pick(name[usize::from(self.arabic != other)]).to_owned()
            }
            1..5 => {
                let term = (rng.log_uniform(FREQUENT, FREQUENT + TERMS) - FREQUENT) as u64;
                format!("{} {}", self.word(20 + 7 * term), self.word(300 + 11 * term))
            }
            5..25 if earlier.len() > 5 => {
                let rank = earlier[rng.between(0, earlier.len())];
                self.inflected(rank, rng)
            }
            _ => {
                let vocabulary = VOCABULARY * self.filled.powf(GROWTH);
                let rank = rng.log_uniform(self.known, self.known + vocabulary) - self.known;
                earlier.push(rank as u64);
                self.inflected(rank as u64, rng)
            }
        }
    }

    /// The word of a rank: 0 is the most frequent.
    fn word(&self, rank: u64) -> String {
        let rng = &mut Rng::new(rank);
        let Letters { first, second, last } = &self.letters;
        let mut word = String::new();
        if self.arabic {
            word += rng.pick(first);
            (0..rng.between(2, 5)).for_each(|_| word += rng.pick(second));
        } else {
            let syllables = rng.between(2, 5);
            (0..syllables).for_each(|_| word.extend([rng.pick(first), rng.pick(second)]));
        }
        word += rng.pick(last);
        // One word in five is a name.
        if rank.is_multiple_of(5) { capitalized(&word) } else { word }
    }

    fn inflected(&self, rank: u64, rng: &mut Rng) -> String {
        let word = self.word(rank);
        match rng.between(0, 3) {
            0 if self.arabic => rng.pick(&["ال", "ال", "و", "ب", "وال"]).to_owned() + &word,
            0 => word + rng.pick(&["s", "ing", "ed"]),
            _ => word,
        }
    }
}

/// The letters of a text, each as a text.
fn letters(all: &'static str) -> Vec<&'static str> {
    all.split("").filter(|letter| !letter.is_empty()).collect()
}

/// A text with a capital at its beginning.
pub(crate) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

//! How well two whole names match.
//!
//! The words of both are aligned in order. One word may be one, two or three of the other name
//! (`Cavusoglu`, `جاويش أوغلو`), and words may be left over at a cost. The best alignment counts:
//! the probabilities of its units, averaged geometrically by their letters.

use super::forms::Forms;
use super::letters::Alphabet;
use super::spell::NameWord;

/// Words of both names that are matched as one.
const UNITS: [(usize, usize); 6] = [(1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2)];

/// Probability that a word has nothing to match in the other name.
const LEFT_OUT: f32 = 0.03;

/// Words that names are written with and without.
const PARTICLES: [&str; 16] = [
    "al", "el", "bin", "ben", "ibn", "bint", "de", "der", "von", "van", "of", "the", "بن", "ابن",
    "بنت", "ال",
];
const PARTICLE_LEFT_OUT: f32 = 0.8;

/// Probabilities below this are this: one wrong word is as bad as another.
const LEAST: f32 = 1e-3;

/// How well two names match, from 0 to 1, in the same script or in different ones. Words whose
/// script has no names only match themselves.
///
/// ```
/// use jisr_text::Script;
/// use jisr_text::names::{alignment::similarity, spell::NameWord};
///
/// let latin = ["abdelfattah", "sisi"].map(|key| NameWord { key, script: Script::Latin });
/// let arabic = ["عبد", "الفتاح", "السيسي"].map(|key| NameWord { key, script: Script::Arabic });
/// assert!(similarity(&latin, &arabic) > 0.4);
/// ```
#[must_use]
pub fn similarity(one: &[NameWord<'_>], other: &[NameWord<'_>]) -> f32 {
    let letters: usize = one.iter().chain(other).map(|word| letters(word.key)).sum();
    if letters == 0 {
        return 0.0;
    }
    let width = other.len() + 1;
    let mut best = vec![f32::NEG_INFINITY; (one.len() + 1) * width];
    best[0] = 0.0;
    for (i, left) in (0..=one.len()).map(|i| (i, &one[i..])) {
        let runs: Vec<_> = (1..=left.len().min(3)).map(|len| Run::of(&left[..len])).collect();
        for (j, right) in (0..=other.len()).map(|j| (j, &other[j..])) {
            let mut reach = |di: usize, dj: usize, log: f32| {
                let ahead = best[i * width + j] + log;
                let cell = &mut best[(i + di) * width + j + dj];
                *cell = cell.max(ahead);
            };
            left.first().into_iter().for_each(|word| reach(1, 0, left_out(word)));
            right.first().into_iter().for_each(|word| reach(0, 1, left_out(word)));
            for (di, dj) in UNITS {
                if di <= left.len() && dj <= right.len() {
                    reach(di, dj, runs[di - 1].matched(&right[..dj]));
                }
            }
        }
    }
    (best[best.len() - 1] / letters as f32).exp()
}

/// Logarithm of the probability that a word is left out, times its letters.
fn left_out(word: &NameWord<'_>) -> f32 {
    let particle = PARTICLES.contains(&word.key);
    letters(word.key) as f32 * if particle { PARTICLE_LEFT_OUT } else { LEFT_OUT }.ln()
}

fn letters(key: &str) -> usize {
    key.chars().count()
}

/// Neighbouring words of a name, put together.
struct Run {
    key: String,
    forms: Option<Forms>,
}

impl Run {
    fn of(words: &[NameWord<'_>]) -> Self {
        let key: String = words.iter().map(|word| word.key).collect();
        let forms = alphabet(words).and_then(|alphabet| Forms::of(&key, alphabet));
        Self { key, forms }
    }

    /// Logarithm of the probability that other words are the same, times the letters of both.
    fn matched(&self, words: &[NameWord<'_>]) -> f32 {
        let key: String = words.iter().map(|word| word.key).collect();
        let both = (letters(&self.key) + letters(&key)) as f32;
        if key == self.key {
            return 0.0;
        }
        let probability = match (&self.forms, alphabet(words)) {
            (Some(forms), Some(alphabet)) => forms.probability(&key, alphabet),
            _ => 0.0,
        };
        both * probability.max(LEAST).ln()
    }
}

/// The one alphabet of some words.
fn alphabet(words: &[NameWord<'_>]) -> Option<Alphabet> {
    let alphabet = Alphabet::of(words.first()?.script)?;
    words.iter().all(|word| Alphabet::of(word.script) == Some(alphabet)).then_some(alphabet)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Script;

    fn match_of(one: &str, other: &str) -> f32 {
        let [one, other] = [one, other].map(|name| {
            let keys = name.split(' ');
            keys.map(|key| NameWord { key, script: Script::of(key) }).collect::<Vec<_>>()
        });
        similarity(&one, &other)
    }

    #[test]
    fn the_same_name_matches_in_any_script_and_division() {
        for (one, other) in [
            ("sameh shoukry", "سامح شكري"),
            ("abdelfattah elsisi", "عبد الفتاح السيسي"),
            ("abdel fattah al sisi", "عبدالفتاح السيسي"),
            ("abdel fattah sisi", "abdelfattah elsisi"),
            ("mohamed morsi", "محمد مرسي"),
            ("hamad bin khalifa", "حمد خليفه"),
            ("اردوغان", "اردوجان"),
        ] {
            for (one, other) in [(one, other), (other, one)] {
                assert!(match_of(one, other) > 0.4, "{one} {other} {}", match_of(one, other));
            }
        }
    }

    #[test]
    fn other_names_match_less() {
        for (one, other) in [
            ("sameh shoukry", "محمد مرسي"),
            ("mohamed morsi", "محمد شكري"),
            ("ibrahim kalin", "ابراهيم الجعفري"),
        ] {
            assert!(match_of(one, other) < 0.3, "{one} {other} {}", match_of(one, other));
        }
    }

    #[test]
    fn a_name_matches_itself_and_nothing_matches_no_name() {
        assert!((match_of("hulusi akar", "hulusi akar") - 1.0).abs() < 1e-6);
        assert!((match_of("киев", "киев") - 1.0).abs() < 1e-6);
        assert_eq!(similarity(&[], &[]), 0.0);
    }
}

//! A name as a whole, put together from the spellings of its parts.

use jisr_text::Script;
use jisr_text::names::{Expansion, Layer};

/// Ways to write a name in one script, at most.
const MAX_WAYS: usize = 8;

/// One way to write a whole name in one script.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Whole {
    /// The keys that may stand at each place.
    pub(super) places: Vec<Vec<String>>,
    /// That of the best key at every place.
    pub(super) probability: f32,
    /// The layer that leads from the words of the query to this script.
    pub(super) layer: Layer,
}

/// The ways to write the words of a name with the spellings of its parts, in the scripts that every
/// part can be written in; the most probable first. The words themselves are among them.
pub(super) fn wholes(words: &[&str], parts: &[Expansion]) -> Vec<Whole> {
    let scripts = [Script::Latin, Script::Arabic];
    scripts.into_iter().flat_map(|script| in_script(words, parts, script)).collect()
}

fn in_script(words: &[&str], parts: &[Expansion], script: Script) -> Vec<Whole> {
    let layer = match words.iter().all(|word| Script::of(word) == script) {
        true => Layer::Variant,
        false => Layer::Transducer,
    };
    // `ways[i]` are those of the first `i` words.
    let mut ways = vec![vec![Whole { places: Vec::new(), probability: 1.0, layer }]];
    for end in 1..=words.len() {
        let mut found = Vec::new();
        for start in end.saturating_sub(2)..end {
            let part = Part { words: &words[start..end], parts, at: start, script };
            for ahead in &ways[start] {
                found.extend(part.ways().map(|way| ahead.followed_by(way)));
            }
        }
        found.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        found.truncate(MAX_WAYS);
        ways.push(found);
    }
    ways.pop().unwrap_or_default()
}

impl Whole {
    fn followed_by(&self, (places, probability): (Vec<Vec<String>>, f32)) -> Self {
        let mut whole = self.clone();
        whole.places.extend(places);
        whole.probability *= probability;
        whole
    }
}

/// One or two words of the name.
struct Part<'a> {
    words: &'a [&'a str],
    parts: &'a [Expansion],
    at: usize,
    script: Script,
}

impl Part<'_> {
    /// Its spellings of one word, and its spellings of two, each with the probability of the best.
    fn ways(&self) -> impl Iterator<Item = (Vec<Vec<String>>, f32)> {
        [1, 2].into_iter().filter_map(|count| {
            let mut places = vec![Vec::new(); count];
            let mut best = 0.0_f32;
            for (words, probability) in self.spellings().filter(|(words, _)| words.len() == count) {
                places.iter_mut().zip(words).for_each(|(keys, key)| keys.push(key));
                best = best.max(probability);
            }
            (best > 0.0).then_some((places, best))
        })
    }

    fn spellings(&self) -> impl Iterator<Item = (Vec<String>, f32)> {
        let itself = match self.words {
            &[word] if Script::of(word) == self.script => Some((vec![word.to_owned()], 1.0)),
            _ => None,
        };
        let range = self.at..self.at + self.words.len();
        let found = self.parts.iter().filter(move |part| part.words == range);
        let found = found.map(|part| (part.spelling.words.clone(), part.spelling.probability));
        let script = self.script;
        let here = move |(words, _): &(Vec<String>, f32)| {
            words.iter().all(|word| Script::of(word) == script)
        };
        itself.into_iter().chain(found.filter(here))
    }
}

#[cfg(test)]
mod tests {
    use jisr_text::names::Spelling;

    use super::*;

    fn part(words: std::ops::Range<usize>, written: &str, probability: f32) -> Expansion {
        let words_of = written.split(' ').map(str::to_owned).collect();
        let layer = Layer::Transducer;
        let spelling = Spelling { words: words_of, layer, probability, entity: None, kind: None };
        Expansion { words, spelling }
    }

    fn written(words: &[&str], parts: &[Expansion]) -> Vec<String> {
        let place = |keys: &Vec<String>| keys.join("|");
        let whole = |whole: &Whole| whole.places.iter().map(place).collect::<Vec<_>>().join(" ");
        wholes(words, parts).iter().map(whole).collect()
    }

    #[test]
    fn parts_of_one_word_and_of_two_are_put_together() {
        let words = ["abdel", "fattah", "sisi"];
        let parts = [
            part(0..1, "عبد", 0.9),
            part(1..2, "الفتاح", 0.5),
            part(0..2, "عبدالفتاح", 0.8),
            part(0..2, "abdelfattah", 0.9),
            part(2..3, "السيسي", 0.7),
            part(2..3, "سيسي", 0.6),
        ];
        assert_eq!(
            written(&words, &parts),
            [
                "abdel fattah sisi",
                "abdelfattah sisi",
                "عبدالفتاح السيسي|سيسي",
                "عبد الفتاح السيسي|سيسي",
            ]
        );
    }

    #[test]
    fn a_word_without_spellings_leaves_no_way_in_the_other_script() {
        let parts = [part(0..1, "سامح", 0.9)];
        assert_eq!(written(&["sameh", "shoukry"], &parts), ["sameh shoukry"]);
    }
}

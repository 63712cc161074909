//! Questions drawn from the articles that are searched, for both engines the same.

use std::collections::HashSet;
use std::ops::RangeInclusive;

use tantivy::query::Query;

use super::raw::Raw;
use super::rng::Rng;
use super::vocabulary::{Count, Run, Vocabulary};

/// Words that are the most frequent.
const TOP: usize = 60;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word that a tenth of the articles of its language have, or more, but is no stop word.
    TermFrequent,
    /// A word of 0.5 to 3 % of the articles.
    TermMiddle,
    /// A word of less than 0.1 % of the articles, but of two.
    TermRare,
    /// A frequent and a middle word that one article has.
    And,
    /// Such words, either of them.
    Or,
    /// Two to four words that stand together somewhere, not all of them among the [`TOP`].
    Phrase,
    /// Two words that stand together and are among the [`TOP`], stop words or not.
    PhraseFrequent,
    /// Two words with one or two between them, in a phrase with a slop of 2.
    Slop,
    /// A middle or rare word in which one letter is wrong, but not the first.
    Fuzzy,
}

impl Kind {
    pub(crate) const ALL: [Self; 9] = [
        Self::TermFrequent,
        Self::TermMiddle,
        Self::TermRare,
        Self::And,
        Self::Or,
        Self::Phrase,
        Self::PhraseFrequent,
        Self::Slop,
        Self::Fuzzy,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::TermFrequent => "term-frequent",
            Self::TermMiddle => "term-middle",
            Self::TermRare => "term-rare",
            Self::And => "and",
            Self::Or => "or",
            Self::Phrase => "phrase",
            Self::PhraseFrequent => "phrase-frequent",
            Self::Slop => "slop-2",
            Self::Fuzzy => "fuzzy-1",
        }
    }

    /// Whether the engines mean the same by it: how far words may be moved in a slop, and what one
    /// edit is, they see differently.
    pub(crate) fn is_same(self) -> bool {
        !matches!(self, Self::Slop | Self::Fuzzy)
    }
}

/// A question that both engines can be asked.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Question {
    words: Vec<String>,
}

impl Question {
    /// As a person types it; with `sign` before each word outside of quotes.
    fn written(&self, kind: Kind, sign: &str) -> String {
        let joined = |with: &str| {
            let words: Vec<_> = self.words.iter().map(|word| format!("{sign}{word}")).collect();
            words.join(with)
        };
        match kind {
            Kind::TermFrequent | Kind::TermMiddle | Kind::TermRare => joined(" "),
            Kind::And => joined(" AND "),
            Kind::Or => joined(" OR "),
            Kind::Phrase | Kind::PhraseFrequent => format!("\"{}\"", self.words.join(" ")),
            Kind::Slop => format!("\"{}\"~2", self.words.join(" ")),
            Kind::Fuzzy => format!("{}~1", self.words.join(" ")),
        }
    }

    pub(crate) fn words(&self) -> &[String] {
        &self.words
    }

    /// For Jisr, as a person types it.
    pub(crate) fn typed(&self, kind: Kind) -> String {
        self.written(kind, "")
    }

    /// For Jisr, with words that find nothing but themselves.
    pub(crate) fn exact(&self, kind: Kind) -> String {
        self.written(kind, "=")
    }

    /// For raw tantivy.
    pub(crate) fn raw(&self, kind: Kind, raw: &Raw) -> Box<dyn Query> {
        let words: Vec<_> = self.words.iter().map(String::as_str).collect();
        match kind {
            Kind::TermFrequent | Kind::TermMiddle | Kind::TermRare => raw.word(words[0]),
            Kind::And => raw.all(&words),
            Kind::Or => raw.any(&words),
            Kind::Phrase | Kind::PhraseFrequent => raw.phrase(&words, 0),
            Kind::Slop => raw.phrase(&words, 2),
            Kind::Fuzzy => raw.fuzzy(words[0]),
        }
    }
}

/// Draws questions of one language.
pub(crate) struct Drawer<'a> {
    vocabulary: &'a Vocabulary,
    frequent: Vec<&'a str>,
    middle: Vec<&'a str>,
    rare: Vec<&'a str>,
    top: HashSet<&'a str>,
    rng: Rng,
}

impl<'a> Drawer<'a> {
    pub(crate) fn new(vocabulary: &'a Vocabulary, seed: u64) -> Self {
        let articles = f64::from(vocabulary.articles);
        let mut sorted: Vec<(&str, Count)> = vocabulary
            .words
            .iter()
            .filter(|(_, count)| count.plain)
            .map(|(word, &count)| (word.as_str(), count))
            .collect();
        sorted.sort_unstable_by_key(|&(word, count)| (std::cmp::Reverse(count.articles), word));
        let band = |share: RangeInclusive<f64>| -> Vec<&str> {
            let has = |count: Count| share.contains(&(f64::from(count.articles) / articles));
            let of_band = sorted.iter().filter(|(_, count)| !count.stop && has(*count));
            of_band.map(|&(word, _)| word).collect()
        };
        let rare = 2.0 / articles..=(3.0 / articles).max(0.001);
        Self {
            vocabulary,
            frequent: band(0.1..=0.6),
            middle: band(0.005..=0.03),
            rare: band(rare),
            top: sorted.iter().take(TOP).map(|&(word, _)| word).collect(),
            rng: Rng::new(seed),
        }
    }

    /// Different questions of a kind: so many, or as many as are found in a while.
    pub(crate) fn draw(&mut self, kind: Kind, number: usize) -> Vec<Question> {
        let mut questions = Vec::new();
        for _ in 0..1_000 * number {
            if let Some(words) = self.words(kind)
                && let question = (Question { words })
                && !questions.contains(&question)
            {
                questions.push(question);
            }
            if questions.len() == number {
                break;
            }
        }
        questions
    }

    fn words(&mut self, kind: Kind) -> Option<Run> {
        match kind {
            Kind::TermFrequent => one_of(&self.frequent, &mut self.rng),
            Kind::TermMiddle => one_of(&self.middle, &mut self.rng),
            Kind::TermRare => one_of(&self.rare, &mut self.rng),
            Kind::And | Kind::Or => self.pair(),
            Kind::Phrase => self.phrase(),
            Kind::PhraseFrequent => {
                let pair = self.run(2)?.to_vec();
                pair.iter().all(|word| self.top.contains(word.as_str())).then_some(pair)
            }
            Kind::Slop => {
                let distance = self.rng.between(2, 4);
                let run = self.run(distance + 1)?;
                let ends = vec![run[0].clone(), run[distance].clone()];
                (ends[0] != ends[1] && self.least(&ends) > 0.005).then_some(ends)
            }
            Kind::Fuzzy => self.misspelt(),
        }
    }

    /// A frequent and a middle word of one article.
    fn pair(&mut self) -> Option<Run> {
        let sample = &self.vocabulary.sample;
        let article = sample.get(self.rng.between(0, sample.len()))?;
        let words: HashSet<&str> = article.iter().flatten().map(String::as_str).collect();
        let mut of = |band: &[&str]| {
            let had: Vec<_> = band.iter().copied().filter(|word| words.contains(word)).collect();
            one_of(&had, &mut self.rng)
        };
        Some([of(&self.frequent)?, of(&self.middle)?].concat())
    }

    fn phrase(&mut self) -> Option<Run> {
        let length = self.rng.between(2, 5);
        let phrase = self.run(length)?.to_vec();
        let is_top = phrase.iter().all(|word| self.top.contains(word.as_str()));
        let least = 5.0 / f64::from(self.vocabulary.articles);
        (!is_top && self.least(&phrase) >= least).then_some(phrase)
    }

    /// So many words that stand together, all of them plain.
    fn run(&mut self, length: usize) -> Option<&'a [String]> {
        let sample = &self.vocabulary.sample;
        let article = sample.get(self.rng.between(0, sample.len()))?;
        let run = article.get(self.rng.between(0, article.len()))?;
        let starts = (run.len() + 1).checked_sub(length).filter(|&starts| starts > 0)?;
        let run = run.get(self.rng.between(0, starts)..)?.get(..length)?;
        let plain = |word: &String| self.vocabulary.words.get(word).is_some_and(|it| it.plain);
        run.iter().all(plain).then_some(run)
    }

    /// The share of the articles that the rarest of some words has.
    fn least(&self, words: &[String]) -> f64 {
        let articles = |word| self.vocabulary.words.get(word).map_or(0, |it| it.articles);
        let least = words.iter().map(articles).min().unwrap_or_default();
        f64::from(least) / f64::from(self.vocabulary.articles)
    }

    fn misspelt(&mut self) -> Option<Run> {
        let band = if self.rng.between(0, 2) == 0 { &self.middle } else { &self.rare };
        let [right, other] = [one_of(band, &mut self.rng)?, one_of(band, &mut self.rng)?];
        let mut letters: Vec<char> = right[0].chars().collect();
        let others: Vec<char> = other[0].chars().collect();
        if !(5..=12).contains(&letters.len()) {
            return None;
        }
        let place = self.rng.between(1, letters.len());
        letters[place] = others[self.rng.between(0, others.len())];
        let wrong: String = letters.into_iter().collect();
        (wrong != right[0]).then(|| vec![wrong])
    }
}

fn one_of(words: &[&str], rng: &mut Rng) -> Option<Run> {
    (!words.is_empty()).then(|| vec![rng.pick(words).to_owned()])
}

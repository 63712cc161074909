//! An archive out of nothing: made-up words with the frequencies of real text.
//!
//! Half of the articles are Arabic, half English, with 100 to 1500 words each, the short ones
//! more frequent (mean about 570). Of the words of an article
//!
//! - 38 % are real function words of its language, by Zipf's law;
//! - 2 % are names from the gazetteer in one of their spellings, one in ten of them in the other
//!   script;
//! - 3 % are two-word terms that always stand together, so that phrases have something to find;
//! - the rest are made-up words, by Zipf's law over 40,000 ranks for each language. A third of
//!   them carry an English suffix or an Arabic prefix, so that stems have more than one form.
//!
//! The letters of made-up words are those that no analyzer folds: every engine sees the same
//! words. A word is known by its rank, so that a bench can ask for a frequent or a rare one.

use std::collections::HashSet;

use jisr::Article;
use jisr::text::Language;

use super::rng::{Rng, Zipf};

const SEED: u64 = 0x6a69_7372;
const DEFAULT_ARTICLES: usize = 5_000;
const VOCABULARY: usize = 40_000;
const TERMS: usize = 60;

const ENGLISH_FUNCTION_WORDS: &[&str] = &[
    "the", "of", "to", "and", "in", "a", "that", "is", "for", "on", "was", "with", "as", "by",
    "at", "from", "it", "has", "be", "are", "his", "an", "have", "not", "he", "which", "this",
    "but", "its", "had", "they", "were", "who", "their", "been", "will", "or", "would", "after",
];
const ARABIC_FUNCTION_WORDS: &[&str] = &[
    "في", "من", "على", "أن", "إلى", "التي", "عن", "ما", "الذي", "مع", "هذا", "هذه", "كان", "بعد",
    "لا", "بين", "قد", "إن", "كل", "أو", "لم", "ذلك", "حتى", "كما", "خلال", "قبل", "عند", "أي", "هو",
    "هي", "كانت", "عبر", "منذ", "ثم", "لن", "حول", "دون", "إذا", "حيث",
];

/// Names in both scripts, as newspapers spell them.
pub(crate) struct Name {
    pub(crate) latin: &'static [&'static str],
    pub(crate) arabic: &'static [&'static str],
}

/// The names of the archive. Their spellings are in Jisr's gazetteer.
pub(crate) const NAMES: &[Name] = &[
    Name {
        latin: &["Cavusoglu", "Çavuşoğlu"], arabic: &["جاويش أوغلو", "تشاووش أوغلو"]
    },
    Name { latin: &["Erdogan", "Erdoğan"], arabic: &["أردوغان", "أردوجان"] },
    Name { latin: &["Hakan Fidan"], arabic: &["هاكان فيدان", "حقان فيدان"] },
    Name { latin: &["Hulusi Akar"], arabic: &["خلوصي أكار", "خلوصي أقار"] },
];

/// The words of a language.
pub(crate) struct Vocabulary {
    words: Vec<String>,
    function_words: &'static [&'static str],
    prefixes: &'static [&'static str],
    suffixes: &'static [&'static str],
}

impl Vocabulary {
    fn english(rng: &mut Rng) -> Self {
        let [consonants, vowels, last] = ["bdfgklmnprtvz", "aeiou", "bgkmnp"].map(letters);
        // With these letters at the end, no word looks as if it had a suffix.
        let words = distinct(|| {
            let syllables = 2 + rng.between(0, 3);
            let mut syllable = |_| format!("{}{}", rng.pick(&consonants), rng.pick(&vowels));
            let word: String = (0..syllables).map(&mut syllable).collect();
            word + rng.pick(&last)
        });
        let suffixes = &["s", "ing", "ed"];
        Self { words, function_words: ENGLISH_FUNCTION_WORDS, prefixes: &[""], suffixes }
    }

    fn arabic(rng: &mut Rng) -> Self {
        // No word begins with a letter that may be a joined conjunction or preposition, none ends
        // in one that may be a suffix.
        let first = letters("جحخدرزشصضطظعغق");
        let middle = letters("بتجحخدرزسشصضطظعغفقكلمنهوي");
        let last = letters("بجحخدرزسشصضطظعغفقلم");
        let words = distinct(|| {
            let length = 1 + rng.between(0, 4);
            let stem: String = (0..length).map(|_| rng.pick(&middle)).collect();
            format!("{}{stem}{}", rng.pick(&first), rng.pick(&last))
        });
        let prefixes = &["ال", "ال", "و", "ب", "وال"];
        Self { words, function_words: ARABIC_FUNCTION_WORDS, prefixes, suffixes: &[""] }
    }

    /// The word of a rank: 0 is the most frequent.
    pub(crate) fn word(&self, rank: usize) -> &str {
        &self.words[rank]
    }

    /// Two words that often stand together.
    pub(crate) fn term(&self, number: usize) -> [&str; 2] {
        [self.word(20 + 7 * number), self.word(300 + 11 * number)]
    }

    fn inflected(&self, word: &str, rng: &mut Rng) -> String {
        format!("{}{word}{}", rng.pick(self.prefixes), rng.pick(self.suffixes))
    }
}

/// The letters of a text, each as a text.
fn letters(all: &str) -> Vec<&str> {
    all.split("").filter(|letter| !letter.is_empty()).collect()
}

/// Calls `word` until there are enough different ones.
fn distinct(mut word: impl FnMut() -> String) -> Vec<String> {
    let (mut words, mut seen) = (Vec::with_capacity(VOCABULARY), HashSet::new());
    while words.len() < VOCABULARY {
        let word = word();
        if seen.insert(word.clone()) {
            words.push(word);
        }
    }
    words
}

/// Articles and the words they are made of.
pub(crate) struct Archive {
    pub(crate) articles: Vec<Article>,
    pub(crate) english: Vocabulary,
    pub(crate) arabic: Vocabulary,
}

impl Archive {
    /// 5,000 articles, or as many as `JISR_BENCH_ARTICLES` says.
    pub(crate) fn generate() -> Result<Self, std::num::ParseIntError> {
        let wanted = std::env::var("JISR_BENCH_ARTICLES").ok();
        let number = wanted.map_or(Ok(DEFAULT_ARTICLES), |number| number.parse())?;
        let mut rng = Rng::new(SEED);
        let (english, arabic) = (Vocabulary::english(&mut rng), Vocabulary::arabic(&mut rng));
        let mut text = Text { rng, zipf: [VOCABULARY, TERMS, 39].map(Zipf::new) };
        let article = |number| {
            let is_arabic = number % 2 == 1;
            let (vocabulary, language) =
                if is_arabic { (&arabic, Language::ARABIC) } else { (&english, Language::ENGLISH) };
            let skewed = text.rng.unit().powi(2);
            Article {
                id: format!("bench/{number:06}.txt"),
                title: Some(text.sentence(vocabulary, is_arabic, 8)),
                body: text.body(vocabulary, is_arabic, 100 + (1400.0 * skewed) as usize),
                language,
                ..Article::default()
            }
        };
        let articles = (0..number).map(article).collect();
        Ok(Self { articles, english, arabic })
    }

    /// Bytes of the titles and bodies.
    pub(crate) fn bytes(&self) -> u64 {
        let title = |article: &Article| article.title.as_ref().map_or(0, String::len);
        self.articles.iter().map(|article| (title(article) + article.body.len()) as u64).sum()
    }
}

struct Text {
    rng: Rng,
    /// Of made-up words, of two-word terms, of function words.
    zipf: [Zipf; 3],
}

impl Text {
    fn body(&mut self, vocabulary: &Vocabulary, arabic: bool, words: usize) -> String {
        let (mut body, mut left, mut sentences) = (String::new(), words, 0);
        while left > 0 {
            let length = self.rng.between(8, 30).min(left);
            body += &self.sentence(vocabulary, arabic, length);
            sentences += 1;
            body += if sentences % 4 == 0 { ".\n\n" } else { ". " };
            left -= length;
        }
        body
    }

    fn sentence(&mut self, vocabulary: &Vocabulary, arabic: bool, words: usize) -> String {
        let mut sentence = String::new();
        for word in 0..words {
            if word > 0 {
                let comma = if arabic { "، " } else { ", " };
                sentence += if self.rng.between(0, 12) == 0 { comma } else { " " };
            }
            self.push_word(vocabulary, arabic, &mut sentence);
        }
        let first = sentence.chars().next().map(|c| c.to_uppercase().to_string());
        let rest = first.as_ref().map_or(0, String::len);
        first.unwrap_or_default() + sentence.get(rest..).unwrap_or_default()
    }

    fn push_word(&mut self, vocabulary: &Vocabulary, arabic: bool, sentence: &mut String) {
        let [words, terms, function_words] = &self.zipf;
        let rng = &mut self.rng;
        match rng.between(0, 100) {
            0..38 => *sentence += vocabulary.function_words[function_words.draw(rng)],
            38..40 => {
                let name = &NAMES[rng.between(0, NAMES.len())];
                let other = rng.between(0, 10) == 0;
                *sentence += rng.pick(if arabic != other { name.arabic } else { name.latin });
            }
            40..43 => *sentence += &vocabulary.term(terms.draw(rng)).join(" "),
            43..63 => {
                let word = vocabulary.word(words.draw(rng));
                *sentence += &vocabulary.inflected(word, rng);
            }
            _ => *sentence += vocabulary.word(words.draw(rng)),
        }
    }
}

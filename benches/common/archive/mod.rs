//! An archive out of nothing: new articles with the words, pairs of words and frequencies of real
//! ones.
//!
//! Every second article is Arabic, the others are English. Their words follow each other as in the
//! sample articles of the project ([`chain`]). What is rare there is a blank, and blanks are filled
//! with names, fixed terms and made-up words by Zipf's law, of which a larger archive has more
//! ([`words`]).
//!
//! An article has 100 to 20,000 words. Lengths are log-normal around 350 words, but one in 500
//! articles is one of the long ones, of 5,000 words or more.
//!
//! The same seed makes the same articles, one at a time: an archive may be larger than memory.

mod chain;
mod words;

use jisr::ingest::Skipped;
use jisr::{Article, Collection, ingest};

use self::chain::{Chain, Slot, Token};
use self::words::{Blanks, capitalized};
use super::rng::Rng;

/// The seed of the benches.
pub(crate) const SEED: u64 = 0x6a69_7372;

const SAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/articles");

/// Articles without end.
pub(crate) struct Archive {
    rng: Rng,
    /// English and Arabic.
    languages: [Language; 2],
    made: usize,
}

struct Language {
    chain: Chain,
    blanks: Blanks,
}

impl Archive {
    /// Learns from the sample articles.
    ///
    /// # Errors
    ///
    /// Why a sample article cannot be read.
    pub(crate) fn new(seed: u64) -> Result<Self, Skipped> {
        let sample = Collection::new("sample", SAMPLE);
        let articles = ingest::read(&sample, sample.root(), &ingest::Options::default());
        let articles = articles.collect::<Result<Vec<_>, _>>()?;
        let language = |code: &str| {
            let of_language = articles.iter().filter(|article| article.language.as_str() == code);
            let chain = Chain::learn(of_language.map(|article| article.body.as_str()));
            let blanks = Blanks::new(code == "ar", chain.words());
            Language { chain, blanks }
        };
        Ok(Self { rng: Rng::new(seed), languages: ["en", "ar"].map(language), made: 0 })
    }
}

impl Iterator for Archive {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        let language = &mut self.languages[self.made % 2];
        let id = format!("archive/{:07}", self.made);
        self.made += 1;
        let words = length(&mut self.rng);
        let mut earlier = Vec::new();
        let title = language.text(8, &mut earlier, &mut self.rng);
        let title = title.trim_end_matches(|c: char| !c.is_alphanumeric()).to_owned();
        let body = language.text(words, &mut earlier, &mut self.rng);
        Some(Article { id, title: Some(title), body, ..Article::default() })
    }
}

/// How many words an article has.
fn length(rng: &mut Rng) -> usize {
    let words = match rng.between(0, 500) {
        0 => rng.log_uniform(5_000.0, 20_000.0),
        _ => 350.0 * (0.8 * rng.normal()).exp(),
    };
    words.clamp(100.0, 20_000.0) as usize
}

impl Language {
    /// So many words, and a full stop.
    fn text(&mut self, words: usize, earlier: &mut Vec<u64>, rng: &mut Rng) -> String {
        let (mut text, mut sentences) = (String::with_capacity(8 * words), 0);
        let mut last: Option<&Token> = None;
        for _ in 0..words {
            let begins = last.is_none_or(Token::is_last);
            if begins && last.is_some() {
                sentences += 1;
                text.push_str(if sentences % 3 == 0 { "\n\n" } else { " " });
            } else if !begins {
                text.push(' ');
            }
            let token = self.chain.draw(last, rng);
            let word = match &token.slot {
                Slot::Word(word) => word.clone(),
                Slot::Blank => self.blanks.fill(earlier, rng),
                Slot::Number => (rng.log_uniform(1.0, 5_000.0) as u64).to_string(),
            };
            text.push_str(&token.before);
            text.push_str(&if begins { capitalized(&word) } else { word });
            text.push_str(&token.after);
            last = Some(token);
        }
        if last.is_some_and(|token| !token.is_last()) {
            text.push('.');
        }
        text
    }
}

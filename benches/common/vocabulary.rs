//! The words of the articles that are read, and how many articles have each.

use std::collections::HashMap;

use jisr::text::{Script, Words};
use jisr::{Analyzer, Article};

use super::archive::SEED;
use super::corpus::is_arabic;
use super::rng::Rng;

/// Articles of a language that are remembered.
const SAMPLE: usize = 1_000;

/// Words with nothing but one space between them.
pub(crate) type Run = Vec<String>;

/// What is known of a word.
#[derive(Clone, Copy)]
pub(crate) struct Count {
    pub(crate) articles: u32,
    /// The last of them.
    last: u32,
    /// Whether it was always written as its key: then every engine sees the same word.
    pub(crate) plain: bool,
    pub(crate) stop: bool,
}

/// The articles and words of one language.
#[derive(Default)]
pub(crate) struct Vocabulary {
    pub(crate) articles: u32,
    pub(crate) words: HashMap<String, Count>,
    /// The runs of some articles.
    pub(crate) sample: Vec<Vec<Run>>,
}

/// Reads articles.
pub(crate) struct Reader {
    analyzer: Analyzer,
    words: Words,
    rng: Rng,
    read: u32,
    /// English and Arabic.
    pub(crate) languages: [Vocabulary; 2],
}

impl Reader {
    pub(crate) fn new() -> Self {
        let languages = <[Vocabulary; 2]>::default();
        let (analyzer, words) = (Analyzer::new(), Words::default());
        Self { analyzer, words, rng: Rng::new(SEED), read: 0, languages }
    }

    pub(crate) fn read(&mut self, article: &Article) {
        self.read += 1;
        let language = usize::from(is_arabic(&article.body));
        self.languages[language].articles += 1;
        self.count(article.title.as_deref().unwrap_or_default());
        self.count(&article.body);
        let Vocabulary { articles, sample, .. } = &mut self.languages[language];
        // Every article has the same chance to be remembered.
        let place = self.rng.between(0, *articles as usize);
        if sample.len() < SAMPLE {
            sample.push(runs(&article.body, &self.words));
        } else if place < SAMPLE {
            sample[place] = runs(&article.body, &self.words);
        }
    }

    fn count(&mut self, text: &str) {
        self.analyzer.analyze_into(text, &mut self.words);
        for word in self.words.iter() {
            let Some(language) = language_of(word.script) else { continue };
            let words = &mut self.languages[language].words;
            let plain = is_plain(word.surface) && text[word.span].to_lowercase() == word.surface;
            if let Some(count) = words.get_mut(word.surface) {
                count.articles += u32::from(count.last != self.read);
                count.last = self.read;
                count.plain &= plain;
            } else {
                let count = Count { articles: 1, last: self.read, plain, stop: word.stop };
                words.insert(word.surface.to_owned(), count);
            }
        }
    }
}

fn language_of(script: Script) -> Option<usize> {
    match script {
        Script::Latin => Some(0),
        Script::Arabic => Some(1),
        _ => None,
    }
}

/// Whether a key is two letters or more without anything else.
fn is_plain(key: &str) -> bool {
    let is_letter = |c| matches!(c, 'a'..='z' | '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}');
    key.chars().all(is_letter) && key.chars().count() > 1
}

/// The runs of a text whose words are `words`.
fn runs(text: &str, words: &Words) -> Vec<Run> {
    let mut runs = vec![Run::new()];
    let mut end = 0;
    for word in words.iter() {
        if text.get(end..word.span.start) != Some(" ") {
            runs.push(Run::new());
        }
        end = word.span.end;
        if let Some(run) = runs.last_mut() {
            run.push(word.surface.to_owned());
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}

//! What the index will find out about the words of an article.

use jisr::text::{Language, LanguageShare, Words, language};
use jisr::{Analyzer, Article};

/// Analyses texts as the index does.
#[derive(Debug, Default)]
pub(crate) struct Analysis {
    analyzer: Analyzer,
    words: Words,
}

impl Analysis {
    /// Number of words of a text.
    pub(crate) fn count(&mut self, text: &str) -> u64 {
        self.analyzer.analyze_into(text, &mut self.words);
        self.words.len() as u64
    }

    /// Main language of an article: the one it declares, or the one with the largest share.
    pub(crate) fn language(&mut self, article: &Article) -> Language {
        if article.language != Language::UNDETERMINED {
            return article.language.clone();
        }
        let found = self.languages(article).into_iter().next();
        found.map_or(Language::UNDETERMINED, |share| share.language)
    }

    /// Fills in the languages that an article does not declare, as the index will.
    pub(crate) fn complete(&mut self, article: &mut Article) {
        article.language = self.language(article);
        article.languages = self.languages(article);
    }

    /// The languages of an article: those it declares, or those of its words.
    fn languages(&mut self, article: &Article) -> Vec<LanguageShare> {
        if !article.languages.is_empty() {
            return article.languages.clone();
        }
        if self.count(&article.body) == 0 {
            self.count(article.title.as_deref().unwrap_or_default());
        }
        language::shares(&self.words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_declared_stays_and_the_rest_is_filled_in() {
        let body = "افتتح الميناء من جديد MFA".to_owned();
        let mut article = Article { body, ..Article::default() };
        Analysis::default().complete(&mut article);
        assert_eq!((article.language, article.languages.len()), (Language::ARABIC, 2));
        let declared = Language::new("fa");
        let mut article = Article { language: declared.clone(), ..article_of("2021") };
        Analysis::default().complete(&mut article);
        assert_eq!((article.language, article.languages.len()), (declared, 0));
    }

    fn article_of(body: &str) -> Article {
        Article { body: body.to_owned(), ..Article::default() }
    }
}

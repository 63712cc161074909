//! From an article to the fields of its document: analysed once, every field fed from it.

use std::ops::Range;

use jisr_text::language::{Languages, of_text};
use jisr_text::{Analyzer, Article, Doubt, Language, Words};
use tantivy::TantivyDocument;

use crate::civil::seconds;
use crate::record;
use crate::schema::Fields;
use crate::spans::Spans;
use crate::tokens::Keys;

/// Turns articles into documents, with buffers that are used again for the next article.
pub(crate) struct Documents {
    fields: Fields,
    analyzer: Analyzer,
    title_words: Words,
    body_words: Words,
    surface: Keys,
    stem: Keys,
    title: Keys,
    spans: Spans,
}

impl Documents {
    pub(crate) fn new(fields: Fields) -> Self {
        Self {
            fields,
            analyzer: Analyzer::new(),
            title_words: Words::default(),
            body_words: Words::default(),
            surface: Keys::default(),
            stem: Keys::default(),
            title: Keys::default(),
            spans: Spans::default(),
        }
    }

    /// The document of `article`, whose id and content have the hashes `key` and `digest`.
    pub(crate) fn build(
        &mut self,
        mut article: Article,
        key: u64,
        digest: u64,
    ) -> serde_json::Result<TantivyDocument> {
        let title = of_text(article.title.as_deref().unwrap_or_default());
        let body = of_text(&article.body);
        self.analyze(&article, &title.foreign, &body.foreign);
        note_languages(&mut article, if self.body_words.is_empty() { title } else { body });
        let mut document = TantivyDocument::default();
        self.add_words(&mut document);
        self.add_columns(&mut document, &article, key, digest);
        let title_spans = encode_spans(&mut self.spans, &self.title_words);
        let body_spans = encode_spans(&mut self.spans, &self.body_words);
        let record = record::encode(&mut article, &title_spans, &body_spans)?;
        document.add_bytes(self.fields.record, &record);
        Ok(document)
    }

    /// Words of other languages than Arabic and English, in `title` and `body`, have no stems.
    fn analyze(&mut self, article: &Article, title: &[Range<usize>], body: &[Range<usize>]) {
        let text = article.title.as_deref().unwrap_or_default();
        self.analyzer.analyze_with(text, title, &mut self.title_words);
        self.analyzer.analyze_with(&article.body, body, &mut self.body_words);
    }

    fn add_words(&mut self, document: &mut TantivyDocument) {
        [&mut self.surface, &mut self.stem, &mut self.title].into_iter().for_each(Keys::clear);
        for word in self.title_words.iter() {
            self.surface.push(word.surface);
            self.stem.push(word.stem);
            self.title.push(word.stem);
        }
        self.surface.push_gap();
        self.stem.push_gap();
        for word in self.body_words.iter() {
            self.surface.push(word.surface);
            self.stem.push(word.stem);
        }
        document.add_text(self.fields.surface, self.surface.as_str());
        document.add_text(self.fields.stem, self.stem.as_str());
        document.add_text(self.fields.title, self.title.as_str());
    }

    fn add_columns(
        &self,
        document: &mut TantivyDocument,
        article: &Article,
        key: u64,
        digest: u64,
    ) {
        document.add_text(self.fields.id, &article.id);
        document.add_text(self.fields.language, article.language.as_str());
        if let Some(source) = &article.source {
            document.add_text(self.fields.source, source);
        }
        if let Some(published) = &article.published {
            document.add_i64(self.fields.published, seconds(published.at));
        }
        document.add_u64(self.fields.title_words, self.title_words.len() as u64);
        document.add_u64(self.fields.key, key);
        document.add_u64(self.fields.digest, digest);
    }
}

/// Fills in the languages that were found. What the reader declared stays the main one, unless the
/// script of the text contradicts it.
fn note_languages(article: &mut Article, found: Languages) {
    let main = found.main_or(&article.language);
    let declared = article.language != Language::UNDETERMINED && main == article.language;
    article.doubts.retain(|doubt| *doubt != Doubt::Language);
    if found.uncertain && !declared {
        article.doubts.push(Doubt::Language);
    }
    article.language = main;
    article.languages = found.shares;
}

fn encode_spans(encoder: &mut Spans, words: &Words) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(words.len() * 9 / 8 + 8);
    words.iter().for_each(|word| encoder.push(word.span));
    encoder.finish_into(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noted(body: &str, declared: &str) -> Article {
        let language = Language::new(declared);
        let mut article = Article { body: body.into(), language, ..Article::default() };
        note_languages(&mut article, of_text(body));
        article
    }

    #[test]
    fn a_text_too_short_for_its_language_has_a_doubt_unless_it_was_declared() {
        let short = noted("Ankara", "");
        assert_eq!((short.language.as_str(), &short.doubts[..]), ("en", &[Doubt::Language][..]));
        let declared = noted("Ankara", "tr");
        assert_eq!((declared.language.as_str(), declared.doubts.len()), ("tr", 0));
    }

    #[test]
    fn the_script_overrules_what_was_declared() {
        let article = noted("أغلق الميناء بعد العاصفة ولم يعرف حتى الآن متى سوف يفتح.", "en");
        assert_eq!((article.language, article.doubts.len()), (Language::ARABIC, 0));
        assert_eq!(article.languages.len(), 1);
    }
}

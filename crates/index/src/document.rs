//! From an article to the fields of its document: analysed once, every field fed from it.

use std::sync::Arc;

use jisr_text::copies::{Sketch, Sketcher};
use jisr_text::names::Names;
use jisr_text::names::mentions::{Text, mentions};
use jisr_text::stem::Stemmer;
use jisr_text::{Analyzer, Article, Foreign, Script, Shape, Word, Words};
use tantivy::TantivyDocument;

use crate::civil::seconds;
use crate::mention;
use crate::record;
use crate::schema::Fields;
use crate::spans::Spans;
use crate::tokens::Keys;

/// Numbers that an article gets when it comes in.
#[derive(Clone, Copy)]
pub(crate) struct Numbers {
    /// Its place in the order of coming in.
    pub(crate) sequence: u64,
    /// Hash of its id.
    pub(crate) key: u64,
    /// Hash of its content.
    pub(crate) digest: u64,
}

/// Turns articles into documents, with buffers that are used again for the next article.
pub(crate) struct Documents {
    fields: Fields,
    /// Names that are recognised.
    names: Arc<Names>,
    analyzer: Analyzer,
    title_words: Words,
    body_words: Words,
    surface: Keys,
    stem: Keys,
    title: Keys,
    pair: Keys,
    capital: Keys,
    spans: Spans,
    sketcher: Sketcher,
}

impl Documents {
    pub(crate) fn new(fields: Fields, stemmer: Stemmer, names: Arc<Names>) -> Self {
        Self {
            fields,
            names,
            analyzer: Analyzer::with_stemmer(stemmer),
            title_words: Words::default(),
            body_words: Words::default(),
            surface: Keys::default(),
            stem: Keys::default(),
            title: Keys::default(),
            pair: Keys::default(),
            capital: Keys::default(),
            spans: Spans::default(),
            sketcher: Sketcher::default(),
        }
    }

    /// The document of `article`.
    pub(crate) fn build(&mut self, mut article: Article, numbers: Numbers) -> TantivyDocument {
        let foreign = article.detect_languages();
        self.analyze(&article, &foreign);
        let mut document = TantivyDocument::default();
        self.add_words(&article.body, &mut document);
        self.add_mentions(&mut document, &article);
        self.add_columns(&mut document, &article, numbers);
        self.add_sketch(&mut document);
        let title_spans = encode_spans(&mut self.spans, &self.title_words);
        let body_spans = encode_spans(&mut self.spans, &self.body_words);
        let record = record::encode(&mut article, &title_spans, &body_spans);
        document.add_text(self.fields.text, &record.text);
        document.add_bytes(self.fields.spans, &record.spans);
        document
    }

    /// Words of other languages than Arabic and English have no stems.
    fn analyze(&mut self, article: &Article, foreign: &Foreign) {
        let title = article.title.as_deref().unwrap_or_default();
        self.analyzer.analyze_with(title, &foreign.title, &mut self.title_words);
        self.analyzer.analyze_with(&article.body, &foreign.body, &mut self.body_words);
    }

    fn add_words(&mut self, body: &str, document: &mut TantivyDocument) {
        let words = [&mut self.surface, &mut self.stem, &mut self.title];
        let keys = words.into_iter().chain([&mut self.pair, &mut self.capital]);
        keys.for_each(Keys::clear);
        for word in self.title_words.iter() {
            self.surface.push(word.surface);
            push_stem(&word, &mut self.stem);
            self.title.push(word.stem);
        }
        self.surface.push_gap();
        self.stem.push_gap();
        let mut end = None;
        for word in self.body_words.iter() {
            self.surface.push(word.surface);
            push_stem(&word, &mut self.stem);
            if has_capital(&word) && end.is_some_and(|end| goes_on(&body[end..word.span.start])) {
                self.capital.push(word.surface);
            }
            end = Some(word.span.end);
        }
        push_pairs(&self.title_words, &mut self.pair);
        push_pairs(&self.body_words, &mut self.pair);
        document.add_text(self.fields.surface, self.surface.as_str());
        document.add_text(self.fields.stem, self.stem.as_str());
        document.add_text(self.fields.title, self.title.as_str());
        document.add_text(self.fields.pair, self.pair.as_str());
        document.add_text(self.fields.capital, self.capital.as_str());
    }

    /// Adds each name once, however often the article has it.
    fn add_mentions(&self, document: &mut TantivyDocument, article: &Article) {
        let title = article.title.as_deref().unwrap_or_default();
        let title = Text { text: title, words: &self.title_words };
        let body = Text { text: &article.body, words: &self.body_words };
        let found = mentions(&self.names, title, body);
        for term in mention::terms(&found, title, body) {
            document.add_text(self.fields.mention, term);
        }
    }

    fn add_columns(
        &self,
        document: &mut TantivyDocument,
        article: &Article,
        Numbers { sequence, key, digest }: Numbers,
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
        document.add_u64(self.fields.sequence, sequence);
        document.add_u64(self.fields.key, key);
        document.add_u64(self.fields.digest, digest);
    }

    fn add_sketch(&mut self, document: &mut TantivyDocument) {
        let sketch = self.sketcher.sketch(&self.title_words, &self.body_words);
        for number in sketch.iter().flat_map(Sketch::to_numbers) {
            document.add_u64(self.fields.sketch, number);
        }
    }
}

/// Adds the stem of a word that is not its own stem.
fn push_stem(word: &Word<'_>, stems: &mut Keys) {
    match word.stem == word.surface {
        true => stems.push_none(),
        false => stems.push(word.stem),
    }
}

/// Adds the pairs of frequent words that stand side by side.
fn push_pairs(words: &Words, pairs: &mut Keys) {
    let mut before: Option<Word<'_>> = None;
    for word in words.iter() {
        match &before {
            Some(first) if word.frequent => pairs.push_pair(first.surface, word.surface),
            _ => {}
        }
        before = word.frequent.then_some(word);
    }
}

fn has_capital(word: &Word<'_>) -> bool {
    word.script == Script::Latin && matches!(word.shape, Shape::Capitalized | Shape::Mixed)
}

/// Whether a sentence goes on over what stands between two words of it.
fn goes_on(between: &str) -> bool {
    between.chars().all(|c| matches!(c, ' ' | ',' | '\'' | '’' | '-'))
}

fn encode_spans(encoder: &mut Spans, words: &Words) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(words.len() * 9 / 8 + 8);
    words.iter().for_each(|word| encoder.push(word.span));
    encoder.finish_into(&mut bytes);
    bytes
}

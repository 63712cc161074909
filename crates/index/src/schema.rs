//! The fields of an index and the version of their layout.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::tokens;

/// Raised whenever fields or the stored record change; an index of another version is refused.
pub(crate) const VERSION: u32 = 6;

/// Positions left free between the last word of the title and the first of the body.
pub const TITLE_GAP: u32 = 16;

/// Handles of all fields.
///
/// `surface` and `stem` hold the words of title and body in one position stream, whatever their
/// script, `stem` only where a word is not its own stem; `title` holds the stems of the title once more, for weighting.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Fields {
    /// The article's id, whole.
    pub(crate) id: Field,
    /// Normalized exact forms, with positions.
    pub(crate) surface: Field,
    /// Stems of the words that are not their own, with positions.
    pub(crate) stem: Field,
    /// Stems of the title, with frequencies.
    pub(crate) title: Field,
    /// Pairs of neighbouring frequent words, with frequencies.
    pub(crate) pair: Field,
    /// Keys of words with a capital in the middle of a sentence, without frequencies.
    pub(crate) capital: Field,
    /// Code of the article's main language.
    pub(crate) language: Field,
    /// Name of the source as written.
    pub(crate) source: Field,
    /// Names in title and body, each once; see `mention.rs`.
    pub(crate) mention: Field,
    /// Seconds since 1970-01-01 of the civil publication time.
    pub(crate) published: Field,
    /// Number of words of the title: positions below it are in the title.
    pub(crate) title_words: Field,
    /// Number of the article in the order of coming in: breaks ties in ranking.
    pub(crate) sequence: Field,
    /// Hash of the id.
    pub(crate) key: Field,
    /// Hash of the article's content: tells whether it changed.
    pub(crate) digest: Field,
    /// The numbers of the article's sketch, which tells its copies.
    pub(crate) sketch: Field,
    /// The stored article; see `record.rs`.
    pub(crate) text: Field,
    /// The stored spans of its words; see `record.rs`.
    pub(crate) spans: Field,
}

/// Names of the columns, as the reader asks for them.
pub(crate) mod column {
    pub(crate) const LANGUAGE: &str = "language";
    pub(crate) const SOURCE: &str = "source";
    pub(crate) const MENTION: &str = "mention";
    pub(crate) const PUBLISHED: &str = "published";
    pub(crate) const TITLE_WORDS: &str = "title_words";
    pub(crate) const SEQUENCE: &str = "sequence";
    pub(crate) const KEY: &str = "key";
    pub(crate) const DIGEST: &str = "digest";
    pub(crate) const SKETCH: &str = "sketch";
}

/// Builds the schema and the handles of its fields.
pub(crate) fn build() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_text_field("id", STRING),
        surface: schema.add_text_field("surface", words(IndexRecordOption::WithFreqsAndPositions)),
        stem: schema.add_text_field("stem", words(IndexRecordOption::WithFreqsAndPositions)),
        title: schema.add_text_field("title", words(IndexRecordOption::WithFreqs)),
        pair: schema.add_text_field("pair", without_lengths(IndexRecordOption::WithFreqs)),
        capital: schema.add_text_field("capital", words(IndexRecordOption::Basic)),
        language: schema.add_text_field(column::LANGUAGE, FAST),
        source: schema.add_text_field(column::SOURCE, FAST),
        mention: schema.add_text_field(column::MENTION, FAST),
        published: schema.add_i64_field(column::PUBLISHED, FAST),
        title_words: schema.add_u64_field(column::TITLE_WORDS, FAST),
        sequence: schema.add_u64_field(column::SEQUENCE, FAST),
        key: schema.add_u64_field(column::KEY, FAST),
        digest: schema.add_u64_field(column::DIGEST, FAST),
        sketch: schema.add_u64_field(column::SKETCH, FAST),
        text: schema.add_text_field("text", STORED),
        spans: schema.add_bytes_field("spans", STORED),
    };
    (schema.build(), fields)
}

fn words(record: IndexRecordOption) -> TextOptions {
    TextOptions::default().set_indexing_options(indexing(record))
}

fn without_lengths(record: IndexRecordOption) -> TextOptions {
    TextOptions::default().set_indexing_options(indexing(record).set_fieldnorms(false))
}

fn indexing(record: IndexRecordOption) -> TextFieldIndexing {
    TextFieldIndexing::default().set_tokenizer(tokens::NAME).set_index_option(record)
}

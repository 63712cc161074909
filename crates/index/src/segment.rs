//! One segment: postings, lengths and columns of its articles.

use std::sync::Arc;

use jisr_text::copies::Sketch;
use tantivy::columnar::{Column, StrColumn};
use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, SegmentPostings};
use tantivy::schema::IndexRecordOption;
use tantivy::{InvertedIndexReader, SegmentReader};

pub use tantivy::DocId;

use crate::dictionary::TermField;
use crate::error::Result;
use crate::maxima::{BlockMaxima, Maxima};
use crate::schema::{Fields, column};

/// A segment of a snapshot. Documents are numbered from 0 within it.
pub struct Segment {
    reader: SegmentReader,
    surface: Arc<InvertedIndexReader>,
    stem: Arc<InvertedIndexReader>,
    title: Arc<InvertedIndexReader>,
    pair: Arc<InvertedIndexReader>,
    capital: Arc<InvertedIndexReader>,
    pub(crate) ids: Arc<InvertedIndexReader>,
    /// The class of the length of every document, at hand for scoring.
    length_classes: Box<[u8]>,
    /// Block maxima of the exact forms, and of the stems.
    maxima: Maxima,
    stem_maxima: Maxima,
    sequences: Column<u64>,
    keys: Column<u64>,
    published: Column<i64>,
    title_words: Column<u64>,
    languages: Option<StrColumn>,
    sources: Option<StrColumn>,
    pub(crate) mentions: Option<StrColumn>,
    sketches: Column<u64>,
}

impl std::fmt::Debug for Segment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Segment").field("id", &self.reader.segment_id()).finish_non_exhaustive()
    }
}

impl Segment {
    pub(crate) fn open(reader: &SegmentReader, fields: &Fields) -> Result<Self> {
        let columns = reader.fast_fields();
        let stem = reader.inverted_index(fields.stem)?;
        let surface = reader.inverted_index(fields.surface)?;
        let lengths = reader.get_fieldnorms_reader(fields.surface)?;
        let length_classes: Box<[u8]> =
            (0..reader.max_doc()).map(|doc| lengths.fieldnorm_id(doc)).collect();
        let maxima = Maxima::open(reader, fields.surface, average(reader, &surface))?;
        let stem_lengths = reader.get_fieldnorms_reader(fields.stem)?;
        let stem_maxima = Maxima::open(reader, fields.stem, average(reader, &stem))?;
        Ok(Self {
            stem_maxima: stem_maxima.by(&stem_lengths, &maxima, &length_classes),
            maxima,
            surface,
            stem,
            title: reader.inverted_index(fields.title)?,
            pair: reader.inverted_index(fields.pair)?,
            capital: reader.inverted_index(fields.capital)?,
            ids: reader.inverted_index(fields.id)?,
            length_classes,
            sequences: columns.u64(column::SEQUENCE)?,
            keys: columns.u64(column::KEY)?,
            published: columns.i64(column::PUBLISHED)?,
            title_words: columns.u64(column::TITLE_WORDS)?,
            languages: columns.str(column::LANGUAGE)?,
            sources: columns.str(column::SOURCE)?,
            mentions: columns.str(column::MENTION)?,
            sketches: columns.u64(column::SKETCH)?,
            reader: reader.clone(),
        })
    }

    /// Number of documents, deleted ones included: ids run from 0 to one below it.
    #[must_use]
    pub fn max_doc(&self) -> DocId {
        self.reader.max_doc()
    }

    /// Whether a document has been deleted.
    #[must_use]
    pub fn is_deleted(&self, doc: DocId) -> bool {
        self.reader.is_deleted(doc)
    }

    /// The term dictionary and postings of a field.
    pub(crate) fn terms(&self, field: TermField) -> &InvertedIndexReader {
        match field {
            TermField::Surface => &self.surface,
            TermField::Stem => &self.stem,
            TermField::Title => &self.title,
            TermField::Pair => &self.pair,
            TermField::Capital => &self.capital,
        }
    }

    /// Postings of the term `key` with frequencies, and with positions where the field has them
    /// and `positions` asks for them; `None` when the segment does not have the term.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the segment cannot be read.
    pub fn postings(
        &self,
        field: TermField,
        key: &str,
        positions: bool,
    ) -> Result<Option<SegmentPostings>> {
        let inverted = self.terms(field);
        let Some(info) = inverted.terms().get(key)? else { return Ok(None) };
        let option = if positions {
            IndexRecordOption::WithFreqsAndPositions
        } else {
            IndexRecordOption::WithFreqs
        };
        Ok(Some(inverted.read_postings_from_terminfo(&info, option)?))
    }

    /// Postings of the term `key` in blocks, with frequencies: what scores documents without asking
    /// where a word stands. With them, what is known of the blocks without decoding them, where the
    /// field has such. `None` when the segment does not have the term.
    ///
    /// # Errors
    ///
    /// [`Error::Storage`](crate::Error::Storage) when the segment cannot be read.
    pub fn blocks(
        &self,
        field: TermField,
        key: &str,
    ) -> Result<Option<(BlockSegmentPostings, Option<BlockMaxima<'_>>)>> {
        let inverted = self.terms(field);
        let Some(info) = inverted.terms().get(key)? else { return Ok(None) };
        let option = IndexRecordOption::WithFreqs;
        let blocks = inverted.read_block_postings_from_terminfo(&info, option)?;
        let maxima = self.maxima(field).map(|maxima| maxima.of(&info)).transpose()?;
        Ok(Some((blocks, maxima)))
    }

    /// The block maxima of a field, by the lengths of title and body.
    pub(crate) fn maxima(&self, field: TermField) -> Option<&Maxima> {
        match field {
            TermField::Surface => Some(&self.maxima),
            TermField::Stem => Some(&self.stem_maxima),
            // Titles have lengths of their own, pairs none; capitals are not counted.
            TermField::Title | TermField::Pair | TermField::Capital => None,
        }
    }

    /// The norm of an article of so many words in [`BlockMax`](crate::BlockMax):
    /// `1.2 (0.25 + 0.75 words / average)`, with the average length of this segment.
    #[must_use]
    pub fn block_norm(&self, words: f32) -> f32 {
        self.maxima.norm(words)
    }

    /// Number of words in the title and body of a document, rounded to one of 256 classes.
    #[must_use]
    pub fn length_class(&self, doc: DocId) -> u8 {
        self.length_classes[doc as usize]
    }

    /// The [length class](Self::length_class) of every document.
    #[must_use]
    pub fn length_classes(&self) -> &[u8] {
        &self.length_classes
    }

    /// Number of words that a length class stands for.
    #[must_use]
    pub fn class_length(class: u8) -> u32 {
        FieldNormReader::id_to_fieldnorm(class)
    }

    /// Number of the article in the order in which articles came in. It keeps it when segments
    /// merge: orders ties.
    #[must_use]
    pub fn sequence(&self, doc: DocId) -> u64 {
        self.sequences.first(doc).unwrap_or_default()
    }

    /// Publication time in seconds since 1970-01-01 of the civil time, if the article has one.
    #[must_use]
    pub fn published(&self, doc: DocId) -> Option<i64> {
        self.published.first(doc)
    }

    /// Number of words in the title; positions below it are in the title.
    #[must_use]
    pub fn title_words(&self, doc: DocId) -> u32 {
        self.title_words.first(doc).unwrap_or_default() as u32
    }

    /// Ordinal of the document's language, for counting; [`language`](Self::language) names it.
    #[must_use]
    pub fn language_ord(&self, doc: DocId) -> Option<u64> {
        self.languages.as_ref()?.term_ords(doc).next()
    }

    /// Code of a language by its ordinal in this segment.
    #[must_use]
    pub fn language(&self, ord: u64) -> String {
        name(self.languages.as_ref(), ord)
    }

    /// Ordinal of the document's source, for counting; [`source`](Self::source) names it.
    #[must_use]
    pub fn source_ord(&self, doc: DocId) -> Option<u64> {
        self.sources.as_ref()?.term_ords(doc).next()
    }

    /// Name of a source by its ordinal in this segment.
    #[must_use]
    pub fn source(&self, ord: u64) -> String {
        name(self.sources.as_ref(), ord)
    }

    /// Number of languages and of sources in this segment: ordinals run below them.
    #[must_use]
    pub fn ord_counts(&self) -> (usize, usize) {
        let count = |column: &Option<StrColumn>| column.as_ref().map_or(0, |c| c.num_terms());
        (count(&self.languages), count(&self.sources))
    }

    /// The sketch of a document, if it has words; `buffer` is used again.
    pub(crate) fn sketch(&self, doc: DocId, buffer: &mut Vec<u64>) -> Option<Sketch> {
        buffer.clear();
        buffer.extend(self.sketches.values_for_doc(doc));
        Sketch::from_numbers(buffer)
    }

    /// Id hash and content hash of every live document.
    pub(crate) fn keys_and_digests(&self) -> Result<impl Iterator<Item = (u64, u64)> + '_> {
        let digests = self.reader.fast_fields().u64(column::DIGEST)?;
        let live = self.reader.doc_ids_alive();
        Ok(live.filter_map(move |doc| Some((self.keys.first(doc)?, digests.first(doc)?))))
    }
}

/// Average number of words of a field, as the engine counts it for its own BM25.
fn average(reader: &SegmentReader, field: &InvertedIndexReader) -> f32 {
    let documents = reader.max_doc().max(1) as f32;
    (field.total_num_tokens() as f32 / documents).max(f32::MIN_POSITIVE)
}

fn name(column: Option<&StrColumn>, ord: u64) -> String {
    let mut name = String::new();
    if let Some(column) = column {
        // An ordinal that is not in the column leaves the name empty.
        let _ = column.ord_to_str(ord, &mut name);
    }
    name
}

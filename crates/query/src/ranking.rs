//! What counts how much.

/// The weights of ranking. The defaults were chosen by their average over Arabic and English
/// collections, never by one of them; other values are for measuring.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// BM25: how soon further occurrences of a word stop to count.
    pub k1: f32,
    /// BM25: how much a long article has to have more of them, from 0 to 1, for a query of
    /// [`LONG_QUERY`] words or more. Long queries need more of it, because each of their common
    /// words gives long articles another chance (Zhai and Lafferty, "A study of smoothing methods
    /// for language models applied to ad hoc information retrieval", SIGIR 2001, show the same of
    /// smoothing).
    pub b: f32,
    /// The same for a query of one or two words; in between it grows evenly.
    pub b_short: f32,
    /// Weight of a word with the stem of the query word. The exact form is such a word too and
    /// adds the rest up to 1, so that a word counts once however many ways it matches. 0 leaves
    /// stems out, 1 makes all forms equal.
    pub stem: f32,
    /// Weight that a word of the title has above one of the body.
    pub title: f32,
    /// Weight of a word with a joined particle that the stemmer leaves on; 0 leaves them out.
    pub proclitic: f32,
    /// Weight of another spelling of a name that is sure.
    pub name: f32,
    /// Weight of a word that begins as the query says.
    pub prefix: f32,
    /// Weight of a word with one edit; each further edit halves it.
    pub fuzzy: f32,
    /// Weight of a word that is nearly a word of the query which the index does not have.
    pub typo: f32,
    /// Factor of the score of a stop word; 1 treats stop words as any other.
    pub stop: f32,
    /// Share of the weaker word's weight that two neighbouring words of the query earn when they
    /// stand as near in the article.
    pub proximity: f32,
    /// Share of a word's weight that it earns for standing at the very beginning of the body, less
    /// with every word before it, and nothing behind [`LEAD_WORDS`] words: news begins with what it
    /// is about. This holds for a query of [`LONG_QUERY`] words or more, which asks for a story;
    /// one of one or two words asks for a topic and earns nothing, and in between it grows evenly.
    pub lead: f32,
    /// What having every word of a short query earns, as a share of what an article could earn at
    /// most without one of them: with 1, articles with all words always come first.
    pub coverage: f32,
    /// Words up to which a query is short. A longer one describes what is wanted: few articles
    /// have all of it, and those that do need not be the best.
    pub coverage_words: usize,
}

/// Words of a query from which [`Ranking::b`] holds in full.
pub const LONG_QUERY: usize = 4;

/// Words of a body that are its lead: see [`Ranking::lead`].
pub const LEAD_WORDS: u32 = 50;

impl Ranking {
    /// BM25's `b` for a query of so many words, stop words left out.
    pub(crate) fn b_for(&self, words: usize) -> f32 {
        self.b_short + length(words) * (self.b - self.b_short)
    }

    /// [`lead`](Self::lead) for a query of so many words, stop words left out.
    pub(crate) fn lead_for(&self, words: usize) -> f32 {
        length(words) * self.lead
    }
}

/// How long a query of so many words is, from 0 for two words to 1 for [`LONG_QUERY`].
fn length(words: usize) -> f32 {
    (words.clamp(2, LONG_QUERY) - 2) as f32 / (LONG_QUERY - 2) as f32
}

impl Default for Ranking {
    fn default() -> Self {
        Self {
            k1: 1.2,
            b: 0.75,
            b_short: 0.4,
            stem: 0.7,
            title: 0.5,
            proclitic: 0.6,
            name: 0.6,
            prefix: 0.8,
            fuzzy: 0.6,
            typo: 0.4,
            stop: 0.3,
            proximity: 0.2,
            lead: 0.5,
            coverage: 1.0,
            coverage_words: 4,
        }
    }
}

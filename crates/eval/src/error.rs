//! What can go wrong, said so that the reader knows which line to mend and how.

use std::path::PathBuf;

/// Result of reading, writing or comparing.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Errors of this crate.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file system refused.
    #[error("{path}: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is not UTF-8.
    #[error(
        "{path}, line {line}: this is not UTF-8; convert the file first \
         (old Arabic files: `iconv -f windows-1256 -t utf-8`)"
    )]
    Encoding {
        /// The file.
        path: PathBuf,
        /// Line of the first bad byte, from 1.
        line: usize,
    },
    /// A line says nothing that can be used.
    #[error("{path}, line {line}: {problem}")]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
        /// What is wrong with it.
        problem: Problem,
    },
    /// A file has no line of content.
    #[error("{path} holds no {what}; was it written to its end, and is it the right file?")]
    Empty {
        /// The file.
        path: PathBuf,
        /// What was looked for.
        what: &'static str,
    },
    /// The name of a run is none.
    #[error(transparent)]
    Tag(Problem),
    /// The index could not be searched.
    #[error("topic {topic}: {source}")]
    Search {
        /// The topic's id.
        topic: String,
        /// What went wrong.
        source: jisr_query::Error,
    },
    /// What was found for a topic cannot be listed in a run.
    #[error(
        "topic {topic}: {problem}\n(a document of a run is an article by the id of its JSON \
         record; of several files that have the same ids, index one at a time)"
    )]
    Found {
        /// The topic's id.
        topic: String,
        /// What is wrong.
        problem: Problem,
    },
    /// Two evaluations hold different measures, or the same ones in another order.
    #[error(
        "the baseline is measured by {baseline}, the contender by {contender}; \
         evaluate both runs with the same measures"
    )]
    DifferentMeasures {
        /// Measures of the first evaluation.
        baseline: String,
        /// Measures of the second.
        contender: String,
    },
    /// Two evaluations are of different queries.
    #[error(
        "query {query} is judged for one run and not for the other; \
         evaluate both runs with the same judgments"
    )]
    DifferentQueries {
        /// The first query that only one evaluation has.
        query: String,
    },
    /// Two evaluations without a query, or without a measure.
    #[error("there is nothing to compare; evaluate with at least one measure and one judged query")]
    NothingToCompare,
}

/// What is wrong with a line, or with what was to become one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Columns are missing, or there are too many.
    #[error("{found} columns where `{expected}` is expected; add or remove columns")]
    Columns {
        /// The columns that belong there.
        expected: &'static str,
        /// How many there are.
        found: usize,
    },
    /// A score cannot be ordered.
    #[error("score `{found}` is not a number; write it with a decimal point, such as 12.5")]
    Score {
        /// What stands there.
        found: String,
    },
    /// A grade is not whole.
    #[error(
        "grade `{found}` is not a whole number; write 0 for not relevant and 1 or more for relevant"
    )]
    Grade {
        /// What stands there.
        found: String,
    },
    /// An id would not survive a file whose columns are separated by white space.
    #[error(
        "`{found}` cannot be an id in TREC files: it is empty, has white space in it, or is a \
         query that starts with `#`; write it in another way in topics, judgments and runs alike \
         (a space as %20)"
    )]
    Id {
        /// The id.
        found: String,
    },
    /// The name of a run would not be one column.
    #[error("`{found}` cannot name a run: write it without white space, such as `bm25-names`")]
    Tag {
        /// The name.
        found: String,
    },
    /// A document is listed a second time for its query.
    #[error("document {document} is there twice for query {query}; keep one of them")]
    RepeatedDocument {
        /// The query.
        query: String,
        /// The document.
        document: String,
    },
    /// A topic's id was used before.
    #[error("topic {topic} is there twice; give one of them another id")]
    RepeatedTopic {
        /// The id.
        topic: String,
    },
    /// A topic lacks the part that was asked for, or it is empty.
    #[error("topic {topic} has no {field}; write one, or read another field")]
    MissingField {
        /// The id.
        topic: String,
        /// `title`, `desc` or `narr`.
        field: &'static str,
    },
    /// A topic without `<num>`.
    #[error("a topic without a number; write `<num> Number: 301` below its `<top>`")]
    MissingNumber,
    /// `<top>` within a topic, or the end of the file there.
    #[error("the topic that starts here has no `</top>`; close it")]
    Unclosed,
    /// Text or tags between topics.
    #[error("`{found}` is outside a topic; write it between `<top>` and `</top>`")]
    Outside {
        /// What stands there.
        found: String,
    },
}

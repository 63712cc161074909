//! Runs and judgments that do not speak of the same things.

use crate::{Qrels, Run};

/// Why every measure of a run is 0: its ids are never those of the judgments. The examples are
/// the first ids of each side.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Mismatch {
    /// No query of the run is judged.
    #[error(
        "no query of the run is judged: it has ids such as `{run}`, the judgments such as \
         `{judged}`; use the topics that the judgments were made for"
    )]
    Queries {
        /// An id in the run.
        run: String,
        /// An id in the judgments.
        judged: String,
    },
    /// No document of the run is judged for the query that it was retrieved for.
    #[error(
        "no retrieved document is judged: the run has ids such as `{run}`, the judgments such as \
         `{judged}`; is it the right index, and are ids written the same way in both? (a document \
         is a JSON record by its own id, or a file by its id in the index)"
    )]
    Documents {
        /// An id in the run.
        run: String,
        /// An id in the judgments.
        judged: String,
    },
}

/// Whether a run and judgments never meet, as when they name queries or documents in different
/// ways. A run without documents meets nothing, and is no mismatch.
#[must_use]
pub fn mismatch(qrels: &Qrels, run: &Run) -> Option<Mismatch> {
    let (asked, judged) = (run.queries().next()?, qrels.queries().next()?);
    let mut shared = run.queries().filter(|query| qrels.documents(query).next().is_some());
    let Some(query) = shared.next() else {
        return Some(Mismatch::Queries { run: asked.to_owned(), judged: judged.to_owned() });
    };
    let meets =
        |query: &str| run.ranked(query).iter().any(|(id, _)| qrels.grade(query, id).is_some());
    if meets(query) || shared.any(meets) {
        return None;
    }
    let (retrieved, judged) = (run.ranked(query), qrels.documents(query).min()?);
    let (retrieved, _) = retrieved.first()?;
    Some(Mismatch::Documents { run: (*retrieved).to_owned(), judged: judged.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(retrieved: &[(&str, &str)]) -> Option<Mismatch> {
        let mut qrels = Qrels::new();
        qrels.push("1", "b", 1).unwrap();
        qrels.push("1", "a", 0).unwrap();
        qrels.push("2", "c", 1).unwrap();
        let mut run = Run::new("x").unwrap();
        for (query, document) in retrieved {
            run.push(query, document, 1.0).unwrap();
        }
        mismatch(&qrels, &run)
    }

    #[test]
    fn one_shared_document_is_enough() {
        assert_eq!(met(&[("1", "x"), ("2", "c")]), None);
        assert_eq!(met(&[("1", "a")]), None);
        assert_eq!(met(&[]), None);
    }

    #[test]
    fn examples_of_both_sides_are_named() {
        let queries = Mismatch::Queries { run: "Q1".into(), judged: "1".into() };
        assert_eq!(met(&[("Q1", "a")]), Some(queries));
        let documents = Mismatch::Documents { run: "desk/a".into(), judged: "a".into() };
        assert_eq!(met(&[("1", "desk/a"), ("2", "a")]), Some(documents));
    }
}

//! Relevance judgments.

use std::collections::BTreeMap;
use std::path::Path;

use rustc_hash::FxHashMap;

use crate::lines::{self, check_ids};
use crate::{Error, Problem, Result};

/// What assessors said about documents, by query: TREC's "qrels".
///
/// A file has four columns, separated by spaces or tabs; the second is ignored:
///
/// ```text
/// 301 0 desk/17 2
/// 301 0 desk/31 0
/// ```
///
/// A grade of 1 or more is relevant, 0 is judged not relevant. A negative grade is in the pool
/// and not judged, as for `trec_eval`: it counts as no judgment of the document, though it makes
/// the query a judged one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Qrels {
    queries: BTreeMap<String, FxHashMap<String, i32>>,
}

impl Qrels {
    /// Judgments without any yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads a file of judgments.
    ///
    /// # Errors
    ///
    /// [`Error::Line`] names a line that has not four columns or no whole grade, or that judges
    /// a document again.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let mut qrels = Self::new();
        lines::each(path, &lines::read(path)?, |line| qrels.push_line(line))?;
        match qrels.queries.is_empty() {
            true => Err(Error::Empty { path: path.to_owned(), what: "judgments" }),
            false => Ok(qrels),
        }
    }

    fn push_line(&mut self, line: &str) -> Result<(), Problem> {
        let columns: Vec<_> = line.split_ascii_whitespace().collect();
        let &[query, _, document, grade] = columns.as_slice() else {
            let expected = "query 0 document grade";
            return Err(Problem::Columns { expected, found: columns.len() });
        };
        let grade = grade.parse().map_err(|_| Problem::Grade { found: grade.to_owned() })?;
        self.push(query, document, grade)
    }

    /// Adds a judgment.
    ///
    /// # Errors
    ///
    /// When the document is judged for this query already, or an id has white space in it.
    pub fn push(&mut self, query: &str, document: &str, grade: i32) -> Result<(), Problem> {
        check_ids(query, document)?;
        let judged = self.queries.entry(query.to_owned()).or_default();
        match judged.insert(document.to_owned(), grade) {
            None => Ok(()),
            Some(before) => {
                judged.insert(document.to_owned(), before);
                let (query, document) = (query.to_owned(), document.to_owned());
                Err(Problem::RepeatedDocument { query, document })
            }
        }
    }

    /// The grade that was given, if there is one.
    #[must_use]
    pub fn grade(&self, query: &str, document: &str) -> Option<i32> {
        self.queries.get(query)?.get(document).copied()
    }

    /// Ids of the judged queries, sorted.
    pub fn queries(&self) -> impl Iterator<Item = &str> {
        self.queries.keys().map(String::as_str)
    }

    /// Ids of a query's documents, in no order.
    pub(crate) fn documents(&self, query: &str) -> impl Iterator<Item = &str> {
        self.queries.get(query).into_iter().flat_map(|judged| judged.keys().map(String::as_str))
    }

    /// Grades of a query's documents, in no order.
    pub(crate) fn grades(&self, query: &str) -> impl Iterator<Item = i32> {
        self.queries.get(query).into_iter().flat_map(|judged| judged.values().copied())
    }

    /// How many judgments there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.queries.values().map(FxHashMap::len).sum()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.queries.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Qrels> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("qrels");
        std::fs::write(&path, text).unwrap();
        Qrels::read(path)
    }

    fn problem(text: &str) -> (usize, Problem) {
        match read(text) {
            Err(Error::Line { line, problem, .. }) => (line, problem),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn binary_and_graded() {
        let qrels = read("# note\n2 0 b 1\n10\tQ0\tخبر/١\t3\r\n\n2 0 a -1\n").unwrap();
        assert_eq!(qrels.queries().collect::<Vec<_>>(), ["10", "2"]);
        assert_eq!(qrels.grade("10", "خبر/١"), Some(3));
        assert_eq!(qrels.grade("2", "a"), Some(-1));
        assert_eq!(qrels.grade("2", "c"), None);
        assert_eq!(qrels.len(), 3);
    }

    #[test]
    fn bad_lines_are_named() {
        let columns = |found| Problem::Columns { expected: "query 0 document grade", found };
        assert_eq!(problem("1 0 a 1\n1 a 1\n"), (2, columns(3)));
        assert_eq!(problem("1 0 a b 1\n"), (1, columns(5)));
        assert_eq!(problem("1 0 a yes\n"), (1, Problem::Grade { found: "yes".into() }));
        assert_eq!(problem("1 0 a 0.5\n"), (1, Problem::Grade { found: "0.5".into() }));
        let twice = Problem::RepeatedDocument { query: "1".into(), document: "a".into() };
        assert_eq!(problem("1 0 a 1\n2 0 a 1\n1 0 a 0\n"), (3, twice));
        assert!(matches!(read("\n"), Err(Error::Empty { .. })));
    }

    #[test]
    fn a_refused_judgment_changes_nothing() {
        let mut qrels = Qrels::new();
        qrels.push("1", "a", 2).unwrap();
        assert!(qrels.push("1", "a", 0).is_err());
        assert!(qrels.push("2", "a b", 0).is_err());
        assert_eq!((qrels.grade("1", "a"), qrels.len()), (Some(2), 1));
    }
}

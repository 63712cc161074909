//! What a system retrieved.

use std::collections::BTreeMap;
use std::collections::hash_map::Entry;
use std::fmt::Write as _;
use std::path::Path;

use rustc_hash::FxHashMap;

use crate::lines::{self, check_ids, is_one_column};
use crate::{Error, Problem, Result};

/// What a system retrieved for each query, with scores.
///
/// A file has six columns, separated by spaces or tabs:
///
/// ```text
/// 301 Q0 desk/17 1 12.5 bm25
/// 301 Q0 desk/31 2 11.75 bm25
/// ```
///
/// They are the query, a constant, the document, its rank, its score, and the name of the run.
/// As for `trec_eval`, ranks and the order of lines are ignored, the name is that of the last
/// line, and further columns are skipped. See [`Run::ranked`] for the order that counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    tag: String,
    queries: BTreeMap<String, FxHashMap<String, f64>>,
}

impl Run {
    /// A run without documents yet.
    ///
    /// # Errors
    ///
    /// When the name is empty or has white space in it: it is a column of the file.
    pub fn new(tag: impl Into<String>) -> Result<Self, Problem> {
        let tag = tag.into();
        match is_one_column(&tag) {
            true => Ok(Self { tag, queries: BTreeMap::new() }),
            false => Err(Problem::Tag { found: tag }),
        }
    }

    /// Reads a run.
    ///
    /// # Errors
    ///
    /// [`Error::Line`] names a line that has less than six columns or no score, or that lists a
    /// document again.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        let path = path.as_ref();
        let mut run = Self { tag: String::new(), queries: BTreeMap::new() };
        lines::each(path, &lines::read(path)?, |line| run.push_line(line))?;
        match run.queries.is_empty() {
            true => Err(Error::Empty { path: path.to_owned(), what: "results" }),
            false => Ok(run),
        }
    }

    fn push_line(&mut self, line: &str) -> Result<(), Problem> {
        let columns: Vec<_> = line.split_ascii_whitespace().collect();
        let &[query, _, document, _, score, tag, ..] = columns.as_slice() else {
            let expected = "query Q0 document rank score tag";
            return Err(Problem::Columns { expected, found: columns.len() });
        };
        if self.tag != tag {
            tag.clone_into(&mut self.tag);
        }
        let score = score.parse().map_err(|_| Problem::Score { found: score.to_owned() })?;
        self.push(query, document, score)
    }

    /// Adds a document. Higher scores are better.
    ///
    /// # Errors
    ///
    /// When the document is listed for this query already, an id has white space in it, or the
    /// score is not a number.
    pub fn push(&mut self, query: &str, document: &str, score: f64) -> Result<(), Problem> {
        check_ids(query, document)?;
        if score.is_nan() {
            return Err(Problem::Score { found: score.to_string() });
        }
        match self.queries.entry(query.to_owned()).or_default().entry(document.to_owned()) {
            Entry::Occupied(_) => {
                let (query, document) = (query.to_owned(), document.to_owned());
                Err(Problem::RepeatedDocument { query, document })
            }
            Entry::Vacant(vacant) => {
                // Makes -0.0 a 0.0, so that the two are tied below.
                vacant.insert(score + 0.0);
                Ok(())
            }
        }
    }

    /// Documents of a query with their scores, best first; none when the run lacks the query.
    ///
    /// Ties are broken by document id, in descending order of bytes (`comp_sim_docno` of
    /// `trec_eval`): not to be fair, but to be the same everywhere. Scores are compared in double
    /// precision, like `trec_eval` does since it went from `float` to `double`; older ones, which
    /// `pytrec_eval` has, find ties between scores that differ after the seventh digit.
    #[must_use]
    pub fn ranked(&self, query: &str) -> Vec<(&str, f64)> {
        let found = self.queries.get(query).into_iter().flatten();
        let mut ranked: Vec<_> = found.map(|(id, &score)| (id.as_str(), score)).collect();
        ranked.sort_unstable_by(|a, b| b.1.total_cmp(&a.1).then_with(|| b.0.cmp(a.0)));
        ranked
    }

    /// Writes the run, best documents first, with ranks from 1.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn write(&self, path: impl AsRef<Path>) -> Result<()> {
        let path = path.as_ref();
        std::fs::write(path, self.to_text())
            .map_err(|source| Error::Io { path: path.to_owned(), source })
    }

    fn to_text(&self) -> String {
        let mut text = String::new();
        for query in self.queries() {
            for (at, (document, score)) in self.ranked(query).into_iter().enumerate() {
                let (rank, tag) = (at + 1, &self.tag);
                // A String takes whatever is written to it.
                let _ = writeln!(text, "{query} Q0 {document} {rank} {score} {tag}");
            }
        }
        text
    }

    /// The run's name.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Ids of the queries that something was retrieved for, sorted.
    pub fn queries(&self) -> impl Iterator<Item = &str> {
        self.queries.keys().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Run> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("run");
        std::fs::write(&path, text).unwrap();
        Run::read(path)
    }

    fn problem(text: &str) -> (usize, Problem) {
        match read(text) {
            Err(Error::Line { line, problem, .. }) => (line, problem),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn scores_rank_and_ids_break_ties_downwards() {
        let run = read("1 Q0 a 1 0.5 x\n1 Q0 c 2 5e-1 x\n1 Q0 b 3 7 y more\n").unwrap();
        assert_eq!(run.ranked("1"), [("b", 7.0), ("c", 0.5), ("a", 0.5)]);
        assert_eq!(run.ranked("2"), []);
        assert_eq!(run.tag(), "y");
    }

    #[test]
    fn both_zeros_are_tied() {
        let mut run = Run::new("x").unwrap();
        run.push("1", "a", 0.0).unwrap();
        run.push("1", "b", -0.0).unwrap();
        assert_eq!(run.ranked("1"), [("b", 0.0), ("a", 0.0)]);
    }

    #[test]
    fn bad_lines_are_named() {
        let columns =
            |found| Problem::Columns { expected: "query Q0 document rank score tag", found };
        assert_eq!(problem("1 Q0 a 1 2 x\n1 Q0 b 2 1\n"), (2, columns(5)));
        assert_eq!(problem("1 Q0 a 1 high x\n"), (1, Problem::Score { found: "high".into() }));
        assert_eq!(problem("1 Q0 a 1 nan x\n"), (1, Problem::Score { found: "NaN".into() }));
        let twice = Problem::RepeatedDocument { query: "1".into(), document: "a".into() };
        assert_eq!(problem("1 Q0 a 1 2 x\n\n1 Q0 a 2 1 x\n"), (3, twice));
        assert!(matches!(read(""), Err(Error::Empty { .. })));
    }

    #[test]
    fn names_are_one_column() {
        assert_eq!(Run::new("my run"), Err(Problem::Tag { found: "my run".into() }));
        let mut run = Run::new("x").unwrap();
        assert!(matches!(run.push("1", "a b", 1.0), Err(Problem::Id { .. })));
        assert_eq!(run.queries().count(), 0);
    }

    #[test]
    fn written_runs_are_ranked() {
        let run = read("1 Q0 a 0 1 x\n1 Q0 b 0 2.25 x\n").unwrap();
        assert_eq!(run.to_text(), "1 Q0 b 1 2.25 x\n1 Q0 a 2 1 x\n");
        assert_eq!(read(&run.to_text()).unwrap(), run);
    }
}

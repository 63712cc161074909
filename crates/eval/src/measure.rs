//! Names of measures.

use std::fmt;
use std::num::NonZeroUsize;
use std::str::FromStr;

use serde::{Serialize, Serializer};

/// A measure of how well a query was answered, from 0 to 1.
///
/// *k* is how many documents count from the top, *R* how many relevant documents were judged for
/// the query, *g(i)* the grade of the document at rank *i*: 0 where it is not judged or there is
/// none. A document is relevant when its grade is 1 or more. All but the last are 0 for a query
/// without relevant documents. The definitions are those of [`trec_eval`].
///
/// ```
/// use jisr_eval::Measure;
///
/// let measure: Measure = "nDCG@10".parse()?;
/// assert_eq!(measure.to_string(), "ndcg@10");
///
/// let error = "p".parse::<Measure>().unwrap_err();
/// assert_eq!(error.to_string(), "`p` needs a depth, such as p@10");
/// # Ok::<(), jisr_eval::UnknownMeasure>(())
/// ```
///
/// [`trec_eval`]: https://github.com/usnistgov/trec_eval
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measure {
    /// `ndcg`, `ndcg@10`: Σ *g(i)* / log₂(*i* + 1) over the ranks to *k*, divided by what the
    /// best possible order of all judged documents has there.
    ///
    /// Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques", ACM TOIS
    /// 20(4), 2002; with the discount from the second rank on, as has become usual.
    Ndcg(Option<NonZeroUsize>),
    /// `map`, `map@100`: the sum of the precisions at the ranks of relevant documents, divided
    /// by *R*, whatever the depth.
    Map(Option<NonZeroUsize>),
    /// `mrr`, `mrr@10`: 1 / rank of the first relevant document, 0 if it is below *k*.
    Mrr(Option<NonZeroUsize>),
    /// `p@5`: relevant documents to rank *k*, divided by *k* even if fewer were retrieved.
    Precision(NonZeroUsize),
    /// `rprec`: precision at rank *R*.
    RPrecision,
    /// `recall@100`: relevant documents to rank *k*, divided by *R*.
    Recall(NonZeroUsize),
    /// `bpref`: the mean over relevant documents of 1 − min(*n*, *R*) / min(*N*, *R*), where *N*
    /// documents are judged not relevant and *n* of them rank higher; 0 for those that were not
    /// retrieved. Documents without judgment are passed over.
    ///
    /// Buckley & Voorhees, "Retrieval evaluation with incomplete information", SIGIR 2004, with
    /// the denominator of `trec_eval` 8 and later.
    Bpref,
    /// `judged@10`: the share of the retrieved documents to rank *k* that have a judgment: how
    /// far the other measures can be trusted. Unlike precision, it is a share of what was
    /// retrieved, for what is not there needs no judgment.
    Judged(NonZeroUsize),
}

impl Measure {
    fn parts(self) -> (&'static str, Option<NonZeroUsize>) {
        match self {
            Self::Ndcg(depth) => ("ndcg", depth),
            Self::Map(depth) => ("map", depth),
            Self::Mrr(depth) => ("mrr", depth),
            Self::Precision(depth) => ("p", Some(depth)),
            Self::RPrecision => ("rprec", None),
            Self::Recall(depth) => ("recall", Some(depth)),
            Self::Bpref => ("bpref", None),
            Self::Judged(depth) => ("judged", Some(depth)),
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.parts() {
            (name, Some(depth)) => write!(f, "{name}@{depth}"),
            (name, None) => f.write_str(name),
        }
    }
}

impl Serialize for Measure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A name that is no measure.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UnknownMeasure {
    /// Nothing is called that.
    #[error(
        "`{0}` is no measure; choose from ndcg, map and mrr (with or without a depth, as in \
         ndcg@10), p@5, recall@100, judged@10, rprec and bpref"
    )]
    Name(String),
    /// The number after `@` is not one.
    #[error("the depth of `{0}` is not a whole number from 1 on; write it as in ndcg@10")]
    Depth(String),
    /// The measure means nothing without a depth.
    #[error("`{0}` needs a depth, such as {0}@10")]
    NeedsDepth(String),
    /// The measure looks at all ranks.
    #[error("`{0}` takes no depth; leave out what follows its name")]
    TakesNoDepth(String),
}

impl FromStr for Measure {
    type Err = UnknownMeasure;

    fn from_str(text: &str) -> Result<Self, UnknownMeasure> {
        let lower = text.trim().to_ascii_lowercase();
        let (name, depth) = match lower.split_once('@') {
            Some((name, depth)) => (name, Some(depth)),
            None => (lower.as_str(), None),
        };
        let bad_depth = || UnknownMeasure::Depth(text.to_owned());
        let depth = match depth {
            Some(digits) => Some(digits.parse::<NonZeroUsize>().map_err(|_| bad_depth())?),
            None => None,
        };
        let needed = || depth.ok_or_else(|| UnknownMeasure::NeedsDepth(name.to_owned()));
        match name {
            "ndcg" => Ok(Self::Ndcg(depth)),
            "map" => Ok(Self::Map(depth)),
            "mrr" => Ok(Self::Mrr(depth)),
            "p" => needed().map(Self::Precision),
            "recall" => needed().map(Self::Recall),
            "judged" => needed().map(Self::Judged),
            "rprec" | "bpref" if depth.is_some() => {
                Err(UnknownMeasure::TakesNoDepth(name.to_owned()))
            }
            "rprec" => Ok(Self::RPrecision),
            "bpref" => Ok(Self::Bpref),
            _ => Err(UnknownMeasure::Name(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(name: &str) -> UnknownMeasure {
        name.parse::<Measure>().unwrap_err()
    }

    #[test]
    fn names_are_read_as_they_are_written() {
        for name in [
            "ndcg",
            "ndcg@10",
            "map",
            "map@100",
            "mrr",
            "mrr@10",
            "p@5",
            "rprec",
            "recall@100",
            "bpref",
            "judged@10",
        ] {
            assert_eq!(name.parse::<Measure>().unwrap().to_string(), name);
            assert_eq!(name.to_uppercase().parse::<Measure>().unwrap().to_string(), name);
        }
    }

    #[test]
    fn errors_say_what_to_write() {
        assert_eq!(error("ndgc@10"), UnknownMeasure::Name("ndgc@10".into()));
        assert!(error("ndgc@10").to_string().contains("recall@100"));
        assert_eq!(error("ndcg@0"), UnknownMeasure::Depth("ndcg@0".into()));
        assert_eq!(error("ndcg@ten"), UnknownMeasure::Depth("ndcg@ten".into()));
        assert_eq!(error("recall"), UnknownMeasure::NeedsDepth("recall".into()));
        assert_eq!(error("bpref@10"), UnknownMeasure::TakesNoDepth("bpref".into()));
    }
}

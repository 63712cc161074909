//! Whether one run is better than another, and on which queries.

mod significance;

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{Error, Evaluation, Measure, Result, Topics};

pub use significance::{Interval, RandomizationTest};

/// Differences below this are ties: what is left of adding the same numbers in another order.
const TIE: f64 = 1e-9;

/// How a comparison is computed. Its random numbers come from the seed alone: the same
/// evaluations and options give the same comparison everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompareOptions {
    /// Permutations of the randomization test, at least 1. All are enumerated instead when there
    /// are no more of them than this.
    pub permutations: u32,
    /// Samples of the bootstrap, at least 1.
    pub resamples: u32,
    /// Where random numbers start.
    pub seed: u64,
}

impl Default for CompareOptions {
    fn default() -> Self {
        Self { permutations: 100_000, resamples: 10_000, seed: 1 }
    }
}

/// Two runs side by side.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Name of the run that is compared against.
    pub baseline: String,
    /// Name of the run that is to be better.
    pub contender: String,
    /// What every measure says, in the order in which they were asked for.
    pub measures: Vec<MeasureComparison>,
    /// Texts of queries, by id; empty until [`Comparison::with_texts`].
    pub texts: BTreeMap<String, String>,
}

/// What one measure says of two runs. Differences are contender minus baseline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MeasureComparison {
    /// The measure.
    pub measure: Measure,
    /// Mean of the baseline.
    pub baseline: f64,
    /// Mean of the contender.
    pub contender: f64,
    /// Mean difference.
    pub difference: f64,
    /// Mean difference divided by the mean of the baseline, unless that is 0.
    pub relative: Option<f64>,
    /// The randomization test.
    pub test: RandomizationTest,
    /// 95% bootstrap interval of the mean difference.
    pub interval: Interval,
    /// Queries on which the contender is better.
    pub wins: usize,
    /// Queries on which both are the same.
    pub ties: usize,
    /// Queries on which the baseline is better.
    pub losses: usize,
    /// All queries, those that changed most first.
    pub changes: Vec<Change>,
}

/// A query in two runs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The query's id.
    pub query: String,
    /// Value of the baseline.
    pub baseline: f64,
    /// Value of the contender.
    pub contender: f64,
    /// Contender minus baseline.
    pub difference: f64,
}

impl Comparison {
    /// Adds the texts of the queries that are compared, for people who do not know ids by heart.
    #[must_use]
    pub fn with_texts(mut self, topics: &Topics) -> Self {
        let texts: BTreeMap<_, _> =
            topics.iter().map(|topic| (topic.id.as_str(), topic.text.as_str())).collect();
        let queries = self.measures.iter().flat_map(|measure| &measure.changes);
        let known = queries.filter_map(|change| {
            let text = texts.get(change.query.as_str())?;
            Some((change.query.clone(), (*text).to_owned()))
        });
        self.texts = known.collect();
        self
    }
}

/// Compares two evaluations by the same judgments and measures.
///
/// # Errors
///
/// [`Error::DifferentMeasures`] or [`Error::DifferentQueries`] when the two are not comparable,
/// [`Error::NothingToCompare`] when they hold no measure or no query.
pub fn compare(
    baseline: &Evaluation,
    contender: &Evaluation,
    options: &CompareOptions,
) -> Result<Comparison> {
    check(baseline, contender)?;
    let measures = baseline.mean.measures();
    Ok(Comparison {
        baseline: baseline.run.clone(),
        contender: contender.run.clone(),
        measures: measures
            .map(|measure| MeasureComparison::new(measure, baseline, contender, options))
            .collect(),
        texts: BTreeMap::new(),
    })
}

fn check(baseline: &Evaluation, contender: &Evaluation) -> Result<()> {
    if !baseline.mean.measures().eq(contender.mean.measures()) {
        let names = |evaluation: &Evaluation| {
            let names: Vec<_> = evaluation.mean.measures().map(|m| m.to_string()).collect();
            names.join(", ")
        };
        let (baseline, contender) = (names(baseline), names(contender));
        return Err(Error::DifferentMeasures { baseline, contender });
    }
    let (ours, theirs) = (&baseline.per_query, &contender.per_query);
    let only_ours = ours.keys().find(|query| !theirs.contains_key(*query));
    let only_theirs = theirs.keys().find(|query| !ours.contains_key(*query));
    if let Some(query) = only_ours.or(only_theirs) {
        return Err(Error::DifferentQueries { query: query.clone() });
    }
    match ours.is_empty() || baseline.mean.measures().next().is_none() {
        true => Err(Error::NothingToCompare),
        false => Ok(()),
    }
}

impl MeasureComparison {
    fn new(
        measure: Measure,
        baseline: &Evaluation,
        contender: &Evaluation,
        options: &CompareOptions,
    ) -> Self {
        let mut changes = changes(measure, baseline, contender);
        let differences: Vec<_> = changes.iter().map(|change| change.difference).collect();
        let count = |holds: fn(f64) -> bool| differences.iter().filter(|d| holds(**d)).count();
        let mean = |scores: &Evaluation| scores.mean.get(measure).unwrap_or_default();
        let (before, after) = (mean(baseline), mean(contender));
        changes.sort_by(|a, b| b.difference.abs().total_cmp(&a.difference.abs()));
        Self {
            measure,
            baseline: before,
            contender: after,
            difference: after - before,
            relative: (before != 0.0).then(|| (after - before) / before),
            test: significance::randomization(&differences, options.permutations, options.seed),
            interval: significance::bootstrap(&differences, options.resamples, options.seed),
            wins: count(|difference| difference > 0.0),
            ties: count(|difference| difference == 0.0),
            losses: count(|difference| difference < 0.0),
            changes,
        }
    }
}

fn changes(measure: Measure, baseline: &Evaluation, contender: &Evaluation) -> Vec<Change> {
    let pairs = baseline.per_query.iter().zip(contender.per_query.values());
    pairs
        .filter_map(|((query, before), after)| {
            let (baseline, contender) = (before.get(measure)?, after.get(measure)?);
            let difference = contender - baseline;
            let difference = if difference.abs() < TIE { 0.0 } else { difference };
            Some(Change { query: query.clone(), baseline, contender, difference })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Qrels, Run, evaluate};

    /// A run that has the one relevant document of each query at a rank, or not at all.
    fn run(tag: &str, ranks: &[(&str, Option<usize>)]) -> Run {
        let mut run = Run::new(tag).unwrap();
        for (query, rank) in ranks {
            for at in 1..=5 {
                let id = if Some(at) == *rank { "good".to_owned() } else { format!("bad{at}") };
                run.push(query, &id, -(at as f64)).unwrap();
            }
        }
        run
    }

    fn evaluation(tag: &str, ranks: &[(&str, Option<usize>)]) -> Evaluation {
        let mut qrels = Qrels::new();
        for (query, _) in ranks {
            qrels.push(query, "good", 1).unwrap();
        }
        let measures = ["mrr", "p@1"].map(|name| name.parse().unwrap());
        evaluate(&qrels, &run(tag, ranks), &measures)
    }

    fn example() -> Comparison {
        let baseline = [("1", Some(1)), ("2", Some(4)), ("3", None), ("4", Some(2))];
        let contender = [("1", Some(1)), ("2", Some(2)), ("3", Some(1)), ("4", Some(4))];
        let (baseline, contender) = (evaluation("old", &baseline), evaluation("new", &contender));
        compare(&baseline, &contender, &CompareOptions::default()).unwrap()
    }

    #[test]
    fn wins_losses_and_changes() {
        let comparison = example();
        let mrr = &comparison.measures[0];
        assert_eq!((mrr.wins, mrr.ties, mrr.losses), (2, 1, 1));
        assert_eq!((mrr.baseline, mrr.contender, mrr.difference), (0.4375, 0.6875, 0.25));
        assert_eq!(mrr.relative, Some(0.25 / 0.4375));
        let order: Vec<_> = mrr.changes.iter().map(|change| change.query.as_str()).collect();
        assert_eq!(order, ["3", "2", "4", "1"]);
        // Signs of 1, 1/4 and -1/4: all but two of eight choices sum to less than 1 either way.
        assert_eq!(mrr.test, RandomizationTest { p_value: 0.75, permutations: 8, exact: true });
        assert!(mrr.interval.low <= 0.25 && 0.25 <= mrr.interval.high);
    }

    #[test]
    fn json_has_numbers_and_texts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("topics.tsv");
        std::fs::write(&path, "3\tخارطة الطريق\n99\tother\n").unwrap();
        let json = example().with_texts(&Topics::read(path).unwrap());
        let json = serde_json::to_value(json).unwrap();
        assert_eq!(json["texts"], serde_json::json!({"3": "خارطة الطريق"}));
        assert_eq!(json["measures"][0]["measure"], "mrr");
        assert_eq!(json["measures"][0]["changes"][0]["difference"], 1.0);
        assert_eq!(json["measures"][1]["test"]["exact"], true);
    }

    #[test]
    fn what_is_not_comparable_is_refused() {
        let one = evaluation("a", &[("1", Some(1))]);
        let options = CompareOptions::default();
        let other = evaluation("b", &[("1", Some(1)), ("2", None)]);
        let error = compare(&one, &other, &options).unwrap_err();
        assert!(matches!(error, Error::DifferentQueries { query } if query == "2"));
        let other = evaluate(&Qrels::new(), &Run::new("b").unwrap(), &[]);
        let error = compare(&one, &other, &options).unwrap_err();
        assert!(matches!(error, Error::DifferentMeasures { .. }));
        let error = compare(&other, &other, &options).unwrap_err();
        assert!(matches!(error, Error::NothingToCompare));
    }
}

//! A run, measured against judgments.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::ranking::Ranking;
use crate::{Measure, Qrels, Run};

/// What measures say of a run.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Evaluation {
    /// Name of the run.
    pub run: String,
    /// The mean of every measure over all judged queries.
    pub mean: Scores,
    /// Every judged query by its id.
    pub per_query: BTreeMap<String, Scores>,
    /// Judged queries that the run has nothing for; they are 0 in every measure, and in the mean.
    pub missing: Vec<String>,
    /// Queries of the run without any judgment; they are left out.
    pub unjudged: Vec<String>,
}

/// Values of some measures, in the order in which these were asked for.
///
/// Serialised as a map from measure to value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scores(Vec<(Measure, f64)>);

impl Scores {
    /// The value of a measure, if it was asked for.
    #[must_use]
    pub fn get(&self, measure: Measure) -> Option<f64> {
        self.iter().find(|(known, _)| *known == measure).map(|(_, value)| value)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = (Measure, f64)> {
        self.0.iter().copied()
    }

    /// The measures.
    pub fn measures(&self) -> impl Iterator<Item = Measure> {
        self.iter().map(|(measure, _)| measure)
    }
}

impl Serialize for Scores {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (measure, value) in self.iter() {
            map.serialize_entry(&measure, &value)?;
        }
        map.end()
    }
}

/// Measures a run.
///
/// The mean is over all judged queries, as with the option `-c` of `trec_eval`: a query that the
/// run lacks counts as 0, and so does one whose judgments name no relevant document. Otherwise
/// a system could gain by giving no answer. Without any judged query the means are 0.
#[must_use]
pub fn evaluate(qrels: &Qrels, run: &Run, measures: &[Measure]) -> Evaluation {
    let measures = distinct(measures);
    let mut per_query = BTreeMap::new();
    let mut missing = Vec::new();
    for query in qrels.queries() {
        let ranking = Ranking::new(qrels, run, query);
        if ranking.is_empty() {
            missing.push(query.to_owned());
        }
        let scores = measures.iter().map(|&measure| (measure, unsigned(ranking.score(measure))));
        per_query.insert(query.to_owned(), Scores(scores.collect()));
    }
    let unjudged = run.queries().filter(|query| !per_query.contains_key(*query));
    Evaluation {
        run: run.tag().to_owned(),
        mean: mean(&measures, &per_query),
        unjudged: unjudged.map(str::to_owned).collect(),
        missing,
        per_query,
    }
}

/// The measures without those that were asked for before.
fn distinct(measures: &[Measure]) -> Vec<Measure> {
    let mut distinct = Vec::new();
    for measure in measures {
        if !distinct.contains(measure) {
            distinct.push(*measure);
        }
    }
    distinct
}

fn mean(measures: &[Measure], per_query: &BTreeMap<String, Scores>) -> Scores {
    let queries = per_query.len().max(1) as f64;
    let of = |measure| per_query.values().filter_map(move |scores| scores.get(measure));
    Scores(measures.iter().map(|&m| (m, unsigned(of(m).sum::<f64>() / queries))).collect())
}

/// Makes -0.0, the sum of nothing, a 0.0.
fn unsigned(value: f64) -> f64 {
    value + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measures(names: &[&str]) -> Vec<Measure> {
        names.iter().map(|name| name.parse().unwrap()).collect()
    }

    fn example() -> Evaluation {
        let mut qrels = Qrels::new();
        for (query, document, grade) in [("1", "a", 1), ("2", "a", 1), ("3", "a", 0)] {
            qrels.push(query, document, grade).unwrap();
        }
        let mut run = Run::new("bm25").unwrap();
        for query in ["1", "3", "4"] {
            run.push(query, "a", 1.0).unwrap();
        }
        evaluate(&qrels, &run, &measures(&["mrr", "p@1", "mrr"]))
    }

    #[test]
    fn every_judged_query_counts() {
        let evaluation = example();
        let [mrr, p] = measures(&["mrr", "p@1"])[..] else { panic!() };
        assert_eq!(evaluation.per_query["1"].get(mrr), Some(1.0));
        assert_eq!(evaluation.per_query["2"].get(mrr), Some(0.0));
        assert_eq!(evaluation.mean.get(p), Some(1.0 / 3.0));
        assert_eq!(evaluation.mean.measures().collect::<Vec<_>>(), [mrr, p]);
        assert_eq!(evaluation.missing, ["2"]);
        assert_eq!(evaluation.unjudged, ["4"]);
    }

    #[test]
    fn json_names_measures() {
        let json = serde_json::to_value(example()).unwrap();
        assert_eq!(json["per_query"]["1"], serde_json::json!({"mrr": 1.0, "p@1": 1.0}));
        assert_eq!(json["run"], "bm25");
    }

    #[test]
    fn without_judgments_means_are_zero() {
        let run = Run::new("x").unwrap();
        let evaluation = evaluate(&Qrels::new(), &run, &measures(&["map"]));
        assert_eq!(evaluation.mean.iter().map(|(_, value)| value).sum::<f64>(), 0.0);
    }

    #[test]
    fn zero_has_no_sign() {
        let mut qrels = Qrels::new();
        qrels.push("1", "a", 1).unwrap();
        let all = measures(&["ndcg", "map", "mrr", "rprec", "bpref", "recall@1"]);
        for qrels in [qrels, Qrels::new()] {
            let evaluation = evaluate(&qrels, &Run::new("x").unwrap(), &all);
            let scores = evaluation.per_query.values().chain([&evaluation.mean]);
            assert!(scores.flat_map(Scores::iter).all(|(_, value)| value.is_sign_positive()));
        }
    }
}

//! Agreement with `trec_eval`, on files and values that `scripts/trec_expected.py` wrote.

use std::collections::BTreeMap;
use std::path::PathBuf;

use jisr_eval::{Evaluation, Measure, Qrels, Run, Scores, evaluate};

/// Values by measure.
type Values = BTreeMap<String, f64>;

#[derive(serde::Deserialize)]
struct Expected {
    mean: Values,
    per_query: BTreeMap<String, Values>,
}

/// The committed files, or those of another seed of the script.
fn data(name: &str) -> PathBuf {
    let folder = std::env::var_os("TREC_EXPECTED").map(PathBuf::from);
    let committed = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    folder.unwrap_or_else(committed).join(name)
}

fn expected(name: &str) -> Expected {
    let text = std::fs::read_to_string(data("expected.json")).unwrap();
    let mut all: BTreeMap<String, Expected> = serde_json::from_str(&text).unwrap();
    all.remove(name).unwrap()
}

fn evaluated(name: &str, measures: &Values) -> Evaluation {
    let qrels = Qrels::read(data(&format!("{name}.qrels"))).unwrap();
    let run = Run::read(data(&format!("{name}.run"))).unwrap();
    let measures: Vec<Measure> = measures.keys().map(|name| name.parse().unwrap()).collect();
    evaluate(&qrels, &run, &measures)
}

fn assert_agrees(query: &str, ours: &Scores, theirs: &Values) {
    assert_eq!(ours.iter().count(), theirs.len());
    for (measure, value) in ours.iter() {
        let expected = theirs[&measure.to_string()];
        assert!((value - expected).abs() < 1e-9, "{query} {measure}: {value}, not {expected}");
    }
}

fn assert_run_agrees(name: &str) {
    let expected = expected(name);
    let evaluation = evaluated(name, &expected.mean);
    assert!(evaluation.per_query.keys().eq(expected.per_query.keys()));
    for (query, scores) in &evaluation.per_query {
        assert_agrees(query, scores, &expected.per_query[query]);
    }
    assert_agrees("mean", &evaluation.mean, &expected.mean);
    assert_eq!(evaluation.missing, ["11", "8"]);
    assert_eq!(evaluation.unjudged, ["12"]);
}

#[test]
fn graded_judgments() {
    assert_run_agrees("graded");
}

#[test]
fn binary_judgments() {
    assert_run_agrees("binary");
}

//! What holds for all judgments and runs.

use std::collections::BTreeMap;

use jisr_eval::{CompareOptions, Measure, Qrels, Run, compare, evaluate};
use proptest::prelude::*;

const MEASURES: [&str; 12] = [
    "ndcg",
    "ndcg@10",
    "map",
    "map@5",
    "mrr",
    "mrr@3",
    "p@5",
    "rprec",
    "recall@5",
    "bpref",
    "judged@1",
    "judged@10",
];

const FAST: CompareOptions = CompareOptions { permutations: 64, resamples: 20, seed: 1 };

/// Grades, or tenths of scores, of documents by number.
type Documents<T> = BTreeMap<u8, T>;

fn measures(names: &[&str]) -> Vec<Measure> {
    names.iter().map(|name| name.parse().unwrap()).collect()
}

fn judged() -> impl Strategy<Value = Vec<Documents<i32>>> {
    let query = prop::collection::btree_map(0..30_u8, -1..4_i32, 1..20);
    prop::collection::vec(query, 1..6)
}

/// Scores of few values: ties are many.
fn retrieved() -> impl Strategy<Value = Vec<Documents<i8>>> {
    let query = prop::collection::btree_map(0..30_u8, -5..5_i8, 0..25);
    prop::collection::vec(query, 0..8)
}

fn qrels(queries: &[Documents<i32>]) -> Qrels {
    let mut qrels = Qrels::new();
    for (at, judged) in queries.iter().enumerate() {
        for (document, grade) in judged {
            qrels.push(&at.to_string(), &document.to_string(), *grade).unwrap();
        }
    }
    qrels
}

fn run(queries: &[Documents<i8>]) -> Run {
    let mut run = Run::new("run").unwrap();
    for (at, found) in queries.iter().enumerate() {
        for (document, tenths) in found {
            let score = f64::from(*tenths) / 10.0;
            run.push(&at.to_string(), &document.to_string(), score).unwrap();
        }
    }
    run
}

/// A run that has all that is judged, by grade.
fn perfect(queries: &[Documents<i32>]) -> Run {
    let grades = |judged: &Documents<i32>| judged.iter().map(|(&d, &g)| (d, g as i8)).collect();
    run(&queries.iter().map(grades).collect::<Vec<_>>())
}

proptest! {
    #[test]
    fn values_are_shares(judged in judged(), retrieved in retrieved()) {
        let evaluation = evaluate(&qrels(&judged), &run(&retrieved), &measures(&MEASURES));
        for (query, scores) in &evaluation.per_query {
            for (measure, value) in scores.iter() {
                prop_assert!((0.0..=1.0).contains(&value), "{} {}: {}", query, measure, value);
            }
        }
    }

    #[test]
    fn a_perfect_order_is_one(judged in judged()) {
        let names = ["ndcg", "ndcg@10", "map", "mrr", "mrr@1", "rprec", "recall@30", "bpref"];
        let evaluation = evaluate(&qrels(&judged), &perfect(&judged), &measures(&names));
        for (query, scores) in &evaluation.per_query {
            let grades = &judged[query.parse::<usize>().unwrap()];
            let best = if grades.values().any(|grade| *grade > 0) { 1.0 } else { 0.0 };
            for (measure, value) in scores.iter() {
                prop_assert!((value - best).abs() < 1e-12, "{} {}: {}", query, measure, value);
            }
        }
    }

    #[test]
    fn the_order_of_lines_does_not_matter(
        judged in judged(),
        (lines, shuffled) in retrieved().prop_flat_map(|queries| {
            let lines: Vec<_> = queries.iter().enumerate().flat_map(|(query, found)| {
                found.iter().map(move |(document, score)| format!("{query} 0 {document} 0 {score} x\n"))
            }).chain(["99 Q0 any 1 1 x\n".to_owned()]).collect();
            (Just(lines.clone()), Just(lines).prop_shuffle())
        }),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let read = |lines: &[String]| {
            let path = folder.path().join("run");
            std::fs::write(&path, lines.concat()).unwrap();
            Run::read(path).unwrap()
        };
        let (qrels, measures) = (qrels(&judged), measures(&MEASURES));
        prop_assert_eq!(
            evaluate(&qrels, &read(&lines), &measures),
            evaluate(&qrels, &read(&shuffled), &measures)
        );
    }

    #[test]
    fn runs_are_read_as_they_were_written(
        scores in prop::collection::vec(any::<f64>().prop_filter("a number", |s| !s.is_nan()), 1..20),
    ) {
        let mut run = Run::new("خبر").unwrap();
        for (at, score) in scores.into_iter().enumerate() {
            run.push("q", &format!("desk/{at}"), score).unwrap();
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("run");
        run.write(&path).unwrap();
        prop_assert_eq!(Run::read(path).unwrap(), run);
    }

    #[test]
    fn comparisons_are_antisymmetric(
        judged in judged(),
        one in retrieved(),
        other in retrieved(),
    ) {
        let (qrels, measures) = (qrels(&judged), measures(&["map", "ndcg@10"]));
        let evaluated = |queries: &[_]| evaluate(&qrels, &run(queries), &measures);
        let (one, other) = (evaluated(&one), evaluated(&other));
        let there = compare(&one, &other, &FAST).unwrap();
        let back = compare(&other, &one, &FAST).unwrap();
        for (there, back) in there.measures.iter().zip(&back.measures) {
            prop_assert_eq!(there.difference, -back.difference);
            prop_assert_eq!(there.test, back.test);
            prop_assert_eq!((there.wins, there.ties, there.losses), (back.losses, back.ties, back.wins));
            prop_assert!((0.0..=1.0).contains(&there.test.p_value));
            prop_assert!(there.interval.low <= there.interval.high);
        }
    }

    #[test]
    fn a_run_is_no_better_than_itself(judged in judged(), retrieved in retrieved()) {
        let evaluation = evaluate(&qrels(&judged), &run(&retrieved), &measures(&MEASURES));
        let comparison = compare(&evaluation, &evaluation, &FAST).unwrap();
        for measure in comparison.measures {
            prop_assert_eq!((measure.difference, measure.test.p_value), (0.0, 1.0));
            prop_assert_eq!(measure.ties, judged.len());
        }
    }
}

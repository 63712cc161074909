//! Articles that are like one.

use serde_json::Value;

use crate::support::{Desk, sample};

const ID: &str = "2020-12-30-cavusoglu-roadmap-egypt.txt";

fn ids(desk: &Desk, args: &[&str]) -> Vec<String> {
    let run = desk.run(&[&["similar", "--json"], args].concat()).succeeds();
    let similar: Value = serde_json::from_str(&run.out).unwrap();
    assert!(!similar["by"].as_array().unwrap().is_empty());
    let hits = similar["hits"].as_array().unwrap().iter();
    hits.map(|hit| hit["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_other_language_has_the_same_story() {
    let desk = Desk::with_sample();
    let found = ids(desk, &[ID]);
    assert_eq!(found.len(), 10);
    assert!(found.iter().all(|id| !id.ends_with(ID)), "{found:?}");
    let arabic = ids(desk, &[ID, "--within", "lang:ar", "-n", "3"]);
    let same = "articles/2020-12-30-turkiya-misr-kharitat-tariq.txt".to_owned();
    assert!(arabic.contains(&same), "{arabic:?}");
}

#[test]
fn a_file_is_the_article_that_was_indexed_of_it() {
    let desk = Desk::with_sample();
    let file = sample().join(ID);
    assert_eq!(ids(desk, &[file.to_str().unwrap()]), ids(desk, &[ID]));
}

#[test]
fn words_are_shown_and_what_is_not_there_is_said() {
    let desk = Desk::with_sample();
    let run = desk.run(&["similar", ID, "-n", "1"]).succeeds();
    assert!(run.out.starts_with("by: ") && run.out.contains("roadmap"), "{}", run.out);
    assert!(run.out.contains("\n  1 "), "{}", run.out);
    let missing = desk.run(&["similar", "no-such-article"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.contains("no article has an id with"), "{}", missing.err);
}

//! Nothing a person types, and nothing an article holds, makes the library panic or lie.

use std::time::Duration;

use jisr::{SearchOptions, Searcher};
use proptest::prelude::*;

use crate::support::Archive;

const TEXTS: [(&str, &str, &str); 4] = [
    (
        "en",
        "A roadmap for the harbour",
        "Çavuşoğlu's roadmap: the U.N. said \"ports reopen\" at 9.30.",
    ),
    ("ar", "خارطة الطريق", "قال جاويش أوغلو إنّ الـميناء (الجديد) سيُفتح؛ وبالقاهرة بدأت المحادثات."),
    ("mixed", "", "وكالة Reuters نقلت عن وزير 🚢 الخارجية: 15 مليار دولار\nnew line here"),
    (
        "odd",
        "",
        "a\u{200f}b \u{202b}عربي\u{202c} ﻻﻋب soft\u{ad}hyphen ٣٫٥ <script>alert('&')</script>",
    ),
];

/// Fragments that a query may be made of: words of the texts, operators, odd characters.
fn query() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "roadmap",
        "Cavusoglu",
        "الميناء",
        "بالقاهرة",
        "the",
        "من",
        "15",
        "٣٫٥",
        "\"",
        "“",
        "»",
        "(",
        ")",
        "AND",
        "OR",
        "NOT",
        "-",
        "+",
        "=",
        "@",
        "~",
        "~2",
        "*",
        "title:",
        "lang:ar",
        "date:2021..",
        "entity:",
        "source:x",
        ":",
        "\u{202e}",
        "🚢",
        "U.N.",
        "a/b",
        "<b>",
    ]);
    let piece = prop_oneof![4 => words.prop_map(str::to_owned), 1 => ".{0,6}"];
    prop::collection::vec((piece, any::<bool>()), 0..10).prop_map(|pieces| {
        let spaced = |(piece, space): (String, bool)| if space { piece + " " } else { piece };
        pieces.into_iter().map(spaced).collect()
    })
}

fn check(searcher: &Searcher, query: &str) -> Result<(), TestCaseError> {
    let options = SearchOptions { counts: true, passages: 3, ..SearchOptions::default() };
    let results = searcher.search(query, &options).unwrap();
    prop_assert!(results.hits.len() as u64 <= results.total);
    for hit in &results.hits {
        prop_assert!(hit.score.is_finite());
        for passage in hit.passages.iter().chain(&hit.title) {
            let units: Vec<u16> = passage.text.encode_utf16().collect();
            let mut end = 0;
            for mark in &passage.marks {
                prop_assert!(end <= mark.bytes.start && mark.bytes.start < mark.bytes.end);
                end = mark.bytes.end;
                let by_units = String::from_utf16(&units[mark.utf16.clone()]).unwrap();
                prop_assert_eq!(&passage.text[mark.bytes.clone()], by_units);
            }
            let html = passage.to_html();
            prop_assert!(!html.contains("<script") && html.ends_with("</bdi>"));
            prop_assert!(!passage.to_plain().contains('\n'));
        }
    }
    let plan = searcher.plan(query, &options).unwrap();
    prop_assert!(!plan.0.to_string().is_empty());
    Ok(())
}

#[test]
fn any_query_is_answered() {
    let archive = Archive::of(&TEXTS);
    let mut runner = proptest::test_runner::TestRunner::default();
    runner.run(&query(), |query| check(&archive.searcher, &query)).unwrap();
}

#[test]
fn random_bytes_are_answered() {
    let archive = Archive::of(&TEXTS);
    let mut runner = proptest::test_runner::TestRunner::default();
    let bytes = prop::collection::vec(any::<u8>(), 0..60);
    runner.run(&bytes, |bytes| check(&archive.searcher, &String::from_utf8_lossy(&bytes))).unwrap();
}

#[test]
fn searchers_are_shared_between_threads() {
    let archive = Archive::of(&TEXTS);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            let searcher = archive.searcher.clone();
            scope.spawn(move || {
                let results = searcher.search("roadmap", &SearchOptions::default()).unwrap();
                assert_eq!(results.total, 1);
            });
        }
    });
}

#[test]
fn time_that_is_up_says_so() {
    let bodies: Vec<String> = (0..2000).map(|n| format!("harbour {n}")).collect();
    let articles: Vec<_> = bodies.iter().map(|body| (body.as_str(), "", body.as_str())).collect();
    let archive = Archive::of(&articles);
    let options = SearchOptions { time_limit: Some(Duration::ZERO), ..SearchOptions::default() };
    let results = archive.searcher.search("harbour", &options).unwrap();
    assert!(!results.complete && results.total < 2000, "{}", results.total);
}

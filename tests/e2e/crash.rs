//! What was committed survives; what was not is made up for by the next run.

use std::time::{Duration, Instant};

use jisr::{Article, Writer};

use crate::support::Desk;

const ARTICLES: usize = 40_000;

/// One JSON Lines file, large enough to be killed in the middle.
fn write_many(desk: &Desk) {
    let line = |number: usize| {
        let words = (0..60).map(|word| format!("word{} ", (number * 31 + word * 7) % 5000));
        let body: String = words.collect();
        format!("{{\"id\": {number}, \"body\": \"harbour {body}\"}}\n")
    };
    desk.write("news/many.jsonl", (0..ARTICLES).map(line).collect::<String>());
}

#[test]
fn a_killed_run_continues() {
    let desk = Desk::new();
    write_many(&desk);
    let mut child = desk.command(&["index", "news"]).spawn().unwrap();
    let began = Instant::now();
    while !desk.path(".jisr/meta.json").exists() && began.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    desk.run(&["index", "news"]).succeeds();
    let total = desk.json("*")["total"].as_u64().unwrap();
    assert_eq!(total, ARTICLES as u64, "no article is lost or doubled");
}

#[test]
fn a_second_writer_is_told_to_wait() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.");
    let writer = Writer::open(&desk.path(".jisr")).unwrap();
    let run = desk.run(&["index", "news"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("another process"), "{}", run.err);
    drop(writer);
    desk.run(&["index", "news"]).succeeds();
}

#[test]
fn what_was_not_committed_is_not_seen() {
    let desk = Desk::new();
    let article = |id: &str| Article {
        id: format!("desk/{id}"),
        body: "The harbour reopened.".into(),
        ..Article::default()
    };
    let mut writer = Writer::open(&desk.path(".jisr")).unwrap();
    writer.upsert(article("one")).unwrap();
    writer.commit().unwrap();
    writer.upsert(article("two")).unwrap();
    drop(writer);
    assert_eq!(desk.ids("harbour"), ["one"]);
}

//! Hits as tables: `export` and `batch`.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::Stdio;

use csv::StringRecord;
use serde_json::Value;

use crate::support::{Desk, Run};

/// The rows of a table by the names of their columns.
fn rows(table: &str) -> Vec<Vec<(String, String)>> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let head = reader.headers().unwrap().clone();
    let row = |record: StringRecord| {
        head.iter().map(str::to_owned).zip(record.iter().map(str::to_owned)).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

fn cell<'a>(row: &'a [(String, String)], column: &str) -> &'a str {
    let found = row.iter().find(|(name, _)| name == column);
    &found.unwrap_or_else(|| panic!("{column} is not in {row:?}")).1
}

fn lines(table: &str) -> Vec<Value> {
    table.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn an_export_has_every_article_once_in_the_order_of_the_search() {
    let desk = Desk::with_sample();
    let run = desk.run(&["export", "--sort", "newest", "*"]).succeeds();
    let ids: Vec<_> = rows(&run.out).iter().map(|row| cell(row, "id").to_owned()).collect();
    let search = ["--jsonl", "--all-copies", "-n", "1000", "--sort", "newest", "*"];
    let search = desk.run(&search).succeeds();
    let expected: Vec<_> = lines(&search.out).iter().map(|hit| hit["id"].clone()).collect();
    assert_eq!(ids, expected);
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    assert!(run.err.contains(&format!("{} articles written", ids.len())), "{}", run.err);
}

#[test]
fn json_lines_are_hits_with_their_bodies() {
    let desk = Desk::with_sample();
    let run = desk.run(&["export", "--format", "jsonl", "--bodies", "شكري"]).succeeds();
    let found = lines(&run.out);
    assert_eq!(Some(found.len() as u64), desk.json("شكري")["total"].as_u64());
    for (rank, hit) in (1..).zip(&found) {
        assert_eq!(hit["rank"], rank);
        let passage = &hit["passages"][0];
        let start = passage["start"].as_u64().unwrap() as usize;
        let body = hit["body"].as_str().unwrap();
        assert!(body[start..].starts_with(passage["text"].as_str().unwrap()));
    }
}

#[test]
fn the_name_of_the_file_says_the_format() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.");
    desk.run(&["index", "news"]).succeeds();
    let read = |name: &str| std::fs::read_to_string(desk.path(name)).unwrap();
    assert_eq!(desk.run(&["export", "harbour", "-o", "a.jsonl"]).succeeds().out, "");
    assert_eq!(lines(&read("a.jsonl"))[0]["id"], "news/a.txt");
    desk.run(&["export", "harbour", "-o", "a.csv", "--bom"]).succeeds();
    assert!(read("a.csv").starts_with("\u{FEFF}rank,"));
    let inside = desk.run(&["export", "harbour", "-o", "news/hits.jsonl"]);
    assert_eq!(inside.code, 2);
    assert!(inside.err.contains("one of the articles"), "{}", inside.err);
    assert_eq!(desk.run(&["export", "zzzzunknownzzzz", "-o", "none.csv"]).code, 1);
    assert_eq!(read("none.csv").lines().count(), 1);
    assert_eq!(desk.run(&["export", " "]).code, 2);
}

#[test]
fn spreadsheets_get_no_formulas() {
    let desk = Desk::new();
    desk.write("news/a.jsonl", "{\"id\":1,\"title\":\"=HYPERLINK(1)\",\"body\":\"@harbour, one\"}");
    desk.run(&["index", "news"]).succeeds();
    let table = rows(&desk.run(&["export", "harbour"]).succeeds().out);
    assert_eq!(cell(&table[0], "title"), "'=HYPERLINK(1)");
    assert_eq!(cell(&table[0], "passages"), "'@harbour, one");
    let exact = lines(&desk.run(&["export", "harbour", "--format", "jsonl"]).succeeds().out);
    assert_eq!(exact[0]["title"], "=HYPERLINK(1)");
}

#[test]
fn a_batch_goes_on_after_a_bad_query() {
    let desk = Desk::with_sample();
    let queries =
        "id,query,desk\n7,Cavusoglu roadmap,شمال\n8,a,b,c\n9,zzzzunknownzzzz,\n10,\"\"\"Suez\",x\n";
    desk.write("queries.csv", queries);
    let run = desk.run(&["batch", "queries.csv", "-n", "3", "--passages", "1"]);
    assert_eq!(run.code, 2, "{}", run.err);
    for told in [
        "queries.csv, line 2: 3 of 15 articles: Cavusoglu roadmap",
        "queries.csv, line 3: 4 cells where the header has 3",
        "queries.csv, line 4: no article matches",
        "queries.csv, line 5: note: the quote is not closed",
        "queries: 4, without an article: 1, not read: 1; hits: 4",
    ] {
        assert!(run.err.contains(told), "{told} is not in {}", run.err);
    }
    let table = rows(&run.out);
    let ids: Vec<_> = table.iter().map(|row| cell(row, "query.id")).collect();
    assert_eq!(ids, ["7", "7", "7", "9", "10"]);
    assert_eq!((cell(&table[2], "rank"), cell(&table[2], "total")), ("3", "15"));
    assert_eq!((cell(&table[2], "desk"), cell(&table[3], "id")), ("شمال", ""));
    let strict = desk.run(&["batch", "queries.csv", "--strict", "-n", "1"]);
    assert!(strict.err.contains("queries: 4, without an article: 1, not read: 2; hits: 1"));
}

#[test]
fn queries_come_from_stdin_too() {
    let piped = |queries: &str| -> Run {
        let desk = Desk::with_sample();
        let mut command = desk.command(&["batch", "-", "-n", "0", "--format", "jsonl"]);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(queries.as_bytes()).unwrap();
        child.wait_with_output().unwrap().into()
    };
    let plain = piped("Cavusoglu, roadmap\nشكري\n").succeeds();
    assert_eq!(lines(&plain.out)[1]["total"], 26, "{}", plain.out);
    assert!(plain.err.contains("stdin, line 2: 26 articles: شكري"), "{}", plain.err);
    let table = piped("desk\tquery\nشمال\tشكري\n").succeeds();
    assert_eq!(lines(&table.out)[0]["columns"]["desk"], "شمال");
    assert_eq!(piped("").code, 2);
}

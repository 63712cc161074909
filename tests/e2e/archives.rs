//! Archives of web pages, compressed files and standard input.

use std::fs::File;
use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::support::{Desk, Run};

const QUERIES: [&str; 4] = ["harbour", "\"عادت السفن\"", "silos date:2021-06", "الميناء"];

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Pages in two languages, each with its key.
fn pages() -> Vec<(String, String)> {
    let page = |key: usize| {
        let (title, lead, rest) = match key % 2 {
            0 => (
                "Harbour reopens",
                "The harbour opened its gates again on Monday, two days after the storm had closed it, and \
                 the first ships came in before noon.",
                "Officials said that the damage was small and that work at the silos would begin again on \
                 the next day, with all cranes but one.",
            ),
            _ => (
                "عودة الملاحة إلى الميناء",
                "عادت السفن إلى الميناء صباح يوم الاثنين بعد عاصفة أغلقت مدخله يومين كاملين، وقال مدير \
                 الميناء إن الأضرار محدودة.",
                "وذكر المدير أن القاطرات سحبت ثلاث سفن إلى الرصيف الشرقي، وأن العمل في الصوامع سيبدأ من \
                 جديد مساء الثلاثاء.",
            ),
        };
        format!(
            "<!doctype html><html><head><meta charset=utf-8><title>{title} {key}</title></head><body>\
             <h1>{title} {key}</h1><p>7 June 2021</p><p>{lead}</p><p>{rest}</p></body></html>"
        )
    };
    (0..8).map(|key| (format!("page-{key}"), page(key))).collect()
}

fn json_lines() -> String {
    let line = |(key, page): &(String, String)| {
        json!({"id": key, "html": page, "url": address(key), "crawled": "2021-06-08"}).to_string()
    };
    pages().iter().map(line).collect::<Vec<_>>().join("\n")
}

fn address(key: &str) -> String {
    format!("https://gazette.example/{key}")
}

/// The record of a response that brought this page, compressed on the way.
fn record((key, page): &(String, String)) -> Vec<u8> {
    let body = gz(page.as_bytes());
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n";
    let header = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{key}>\r\nWARC-Target-URI: {}\r\n\
         WARC-Date: 2021-06-08T00:00:00Z\r\nContent-Type: application/http\r\nContent-Length: {}\r\n\r\n",
        address(key),
        head.len() + body.len()
    );
    [header.as_bytes(), head.as_bytes(), &body, b"\r\n\r\n"].concat()
}

fn records() -> Vec<Vec<u8>> {
    pages().iter().map(record).collect()
}

/// Runs the binary with the file at `name` as its standard input.
fn piped(desk: &Desk, name: &str, args: &[&str]) -> Run {
    let input = File::open(desk.path(name)).unwrap();
    desk.command(args).stdin(input).output().unwrap().into()
}

/// What is found, without the names of files.
fn found(desk: &Desk, query: &str) -> Vec<Value> {
    let mut results = desk.json(query);
    let hits = results["hits"].as_array_mut().unwrap();
    let mut hits: Vec<Value> = hits
        .iter_mut()
        .map(|hit| {
            let key = hit["id"].as_str().unwrap().split_once('#').unwrap().1.to_owned();
            json!([key, hit["score"], hit["url"], hit["published"], hit["passages"]])
        })
        .collect();
    hits.sort_by_key(ToString::to_string);
    hits
}

#[test]
fn the_same_pages_are_the_same_articles_however_they_come() {
    let plain = json_lines();
    let each: Vec<u8> = records().iter().flat_map(|record| gz(record)).collect();
    let mut first: Option<Vec<Vec<Value>>> = None;
    for (name, content) in [
        ("a.jsonl", plain.clone().into_bytes()),
        ("a.jsonl.gz", gz(plain.as_bytes())),
        ("a.warc", records().concat()),
        ("a.warc.gz", each),
        ("whole.warc.gz", gz(&records().concat())),
    ] {
        let desk = Desk::new();
        desk.write(&format!("news/{name}"), content);
        let run = desk.run(&["index", "news"]).succeeds();
        assert!(run.out.starts_with("8 added"), "{name}: {}", run.out);
        let all: Vec<_> = QUERIES.iter().map(|query| found(&desk, query)).collect();
        assert!(all.iter().all(|hits| hits.len() >= 4), "{name}: {all:?}");
        assert_eq!(*first.get_or_insert_with(|| all.clone()), all, "{name}");
    }
}

#[test]
fn a_damaged_archive_loses_one_record() {
    let desk = Desk::new();
    let mut pieces: Vec<_> = records().iter().map(|record| gz(record)).collect();
    let start = pieces[0].len() + pieces[1].len();
    pieces[2].truncate(200);
    desk.write("news/a.warc.gz", pieces.concat());
    let run = desk.run(&["index", "news", "--report", "report.jsonl"]).succeeds();
    assert!(run.err.contains(&format!("news/a.warc.gz, byte {start}: ")), "{}", run.err);
    assert_eq!(desk.ids("*").len(), 7);
    let report = std::fs::read_to_string(desk.path("report.jsonl")).unwrap();
    let lines = report.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let skipped: Vec<_> = lines.filter(|line| line["status"] == "skipped").collect();
    assert_eq!((skipped.len(), &skipped[0]["byte"]), (1, &json!(start)));
}

#[test]
fn a_file_cut_short_is_read_up_to_there_and_reported() {
    let desk = Desk::new();
    let whole = gz(json_lines().as_bytes());
    desk.write("news/a.jsonl.gz", &whole);
    desk.run(&["index", "news"]).succeeds();
    desk.write("news/a.jsonl.gz", &whole[..whole.len() / 2]);
    let run = desk.run(&["index", "news/a.jsonl.gz", "--prune"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("news/a.jsonl.gz: cut short"), "{}", run.err);
    assert_eq!(desk.ids("*").len(), 8, "what could not be read has not vanished");
}

#[test]
fn standard_input_is_read_whatever_it_is() {
    let desk = Desk::new();
    desk.write("lines", json_lines());
    desk.write("archive", records().iter().flat_map(|record| gz(record)).collect::<Vec<_>>());
    desk.write("text", "Harbour dues rise\n\nHarbour dues rise by a tenth in May.");
    let run = piped(&desk, "lines", &["index", "-"]).succeeds();
    assert!(run.out.starts_with("8 added"), "{}", run.out);
    assert!(desk.ids("silos").contains(&"-#page-0".to_owned()));
    let run = piped(&desk, "lines", &["index", "-"]).succeeds();
    assert!(run.out.contains("8 unchanged"), "{}", run.out);
    piped(&desk, "archive", &["index", "-", "--collection", "crawl"]).succeeds();
    piped(&desk, "text", &["index", "-", "--collection", "notes"]).succeeds();
    assert_eq!(desk.ids("*").len(), 17);
    assert_eq!(desk.ids("dues"), ["-"]);
    let run = piped(&desk, "archive", &["inspect", "-"]).succeeds();
    assert!(run.out.contains("stdin/-#page-0"), "{}", run.out);
}

#[test]
fn standard_input_stays_out_of_the_collection_of_a_folder() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.");
    desk.write("zip", b"PK\x03\x04");
    desk.run(&["index", "news"]).succeeds();
    let run = piped(&desk, "zip", &["index", "-", "--collection", "news"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("`news` is the collection of the folder"), "{}", run.err);
    let run = piped(&desk, "zip", &["index", "-"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("stdin/-: a ZIP file is not read from a stream"), "{}", run.err);
}

#[test]
fn limits_are_set_by_options() {
    let desk = Desk::new();
    let page =
        format!("<html><body><p>{}</p></body></html>", "The harbour reopened. ".repeat(60_000));
    desk.write("news/a.warc", record(&("large".to_owned(), page)));
    let run = desk.run(&["index", "news", "--max-page-mb", "1"]).succeeds();
    assert!(
        run.err.contains("news/a.warc#large, byte 0: holds more than the limit"),
        "{}",
        run.err
    );
    let run = desk.run(&["index", "news"]).succeeds();
    assert!(run.out.starts_with("1 added"), "{}{}", run.out, run.err);
}

use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use proptest::prelude::*;

use super::*;
#[cfg(feature = "pdf")]
use crate::pdf::sample;

/// A record with this kind, key and block.
fn record(kind: &str, key: usize, content_type: &str, block: &[u8]) -> Vec<u8> {
    let header = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:r{key}>\r\n\
         WARC-Target-URI: https://gazette.example/{key}\r\nWARC-Date: 2021-06-08T10:00:00Z\r\n\
         Content-Type: {content_type}\r\nContent-Length: {}\r\n\r\n",
        block.len()
    );
    [header.as_bytes(), block, b"\r\n\r\n"].concat()
}

/// The record of a response that brought this page.
fn response(key: usize, headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n");
    record("response", key, "application/http; msgtype=response", &[head.as_bytes(), body].concat())
}

const HTML: &str = "Content-Type: text/html; charset=utf-8";

fn html(key: usize) -> String {
    format!(
        "<html lang=en><title>Port {key} reopens</title><body><h1>Port {key} reopens</h1>\
         <p>The port number {key} opened its gates again on Monday, two days after the storm had closed \
         it, and the first ships came in before noon.</p><p>Officials said the damage was small and that \
         work at the silos would begin on the next day, with all cranes but one.</p></body></html>"
    )
}

fn page(key: usize) -> Vec<u8> {
    response(key, HTML, html(key).as_bytes())
}

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn items(bytes: &[u8], options: &Options) -> Vec<Result<Article, Skipped>> {
    let file = File::of_test("a.warc", Kind::Warc, bytes);
    Warc::new(file, Source::new(Cursor::new(bytes.to_vec())).unwrap(), options).collect()
}

/// The key of each article, and the place and reason of what was not read.
fn outline(bytes: &[u8]) -> Vec<String> {
    let options = Options { max_html_bytes: 100_000, ..Options::default() };
    let line = |item: Result<Article, Skipped>| match item {
        Ok(article) => article.id.split_once('#').unwrap().1.to_owned(),
        Err(skipped) => skipped.to_string(),
    };
    items(bytes, &options).into_iter().map(line).collect()
}

#[test]
fn the_page_of_a_response_is_an_article() {
    let body = html(1).replace("Monday", "yesterday");
    let dated = body.replace("<p>The", "<p>Yesterday, 10:15</p><p>The");
    let articles = items(&response(1, HTML, dated.as_bytes()), &Options::default());
    let article = articles[0].as_ref().unwrap();
    assert_eq!(article.id, "c/a.warc#r1");
    assert_eq!(article.url.as_deref(), Some("https://gazette.example/1"));
    assert_eq!(article.title.as_deref(), Some("Port 1 reopens"));
    assert!(article.body.starts_with("The port number 1"), "{}", article.body);
    assert_eq!(article.published.as_ref().unwrap().to_string(), "2021-06-07T10:15");
}

#[test]
fn the_address_and_the_time_of_fetching_are_those_of_the_record() {
    let file = String::from_utf8(page(1)).unwrap();
    let dated = file.replace("10:00:00Z", "10:00:00.123456Z");
    let fetched = fetched(&Header::parse(dated.as_bytes())).unwrap();
    assert_eq!(fetched.date().to_string(), "2021-06-08");
    let odd = file.replace(": https://gazette.example/1", ": <https://a.example/2020/05/13/x>");
    let article = items(odd.as_bytes(), &Options::default()).remove(0).unwrap();
    assert_eq!(article.url.as_deref(), Some("https://a.example/2020/05/13/x"));
    assert_eq!(article.published.unwrap().to_string(), "2020-05-13");
}

#[test]
fn records_of_other_kinds_are_passed_over() {
    let image = response(3, "Content-Type: image/png", b"\x89PNG");
    let redirect = b"HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>Moved</p>";
    let unnamed = b"HTTP/1.1 200 OK\r\n\r\n{\"a\": 1}";
    let film = response(7, "Content-Type: video/mp4", &[1; 300_000]);
    let file = [
        record("warcinfo", 0, "application/warc-fields", b"software: x\r\n"),
        record("request", 1, "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"),
        page(2),
        image,
        record("response", 4, "application/http", redirect),
        record("revisit", 5, "application/http", b"HTTP/1.1 200 OK\r\n\r\n"),
        record("response", 6, "application/http", unnamed),
        film,
        record("resource", 8, "text/html", html(8).as_bytes()),
        record("conversion", 9, "text/plain", b"Rain again\n\nIt rained all day in the north."),
        record("metadata", 10, "application/warc-fields", b"a: b"),
    ];
    assert_eq!(outline(&file.concat()), ["r2", "r8", "r9"]);
    let packed: Vec<u8> = file.iter().flat_map(|record| gz(record)).collect();
    assert_eq!(outline(&packed), ["r2", "r8", "r9"]);
    assert_eq!(outline(&gz(&file.concat())), ["r2", "r8", "r9"]);
}

#[cfg(feature = "pdf")]
#[test]
fn pdf_files_are_read() {
    let file = sample::pdf(&[vec![(50, 700, 10, "Rain in the old port")]], "");
    let bytes = [
        response(1, "Content-Type: application/pdf", &file),
        record("resource", 2, "application/pdf", &file),
    ];
    let found = items(&bytes.concat(), &Options::default());
    let bodies: Vec<_> = found.into_iter().map(|item| item.unwrap().body).collect();
    assert_eq!(bodies, ["Rain in the old port"; 2]);
}

#[test]
fn pages_come_in_any_encoding_and_packing() {
    let arabic = html(1).replace("The port number 1", "وصلت السفينة إلى الميناء");
    let (bytes, _, _) = encoding_rs::WINDOWS_1256.encode(&arabic);
    let packed = gz(&bytes);
    let (start, rest) = packed.split_at(100);
    let chunks =
        [b"64\r\n", start, b"\r\n", format!("{:x}\r\n", rest.len()).as_bytes(), rest].concat();
    let headers = "Content-Type: text/html; charset=windows-1256\r\nContent-Encoding: gzip\r\n\
                   Transfer-Encoding: chunked";
    let body = [&chunks[..], b"\r\n0\r\n\r\n"].concat();
    for body in [&body[..], &packed, &bytes] {
        let articles = items(&response(1, headers, body), &Options::default());
        let article = articles[0].as_ref().unwrap();
        assert!(article.body.starts_with("وصلت السفينة"), "{}", article.body);
        assert!(article.doubts.is_empty());
    }
}

#[test]
fn a_broken_record_is_reported_and_the_others_are_read() {
    let length = page(2).windows(16).position(|part| part == b"Content-Length: ").unwrap() + 16;
    let with_length = |digits: &str| {
        let mut broken = page(2);
        let end = broken[length..].iter().position(|&byte| byte == b'\r').unwrap();
        broken.splice(length..length + end, digits.bytes());
        broken
    };
    let wrong = "its Content-Length is wrong";
    for (broken, fault) in [
        (with_length("9223372036854775808"), wrong),
        (with_length("5000000000"), wrong),
        (with_length("7000"), wrong),
        (with_length("900"), wrong),
        (with_length("20"), wrong),
        (with_length("-1"), "its Content-Length is missing or no number"),
        (with_length(""), "its Content-Length is missing or no number"),
        (page(2)[..100].to_vec(), "its header breaks off"),
        ([b"WARC/1.0\r\n", &b"A: b\r\n".repeat(20_000)[..]].concat(), "its header has no end"),
        (b"<html>something else</html>\r\n".to_vec(), "no WARC record begins here"),
        (
            response(2, "Content-Encoding: a, b, c, d\r\nContent-Type: text/html", b""),
            "too many times",
        ),
    ] {
        let found = outline(&[page(1), broken, b"\r\n".to_vec(), page(3), page(4)].concat());
        assert_eq!(found.len(), 4, "{fault}: {found:?}");
        assert_eq!((&found[0][..], &found[2][..], &found[3][..]), ("r1", "r3", "r4"));
        assert!(found[1].contains(fault), "{fault}: {}", found[1]);
        assert!(found[1].contains(&format!(", byte {}:", page(1).len())), "{}", found[1]);
    }
}

#[test]
fn a_damaged_piece_is_reported_and_the_others_are_read() {
    let good = |key| gz(&page(key));
    let mut damaged = good(2);
    let middle = damaged.len() / 2;
    damaged[middle..middle + 6].fill(0xff);
    for broken in [damaged, good(2)[..middle].to_vec(), b"something else".to_vec()] {
        let found = outline(&[good(1), broken, good(3), good(4)].concat());
        let place = format!(", byte {}: ", good(1).len());
        assert_eq!(found[0], "r1");
        assert!(found[1].contains(&place), "{found:?}");
        assert_eq!(found[found.len() - 2..], ["r3", "r4"], "{found:?}");
    }
}

#[test]
fn a_file_cut_short_says_so() {
    let file = [page(1), page(2)].concat();
    let cut = &file[..file.len() - 100];
    let found = outline(cut);
    assert_eq!(found[0], "r1");
    assert!(found[1].contains("cut short"), "{}", found[1]);
    let packed = [gz(&page(1)), gz(&page(2))].concat();
    let found = outline(&packed[..packed.len() - 50]);
    assert_eq!((found.len(), found[0].as_str()), (2, "r1"));
    assert!(found[1].contains("cut short"), "{}", found[1]);
    assert!(outline(b"")[0].contains("empty"));
    assert!(outline(b"\r\n\r\n")[0].contains("empty"));
}

#[test]
fn a_record_is_reported_under_its_own_id() {
    let front = "<html><title>News</title><body><ul><li><a href=/1>Harbour reopens</a></ul></body>";
    let file = [response(1, HTML, front.as_bytes()), page(2), page(2)].concat();
    let found = outline(&file);
    assert!(
        found[0].starts_with("c/a.warc#r1, byte 0: a web page without an article"),
        "{}",
        found[0]
    );
    assert_eq!(found[1], "r2");
    assert!(found[2].contains("id `r2` was used before, byte "), "{}", found[2]);
    let large = response(1, HTML, "<p>x</p>".repeat(30_000).as_bytes());
    assert!(outline(&large)[0].contains("larger than the limit"), "{:?}", outline(&large));
    let bomb = response(1, &format!("{HTML}\r\nContent-Encoding: gzip"), &gz(&[b' '; 1 << 20]));
    assert!(outline(&bomb)[0].contains("holds more than the limit"), "{:?}", outline(&bomb));
}

#[test]
fn pages_fetched_again_are_other_articles() {
    let again = String::from_utf8(page(1)).unwrap().replace("uuid:r1", "uuid:r9");
    assert_eq!(outline(&[&page(1)[..], again.as_bytes()].concat()), ["r1", "r9"]);
}

#[test]
fn a_record_that_holds_records_is_one() {
    let text = format!("Records look so:\r\n\r\n{}", String::from_utf8(page(5)).unwrap());
    let quoting = record("conversion", 1, "text/plain", text.as_bytes());
    assert_eq!(outline(&[quoting, page(2)].concat()), ["r1", "r2"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_bytes_are_read_or_reported(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        outline(&bytes);
        outline(&[b"WARC/1.0\r\n", &bytes[..]].concat());
        outline(&gz(&bytes));
    }

    /// Whatever is done to one record, the others stay.
    #[test]
    fn a_change_harms_one_record(
        packed: bool,
        at in 0..700_usize,
        removed in 0..300_usize,
        added in proptest::collection::vec(any::<u8>(), 0..300),
    ) {
        let pack = |record: Vec<u8>| if packed { gz(&record) } else { record };
        let mut changed = pack(page(3));
        let at = at.min(changed.len());
        let end = (at + removed).min(changed.len());
        changed.splice(at..end, added);
        let found = outline(&[pack(page(1)), pack(page(2)), changed, pack(page(4)), pack(page(5))].concat());
        for key in ["r1", "r2", "r5"] {
            prop_assert!(found.iter().any(|line| line == key), "{key} is not in {found:?}");
        }
        let read = found.iter().filter(|line| line.starts_with('r')).count();
        prop_assert!(read >= 3);
    }
}

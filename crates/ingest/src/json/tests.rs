use std::io::BufReader;

use jisr_text::article::Doubt;
use jisr_text::language::Language;

use super::*;
use crate::decode::Utf8Input;
use crate::options::Field;
use crate::walk::Kind;

fn read_bytes(content: &[u8], options: &Options) -> Vec<Result<Article, Skipped>> {
    let file = File {
        id: "c/a.jsonl".to_owned(),
        path: "a.jsonl".into(),
        kind: Kind::JsonLines,
        bytes: content.len() as u64,
        modified: None,
    };
    let input = BufReader::new(Utf8Input::new(content).unwrap());
    match JsonLines::new(file.clone(), input, options) {
        Ok(lines) => lines.collect(),
        Err(reason) => vec![Err(Skipped::file(&file, reason))],
    }
}

fn read(content: &str) -> Vec<Result<Article, Skipped>> {
    read_bytes(content.as_bytes(), &Options::default())
}

fn reason(content: &str) -> Reason {
    read(content).pop().unwrap().unwrap_err().reason
}

#[test]
fn every_field_is_read() {
    let articles = read(
        r#"{"id": 7, "url": "https://example.org/7", "title": "Rain", "text": "It rained.",
            "published": "2021-05-05T06:23:00+03:00", "lang": "ar-EG", "source": "Gazette"}"#
            .replace('\n', " ")
            .as_str(),
    );
    let article = articles[0].as_ref().unwrap();
    assert_eq!(article.id, "c/a.jsonl#7");
    assert_eq!(article.url.as_deref(), Some("https://example.org/7"));
    assert_eq!(article.title.as_deref(), Some("Rain"));
    assert_eq!(article.body, "It rained.");
    assert_eq!(article.source.as_deref(), Some("Gazette"));
    let language: Language = serde_json::from_str("\"ar\"").unwrap();
    assert_eq!(article.language, language);
    let published = article.published.as_ref().unwrap();
    assert_eq!(published.at.to_string(), "2021-05-05T06:23:00");
}

/// The fields of an article as one crawler or service writes them.
fn crawled(record: &serde_json::Value) -> Article {
    read(&record.to_string()).pop().unwrap().unwrap()
}

#[test]
fn crawlers_and_services_are_known_by_their_names() {
    let address = "https://gazette.example/rain";
    let records = [
        // news-please
        serde_json::json!({"maintext": "It rained.", "title": "Rain", "date_publish": "2021-05-05 06:23:00",
            "authors": ["Ann Lee", "Omar Said"], "source_domain": "gazette.example", "url": address,
            "description": "On rain.", "date_download": "2021-05-06 01:00:00"}),
        // trafilatura
        serde_json::json!({"text": "It rained.", "raw_text": "It rained. Menu", "title": "Rain",
            "author": "Ann Lee, Omar Said", "date": "2021-05-05", "hostname": "gazette.example",
            "source": address, "source-hostname": "gazette.example", "excerpt": "On rain.", "id": null}),
        // Webz.io
        serde_json::json!({"uuid": "7", "thread": {"site": "gazette.example", "title": "x"}, "title": "Rain",
            "text": "It rained.", "published": "2021-05-05T06:23:00.000+03:00", "url": address,
            "author": "Ann Lee, Omar Said", "language": "english", "crawled": "2021-05-06T01:00:00Z"}),
        // NewsAPI
        serde_json::json!({"source": {"id": null, "name": "gazette.example"}, "title": "Rain", "url": address,
            "author": "Ann Lee, Omar Said", "content": "It rained.", "description": "On rain.",
            "publishedAt": "2021-05-05T06:23:00Z"}),
        // CC-News
        serde_json::json!({"plain_text": "It rained.", "title": "Rain", "requested_url": address,
            "domain": "gazette.example", "published_date": "2021-05-05", "author": "Ann Lee, Omar Said"}),
        // JSON-LD
        serde_json::json!({"@type": "NewsArticle", "headline": "Rain", "articleBody": "It rained.",
            "datePublished": "2021-05-05", "publisher": {"name": "gazette.example"}, "inLanguage": "en",
            "author": [{"name": "Ann Lee"}, {"name": "Omar Said"}], "url": address}),
        serde_json::json!({"Title": "Rain", "Text": "It rained.", "DATE": "2021-05-05", "Link": address,
            "Authors": "Ann Lee, Omar Said", "Publication": "gazette.example"}),
    ];
    for record in &records {
        let article = crawled(record);
        assert_eq!(
            (article.body.as_str(), article.title.as_deref()),
            ("It rained.", Some("Rain")),
            "{record}"
        );
        assert_eq!(article.url.as_deref(), Some(address), "{record}");
        assert_eq!(article.source.as_deref(), Some("gazette.example"), "{record}");
        assert_eq!(article.byline.as_deref(), Some("Ann Lee, Omar Said"), "{record}");
        assert_eq!(article.published.unwrap().at.date().to_string(), "2021-05-05", "{record}");
    }
}

#[test]
fn a_summary_stands_for_a_text_that_is_missing() {
    let record = serde_json::json!({"content": null, "description": "On rain.", "title": "Rain"});
    assert_eq!(crawled(&record).body, "On rain.");
}

#[test]
fn a_source_that_is_an_address_is_better_than_none() {
    let record = serde_json::json!({"body": "a", "source": "https://a.example/", "url": "https://b.example/"});
    let article = crawled(&record);
    assert_eq!(article.source.as_deref(), Some("https://a.example/"));
    assert_eq!(article.url.as_deref(), Some("https://b.example/"));
}

#[test]
fn a_body_in_html_is_all_article() {
    let html = "<p>Rain&nbsp;fell.</p><p><a href=/more>More rain</a></p>";
    assert_eq!(crawled(&serde_json::json!({"content_html": html})).body, "Rain fell.\n\nMore rain");
    let empty = serde_json::json!({"content": "<p><img src=a.png></p>"}).to_string();
    assert!(matches!(reason(&empty), Reason::NoText { .. }));
}

#[test]
fn records_without_id_are_named_by_their_line() {
    let articles = read("\n{\"body\": \"a\"}\r\n  \n{\"id\": null, \"body\": \"b\"}");
    let ids: Vec<_> = articles.into_iter().map(|item| item.unwrap().id).collect();
    assert_eq!(ids, ["c/a.jsonl#L2", "c/a.jsonl#L4"]);
}

#[test]
fn the_first_name_with_a_value_counts() {
    let articles = read("{\"content\": \"c\", \"text\": \"t\", \"body\": \" \"}");
    assert_eq!(articles[0].as_ref().unwrap().body, "t");
}

#[test]
fn fields_go_by_other_names() {
    let mut options = Options::default();
    options.fields.rename(Field::Body, "article");
    options.fields.rename(Field::Id, "url");
    let articles = read_bytes(b"{\"url\": \"u\", \"article\": \"x\", \"body\": 3}", &options);
    let article = articles[0].as_ref().unwrap();
    assert_eq!((article.id.as_str(), article.url.as_deref()), ("c/a.jsonl#u", Some("u")));
}

#[test]
fn the_first_of_a_repeated_id_is_kept() {
    let content = "{\"id\": \"1\"}\n{\"id\": \"1\", \"body\": \"a\"}\n{\"id\": 1, \"body\": \"b\"}";
    let items = read(content);
    assert!(matches!(items[0].as_ref().unwrap_err().reason, Reason::NoText { .. }));
    assert_eq!(items[1].as_ref().unwrap().body, "a");
    let skipped = items[2].as_ref().unwrap_err();
    assert!(matches!(skipped.reason, Reason::RepeatedId { first: Place::Line(2), .. }));
    assert_eq!(skipped.place.line(), Some(3));
}

#[test]
fn broken_lines_are_reported_and_the_rest_is_read() {
    let content = "{\"body\": \"a\"}\n{\"body\": \"cut in ha\n[1]\n{\"body\": \"b\"} x\n\
                   {\"body\": \"c\"}";
    let items = read(content);
    let lines: Vec<_> = items
        .iter()
        .map(|item| item.as_ref().err().and_then(|skipped| skipped.place.line()))
        .collect();
    assert_eq!(lines, [None, Some(2), Some(3), Some(4), None]);
    let messages: Vec<_> =
        items.iter().filter_map(|item| item.as_ref().err().map(ToString::to_string)).collect();
    assert!(messages[0].contains("line 2: broken JSON at column 19: EOF"), "{}", messages[0]);
    assert!(messages[1].contains("invalid type: sequence, expected an object"), "{}", messages[1]);
    assert!(messages[2].contains("column 15: trailing characters"), "{}", messages[2]);
}

#[test]
fn values_of_the_wrong_type_are_named() {
    assert!(matches!(reason("{\"body\": 3}"), Reason::WrongType { found: "a number", .. }));
    assert!(matches!(reason("{\"body\": [\"a\"]}"), Reason::WrongType { found: "a list", .. }));
    assert!(matches!(reason("{\"body\": \"a\", \"id\": {}}"), Reason::WrongType { .. }));
    assert!(matches!(reason("{\"body\": \"a\", \"title\": true}"), Reason::WrongType { .. }));
    let article = read("{\"body\": \"a\", \"source\": {\"id\": \"x\"}, \"date\": []}");
    assert_eq!(article[0].as_ref().unwrap().source, None);
}

#[test]
fn dates_are_read_or_a_doubt_says_why_not() {
    let read = |record: &str| {
        let article = read(record).pop().unwrap().unwrap();
        (article.published.map(|published| published.to_string()), article.doubts)
    };
    let day = |day: &str| (Some(day.to_owned()), vec![]);
    assert_eq!(read(r#"{"body": "a", "date": "03/04/2021"}"#), (None, vec![Doubt::DateOrder]));
    assert_eq!(read(r#"{"body": "a", "date": "soon"}"#), (None, vec![Doubt::DateUnread]));
    assert_eq!(read(r#"{"body": "a", "date": []}"#), (None, vec![Doubt::DateUnread]));
    assert_eq!(read(r#"{"body": "a", "date": null}"#), (None, vec![]));
    assert_eq!(
        read(r#"{"body": "On 25/03/2021 it rained.", "date": "03/04/2021"}"#),
        day("2021-04-03")
    );
    assert_eq!(read(r#"{"body": "a", "date": 20210403}"#), day("2021-04-03"));
    let crawled = r#"{"body": "a", "date": "yesterday", "crawled": "2021-04-04T08:00:00Z"}"#;
    assert_eq!(read(crawled), day("2021-04-03"));
}

#[test]
fn a_record_knows_better_than_the_options_when_it_was_fetched() {
    let crawled = Some(jiff::civil::date(2021, 1, 1).at(0, 0, 0, 0));
    let options = Options { crawled, ..Options::default() };
    let lines = b"{\"body\": \"a\", \"date\": \"yesterday\"}\n\
                  {\"body\": \"a\", \"date\": \"yesterday\", \"fetched\": \"2021-04-04\"}";
    let days: Vec<_> = read_bytes(lines, &options)
        .into_iter()
        .map(|item| item.unwrap().published.unwrap().to_string())
        .collect();
    assert_eq!(days, ["2020-12-31", "2021-04-03"]);
}

#[test]
fn damaged_files_are_reported() {
    assert!(matches!(reason(""), Reason::Empty));
    assert!(matches!(reason("\n \n"), Reason::Empty));
    assert!(matches!(reason("\u{1f}\0\u{8}\0"), Reason::Binary));
    let items =
        read_bytes(b"{\"body\": \"caf\xe9 noir\"}\n{\"body\": \"a\"}\n\0\0", &Options::default());
    let article = items[0].as_ref().unwrap();
    assert_eq!((article.body.as_str(), &article.doubts[..]), ("café noir", &[Doubt::Encoding][..]));
    assert!(items[1].is_ok() && items[2].is_err());
}

#[test]
fn a_long_line_and_a_long_id_are_reported() {
    let options = Options { max_line_bytes: 20, ..Options::default() };
    let items = read_bytes(b"{\"body\": \"aaaaaaaaaaaaaaa\"}\n{\"body\": \"b\"}", &options);
    let reason = &items[0].as_ref().unwrap_err().reason;
    assert!(matches!(reason, Reason::LineTooLong { bytes: 27, limit: 20 }));
    assert!(items[1].is_ok());
    let long = format!("{{\"body\": \"a\", \"id\": \"{}\"}}", "x".repeat(5000));
    assert!(matches!(self::reason(&long), Reason::IdTooLong { bytes: 5000, .. }));
}

#[test]
fn nesting_costs_nothing() {
    let deep =
        format!("{{\"x\": {}, \"body\": \"a\"}}", "[".repeat(100_000) + &"]".repeat(100_000));
    assert!(read(&deep)[0].is_ok());
}

#[test]
fn a_record_may_hold_a_web_page() {
    let prose = "The port opened its gates again on Monday, two days after the storm. ".repeat(3);
    let page = format!(
        "<html lang=en><title>Port reopens | Gazette</title><body><h1>Port reopens</h1><p>{prose}</p></body>"
    );
    for field in ["html", "body"] {
        let record = serde_json::json!({"id": 1, field: page, "source": "Evening Gazette", "author": "Ann Lee"});
        let article = read(&record.to_string()).pop().unwrap().unwrap();
        assert_eq!(article.body, prose.trim());
        assert_eq!(article.title.as_deref(), Some("Port reopens"));
        assert_eq!(article.source.as_deref(), Some("Evening Gazette"));
        assert_eq!(article.byline.as_deref(), Some("Ann Lee"));
    }
    let both = serde_json::json!({"html": "<p>page</p>", "body": "text"});
    assert_eq!(read(&both.to_string())[0].as_ref().unwrap().body, "text");
}

#[test]
fn utf16_is_read() {
    let content = "{\"body\": \"مطر\"}\n{\"body\": \"b\"}";
    let units = || content.encode_utf16();
    let little: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(units().flat_map(u16::to_le_bytes)).collect();
    let big: Vec<u8> = [0xfe, 0xff].into_iter().chain(units().flat_map(u16::to_be_bytes)).collect();
    for bytes in [little, big] {
        let bodies: Vec<_> = read_bytes(&bytes, &Options::default())
            .into_iter()
            .map(|item| item.unwrap().body)
            .collect();
        assert_eq!(bodies, ["مطر", "b"]);
    }
}

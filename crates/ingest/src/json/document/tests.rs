use proptest::prelude::*;

use super::*;
use crate::walk::Kind;

fn read_with(text: &str, options: &Options) -> Vec<Result<Article, Skipped>> {
    let file = File {
        id: "c/a.json".to_owned(),
        path: "a.json".into(),
        kind: Kind::Json,
        bytes: text.len() as u64,
        modified: None,
    };
    match Json::new(file.clone(), text.as_bytes(), options) {
        Ok(json) => json.collect(),
        Err(reason) => vec![Err(Skipped::file(&file, reason))],
    }
}

/// Id and body of each article, or line and reason.
fn outline(text: &str) -> Vec<String> {
    let line = |item: Result<Article, Skipped>| match item {
        Ok(article) => format!("{} {}", article.id.strip_prefix("c/a.json").unwrap(), article.body),
        Err(skipped) => format!("! {:?} {}", skipped.place, skipped.reason),
    };
    read_with(text, &Options::default()).into_iter().map(line).collect()
}

#[test]
fn a_list_of_records() {
    let text = "[\n  {\"id\": 7, \"body\": \"a\"},\n  {\"body\": \"مطر\"},\n {\"id\": 7, \"body\": \"c\"},\n 5, {\"title\": \"x\"}]";
    let found = outline(text);
    assert_eq!(found[..2], ["#7 a", "#R2 مطر"]);
    assert!(found[2].starts_with("! Line(4) id `7` was used before, line 2"), "{found:?}");
    assert!(found[3].starts_with("! Line(5) broken JSON"), "{found:?}");
    assert!(found[4].starts_with("! Line(5) no text in body"), "{found:?}");
}

#[test]
fn one_record_is_its_file_and_several_are_not() {
    assert_eq!(outline("{\n \"id\": 7,\n \"maintext\": \"a\"}\n"), [" a"]);
    assert_eq!(
        outline("{\n \"id\": 7,\n \"body\": \"a\"}\n{\n\"body\": \"b\"}"),
        ["#7 a", "#R2 b"]
    );
}

#[test]
fn objects_may_hold_the_list() {
    assert_eq!(
        outline("{\"status\": \"ok\", \"articles\": [{\"content\": \"a\"}, {\"content\": \"b\"}]}"),
        ["#R1 a", "#R2 b"]
    );
    assert_eq!(outline("{\"posts\": [\n{\"uuid\": \"x\", \"text\": \"a\"}]}"), ["#x a"]);
    assert_eq!(outline("{\"body\": \"a\", \"items\": [1, 2], \"data\": {}}"), [" a"]);
    let found = outline("{\n\"results\":\n[\n{\"text\": \"a\"},\n{\"x\": 1}]}");
    assert!(found[1].starts_with("! Line(5) no text"), "{found:?}");
}

#[test]
fn json_feed() {
    let text = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "description": "News",
      "language": "ar", "authors": [{"name": "Desk", "url": "https://gazette.example/desk"}], "items": [
      {"id": "1", "url": "https://gazette.example/1", "title": "Rain", "date_published": "2021-05-06T08:00:00-05:00",
       "content_html": "<p>It rained.</p><p>All day.</p>", "authors": [{"name": "Ann Lee"}, {"name": "Omar Said"}],
       "language": "en", "summary": "On rain."},
      {"id": 2, "content_text": "مطر.", "date_modified": "2021-05-07"}]}"#;
    let articles: Vec<_> =
        read_with(text, &Options::default()).into_iter().map(Result::unwrap).collect();
    let [first, second] = &articles[..] else { panic!("{articles:?}") };
    assert_eq!((first.id.as_str(), first.body.as_str()), ("c/a.json#1", "It rained.\n\nAll day."));
    assert_eq!(first.byline.as_deref(), Some("Ann Lee, Omar Said"));
    assert_eq!(first.published.as_ref().unwrap().to_string(), "2021-05-06T08:00");
    assert_eq!((first.language.as_str(), second.language.as_str()), ("en", "ar"));
    assert_eq!((second.id.as_str(), second.byline.as_deref()), ("c/a.json#2", Some("Desk")));
    assert!(articles.iter().all(|article| article.source.as_deref() == Some("Gazette")));
    assert!(second.published.is_some());
    let empty =
        r#"{"version": "https://jsonfeed.org/version/1", "description": "News", "items": []}"#;
    assert!(read_with(empty, &Options::default())[0].as_ref().unwrap_err().holds_nothing());
}

#[test]
fn broken_files_are_reported_and_read_as_far_as_may_be() {
    let found = outline("[{\"body\": \"a\"},\n{\"body\": \"b\n},\n{\"body\": \"c\"}]");
    assert_eq!((found[0].as_str(), found[2].as_str()), ("#R1 a", "#R3 c"));
    assert!(found[1].starts_with("! Line(2) broken JSON"), "{found:?}");
    assert!(outline("{\"body\": \"a")[0].starts_with("! Line(1) broken JSON"));
    assert!(outline("")[0].starts_with("! Whole empty"));
    assert!(outline("[]")[0].starts_with("! Whole empty"));
    assert!(outline("\0\0")[0].starts_with("! Whole binary"));
    assert!(outline(&"[".repeat(100_000))[0].starts_with("! Line(1) broken JSON"));
}

#[test]
fn records_of_a_list_are_bounded_and_the_list_is_not() {
    let options = Options { max_line_bytes: 30, max_file_bytes: 60, ..Options::default() };
    let long =
        format!("[{{\"body\": \"{}\"}}, {}]", "x".repeat(30), ["{\"body\": \"a\"}"; 50].join(","));
    let items = read_with(&long, &options);
    assert_eq!(items.iter().flatten().count(), 50);
    assert!(matches!(items[0].as_ref().unwrap_err().reason, Reason::LineTooLong { limit: 30, .. }));
    let object = format!("{{\"body\": \"{}\"}}", "x".repeat(60));
    let items = read_with(&object, &options);
    assert!(matches!(items[0].as_ref().unwrap_err().reason, Reason::LineTooLong { limit: 60, .. }));
}

proptest! {
    #[test]
    fn any_text_ends(text in "[\\[\\]{}\",:a0 \n\\\\\\PC]{0,80}") {
        let _ = outline(&text);
    }

    #[test]
    fn lists_are_read_as_lines_are(bodies in proptest::collection::vec("[a-zا-ي\"\\\\{}\\[\\],: ]{0,12}[a-zا-ي]", 2..8)) {
        let records: Vec<_> = bodies.iter().map(|body| serde_json::json!({"body": body}).to_string()).collect();
        let read = |text: &str| -> Vec<_> {
            read_with(text, &Options::default()).into_iter().map(|item| item.unwrap().body).collect()
        };
        prop_assert_eq!(read(&format!("[{}]", records.join(", "))), read(&records.join("\n")));
    }
}

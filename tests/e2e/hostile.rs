//! Bad input is reported and never stops the rest.

use crate::support::Desk;

#[test]
fn a_folder_with_everything_that_can_go_wrong() {
    let desk = Desk::new();
    desk.write("news/good.txt", "The harbour reopened on Monday.");
    desk.write("news/binary.txt", b"\x7fELF\x00\x01\x02\x00\x00");
    desk.write("news/empty.txt", "");
    desk.write("news/picture.png", b"\x89PNG\r\n");
    desk.write("news/.hidden.txt", "The harbour in secret.");
    let long = format!("{{\"body\": \"{}\"}}\n", "x".repeat(17 << 20));
    let records = "{\"id\": \"ok\", \"body\": \"Harbour dues rise.\"}\n{\"id\": \"cut\", \"bo\n{\"id\": \"none\"}\n";
    desk.write("news/records.jsonl", format!("{long}{records}"));
    let run = desk.run(&["index", "news"]).succeeds();
    let report = format!("{}{}", run.out, run.err);
    for name in
        ["binary.txt", "empty.txt", "picture.png", "records.jsonl, line 1", "line 3", "line 4"]
    {
        assert!(report.contains(name), "{name} is not reported in\n{report}");
    }
    assert!(!report.contains("hidden"), "{report}");
    let mut ids = desk.ids("harbour");
    ids.sort();
    assert_eq!(ids, ["good.txt", "records.jsonl#ok"]);
}

#[cfg(unix)]
#[test]
fn links_in_circles_end() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.");
    std::os::unix::fs::symlink(desk.path("news"), desk.path("news/again")).unwrap();
    desk.run(&["index", "news"]).succeeds();
    assert_eq!(desk.ids("harbour"), ["a.txt"]);
}

#[test]
fn a_missing_folder_does_not_stop_the_others() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.");
    let run = desk.run(&["index", "nowhere", "news"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("nowhere"), "{}", run.err);
    assert_eq!(desk.ids("harbour"), ["a.txt"]);
}

#[test]
fn a_folder_that_is_no_index_is_left_alone() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.");
    desk.write("mine/letter.txt", "Not an index.");
    let run = desk.run(&["index", "news", "--index", "mine"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("not an index"), "{}", run.err);
    assert_eq!(std::fs::read_dir(desk.path("mine")).unwrap().count(), 1);
}

#[test]
fn odd_queries_are_answered() {
    let desk = Desk::with_sample();
    for query in [
        "\"",
        "((((",
        "))))",
        "AND OR NOT",
        "a~b~c",
        "***",
        "::::",
        "title:",
        "-",
        "\u{202e}",
        "😀",
    ] {
        let run = desk.run(&["search", "--", query]);
        assert!(run.code < 2, "{query}: {}", run.err);
    }
    let nested = format!("{}harbour{}", "(".repeat(5000), ")".repeat(5000));
    assert!(desk.run(&["search", "--", &nested]).code < 2);
}

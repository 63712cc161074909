//! The command line as such: exit codes, output for people and programs, help.

use crate::support::{Desk, sample};

#[test]
fn exit_codes_are_those_of_grep() {
    let desk = Desk::with_sample();
    assert_eq!(desk.run(&["roadmap"]).code, 0);
    assert_eq!(desk.run(&["zzzzunknownzzzz"]).code, 1);
    assert_eq!(desk.run(&["--index", "nowhere", "roadmap"]).code, 2);
    assert_eq!(desk.run(&["--no-such-flag"]).code, 2);
}

#[test]
fn without_an_index_it_says_what_to_type() {
    let run = Desk::new().run(&["roadmap"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("search-cli index"), "{}", run.err);
    assert!(run.err.contains("--articles"), "{}", run.err);
}

#[test]
fn pipes_get_no_escape_codes_and_no_isolates() {
    let run = Desk::with_sample().run(&["Cavusoglu roadmap"]).succeeds();
    assert!(!run.out.contains(['\u{1b}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}']));
    assert!(run.out.contains("جاويش أوغلو"), "{}", run.out);
}

#[test]
fn terminals_get_marks_and_isolates_on_demand() {
    let run = Desk::with_sample().run(&["--color", "always", "جاويش أوغلو"]).succeeds();
    assert!(run.out.contains("\u{1b}["), "{}", run.out);
    assert!(run.out.contains('\u{2067}') && run.out.contains('\u{2069}'), "{}", run.out);
}

#[test]
fn json_has_what_was_promised() {
    let results = Desk::with_sample().json("Cavusoglu");
    for key in ["query", "total", "took_us", "counts", "hits"] {
        assert!(results.get(key).is_some(), "{key}");
    }
    for key in
        ["id", "score", "title", "url", "source", "language", "published", "passages", "matched"]
    {
        assert!(results["hits"][0].get(key).is_some(), "{key}");
    }
    let mark = &results["hits"][0]["passages"][0]["marks"][0];
    assert!(mark["bytes"]["start"].is_u64() && mark["utf16"]["end"].is_u64(), "{mark}");
}

#[test]
fn jsonl_is_a_hit_a_line() {
    let run = Desk::with_sample().run(&["--jsonl", "Turkey"]).succeeds();
    assert!(run.out.lines().count() > 3);
    for line in run.out.lines() {
        assert!(serde_json::from_str::<serde_json::Value>(line).unwrap()["id"].is_string());
    }
}

#[test]
fn a_query_can_look_like_a_command_or_a_flag() {
    let desk = Desk::with_sample();
    assert_eq!(desk.run(&["search", "--", "index"]).code, desk.run(&["search", "index"]).code);
    assert!(desk.run(&["search", "--", "-Libya Turkey"]).code == 0);
}

#[test]
fn strict_queries_say_where_they_are_wrong() {
    let run = Desk::with_sample().run(&["--strict", "roadmap \"open"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("not closed"), "{}", run.err);
}

#[test]
fn an_article_can_be_shown_and_explained() {
    let desk = Desk::with_sample();
    let id = "2020-12-30-cavusoglu-roadmap-egypt.txt";
    let shown = desk.run(&["show", id]).succeeds();
    assert!(shown.out.contains("Ankara and Cairo working on a roadmap"), "{}", shown.out);
    assert!(!shown.out.contains("Original Source"), "{}", shown.out);
    assert!(desk.run(&["show", id, "--all"]).succeeds().out.contains("Original Source"));
    assert_eq!(desk.run(&["show", "no-such-article"]).code, 1);
    let explained = desk.run(&["explain", id, "Cavusoglu roadmap"]).succeeds();
    assert!(
        explained.out.contains("roadmap") && explained.out.contains("rarity"),
        "{}",
        explained.out
    );
    assert_eq!(desk.run(&["explain", id, "zzzzunknownzzzz"]).code, 1);
}

#[test]
fn stats_completions_man_and_help() {
    let desk = Desk::with_sample();
    let stats = desk.run(&["stats"]).succeeds().out;
    assert!(stats.contains("articles") && stats.contains("ar") && stats.contains("en"), "{stats}");
    assert!(desk.run(&["completions", "bash"]).succeeds().out.contains("search-cli"));
    assert!(desk.run(&["man"]).succeeds().out.contains(".TH"));
    assert!(desk.run(&["--help"]).succeeds().out.contains("roadmap"));
}

#[test]
fn the_readmes_first_command_works() {
    let desk = Desk::new();
    let sample = sample();
    let run = desk.run(&["--articles", sample.to_str().unwrap(), "Cavusoglu roadmap"]).succeeds();
    assert!(run.out.contains("Çavuşoğlu") && run.out.contains("جاويش أوغلو"), "{}", run.out);
}

//! An index follows its folder.

use crate::support::{Desk, Run, sample};

/// The number before a word of the summary.
fn count(run: &Run, word: &str) -> u64 {
    let text = format!("{}{}", run.out, run.err);
    let at = text.find(word).unwrap_or_else(|| panic!("no `{word}` in {text}"));
    let digits: String =
        text[..at].trim_end().chars().rev().take_while(char::is_ascii_digit).collect();
    digits.chars().rev().collect::<String>().parse().unwrap_or_else(|_| panic!("{text}"))
}

#[test]
fn indexing_again_changes_nothing() {
    let desk = Desk::new();
    let sample = sample();
    let first = desk.run(&["index", sample.to_str().unwrap()]).succeeds();
    let again = desk.run(&["index", sample.to_str().unwrap()]).succeeds();
    assert!(count(&first, "added") >= 24);
    assert_eq!(count(&again, "unchanged"), count(&first, "added"));
    assert_eq!(desk.json("*")["total"], count(&first, "added"));
}

#[test]
fn only_what_changed_is_written() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened on Monday.");
    desk.write("news/b.txt", "Grain ships left the harbour.");
    desk.run(&["index", "news"]).succeeds();
    desk.write("news/b.txt", "Grain ships left the port at dawn.");
    desk.write("news/c.txt", "A new ferry line was announced.");
    let run = desk.run(&["index", "news"]).succeeds();
    assert_eq!((count(&run, "added"), count(&run, "updated"), count(&run, "unchanged")), (1, 1, 1));
    assert_eq!(desk.ids("harbour"), ["a.txt"]);
    assert_eq!(desk.ids("dawn"), ["b.txt"]);
}

#[test]
fn vanished_files_are_pruned_only_on_demand() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.");
    desk.write("news/b.txt", "The harbour closed.");
    desk.run(&["index", "news"]).succeeds();
    std::fs::remove_file(desk.path("news/b.txt")).unwrap();
    desk.run(&["index", "news"]).succeeds();
    assert_eq!(desk.ids("harbour").len(), 2);
    let run = desk.run(&["index", "--prune", "news"]).succeeds();
    assert_eq!(count(&run, "removed"), 1);
    assert_eq!(desk.ids("harbour"), ["a.txt"]);
}

#[test]
fn a_file_that_cannot_be_read_this_time_is_not_pruned() {
    let desk = Desk::new();
    desk.write("news/a.jsonl", "{\"id\": 1, \"body\": \"The harbour reopened.\"}\n");
    desk.run(&["index", "news"]).succeeds();
    desk.write("news/a.jsonl", "{\"id\": 1, \"body\": \"The harb");
    let run = desk.run(&["index", "--prune", "news"]).succeeds();
    assert!(format!("{}{}", run.out, run.err).contains("a.jsonl"));
    assert_eq!(desk.ids("harbour"), ["a.jsonl#1"]);
}

#[test]
fn folders_of_one_name_do_not_overwrite_each_other() {
    let desk = Desk::new();
    desk.write("east/news/a.txt", "The eastern harbour reopened.");
    desk.write("west/news/a.txt", "The western harbour reopened.");
    desk.run(&["index", "--prune", "east/news"]).succeeds();
    desk.run(&["index", "--prune", "west/news"]).succeeds();
    assert_eq!(desk.ids("harbour").len(), 2);
}

#[test]
fn a_part_of_a_folder_keeps_its_ids() {
    let desk = Desk::new();
    desk.write("news/2021/a.txt", "The harbour reopened.");
    desk.write("news/2022/b.txt", "The harbour closed.");
    desk.run(&["index", "news"]).succeeds();
    let run = desk.run(&["index", "--prune", "news/2021"]).succeeds();
    assert_eq!(count(&run, "unchanged"), 1);
    assert_eq!(desk.ids("harbour").len(), 2);
}

#[test]
fn everything_is_searched_without_trimming() {
    let desk = Desk::new();
    let page = "Please make a donation today!\n\nThe harbour reopened on Monday after a long \
                winter of repairs, officials said.\n";
    desk.write("news/a.txt", page);
    desk.run(&["index", "news"]).succeeds();
    assert_eq!(desk.run(&["donation"]).code, 1);
    desk.run(&["index", "--no-trim", "news"]).succeeds();
    assert_eq!(desk.ids("donation"), ["a.txt"]);
    assert_eq!(desk.run(&["--articles", "news", "donation"]).code, 1);
    assert_eq!(desk.run(&["--articles", "news", "--no-trim", "donation"]).code, 0);
    assert_eq!(desk.run(&["--articles", "news", "donation"]).code, 1);
}

#[test]
fn one_step_search_follows_the_folder() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.");
    desk.write("news/b.txt", "The harbour closed.");
    let first = desk.run(&["--articles", "news", "harbour"]).succeeds();
    assert!(first.out.contains("a.txt") && first.out.contains("b.txt"), "{}", first.out);
    std::fs::remove_file(desk.path("news/b.txt")).unwrap();
    let second = desk.run(&["--articles", "news", "harbour"]).succeeds();
    assert!(second.out.contains("a.txt") && !second.out.contains("b.txt"), "{}", second.out);
    let files: Vec<_> = std::fs::read_dir(desk.path("news")).unwrap().collect();
    assert_eq!(files.len(), 1, "nothing is written into the folder");
}

#[test]
fn rebuilding_keeps_every_article() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.\n\nJoin our mailing list\n");
    desk.run(&["index", "news"]).succeeds();
    std::fs::remove_dir_all(desk.path("news")).unwrap();
    let before = desk.json("harbour");
    desk.run(&["reindex"]).succeeds();
    let after = desk.json("harbour");
    assert_eq!(before["hits"], after["hits"]);
    assert!(desk.run(&["show", "a.txt", "--all"]).out.contains("mailing list"));
}

#[test]
fn optimizing_changes_no_search() {
    let desk = Desk::new();
    for day in 1..4 {
        desk.write(&format!("news/{day}.txt"), format!("The harbour reopened on day {day}."));
        desk.write("news/daily.txt", format!("The daily harbour report of day {day}."));
        desk.run(&["index", "news"]).succeeds();
    }
    let before = desk.ids("harbour");
    let run = desk.run(&["optimize"]).succeeds();
    assert_eq!(count(&run, "articles"), 4);
    assert_eq!(desk.ids("harbour"), before);
    let again = desk.run(&["index", "news"]).succeeds();
    assert_eq!(count(&again, "unchanged"), 4, "the index still knows its collections");
}

#[test]
fn optimizing_makes_no_index() {
    let desk = Desk::new();
    let run = desk.run(&["optimize", "--index", "nowhere"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("search-cli index"), "{}", run.err);
    assert!(!desk.path("nowhere").exists());
}

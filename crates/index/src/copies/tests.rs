use std::path::Path;

use jisr_text::Article;
use proptest::prelude::*;

use super::{TABLE, VERSION, kept::Table};
use crate::{Index, Seen, Snapshot, Writer, table};

/// One of a few stories, with some words of its own in `version`s other than 0.
fn body(story: usize, version: usize) -> String {
    let word = |word: usize| match version > 0 && word % 30 == version {
        true => format!("other{version}x{word} "),
        false => format!("story{story}x{word} "),
    };
    (0..120).map(word).collect()
}

fn article(number: usize, story: usize, version: usize) -> Article {
    Article { id: format!("desk/{number}"), body: body(story, version), ..Article::default() }
}

fn snapshot(path: &Path) -> Snapshot {
    Index::open(path).unwrap().snapshot().unwrap()
}

/// Ids of the articles of each group.
fn groups(snapshot: &Snapshot) -> Vec<Vec<String>> {
    let copies = snapshot.copies().unwrap();
    let ids = |group| {
        let members = copies.members(group).iter();
        members
            .map(|&address| {
                assert_eq!(copies.group(address), Some(group));
                snapshot.record(address).unwrap().details().id
            })
            .collect()
    };
    (0..copies.len() as u32).map(ids).collect()
}

fn from_scratch(snapshot: &Snapshot) -> Table {
    snapshot.find_copies(snapshot.table_source(VERSION), &Table::default())
}

fn kept(snapshot: &Snapshot) -> Table {
    snapshot.copies().unwrap();
    Table::decode(&table::read(snapshot.path(), TABLE, VERSION).unwrap()).unwrap()
}

#[test]
fn copies_are_grouped_in_the_order_of_coming_in() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(folder.path()).unwrap();
    for (number, (story, version)) in
        [(0, 0), (1, 0), (0, 3), (2, 0), (1, 0), (0, 4)].iter().enumerate()
    {
        writer.upsert(article(number, *story, *version)).unwrap();
    }
    writer.finish().unwrap();
    let snapshot = snapshot(folder.path());
    let found = groups(&snapshot);
    assert_eq!(found, [vec!["desk/0", "desk/2", "desk/5"], vec!["desk/1", "desk/4"]]);
    let alone = snapshot.find("desk/3").unwrap().unwrap();
    assert_eq!(snapshot.copies().unwrap().group(alone), None);
}

#[test]
fn the_table_follows_merges_and_deletions() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..3 {
        let mut writer = Writer::open(folder.path()).unwrap();
        writer.upsert(article(number, 0, 0)).unwrap();
        writer.upsert(article(10 + number, number, 0)).unwrap();
        writer.finish().unwrap();
    }
    let all = ["desk/0", "desk/10", "desk/1", "desk/2"];
    assert_eq!(groups(&snapshot(folder.path())), [all]);
    Writer::open(folder.path()).unwrap().optimize().unwrap();
    assert_eq!(groups(&snapshot(folder.path())), [all]);
    let mut writer = Writer::open(folder.path()).unwrap();
    writer.prune("desk/0", &Seen::default()).unwrap();
    writer.finish().unwrap();
    assert_eq!(groups(&snapshot(folder.path())), [&all[1..]]);
}

#[test]
fn a_table_that_is_damaged_or_gone_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(folder.path()).unwrap();
    (0..2).for_each(|number| _ = writer.upsert(article(number, 0, 0)).unwrap());
    writer.finish().unwrap();
    let path = folder.path().join("copies.table");
    for content in [&b""[..], b"short", &[0; 200]] {
        std::fs::write(&path, content).unwrap();
        assert_eq!(groups(&snapshot(folder.path())).len(), 1);
        assert!(std::fs::metadata(&path).unwrap().len() > 50);
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(groups(&snapshot(folder.path())).len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn what_is_kept_is_what_is_found_anew(
        commits in prop::collection::vec(
            prop::collection::vec((0..12_usize, 0..3_usize, 0..5_usize), 1..6),
            1..6,
        ),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        for commit in commits {
            for (number, story, version) in commit {
                writer.upsert(article(number, story, version)).unwrap();
            }
            writer.commit().unwrap();
            let snapshot = snapshot(folder.path());
            prop_assert_eq!(kept(&snapshot), from_scratch(&snapshot));
        }
        writer.optimize().unwrap();
        let snapshot = snapshot(folder.path());
        prop_assert_eq!(kept(&snapshot), from_scratch(&snapshot));
    }
}

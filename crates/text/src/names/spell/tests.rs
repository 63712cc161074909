use super::*;
use crate::names::dictionary::Memory;

fn news() -> Memory {
    let words = "شكري سامح مرسي السيسي عبد الفتاح عبدالفتاح اردوغان اردوجان كالين قالن غوراك خلوصي \
        اكار جاويش اوغلو تشاووش ايران العراق كتاب تقرير shoukry shukri choukri sameh morsi mursi sisi \
        alsisi abdel fattah abdelfattah erdogan kalin kalan gurak hulusi akar iran iraq mali malik \
        report visit";
    Memory(words.split_whitespace().collect())
}

/// The spellings of all words of a name with the layer of each, joined with spaces.
fn found(name: &str) -> Vec<(Range<usize>, String)> {
    let run: Vec<_> =
        name.split(' ').map(|key| NameWord { key, script: Script::of(key) }).collect();
    let expansions = spellings(&run, LEAST, &news()).unwrap();
    expansions.into_iter().map(|e| (e.words, e.spelling.words.join(" "))).collect()
}

fn assert_found(name: &str, words: Range<usize>, spelling: &str) {
    let found = found(name);
    assert!(found.contains(&(words, spelling.to_owned())), "{name}: {found:?}");
}

#[test]
fn both_scripts_are_searched() {
    for (name, spelling) in [
        ("shoukry", "shukri"),
        ("shoukry", "شكري"),
        ("شكري", "shukri"),
        ("morsi", "mursi"),
        ("mursi", "مرسي"),
        ("sisi", "السيسي"),
        ("sisi", "alsisi"),
        ("erdogan", "اردوغان"),
        ("erdogan", "اردوجان"),
        ("اردوغان", "اردوجان"),
        ("gurak", "غوراك"),
        ("kalin", "كالين"),
        ("kalin", "kalan"),
        ("كالين", "قالن"),
        ("akar", "اكار"),
    ] {
        assert_found(name, 0..1, spelling);
    }
}

#[test]
fn joined_names_find_their_parts_and_parts_the_joined_name() {
    assert_found("abdelfattah", 0..1, "abdel fattah");
    assert_found("abdel fattah", 0..2, "abdelfattah");
    assert_found("عبد الفتاح", 0..2, "عبدالفتاح");
    assert_found("عبدالفتاح", 0..1, "عبد الفتاح");
    assert_found("abdelfattah", 0..1, "عبد الفتاح");
    assert_found("abdelfattah", 0..1, "عبدالفتاح");
    assert_found("abdel fattah", 0..2, "عبد الفتاح");
    assert_found("el sisi", 0..2, "السيسي");
    assert_found("chavushoglu", 0..1, "تشاووش اوغلو");
}

#[test]
fn other_names_are_not_found() {
    for (name, other) in [("iran", "iraq"), ("mali", "malik"), ("iran", "العراق")] {
        assert!(found(name).iter().all(|(_, spelling)| spelling != other), "{name} {other}");
    }
}

#[test]
fn a_name_is_no_spelling_of_itself() {
    assert!(found("kalin").iter().all(|(_, spelling)| spelling != "kalin"));
    assert!(found("abdel fattah").iter().all(|(_, spelling)| spelling != "abdel fattah"));
}

#[test]
fn numbers_and_other_scripts_have_no_spellings() {
    assert_eq!(found("2021"), []);
    assert_eq!(found("киев"), []);
}

//! The built-in list of names, row by row.

use std::collections::BTreeSet;

use jisr_text::names::{Catalogue, Names};
use jisr_text::stop::is_stop;
use jisr_text::{Analyzer, Script};

const DATA: &str = include_str!("../data/gazetteer.tsv");

/// Words of the news that are family names too. Alone they mean the word, not the name.
const WORDS: &str = "bailey baker bank banks bell best bishop black brown burns bush carpenter cash \
    church clay cleverly cole cook cooper cross cruz day dean drew duke field fisher ford foster \
    fox friend gates glass gold grant graves gray green hand hague hill hope hunt hunter jobs jury \
    king knight law lemon list little lord love major march mark marks mason may miller moon moore \
    page paul peace pence perle pope porter post powell power price prince rice rich rights rose \
    rove salami said sharp short singer smith snow stone street strong sturgeon summer swift \
    taylor temple truss turner tusk wall ware waters west white will wise wood woods young begin \
    الاحمر البيض الحكيم الحلو الحيه الخطيب السلمي السوداني الشاطر الشرع الصدر الضيف الطيب العربي \
    القروي المعلم المنفي المهدي الناصر باسيل بري بدوي جبالي جراد حجاب حسن حكيم حواس خدام خليفه \
    دياب راب رشيد رياض سريع سعيد سلال سلام شفيق شكر صالح صباح ظريف عدلي عقار عون غصن فريد فكي \
    قنديل كريم كمال كوريا كوسا كول لامي لولا مالك محرز محفوظ مخبر مسلم مشرف مشعل مصدق معز معصوم \
    منصور منير مني ميلي ناصر نجيب نصر نعيم هادي ويا يوم";

/// Keys that entries of one type share: Amman and Oman are written alike.
const SHARED: [&str; 1] = ["عمان"];

/// Type, Latin spellings and Arabic spellings of each row, as written.
fn rows() -> impl Iterator<Item = (&'static str, Vec<&'static str>, Vec<&'static str>)> {
    let lines = DATA.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| {
        let columns: Vec<_> = line.split('\t').collect();
        assert_eq!(columns.len(), 3, "{line}");
        (columns[0], columns[1].split('|').collect(), columns[2].split('|').collect())
    })
}

fn keys(text: &str) -> Vec<String> {
    Analyzer::new().analyze(text).iter().map(|word| word.surface.to_owned()).collect()
}

/// The scripts of the words, numbers aside.
fn scripts(text: &str) -> Vec<Script> {
    let words = Analyzer::new().analyze(text);
    words.iter().map(|word| word.script).filter(|script| *script != Script::Number).collect()
}

#[test]
fn rows_are_well_formed() {
    let (_, problems) = Catalogue::parse(DATA);
    assert_eq!(problems, []);
    assert!(rows().count() > 4_500);
    for (_, latin, arabic) in rows() {
        for spelling in latin.iter().chain(&arabic) {
            assert_eq!(spelling.trim(), *spelling);
            assert!(!spelling.contains("  "), "{spelling}");
        }
    }
}

#[test]
fn columns_keep_to_their_script() {
    for (_, latin, arabic) in rows() {
        for (column, script) in [(latin, Script::Latin), (arabic, Script::Arabic)] {
            for spelling in column {
                let found = scripts(spelling);
                let others = found.iter().filter(|other| **other != script).count();
                assert!(found.contains(&script) && others == 0, "{spelling}: {found:?}");
            }
        }
    }
}

#[test]
fn no_spelling_is_given_twice_within_a_type() {
    let mut seen = BTreeSet::new();
    let mut twice = Vec::new();
    for (kind, latin, arabic) in rows() {
        for spelling in latin.into_iter().chain(arabic) {
            let keys = keys(spelling).join(" ");
            if !SHARED.contains(&&*keys) && !seen.insert((kind, keys)) {
                twice.push(spelling);
            }
        }
    }
    assert!(twice.is_empty(), "{twice:?}");
}

/// What a row says stands alone: family names, and whole names of one word.
fn alone(spelling: &str) -> Option<String> {
    let name = spelling.split('/').nth(1).unwrap_or(spelling);
    let mut keys = keys(name);
    (keys.len() == 1).then(|| keys.remove(0))
}

#[test]
fn ordinary_words_do_not_stand_alone() {
    let words: Vec<_> = WORDS.split_ascii_whitespace().collect();
    let mut found = Vec::new();
    for (kind, latin, arabic) in rows() {
        for spelling in latin.into_iter().chain(arabic) {
            let Some(key) = alone(spelling) else { continue };
            let stop = is_stop(&key, Script::of(&key)) && spelling != spelling.to_uppercase();
            let word = kind == "person" && words.contains(&&*key);
            if stop || word {
                found.push(spelling);
            }
        }
    }
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn what_a_news_analyst_asks_for_crosses_scripts() {
    for (from, to) in [
        ("Qaddafi", "القذافي"),
        ("Kadhafi", "القذافي"),
        ("UN", "الأمم المتحدة"),
        ("Reuters", "رويترز"),
        ("Anadolu", "الأناضول"),
        ("Davutoğlu", "داود أوغلو"),
        ("Kalın", "قالن"),
        ("كالين", "Kalin"),
        ("Gürak", "غوراك"),
        ("ترامب", "Trump"),
        ("بوش", "George Bush"),
        ("Gulf Cooperation Council", "مجلس التعاون الخليجي"),
        ("جاويش أوغلو", "Cavusoglu"),
        ("Turkish lira", "الليرة التركية"),
        ("الأمهرية", "Amharic"),
    ] {
        let (from, to) = (keys(from), keys(to));
        let from: Vec<_> = from.iter().map(String::as_str).collect();
        let found = Names::built_in().spellings(&from);
        assert!(found.iter().any(|spelling| spelling.words == to), "{from:?} {to:?} {found:?}");
    }
}

//! How well articles are found in web pages: the pages of `tests/pages`, each with what it holds.
//!
//! `cargo test -p jisr-ingest --test extraction -- --nocapture` prints the table. Words are counted
//! as a bag: precision is the share of the extracted words that are in the article, recall the
//! share of the words of the article that were extracted. The baseline is all visible text.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use jisr_ingest::{Article, Collection, Options, Reason, Skipped, read};
use serde::Deserialize;

/// What a page holds.
#[derive(Deserialize)]
struct Expected {
    title: Option<String>,
    /// Year and month at least.
    published: Option<String>,
    published_from: Option<String>,
    byline: Option<String>,
    site: Option<String>,
    url: Option<String>,
    language: Option<String>,
    article: bool,
    #[serde(default)]
    text: String,
}

fn pages() -> Vec<(PathBuf, Expected)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let entries = fs::read_dir(folder).expect("the folder of pages").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "html"));
    paths.sort();
    let expected = |path: &Path| {
        let json = fs::read(path.with_extension("json")).expect("what the page holds");
        serde_json::from_slice(&json).expect("JSON")
    };
    paths.into_iter().map(|path| (path.clone(), expected(&path))).collect()
}

/// Precision, recall and F1.
#[derive(Clone, Copy, Default)]
struct Score([f64; 3]);

impl Score {
    fn of(found: &str, expected: &str) -> Self {
        let (found, expected) = (words(found), words(expected));
        let common =
            |(word, count): (&String, &usize)| *count.min(expected.get(word).unwrap_or(&0));
        let common: usize = found.iter().map(common).sum();
        let share =
            |of: &HashMap<String, usize>| common as f64 / of.values().sum::<usize>().max(1) as f64;
        let (precision, recall) = (share(&found), share(&expected));
        let f1 = 2.0 * precision * recall / (precision + recall).max(f64::MIN_POSITIVE);
        Self([precision, recall, f1])
    }

    fn mean(scores: &[Self]) -> Self {
        Self(
            [0, 1, 2]
                .map(|i| scores.iter().map(|score| score.0[i]).sum::<f64>() / scores.len() as f64),
        )
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:.3} {:.3} {:.3}", self.0[0], self.0[1], self.0[2])
    }
}

fn words(text: &str) -> HashMap<String, usize> {
    let is_word = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '\u{64b}'..='\u{65f}' | '\u{640}')
    };
    let mut words = HashMap::new();
    for word in text.split(|letter| !is_word(letter)).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    words
}

/// A page in the encoding that its expectations were written for.
fn legacy(bytes: &[u8]) -> String {
    let is_arabic = bytes.windows(4).any(|window| window == b"1256");
    let encoding = if is_arabic { encoding_rs::WINDOWS_1256 } else { encoding_rs::WINDOWS_1254 };
    encoding.decode(bytes).0.into_owned()
}

/// All visible text of a page.
fn raw(path: &Path) -> String {
    let bytes = fs::read(path).expect("the page");
    let html = match String::from_utf8(bytes) {
        Ok(html) => html,
        Err(error) => legacy(error.as_bytes()),
    };
    let document = dom_query::Document::from(html);
    document.select("script, style, noscript, template, title").remove();
    document.formatted_text().to_string()
}

fn one(path: &Path) -> Result<Article, Skipped> {
    read(&Collection::new("c", path), path, &Options::default()).next().expect("an item")
}

/// The facts of an article that are not as expected.
fn wrong(article: &Article, expected: &Expected) -> Vec<&'static str> {
    let published = article.published.as_ref();
    let date = published.map(ToString::to_string);
    let date_right = match (&expected.published, &date) {
        (Some(expected), Some(date)) => date.starts_with(expected),
        (expected, date) => expected.is_none() && date.is_none(),
    };
    let from = published.and_then(|date| serde_json::to_value(date.from).ok());
    let from = from.as_ref().and_then(|from| from.as_str());
    let language = article.language.as_str();
    let facts = [
        ("title", article.title == expected.title),
        ("date", date_right),
        ("provenance", from == expected.published_from.as_deref()),
        ("byline", article.byline == expected.byline),
        ("site", article.source == expected.site),
        ("url", article.url == expected.url),
        ("language", language == "und" || Some(language) == expected.language.as_deref()),
    ];
    facts.into_iter().filter(|(_, right)| !right).map(|(name, _)| name).collect()
}

#[test]
fn articles_are_found_in_pages() {
    let (mut ours, mut baseline) = (Vec::new(), Vec::new());
    let (mut wrongs, mut missed) = (HashMap::<_, f64>::new(), Vec::new());
    for (path, expected) in pages() {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let found = one(&path);
        let Ok(article) = found.as_ref().map_err(|skipped| &skipped.reason) else {
            let none = matches!(found, Err(Skipped { reason: Reason::NoArticle, .. }));
            println!("{name:26} no article");
            missed.extend((expected.article || !none).then_some(name));
            continue;
        };
        if !expected.article {
            missed.push(name);
            continue;
        }
        let wrong = wrong(article, &expected);
        ours.push(Score::of(&article.body, &expected.text));
        baseline.push(Score::of(&raw(&path), &expected.text));
        println!(
            "{name:26} {} | {} | {}",
            ours[ours.len() - 1],
            baseline[baseline.len() - 1],
            wrong.join(" ")
        );
        wrong.into_iter().for_each(|fact| *wrongs.entry(fact).or_default() += 1.0);
    }
    let (count, ours, baseline) = (ours.len() as f64, Score::mean(&ours), Score::mean(&baseline));
    println!("ours {ours}, raw {baseline}; of {count} wrong: {wrongs:?}; missed: {missed:?}");
    let right = |fact| 1.0 - wrongs.get(fact).unwrap_or(&0.0) / count;
    assert!(missed.is_empty(), "{missed:?}");
    assert!(ours.0[2] >= 0.98 && baseline.0[2] < 0.80);
    assert!(right("title") >= 0.97 && right("date") >= 0.97 && right("url") >= 0.97);
    assert!(right("site") >= 0.9 && right("byline") >= 0.75);
}

//! Finds the names in a collection and says how fast.
//!
//! ```sh
//! cargo run --release -p jisr-text --example mentions -- CORPUS.jsonl [EVERY]
//! ```
//!
//! A line of the collection is an object with `title` and `body`, and may have `people`, the tags of
//! its editors (`hisham-nazer`), of which it is counted how many are found. With `EVERY` that
//! many-th mention is printed with its neighbourhood, for reading.

#![allow(clippy::print_stdout, reason = "a program to be read")]

use std::{
    error::Error,
    fs,
    time::{Duration, Instant},
};

use jisr_text::{
    Analyzer, Words,
    names::{
        Kind, Names,
        mentions::{Mention, Mentions, Text, mentions},
    },
};
use serde_json::Value;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpus = fs::read_to_string(arguments.next().ok_or("which collection?")?)?;
    let every: usize = arguments.next().map_or(Ok(0), |every| every.parse())?;
    let mut run = Run::default();
    for line in corpus.lines() {
        run.article(&serde_json::from_str(line)?, every);
    }
    run.report();
    Ok(())
}

/// What is counted over a collection.
#[derive(Default)]
struct Run {
    analyzer: Analyzer,
    title: Words,
    body: Words,
    bytes: usize,
    analysis: Duration,
    time: Duration,
    mentions: usize,
    tags: usize,
    tags_found: usize,
}

impl Run {
    fn article(&mut self, article: &Value, every: usize) {
        let field = |name: &str| article[name].as_str().unwrap_or_default();
        let (title, body) = (field("title"), field("body"));
        let start = Instant::now();
        self.analyzer.analyze_into(title, &mut self.title);
        self.analyzer.analyze_into(body, &mut self.body);
        self.analysis += start.elapsed();
        let in_title = Text { text: title, words: &self.title };
        let in_body = Text { text: body, words: &self.body };
        let names = Names::built_in();
        let start = Instant::now();
        let found = mentions(names, in_title, in_body);
        self.time += start.elapsed();
        self.bytes += title.len() + body.len();
        for (text, found) in [(in_title, &found.title), (in_body, &found.body)] {
            for mention in found {
                self.mentions += 1;
                if every > 0 && self.mentions.is_multiple_of(every) {
                    print(text, mention);
                }
            }
        }
        self.count_tags(article, &found, every > 0);
    }

    /// A tag is found when a mention of a person ends with its last word; one whose last word is
    /// nowhere in the article is not counted.
    fn count_tags(&mut self, article: &Value, found: &Mentions, print_missed: bool) {
        for tag in article["people"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let surname = tag.rsplit('-').next().unwrap_or(tag);
            if !self.title.iter().chain(self.body.iter()).any(|word| word.surface == surname) {
                continue;
            }
            let is_tagged = |mention: &Mention| {
                mention.kind == Some(Kind::Person)
                    && mention.key.rsplit(' ').next() == Some(surname)
            };
            let is_found = found.title.iter().chain(&found.body).any(is_tagged);
            if print_missed && !is_found {
                println!("missed\t{tag}\t{}", article["id"]);
            }
            self.tags += 1;
            self.tags_found += usize::from(is_found);
        }
    }

    fn report(&self) {
        let megabytes = self.bytes as f64 / 1e6;
        let rate = |time: Duration| megabytes / time.as_secs_f64();
        let (analysis, rate) = (rate(self.analysis), rate(self.time));
        println!("{} mentions in {megabytes:.1} MB, {rate:.0} MB/s", self.mentions);
        println!("analysis of the words before it: {analysis:.0} MB/s");
        println!("{} of {} tagged people found", self.tags_found, self.tags);
    }
}

/// Prints a mention between brackets, with the words around it.
fn print(text: Text<'_>, mention: &Mention) {
    let at = |word: usize| text.words.get(word.min(text.words.len() - 1)).span;
    let (first, last) = (at(mention.words.start), at(mention.words.end - 1));
    let from = at(mention.words.start.saturating_sub(7)).start;
    let to = at(mention.words.end + 5).end;
    let piece = |range: std::ops::Range<usize>| text.text[range].replace(['\n', '\r'], " ");
    let (before, name) = (piece(from..first.start), piece(first.start..last.end));
    let after = piece(last.end..to.max(last.end));
    let (key, kind, evidence) = (&mention.key, mention.kind, mention.evidence);
    println!("{kind:?}\t{evidence:?}\t{key}\t{before}[{name}]{after}");
}

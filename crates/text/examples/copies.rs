//! Makes copies of the articles of a collection by editing them, says how many of each kind are told,
//! and lists copies that the collection itself has.
//!
//! ```sh
//! cargo run --release -p jisr-text --example copies -- CORPUS.jsonl [EVERY]
//! ```
//!
//! A line of the collection is an object with `title` and `body`. With `EVERY` that many-th copy that
//! is not the same to the word is printed beside what it is a copy of, for reading.

#![allow(clippy::print_stdout, reason = "a program to be read")]

use std::{error::Error, fs, time::Instant};

use jisr_text::{
    Analyzer, Words,
    copies::{Sketch, Sketcher, founders},
};
use serde_json::Value;

/// Words from which an article is edited: shorter ones have copies to the word only.
const MIN_WORDS: usize = 100;

/// Articles that are edited at most.
const MAX_EDITED: usize = 2000;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let corpus = fs::read_to_string(arguments.next().ok_or("which collection?")?)?;
    let every = arguments.next().map(|every| every.parse()).transpose()?;
    let mut articles = Vec::new();
    for line in corpus.lines() {
        let article: Value = serde_json::from_str(line)?;
        let field = |name: &str| article[name].as_str().unwrap_or_default().to_owned();
        articles.push([field("title"), field("body")]);
    }
    let mut maker = Maker::default();
    let sketches = maker.sketches(&articles);
    let began = Instant::now();
    let found = founders(&sketches, Vec::new());
    println!("copies among {} articles were found in {:?}", articles.len(), began.elapsed());
    report_groups(&articles, &sketches, &found, every);
    report_edits(&articles, &sketches, &mut maker);
    Ok(())
}

/// Makes sketches.
#[derive(Default)]
struct Maker {
    analyzer: Analyzer,
    sketcher: Sketcher,
    title: Words,
    body: Words,
}

impl Maker {
    fn sketch(&mut self, title: &str, body: &str) -> Option<Sketch> {
        self.analyzer.analyze_into(title, &mut self.title);
        self.analyzer.analyze_into(body, &mut self.body);
        self.sketcher.sketch(&self.title, &self.body)
    }

    fn sketches(&mut self, articles: &[[String; 2]]) -> Vec<Option<Sketch>> {
        articles.iter().map(|[title, body]| self.sketch(title, body)).collect()
    }
}

/// Says which copies the collection has, and prints every so many-th near one.
fn report_groups(
    articles: &[[String; 2]],
    sketches: &[Option<Sketch>],
    founders: &[u32],
    every: Option<usize>,
) {
    let copies = founders.iter().enumerate().map(|(copy, &of)| (copy, of as usize));
    let copies: Vec<_> = copies.filter(|(copy, of)| copy != of).collect();
    let is_near = |&&(copy, of): &&(usize, usize)| articles[copy][1] != articles[of][1];
    let near: Vec<_> = copies.iter().filter(is_near).collect();
    println!("{} copies, of which {} are not the same to the letter", copies.len(), near.len());
    for &&(copy, of) in every.into_iter().flat_map(|every| near.iter().step_by(every)) {
        let [Some(one), Some(other)] = [&sketches[copy], &sketches[of]] else { continue };
        let (resemblance, containment) = (one.resemblance(other), one.containment(other));
        println!(
            "\n--- {of} and {copy}: resemblance {resemblance:.2}, containment {containment:.2}"
        );
        for [title, body] in [&articles[of], &articles[copy]] {
            let beginning: String = body.chars().take(500).collect();
            println!("{title} | {}", beginning.replace('\n', " "));
        }
    }
}

/// Says how many edited articles are told to be copies, and how many are found among all articles.
fn report_edits(articles: &[[String; 2]], sketches: &[Option<Sketch>], maker: &mut Maker) {
    let bodies: Vec<Vec<&str>> =
        articles.iter().map(|[_, body]| body.split_whitespace().collect()).collect();
    let long = (0..articles.len()).filter(|&article| bodies[article].len() >= MIN_WORDS);
    let long: Vec<_> = long.collect();
    let edited: Vec<_> =
        long.iter().copied().step_by(long.len().div_ceil(MAX_EDITED).max(1)).collect();
    println!("\n{} articles edited       told   found", edited.len());
    for (name, edit) in EDITS {
        let mut random = Random(7);
        let mut told = 0;
        let mut all = sketches.to_vec();
        for &article in &edited {
            let body = edit(&bodies[article], &bodies, &mut random).join(" ");
            let sketch = maker.sketch("Another headline", &body);
            let same = sketch.as_ref().zip(sketches[article].as_ref());
            told += usize::from(same.is_some_and(|(copy, of)| copy.is_copy(of)));
            all.push(sketch);
        }
        let founders = founders(&all, Vec::new());
        let copies = edited.iter().zip(&founders[articles.len()..]);
        let found = copies.filter(|&(&article, &of)| founders[article] == of).count();
        let share = |count: usize| count as f64 / edited.len() as f64;
        println!("{name:24} {:.3}   {:.3}", share(told), share(found));
    }
}

type Edit = for<'a> fn(&[&'a str], &[Vec<&'a str>], &mut Random) -> Vec<&'a str>;

const EDITS: [(&str, Edit); 9] = [
    ("another headline", |body, _, _| body.to_vec()),
    ("1% of words changed", |body, all, random| changed(body, all, 0.01, random)),
    ("5% of words changed", |body, all, random| changed(body, all, 0.05, random)),
    ("20% of words changed", |body, all, random| changed(body, all, 0.2, random)),
    ("first two thirds", |body, _, _| body[..body.len() * 2 / 3].to_vec()),
    ("first half", |body, _, _| body[..body.len() / 2].to_vec()),
    ("first third", |body, _, _| body[..body.len() / 3].to_vec()),
    ("a paragraph in three cut", |body, _, random| with_cuts(body, random)),
    ("cut, 5% changed", |body, all, random| {
        let cut = with_cuts(body, random);
        changed(&cut, all, 0.05, random)
    }),
];

/// Other words in place of a share of them, each from anywhere in the collection.
fn changed<'a>(
    body: &[&'a str],
    all: &[Vec<&'a str>],
    share: f64,
    random: &mut Random,
) -> Vec<&'a str> {
    let word = |&word: &&'a str| {
        let other = &all[random.below(all.len())];
        let is_changed = random.below(1000) < (1000.0 * share) as usize;
        if is_changed && !other.is_empty() { other[random.below(other.len())] } else { word }
    };
    body.iter().map(word).collect()
}

/// The text without a third of its parts of 40 words.
fn with_cuts<'a>(body: &[&'a str], random: &mut Random) -> Vec<&'a str> {
    body.chunks(40).filter(|_| random.below(3) > 0).flatten().copied().collect()
}

/// Numbers by a linear congruential generator.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

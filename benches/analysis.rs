//! How fast text becomes words, beside the tokenizer of raw tantivy.
//!
//! Measured: bytes of text a second, each language by itself, one thread.
//!
//! - `jisr`: surface keys, stems, spans and shapes; the analyzer remembers the words it has seen.
//! - `forgetful`: the same with an analyzer of its own for each article.
//! - `tantivy`: its default tokenizer, which splits and lower-cases.
//!
//! Measured on: up to 1,000 articles of each language of [`common::corpus`].
//!
//! ```text
//! cargo bench --bench analysis -- --quick
//! ```
#![allow(clippy::print_stderr, reason = "a bench says what it runs on")]

#[allow(dead_code, reason = "each bench uses a part of it")]
mod common;

use std::convert::Infallible;
use std::hint::black_box;

use common::Result;
use common::corpus::{Corpus, is_arabic};
use common::engines::LANGUAGES;
use common::meter::{Meter, Work, timed};
use jisr::Analyzer;
use jisr::text::Words;
use tantivy::tokenizer::TokenizerManager;

const ARTICLES: usize = 1_000;

/// The bodies of articles in English and in Arabic.
fn texts() -> Result<[Vec<String>; 2]> {
    let mut texts = [const { Vec::new() }; 2];
    for article in Corpus::from_environment()?.articles()? {
        let body = article?.body;
        let of_language = &mut texts[usize::from(is_arabic(&body))];
        if of_language.len() < ARTICLES {
            of_language.push(body);
        }
    }
    Ok(texts)
}

fn measure(meter: &mut Meter, group: &str, texts: &[String]) -> Result<()> {
    let work = Work::Bytes(texts.iter().map(|text| text.len() as u64).sum());
    let (mut analyzer, mut words) = (Analyzer::new(), Words::default());
    meter.measure((group, "jisr"), work, || {
        timed(|| {
            let analyse = |text: &String| {
                analyzer.analyze_into(text, &mut words);
                words.len()
            };
            Ok::<usize, Infallible>(texts.iter().map(analyse).sum())
        })
    })?;
    meter.measure((group, "forgetful"), work, || {
        let analyse = |text: &String| Analyzer::new().analyze(text).len();
        timed(|| Ok::<usize, Infallible>(texts.iter().map(analyse).sum()))
    })?;
    let mut tokenizer = TokenizerManager::default().get("default").ok_or("no tokenizer")?;
    meter.measure((group, "tantivy"), work, || {
        timed(|| {
            for text in texts {
                tokenizer.token_stream(text).process(&mut |token| {
                    black_box(&token.text);
                });
            }
            Ok::<(), Infallible>(())
        })
    })
}

fn main() -> Result<()> {
    let texts = texts()?;
    let mut meter = Meter::from_arguments();
    for (name, texts) in LANGUAGES.into_iter().zip(&texts) {
        eprintln!("{name}: {} articles", texts.len());
        if !texts.is_empty() {
            measure(&mut meter, name, texts)?;
        }
    }
    meter.finish(&[("jisr", "tantivy"), ("forgetful", "tantivy")]);
    Ok(())
}

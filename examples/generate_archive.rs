//! Writes an archive of any size to measure with: see the module of the generator,
//! `benches/common/archive`.
//!
//! ```text
//! cargo run --release --example generate_archive -- --articles 50000 --out FILE [--seed N]
//! ```
//!
//! The articles are JSON Lines with `id`, `title` and `body`; without `--out` they go to standard
//! output. The same seed makes the same bytes.

#[path = "../benches/common/archive/mod.rs"]
mod archive;
#[allow(dead_code, reason = "the benches use the rest of it")]
#[path = "../benches/common/rng.rs"]
mod rng;

use std::error::Error;
use std::fs::File;
use std::io::{BufWriter, Write};

use archive::{Archive, SEED};
use serde_json::json;

/// The value of an option on the command line.
fn option(name: &str) -> Option<String> {
    std::env::args().skip_while(|argument| argument != name).nth(1)
}

fn main() -> Result<(), Box<dyn Error>> {
    let articles: usize = option("--articles").ok_or("--articles is missing")?.parse()?;
    let seed = option("--seed").map_or(Ok(SEED), |seed| seed.parse())?;
    let out: Box<dyn Write> = match option("--out") {
        Some(file) => Box::new(File::create(file)?),
        None => Box::new(std::io::stdout()),
    };
    let mut out = BufWriter::new(out);
    for article in Archive::new(seed)?.take(articles) {
        let record = json!({"id": article.id, "title": article.title, "body": article.body});
        writeln!(out, "{record}")?;
    }
    Ok(out.flush()?)
}

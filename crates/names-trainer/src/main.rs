//! Learns and measures the weights that `jisr-text` finds names of the other script with.
//!
//! ```text
//! cargo run --release -p names-trainer -- train --pairs train.tsv --out crates/text/data
//! cargo run --release -p names-trainer -- score --weights crates/text/data --pairs dev.tsv \
//!     --words-ar ar.txt --words-en en.txt
//! ```
//!
//! `docs/names.md` says on what, and what came out. Training the same pairs again gives the same
//! files.

mod conditional;
mod dictionary;
mod joint;
mod lattice;
mod logistic;
mod measure;
mod pairs;
mod prune;
mod synthetic;
mod train;
mod variants;

use std::io::{Write as _, stdout};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::{Parser, Subcommand};
use dictionary::Dictionary;
use jisr_text::names::letters::Alphabet;
use jisr_text::names::spell::LEAST;
use jisr_text::names::transducer::{Transducer, Weights};
use jisr_text::normalize::key;
use measure::{RANKS, SURE};
use pairs::Pair;
use rustc_hash::FxHashSet;

#[derive(Parser)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Learns weights from pairs of names.
    Train {
        /// Lines of a Latin and an Arabic spelling with a tab between.
        #[arg(long)]
        pairs: PathBuf,
        /// Folder for the two files of weights.
        #[arg(long)]
        out: PathBuf,
    },
    /// Measures how many names are found among ordinary words, and how fast.
    Score {
        /// Folder with the two files of weights.
        #[arg(long)]
        weights: PathBuf,
        /// Lines of a Latin and an Arabic spelling with a tab between.
        #[arg(long)]
        pairs: PathBuf,
        /// Arabic words, one a line, among which names are looked for.
        #[arg(long)]
        words_ar: PathBuf,
        /// The same in Latin script.
        #[arg(long)]
        words_en: PathBuf,
        /// Words are made up until the dictionary of each script has so many.
        #[arg(long, default_value_t = 0)]
        fill: usize,
    },
}

fn main() -> Result<()> {
    match Args::parse().command {
        Command::Train { pairs, out } => train_files(&pairs, &out),
        Command::Score { weights, pairs, words_ar, words_en, fill } => {
            let words = [(Alphabet::Latin, &words_ar), (Alphabet::Arabic, &words_en)];
            words.into_iter().try_for_each(|(from, words)| {
                score(&load(&weights)?, from, &pairs::read(&pairs)?, words, fill)
            })
        }
    }
}

fn train_files(pairs: &Path, out: &Path) -> Result<()> {
    let trained = train::train(&pairs::read(pairs)?)?;
    for (name, weights) in [("latin", &trained.latin), ("arabic", &trained.arabic)] {
        let path = file_of(out, name);
        let bytes = weights.to_bytes();
        std::fs::write(&path, &bytes).with_context(|| path.display().to_string())?;
        writeln!(stdout(), "{}: {} bytes, {:?}", path.display(), bytes.len(), weights.logistic)?;
    }
    Ok(())
}

fn file_of(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("names-{name}.bin"))
}

fn load(folder: &Path) -> Result<Transducer> {
    let weights = |name| {
        let path = file_of(folder, name);
        let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
        Weights::from_bytes(&bytes).with_context(|| format!("{}: no weights", path.display()))
    };
    Ok(Transducer::new(&weights("latin")?, &weights("arabic")?))
}

/// Looks for all names of one script and prints what came of it.
fn score(
    transducer: &Transducer,
    from: Alphabet,
    pairs: &[Pair],
    words: &Path,
    fill: usize,
) -> Result<()> {
    let mut words = words_of(words, from.other())?;
    words.extend(pairs.iter().map(|pair| pair.from(from).1.to_owned()));
    let dictionary = Dictionary::new(synthetic::fill(words, fill))?;
    let names = pairs::spellings(pairs, from);
    let measured = measure::measure(transducer, from, &names, &dictionary);
    writeln!(
        stdout(),
        "{from:?} to {:?}: {} names, {} words, {}, as one {}, p50 {:.1?}, p95 {:.1?}",
        from.other(),
        measured.names,
        dictionary.len(),
        recall(measured.recall),
        recall(measured.recall_as_one),
        measured.times.percentile(0.5),
        measured.times.percentile(0.95),
    )?;
    let right = SURE.iter().zip(measured.right);
    let right: Vec<_> = right.map(|(least, right)| format!("{right:.2} from {least}")).collect();
    writeln!(stdout(), "right among candidates by probability: {}", right.join(", "))?;
    let times = measure::spelling_times(names.into_keys(), &dictionary);
    let [half, most] = [0.5, 0.95].map(|share| times.percentile(share));
    writeln!(stdout(), "all spellings of a name: p50 {half:.1?}, p95 {most:.1?}")?;
    // The dictionary is of the other script, so its words are the spellings.
    let found = variants::measure(pairs, from.other(), &dictionary, LEAST);
    writeln!(
        stdout(),
        "{:?}: {} names, {} of {} other spellings among ten, {:.1} words accepted a name",
        from.other(),
        found.names,
        found.found,
        found.spellings,
        found.accepted,
    )?;
    Ok(())
}

fn recall(recall: [f64; 3]) -> String {
    let shares = RANKS.iter().zip(recall).map(|(rank, share)| format!("R@{rank} {share:.3}"));
    shares.collect::<Vec<_>>().join(" ")
}

/// The distinct keys of one alphabet in a list of words.
fn words_of(path: &Path, alphabet: Alphabet) -> Result<FxHashSet<String>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text.lines().map(key).filter(|key| alphabet.letters(key).is_some()).collect())
}

//! `search-cli eval`.

use std::io::Write;

use anyhow::{Context, Result, bail};
use jisr::eval::{self, CompareOptions, Comparison, Evaluation, Qrels, Run, RunOptions, Topics};
use jisr::index::restem;
use jisr::text::stem::Stemmer;
use jisr::{Index, Searcher};

use crate::args::{Cli, EvalArgs, Settings, System};
use crate::exit::Exit;
use crate::names;
use crate::place;
use crate::report::look::Look;
use crate::report::{self, eval as tables, json};

/// Queries of the first measure that a comparison lists.
const MOST_CHANGED: usize = 5;

/// Measures a run, and compares it with another.
pub(crate) fn run(args: &EvalArgs, cli: &Cli, look: Look) -> Result<Exit> {
    let bench = Bench::open(args, cli)?;
    let system = args.system()?;
    let run = bench.run(&system)?;
    if let Some(path) = &args.write_run {
        run.write(path)?;
    }
    let evaluation = bench.evaluate(&run, &system);
    let comparison =
        args.against.as_ref().map(|baseline| bench.compare(baseline, &evaluation)).transpose()?;
    if let (Some(path), Some(comparison)) = (&args.html, &comparison) {
        let page = eval::report::html(comparison);
        std::fs::write(path, page).with_context(|| path.display().to_string())?;
    }
    let mut out = report::stdout();
    match &comparison {
        _ if args.json => json::evaluation(&mut out, &evaluation, comparison.as_ref())?,
        Some(comparison) => {
            let listed = if args.per_query { usize::MAX } else { MOST_CHANGED };
            tables::comparison(&mut out, look, comparison, listed)?;
        }
        None => {
            tables::evaluation(&mut out, look, &evaluation)?;
            if args.per_query {
                tables::queries(&mut out, look, &evaluation, bench.topics.as_ref())?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Found)
}

/// What runs are made from and measured with.
struct Bench<'a> {
    args: &'a EvalArgs,
    qrels: Qrels,
    topics: Option<Topics>,
    cli: &'a Cli,
}

impl<'a> Bench<'a> {
    fn open(args: &'a EvalArgs, cli: &'a Cli) -> Result<Self> {
        let topics = args.topics.as_ref().map(|path| Topics::read_field(path, args.field));
        Ok(Self { args, qrels: Qrels::read(&args.qrels)?, topics: topics.transpose()?, cli })
    }

    fn run(&self, system: &System) -> Result<Run> {
        match system {
            System::Run(path) => Ok(Run::read(path)?),
            System::Jisr(settings) => self.search(settings),
        }
    }

    fn search(&self, settings: &Settings) -> Result<Run> {
        let Some(topics) = &self.topics else {
            bail!("to search, say with --topics FILE what for");
        };
        let tag = match &*settings.text {
            "" => "jisr".to_owned(),
            text => format!("jisr:{text}"),
        };
        let search = settings.options()?;
        let options = RunOptions { tag, depth: self.args.depth as usize, search };
        let index = place::open(&self.cli.place, true)?;
        if !settings.snowball {
            return Ok(eval::search(&self.searcher(&index)?, topics, &options)?);
        }
        let folder = tempfile::tempdir().context("no folder for an index with other stems")?;
        restem(index.path(), folder.path(), Stemmer::Snowball)?;
        let restemmed = Index::open(folder.path())?;
        Ok(eval::search(&self.searcher(&restemmed)?, topics, &options)?)
    }

    fn searcher(&self, index: &Index) -> Result<Searcher> {
        let names = names::read(self.cli.names.as_deref())?;
        Ok(Searcher::new(index.snapshot()?).with_names(names))
    }

    /// Measures a run and says what about it may surprise. One that was read goes by the name of
    /// its file: what stands in it may well be the name of the other one too.
    fn evaluate(&self, run: &Run, system: &System) -> Evaluation {
        let mut evaluation = eval::evaluate(&self.qrels, run, &self.args.measures);
        if let System::Run(path) = system {
            evaluation.run = path.display().to_string();
        }
        match eval::mismatch(&self.qrels, run) {
            Some(mismatch) => report::warn(&format!("{}: {mismatch}", evaluation.run)),
            None => tables::notes(&evaluation),
        }
        evaluation
    }

    fn compare(&self, baseline: &System, contender: &Evaluation) -> Result<Comparison> {
        let baseline = self.evaluate(&self.run(baseline)?, baseline);
        let comparison = eval::compare(&baseline, contender, &CompareOptions::default())?;
        Ok(match &self.topics {
            Some(topics) => comparison.with_texts(topics),
            None => comparison,
        })
    }
}

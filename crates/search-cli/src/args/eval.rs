//! The flags of `eval`.

use std::path::{Path, PathBuf};

use clap::Args;
use jisr::SearchOptions;
use jisr::eval::{Measure, TopicField};
use jisr::query::SettingError;

use super::help;

/// What `--against` takes for this engine as it is.
const DEFAULT: &str = "default";
/// The setting that asks for other stems in the index.
const SNOWBALL: &str = "stemmer=snowball";

/// `eval`.
#[derive(Debug, Args)]
#[command(after_help = help::EVAL)]
pub(crate) struct EvalArgs {
    /// Queries: lines of id, tab and text, or the tagged topics of TREC
    #[arg(long, value_name = "FILE", required_unless_present = "run")]
    pub(crate) topics: Option<PathBuf>,
    /// Judgments: lines of query, 0, document and grade
    #[arg(long, value_name = "FILE")]
    pub(crate) qrels: PathBuf,
    /// Part of tagged topics that is the query: title, desc or narr
    #[arg(long, value_name = "NAME", default_value = "title")]
    pub(crate) field: TopicField,
    /// Search with these settings (see below)
    #[arg(long = "set", value_name = "KEY=VALUE,...", value_parser = settings)]
    set: Vec<String>,
    /// Measure what this file says was retrieved, instead of searching
    #[arg(long, value_name = "FILE", conflicts_with_all = ["set", "write_run"])]
    run: Option<PathBuf>,
    /// Compare with a baseline: the file of a run, other settings, or `default`
    #[arg(long, value_name = "FILE|SETTINGS", value_parser = system)]
    pub(crate) against: Option<System>,
    /// Measures: ndcg, map, mrr (all with a depth or without), p@5, recall@100, judged@10, rprec,
    /// bpref
    #[arg(
        long,
        value_name = "NAME,...",
        value_delimiter = ',',
        default_value = "ndcg@10,map,recall@100"
    )]
    pub(crate) measures: Vec<Measure>,
    /// Articles to retrieve for each query
    #[arg(long, value_name = "N", default_value_t = 1000)]
    #[arg(value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) depth: u32,
    /// Write what was retrieved to a file, in the format of TREC
    #[arg(long, value_name = "FILE")]
    pub(crate) write_run: Option<PathBuf>,
    /// List every query; in a comparison, every query that changed
    #[arg(long)]
    pub(crate) per_query: bool,
    /// Print one JSON object, with every query
    #[arg(long, conflicts_with = "per_query")]
    pub(crate) json: bool,
    /// Write the comparison as a page with plots
    #[arg(long, value_name = "FILE", requires = "against")]
    pub(crate) html: Option<PathBuf>,
}

/// What answers the queries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum System {
    /// This engine.
    Jisr(Settings),
    /// Whatever wrote this run.
    Run(PathBuf),
}

/// Settings of this engine; none are the default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Settings {
    /// As typed, without spaces.
    pub(crate) text: String,
    /// Those of a search.
    search: String,
    /// Whether the index is to have Snowball's stems instead of its own.
    pub(crate) snowball: bool,
}

impl Settings {
    /// Reads settings and tries them.
    fn parse(text: &str) -> Result<Self, SettingError> {
        let text: String = text.split_whitespace().collect();
        let (snowball, search): (Vec<_>, Vec<_>) =
            text.split(',').partition(|setting| *setting == SNOWBALL);
        let (snowball, search) = (!snowball.is_empty(), search.join(","));
        let settings = Self { search, snowball, text };
        settings.options().map(|_| settings)
    }

    /// The options of a search with these settings.
    pub(crate) fn options(&self) -> Result<SearchOptions, SettingError> {
        let mut options = SearchOptions::default();
        if !self.search.is_empty() {
            options.set(&self.search)?;
        }
        Ok(options)
    }
}

impl EvalArgs {
    /// What is to be measured.
    pub(crate) fn system(&self) -> Result<System, SettingError> {
        Ok(match &self.run {
            Some(path) => System::Run(path.clone()),
            None if self.set.is_empty() => System::Jisr(Settings::default()),
            None => System::Jisr(Settings::parse(&self.set.join(","))?),
        })
    }
}

fn settings(text: &str) -> Result<String, SettingError> {
    Settings::parse(text).map(|settings| settings.text)
}

fn system(text: &str) -> Result<System, SettingError> {
    match text {
        DEFAULT => Ok(System::Jisr(Settings::default())),
        _ if text.contains('=') && !Path::new(text).exists() => {
            Settings::parse(text).map(System::Jisr)
        }
        _ => Ok(System::Run(text.into())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn baselines_are_settings_or_files() {
        let jisr = |text| Settings::parse(text).map(System::Jisr);
        assert_eq!(system("default"), Ok(System::Jisr(Settings::default())));
        assert_eq!(system("stem=0, b=1"), jisr("stem=0,b=1"));
        assert_eq!(system("bm25.run"), Ok(System::Run("bm25.run".into())));
        assert!(system("stems=0").is_err());
    }

    #[test]
    fn another_stemmer_is_a_setting_of_the_index() {
        let settings = Settings::parse("stem=0.5, stemmer=snowball").unwrap();
        assert!(settings.snowball);
        assert_eq!(settings.text, "stem=0.5,stemmer=snowball");
        assert_eq!(settings.options().unwrap().ranking.stem, 0.5);
    }
}

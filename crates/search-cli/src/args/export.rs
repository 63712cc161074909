//! The flags of `export` and `batch`.

use std::path::PathBuf;

use clap::Args;
use jisr::SearchOptions;

use super::search::Order;
use super::{AskingArgs, OutputArgs, help};

/// `export`.
#[derive(Debug, Args)]
#[command(after_help = help::EXPORT)]
pub(crate) struct ExportArgs {
    /// The query; several words are joined by spaces
    #[arg(value_name = "QUERY", required = true)]
    pub(crate) query: Vec<String>,
    /// Order of the hits: relevance, newest or oldest; without a date they come last
    #[arg(long, value_name = "ORDER", value_enum, default_value_t, hide_possible_values = true)]
    sort: Order,
    /// Where they go.
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    /// How the query is read.
    #[command(flatten)]
    pub(crate) asking: AskingArgs,
}

/// `batch`.
#[derive(Debug, Args)]
#[command(after_help = help::BATCH)]
pub(crate) struct BatchArgs {
    /// File of queries: CSV (.csv, .tsv) with a column `query`, or a query a line; `-` is stdin
    #[arg(value_name = "FILE")]
    pub(crate) queries: PathBuf,
    /// Hits of each query; 0 only counts the articles
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Order of the hits: relevance, newest or oldest; without a date they come last
    #[arg(long, value_name = "ORDER", value_enum, default_value_t, hide_possible_values = true)]
    sort: Order,
    /// Write each copy of an article, instead of the earliest for all
    #[arg(long)]
    all_copies: bool,
    /// Where they go.
    #[command(flatten)]
    pub(crate) output: OutputArgs,
    /// How queries are read.
    #[command(flatten)]
    pub(crate) asking: AskingArgs,
}

impl ExportArgs {
    /// The options of the library that the flags stand for: each article that
    /// matches is a hit, copies of others too.
    pub(crate) fn options(&self) -> SearchOptions {
        SearchOptions {
            limit: usize::MAX,
            total: false,
            all_copies: true,
            sort: self.sort.into(),
            passages: self.output.passages,
            ..self.asking.options()
        }
    }
}

impl BatchArgs {
    /// The options of the library that the flags stand for.
    pub(crate) fn options(&self) -> SearchOptions {
        SearchOptions {
            limit: self.limit,
            all_copies: self.all_copies,
            sort: self.sort.into(),
            passages: self.output.passages,
            ..self.asking.options()
        }
    }
}

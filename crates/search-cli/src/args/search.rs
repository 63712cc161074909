//! The flags of a search.

use std::time::Duration;

use clap::{Args, ValueEnum};
use jisr::{SearchOptions, Sort};

use super::{AskingArgs, help};

/// `search`, or no command at all.
#[derive(Debug, Args)]
#[command(override_usage = help::SEARCH_USAGE, after_help = help::SYNTAX)]
pub(crate) struct SearchArgs {
    /// The query; several words are joined by spaces
    #[arg(value_name = "QUERY", required = true)]
    words: Vec<String>,
    /// Hits to show
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Hits to pass over first
    #[arg(long, value_name = "N", default_value_t = 0, conflicts_with = "page")]
    offset: usize,
    /// Page to show, from 1: pages have as many hits as --limit says
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    page: Option<u32>,
    /// Order of the hits: relevance, newest or oldest; without a date they come last
    #[arg(long, value_name = "ORDER", value_enum, default_value_t, hide_possible_values = true)]
    sort: Order,
    /// Also count the articles found by language, source and month, and by whom they mention
    #[arg(long)]
    pub(crate) counts: bool,
    /// Show each copy of an article, instead of the earliest for all
    #[arg(long)]
    all_copies: bool,
    /// Passages of each hit
    #[arg(long, value_name = "N", default_value_t = 2)]
    passages: usize,
    /// How the query is read.
    #[command(flatten)]
    pub(crate) asking: AskingArgs,
    /// Also show what the query means and how each score comes about
    #[arg(long)]
    pub(crate) explain: bool,
    /// Show what was found after this many milliseconds
    #[arg(long, value_name = "MS")]
    time_limit: Option<u64>,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
    /// Print one JSON object a line, each a hit
    #[arg(long, conflicts_with_all = ["json", "counts"])]
    pub(crate) jsonl: bool,
}

/// Order of the hits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Order {
    /// The most relevant first.
    #[default]
    Relevance,
    /// The most recent first.
    Newest,
    /// The oldest first.
    Oldest,
}

impl From<Order> for Sort {
    fn from(order: Order) -> Self {
        match order {
            Order::Relevance => Self::Relevance,
            Order::Newest => Self::Newest,
            Order::Oldest => Self::Oldest,
        }
    }
}

impl SearchArgs {
    /// The query as one string.
    pub(crate) fn query(&self) -> String {
        self.words.join(" ")
    }

    /// Hits to pass over first.
    pub(crate) fn offset(&self) -> usize {
        self.page.map_or(self.offset, |page| (page as usize - 1).saturating_mul(self.limit))
    }

    /// The options of the library that the flags stand for.
    pub(crate) fn options(&self) -> SearchOptions {
        SearchOptions {
            limit: self.limit,
            offset: self.offset(),
            sort: self.sort.into(),
            counts: self.counts,
            all_copies: self.all_copies,
            passages: self.passages,
            time_limit: self.time_limit.map(Duration::from_millis),
            ..self.asking.options()
        }
    }
}

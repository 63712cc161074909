//! The flags of `timeline`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jisr::query::Unit;
use jisr::query::timeline::Split;

use super::{AskingArgs, help};

/// `timeline`.
#[derive(Debug, Args)]
#[command(after_help = help::TIMELINE)]
pub(crate) struct TimelineArgs {
    /// The queries, each in quotes if it has several words; several are compared
    #[arg(value_name = "QUERY", required = true)]
    pub(crate) queries: Vec<String>,
    /// Count by day, week, month or year [default: what suits the time from the first to the last]
    #[arg(long, value_name = "UNIT", value_enum, hide_possible_values = true)]
    by: Option<UnitArg>,
    /// Part the articles of one query by source or language
    #[arg(long, value_name = "WHAT", value_enum, hide_possible_values = true)]
    split: Option<SplitArg>,
    /// How queries are read.
    #[command(flatten)]
    pub(crate) asking: AskingArgs,
    /// Print one JSON object
    #[arg(long, conflicts_with = "svg")]
    pub(crate) json: bool,
    /// Write a picture to FILE instead; `-` is stdout
    #[arg(long, value_name = "FILE")]
    pub(crate) svg: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum UnitArg {
    Day,
    Week,
    Month,
    Year,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SplitArg {
    Source,
    Language,
}

impl TimelineArgs {
    /// The length of the periods, if it is given.
    pub(crate) fn unit(&self) -> Option<Unit> {
        self.by.map(|by| match by {
            UnitArg::Day => Unit::Day,
            UnitArg::Week => Unit::Week,
            UnitArg::Month => Unit::Month,
            UnitArg::Year => Unit::Year,
        })
    }

    /// What the articles are parted by, if they are.
    pub(crate) fn split(&self) -> Option<Split> {
        self.split.map(|split| match split {
            SplitArg::Source => Split::Source,
            SplitArg::Language => Split::Language,
        })
    }
}

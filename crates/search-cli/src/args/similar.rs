//! The flags of `similar`.

use clap::Args;
use jisr::SearchOptions;

use super::help;

/// `similar`.
#[derive(Debug, Args)]
#[command(after_help = help::SIMILAR)]
pub(crate) struct SimilarArgs {
    /// Id of an article, or a part of it that no other id has; a file; `-` for a text on stdin
    pub(crate) article: String,
    /// Only among the articles that match a query, as in 'lang:ar date:2021'
    #[arg(long, value_name = "QUERY")]
    pub(crate) within: Option<String>,
    /// Hits to show
    #[arg(short = 'n', long, value_name = "N", default_value_t = 10)]
    limit: usize,
    /// Passages of each hit
    #[arg(long, value_name = "N", default_value_t = 1)]
    passages: usize,
    /// Find names in the script of the article only
    #[arg(long)]
    no_cross_script: bool,
    /// Print one JSON object
    #[arg(long)]
    pub(crate) json: bool,
}

impl SimilarArgs {
    /// The options of the library that the flags stand for.
    pub(crate) fn options(&self) -> SearchOptions {
        SearchOptions {
            limit: self.limit,
            passages: self.passages,
            cross_script: !self.no_cross_script,
            ..SearchOptions::default()
        }
    }
}

//! How a query is read: the flags that all commands share that find articles by one.

use clap::Args;
use jisr::SearchOptions;

/// How a query is read.
#[derive(Debug, Args)]
pub(crate) struct AskingArgs {
    /// Refuse a query with a slip in it, instead of reading it as best as can be
    #[arg(long)]
    strict: bool,
    /// Find names in the script of the query only
    #[arg(long)]
    no_cross_script: bool,
    /// With --articles: also search the menus, banners and other furniture of plain-text pages
    #[arg(long, requires = "articles")]
    pub(crate) no_trim: bool,
}

impl AskingArgs {
    /// The options of the library that the flags stand for.
    pub(crate) fn options(&self) -> SearchOptions {
        SearchOptions {
            strict: self.strict,
            cross_script: !self.no_cross_script,
            ..SearchOptions::default()
        }
    }
}

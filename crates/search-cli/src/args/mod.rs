//! What may be typed.

mod asking;
mod default;
mod entities;
mod eval;
mod export;
mod help;
mod output;
mod reading;
mod search;
mod similar;
mod timeline;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

pub(crate) use asking::AskingArgs;
pub(crate) use entities::EntitiesArgs;
pub(crate) use eval::{EvalArgs, Settings, System};
pub(crate) use export::{BatchArgs, ExportArgs};
pub(crate) use output::{Format, OutputArgs};
pub(crate) use reading::{ReadingArgs, pdf_reader};
pub(crate) use search::SearchArgs;
pub(crate) use similar::SimilarArgs;
pub(crate) use timeline::TimelineArgs;

/// Full-text search for news archives that mix Arabic and English: one query in either script
/// finds the articles in both
#[derive(Debug, Parser)]
#[command(
    name = "search-cli",
    version,
    arg_required_else_help = true,
    subcommand_required = true,
    override_usage = help::USAGE,
    after_help = help::EXAMPLES
)]
pub(crate) struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Which articles.
    #[command(flatten)]
    pub(crate) place: PlaceArgs,
    /// A file of your own names, beside the built-in ones [also: the environment's `JISR_NAMES`]
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) names: Option<PathBuf>,
    /// When to use colours: auto (on a terminal, unless `NO_COLOR` is set), always or never
    #[arg(
        long,
        value_name = "WHEN",
        value_enum,
        default_value_t,
        hide_possible_values = true,
        global = true
    )]
    pub(crate) color: Color,
}

/// Which articles are searched.
#[derive(Clone, Debug, Default, Args)]
pub(crate) struct PlaceArgs {
    /// Folder of the index [default: the environment's `JISR_INDEX`, else ./.jisr]
    #[arg(long, value_name = "DIR", global = true, conflicts_with = "articles")]
    pub(crate) index: Option<PathBuf>,
    /// Folder of articles, indexed as needed: its index is kept in your cache directory
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) articles: Option<PathBuf>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The commands; a query without a command is `search`.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Find articles (the default: `search-cli QUERY`)
    Search(SearchArgs),
    /// Find articles that are like one
    Similar(SimilarArgs),
    /// Count the articles found over time
    Timeline(TimelineArgs),
    /// Write all articles that match as CSV or JSON Lines
    Export(ExportArgs),
    /// Search for every query of a file, and write the hits as CSV or JSON Lines
    Batch(BatchArgs),
    /// Index files and folders, or bring their index up to date
    Index(IndexArgs),
    /// Show what would be indexed of files, what would be cut, and why
    Inspect(InspectArgs),
    /// Rebuild the index from its own stored text, as after an upgrade
    Reindex,
    /// Merge the index into one piece, which is searched fastest; for a while it needs its space twice
    Optimize,
    /// Show a whole article
    Show(ShowArgs),
    /// Show what a query means and how an article comes by its score
    Explain(ExplainArgs),
    /// Show how a name is written in the articles, in both scripts
    Names(NamesArgs),
    /// Measure relevance with topics and judgments, and compare settings or runs
    Eval(EvalArgs),
    /// List the people, places and organisations of the articles, with their spellings
    Entities(EntitiesArgs),
    /// Show what is in the index
    Stats,
    /// Print a completion script for a shell
    Completions(CompletionsArgs),
    /// Print the manual page
    Man,
    /// Read a PDF file from standard input, in a process that may die of it
    #[cfg(feature = "pdf")]
    #[command(name = reading::PDF_COMMAND, hide = true)]
    Pdf,
}

/// `index`.
#[derive(Debug, Args)]
#[command(after_help = help::INDEX)]
pub(crate) struct IndexArgs {
    /// Files and folders; folders are walked, hidden files passed over; `-` is stdin
    #[arg(value_name = "PATH", required = true)]
    pub(crate) paths: Vec<PathBuf>,
    /// Remove articles whose files have vanished from below PATH
    #[arg(long)]
    pub(crate) prune: bool,
    /// Go on after that, and read new and changed files as they come, until stopped (Ctrl-C)
    #[arg(long, conflicts_with = "report")]
    pub(crate) watch: bool,
    /// Read also files that have not changed since they were read, by their size and time
    #[arg(long)]
    pub(crate) again: bool,
    /// Name that the ids of the articles begin with [default: the folder's name, or stdin]
    #[arg(long, value_name = "NAME")]
    pub(crate) collection: Option<String>,
    /// How files are read.
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Write a line of JSON for each file and record to FILE; `-` is stdout
    #[arg(long, value_name = "FILE")]
    pub(crate) report: Option<PathBuf>,
    /// Print errors only
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

/// `inspect`.
#[derive(Debug, Args)]
#[command(after_help = help::INSPECT)]
pub(crate) struct InspectArgs {
    /// Files; a folder is walked as `index` walks it; `-` is stdin
    #[arg(value_name = "FILE", required = true)]
    pub(crate) files: Vec<PathBuf>,
    /// Articles to show of a file that holds several, and of a folder
    #[arg(short = 'n', long, value_name = "N", default_value_t = 3)]
    pub(crate) limit: usize,
    /// How files are read.
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
    /// Print one JSON object a line, each an article or what was skipped
    #[arg(long)]
    pub(crate) json: bool,
}

/// `show`.
#[derive(Debug, Args)]
pub(crate) struct ShowArgs {
    /// Id of the article, or a part of it that no other id has
    pub(crate) id: String,
    /// Show also what was trimmed from the page, where it stood
    #[arg(long)]
    pub(crate) all: bool,
    /// Print the article as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `explain`.
#[derive(Debug, Args)]
pub(crate) struct ExplainArgs {
    /// Id of the article, or a part of it that no other id has
    pub(crate) id: String,
    /// The query; several words are joined by spaces
    #[arg(required = true)]
    pub(crate) query: Vec<String>,
    /// Find names in the script of the query only
    #[arg(long)]
    pub(crate) no_cross_script: bool,
}

/// `names`.
#[derive(Debug, Args)]
pub(crate) struct NamesArgs {
    /// The name; several words are joined by spaces
    #[arg(required = true)]
    pub(crate) name: Vec<String>,
    /// Print one JSON array
    #[arg(long)]
    pub(crate) json: bool,
}

/// `completions`.
#[derive(Debug, Args)]
pub(crate) struct CompletionsArgs {
    /// The shell
    pub(crate) shell: clap_complete::Shell,
}

/// Parses the command line; on a mistake, or for `--help`, says so and ends the process.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Cli {
    Cli::parse_from(default::with_command(&Cli::command(), args.into_iter().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(args: &[&str]) -> Result<Cli, clap::Error> {
        let args = std::iter::once(&"search-cli").chain(args).map(OsString::from).collect();
        Cli::try_parse_from(default::with_command(&Cli::command(), args))
    }

    fn query(args: &[&str]) -> String {
        match parsed(args).unwrap().command {
            Command::Search(search) => search.query(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn a_query_needs_no_command() {
        assert_eq!(query(&["Cavusoglu roadmap"]), "Cavusoglu roadmap");
        assert_eq!(query(&["Cavusoglu", "roadmap"]), "Cavusoglu roadmap");
        assert_eq!(query(&["-n", "3", "roadmap", "stats"]), "roadmap stats");
        assert_eq!(query(&["--articles", "stats", "roadmap"]), "roadmap");
        assert_eq!(query(&["--", "-Libya"]), "-Libya");
    }

    #[test]
    fn a_command_may_be_searched_for() {
        assert_eq!(query(&["search", "stats"]), "stats");
        assert_eq!(query(&["search", "--", "index"]), "index");
    }

    #[test]
    fn a_command_may_stand_after_the_common_flags() {
        let cli = parsed(&["--index", "news", "--color=never", "stats"]).unwrap();
        assert!(matches!(cli.command, Command::Stats));
        assert_eq!(cli.place.index, Some("news".into()));
        let cli = parsed(&["show", "a", "--articles", "news"]).unwrap();
        assert_eq!(cli.place.articles, Some("news".into()));
    }

    #[test]
    fn contradictions_are_refused() {
        assert!(parsed(&["--index", "a", "--articles", "b", "x"]).is_err());
        assert!(parsed(&["--json", "--jsonl", "x"]).is_err());
        assert!(parsed(&["--page", "0", "x"]).is_err());
        assert!(parsed(&["-n", "3"]).is_err());
    }
}

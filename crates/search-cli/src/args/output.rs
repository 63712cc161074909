//! Where hits are written to, and how: the flags that `export` and `batch` share.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Where hits are written to, and how.
#[derive(Debug, Args)]
pub(crate) struct OutputArgs {
    /// Write to FILE [default: stdout]
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Format: csv or jsonl [default: as FILE is called, else csv]
    #[arg(long, value_name = "FORMAT", value_enum, hide_possible_values = true)]
    format: Option<Format>,
    /// Begin CSV with a byte order mark: Excel reads no Arabic without
    #[arg(long)]
    pub(crate) bom: bool,
    /// Passages of each hit
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(crate) passages: usize,
    /// Also write the whole text of each article
    #[arg(long)]
    pub(crate) bodies: bool,
}

/// Format of a table of hits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// Comma-separated values.
    Csv,
    /// A JSON object a line.
    Jsonl,
}

impl OutputArgs {
    /// The file, or `-` for stdout.
    pub(crate) fn path(&self) -> PathBuf {
        self.output.clone().unwrap_or_else(|| "-".into())
    }

    /// The format that is asked for, else the one that the file's name says.
    pub(crate) fn format(&self) -> Format {
        let extension = self.output.as_ref().and_then(|path| path.extension()?.to_str());
        self.format.unwrap_or(match extension {
            Some("jsonl" | "ndjson") => Format::Jsonl,
            _ => Format::Csv,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_over_the_name_of_the_file() {
        let format = |output: Option<&str>, format| {
            let output = output.map(PathBuf::from);
            OutputArgs { output, format, bom: false, passages: 2, bodies: false }.format()
        };
        assert_eq!(format(None, None), Format::Csv);
        assert_eq!(format(Some("hits.jsonl"), None), Format::Jsonl);
        assert_eq!(format(Some("hits.jsonl"), Some(Format::Csv)), Format::Csv);
    }
}

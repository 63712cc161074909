//! The report of a run: a line of JSON for each file and record, written while they are read.

use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jisr::ingest::Skipped;
use jisr::text::Language;
use jisr::text::article::{DateSource, Doubt};
use jisr::{Article, Change};
use serde::Serialize;

use super::file::{create, unwritable};
use super::words::kinds;

/// What is written, in messages.
const WHAT: &str = "the report";

/// Where the report goes, if anywhere.
#[derive(Default)]
pub(crate) struct Log {
    /// None when no report is wanted, or its reader is gone.
    out: Option<Box<dyn Write>>,
    path: PathBuf,
}

/// A line of the report.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Entry {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<String>,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<String>,
    doubts: Vec<Doubt>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<Language>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_from: Option<DateSource>,
    trimmed: BTreeMap<String, u64>,
}

impl Log {
    /// A report at `path` about what is read at `inputs`, which are full paths.
    ///
    /// # Errors
    ///
    /// When the file cannot be written, or would itself be read as one of the articles.
    pub(crate) fn create(path: &Path, inputs: &[PathBuf]) -> Result<Self> {
        let out = create(path, WHAT, inputs)?;
        Ok(Self { out: Some(out), path: path.to_owned() })
    }

    /// The line about an article, before it is known what becomes of it.
    pub(crate) fn entry(&self, article: &Article) -> Option<Entry> {
        self.out.as_ref()?;
        Some(Entry {
            id: article.id.clone(),
            doubts: article.doubts.clone(),
            language: Some(article.language.clone()),
            published: article.published.as_ref().map(ToString::to_string),
            published_from: article.published.as_ref().map(|published| published.from),
            trimmed: kinds(article),
            ..Entry::default()
        })
    }

    /// Writes the line about an article.
    pub(crate) fn changed(&mut self, entry: Option<Entry>, change: Change) -> Result<()> {
        let status = match change {
            Change::Added => "added",
            Change::Updated => "updated",
            Change::Unchanged => "unchanged",
        };
        entry.map_or(Ok(()), |entry| self.write(&Entry { status, ..entry }))
    }

    /// Writes the line about something that was not read.
    pub(crate) fn skipped(&mut self, skipped: &Skipped) -> Result<()> {
        self.write(&Entry {
            id: skipped.id.clone(),
            path: Some(skipped.path.display().to_string()),
            status: "skipped",
            reason: Some(skipped.reason.to_string()),
            line: skipped.place.line(),
            byte: skipped.place.byte(),
            entry: skipped.place.entry().map(str::to_owned),
            ..Entry::default()
        })
    }

    /// Writes what has not been written yet.
    pub(crate) fn finish(&mut self) -> Result<()> {
        let Some(out) = &mut self.out else { return Ok(()) };
        let written = out.flush();
        self.checked(written)
    }

    fn write(&mut self, entry: &Entry) -> Result<()> {
        let Some(out) = &mut self.out else { return Ok(()) };
        let line = serde_json::to_string(entry)?;
        let written = writeln!(out, "{line}");
        self.checked(written)
    }

    /// A reader that is gone, as after `| head`, does not stop the run.
    fn checked(&mut self, written: io::Result<()>) -> Result<()> {
        match written {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.out = None;
                Ok(())
            }
            other => other.with_context(|| unwritable(&self.path, WHAT)),
        }
    }
}

impl fmt::Debug for Log {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Log").field("path", &self.path).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_report_nothing_is_prepared() {
        assert!(Log::default().entry(&Article::default()).is_none());
    }
}

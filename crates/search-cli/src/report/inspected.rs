//! What would be indexed of a file, for people and programs.

use std::io::{self, Write};

use anyhow::Result;
use jisr::Article;
use jisr::ingest::Skipped;
use serde::Serialize;

use super::look::{CAUTION, DIM, Look, one_line};
use super::numbers::{grouped, words};
use super::skipped::place;
use super::{article, json};
use crate::analysis::Analysis;

/// An amount of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
struct Amount {
    words: u64,
    characters: u64,
}

/// How much of a page is searched, and how much was cut from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Amounts {
    kept: Amount,
    cut: Amount,
}

impl Amounts {
    /// Counts title and text of an article, and what was cut from its page.
    pub(crate) fn of(article: &Article, analysis: &mut Analysis) -> Self {
        let mut amount = |text: &str| Amount {
            words: analysis.count(text),
            characters: text.chars().count() as u64,
        };
        let kept = amount(article.title.as_deref().unwrap_or_default()).and(amount(&article.body));
        let cut = article.trimmed.iter().map(|piece| amount(&piece.text));
        Self { kept, cut: cut.fold(Amount::default(), Amount::and) }
    }

    /// `kept 312 words (1,904 characters), cut 45 words (301 characters, 14% of the page)`.
    fn line(self) -> String {
        let Self { kept, cut } = self;
        if cut == Amount::default() {
            return format!("kept {} ({}), nothing was cut", words(kept.words), kept.letters());
        }
        let all = kept.characters + cut.characters;
        let share = cut.characters as f64 * 100.0 / all as f64;
        format!(
            "kept {} ({}), cut {} ({}, {share:.0}% of the page)",
            words(kept.words),
            kept.letters(),
            words(cut.words),
            cut.letters()
        )
    }
}

impl Amount {
    fn and(self, other: Self) -> Self {
        Self { words: self.words + other.words, characters: self.characters + other.characters }
    }

    fn letters(self) -> String {
        let unit = if self.characters == 1 { "character" } else { "characters" };
        format!("{} {unit}", grouped(self.characters))
    }
}

/// Writes an article with what was cut from its page, and how much that is.
pub(crate) fn write(
    out: &mut impl Write,
    look: Look,
    article: &Article,
    amounts: Amounts,
) -> io::Result<()> {
    article::write(out, look, article, true)?;
    writeln!(out, "\n{}", look.paint(DIM, &amounts.line()))
}

/// Writes what was not read, and why.
pub(crate) fn write_skipped(out: &mut impl Write, look: Look, skipped: &Skipped) -> io::Result<()> {
    let label = look.paint(CAUTION, "skipped");
    let reason = look.mixed(&one_line(&skipped.reason.to_string()));
    writeln!(out, "{label} {}: {reason}", look.piece(&place(skipped)))
}

/// Writes a line between two articles.
pub(crate) fn write_rule(out: &mut impl Write, look: Look) -> io::Result<()> {
    writeln!(out, "\n{}\n", look.paint(DIM, &"─".repeat(40)))
}

/// A line of JSON about an article.
#[derive(Serialize)]
struct Read<'a> {
    status: &'static str,
    #[serde(flatten)]
    article: &'a Article,
    #[serde(flatten)]
    amounts: Amounts,
}

/// A line of JSON about what was not read.
#[derive(Serialize)]
struct NotRead<'a> {
    status: &'static str,
    id: &'a str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'a str>,
    reason: String,
}

/// Writes an article as a line of JSON.
pub(crate) fn json(out: &mut impl Write, article: &Article, amounts: Amounts) -> Result<()> {
    json::line(out, &Read { status: "read", article, amounts })
}

/// Writes what was not read as a line of JSON.
pub(crate) fn json_skipped(out: &mut impl Write, skipped: &Skipped) -> Result<()> {
    let path = skipped.path.display().to_string();
    let reason = skipped.reason.to_string();
    let (id, place) = (&skipped.id, &skipped.place);
    let (line, byte, entry) = (place.line(), place.byte(), place.entry());
    json::line(out, &NotRead { status: "skipped", id, path, line, byte, entry, reason })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jisr::text::article::{Furniture, Trimmed};

    #[test]
    fn what_was_kept_and_cut_is_counted() {
        let text = "Read also: storms".to_owned();
        let mut article = Article {
            title: Some("ميناء".into()),
            body: "افتتح الميناء".into(),
            trimmed: vec![Trimmed { text, kind: Furniture::Related, at: 0 }],
            ..Article::default()
        };
        let line = |article: &Article| Amounts::of(article, &mut Analysis::default()).line();
        assert_eq!(
            line(&article),
            "kept 3 words (18 characters), cut 3 words (17 characters, 49% of the page)"
        );
        article.trimmed.clear();
        assert_eq!(line(&article), "kept 3 words (18 characters), nothing was cut");
    }
}

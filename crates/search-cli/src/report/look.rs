//! How text looks on a terminal and in a pipe.

use std::io::IsTerminal;

use anstyle::{AnsiColor, Style};
use jisr::Passage;
use jisr::query::highlight::{Direction, direction};

use crate::args::Color;

/// Titles.
pub(crate) const TITLE: Style = Style::new().bold();
/// Ranks and headings.
pub(crate) const LABEL: Style = AnsiColor::Cyan.on_default();
/// What is less important.
pub(crate) const DIM: Style = Style::new().dimmed();

/// What someone should look at.
pub(crate) const CAUTION: Style = AnsiColor::Yellow.on_default();

/// What `Passage::to_ansi` writes after a mark: it ends every style.
const RESET: &str = "\u{1b}[0m";

/// How text looks: with or without colours, with or without bidi isolates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Look {
    /// Whether escape codes are written.
    pub(crate) color: bool,
    /// Whether text is kept apart from what stands around it by bidi isolates (Unicode UAX #9).
    pub(crate) isolate: bool,
}

impl Look {
    /// No escape codes and no isolates.
    pub(crate) const PLAIN: Self = Self { color: false, isolate: false };

    /// What suits stdout.
    pub(crate) fn of_stdout(color: Color) -> Self {
        let terminal = std::io::stdout().is_terminal();
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        let color = match color {
            Color::Auto => terminal && wanted,
            Color::Always => true,
            Color::Never => false,
        };
        Self { color, isolate: terminal || color }
    }

    /// What suits stderr, where there are no colours.
    pub(crate) fn of_stderr() -> Self {
        Self { color: false, isolate: super::stderr_is_terminal() }
    }

    /// Text in a style.
    pub(crate) fn paint(self, style: Style, text: &str) -> String {
        if self.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }

    /// A piece of an article on one line, with the direction of its own first letter.
    pub(crate) fn piece(self, text: &str) -> String {
        let text = one_line(text);
        if self.isolate && !text.is_ascii() { format!("\u{2068}{text}\u{2069}") } else { text }
    }

    /// A passage with its marks, in one line and its own direction.
    pub(crate) fn passage(self, passage: &Passage) -> String {
        match (self.color, self.isolate) {
            (true, _) => passage.to_ansi(),
            (false, true) => isolated(&passage.to_plain()),
            (false, false) => passage.to_plain(),
        }
    }

    /// A title with its marks.
    pub(crate) fn title(self, title: &Passage) -> String {
        let text = self.passage(title);
        // The end of a mark would end the style of the title as well.
        if self.color {
            self.paint(TITLE, &text.replace(RESET, &format!("{RESET}{TITLE}")))
        } else {
            text
        }
    }

    /// A line in which Arabic and Latin pieces are mixed, as in a plan: each run of Arabic words
    /// is kept together.
    pub(crate) fn mixed(self, line: &str) -> String {
        if self.isolate && direction_matters(line) { isolate_runs(line) } else { line.to_owned() }
    }
}

/// A text in an isolate of the direction that most of its letters have.
fn isolated(text: &str) -> String {
    let isolate = match direction(text) {
        Direction::LeftToRight => '\u{2066}',
        Direction::RightToLeft => '\u{2067}',
    };
    format!("{isolate}{text}\u{2069}")
}

/// Whether a text has letters that are written from the right.
pub(crate) fn direction_matters(text: &str) -> bool {
    text.chars().any(is_from_the_right)
}

fn is_from_the_right(c: char) -> bool {
    direction(c.encode_utf8(&mut [0; 4])) == Direction::RightToLeft
}

/// Puts each run of words from the right in an isolate.
fn isolate_runs(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 12);
    let mut rest = line;
    while let Some(start) = rest.find(is_from_the_right) {
        let run = &rest[start..];
        // A run goes on over spaces, up to the last letter before something else.
        let end = run.find(|c| !is_from_the_right(c) && c != ' ').unwrap_or(run.len());
        let end = run[..end].trim_end().len();
        out.push_str(&rest[..start]);
        out.push_str(&isolated(&run[..end]));
        rest = &run[end..];
    }
    out + rest
}

/// Text on one line: runs of white space become one space, and control characters vanish, so that
/// no article can move the cursor of a terminal.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().map(without_controls).collect::<Vec<_>>().join(" ")
}

/// Text without control characters, its lines and tabs kept.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = String> {
    text.lines().map(without_controls)
}

fn without_controls(text: &str) -> String {
    text.chars().filter(|&c| !c.is_control() || c == '\t').collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMINAL: Look = Look { color: true, isolate: true };

    #[test]
    fn control_characters_vanish() {
        assert_eq!(one_line("a\u{1b}[2J\n\tb"), "a[2J b");
        assert_eq!(lines("a\u{7}\n\tb").collect::<Vec<_>>(), ["a", "\tb"]);
    }

    #[test]
    fn pieces_are_isolated_on_a_terminal_only() {
        assert_eq!(TERMINAL.piece("وكالة"), "\u{2068}وكالة\u{2069}");
        assert_eq!(TERMINAL.piece("Wire"), "Wire");
        assert_eq!(Look::PLAIN.piece("وكالة"), "وكالة");
    }

    #[test]
    fn runs_of_arabic_are_kept_together() {
        assert_eq!(
            TERMINAL.mixed("  جاويش أوغلو (exact, ×1.00)"),
            "  \u{2067}جاويش أوغلو\u{2069} (exact, ×1.00)"
        );
        assert_eq!(Look::PLAIN.mixed("جاويش (exact)"), "جاويش (exact)");
    }
}

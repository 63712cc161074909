//! Passages for a terminal, for a page, and as plain text.

use super::Passage;

/// Marks in a terminal: bold yellow, then back to normal.
const ANSI_OPEN: &str = "\u{1b}[1;33m";
const ANSI_CLOSE: &str = "\u{1b}[0m";

/// Which way a text is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right.
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

/// The direction of most letters of a text. An Arabic sentence that begins with a Latin name is
/// still read from the right.
#[must_use]
pub fn direction(text: &str) -> Direction {
    let weight = |c: char| match c {
        '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}' => 1,
        _ if c.is_alphabetic() => -1,
        _ => 0,
    };
    if text.chars().map(weight).sum::<i32>() > 0 {
        Direction::RightToLeft
    } else {
        Direction::LeftToRight
    }
}

impl Passage {
    /// For a terminal: marks in bold yellow, the whole in a bidi isolate (Unicode UAX #9) of its
    /// own direction, so that it cannot reorder what stands around it.
    #[must_use]
    pub fn to_ansi(&self) -> String {
        self.isolated(&self.render(ANSI_OPEN, ANSI_CLOSE, push_line))
    }

    /// For a page: `<mark>` around what matched, everything else escaped, in a `<bdi>` of its own
    /// direction.
    #[must_use]
    pub fn to_html(&self) -> String {
        let text = self.render("<mark>", "</mark>", push_escaped);
        format!("<bdi dir=\"{}\">{text}</bdi>", direction(&self.text).as_str())
    }

    /// Without any marks, on one line.
    #[must_use]
    pub fn to_plain(&self) -> String {
        self.render("", "", push_line)
    }

    fn isolated(&self, text: &str) -> String {
        let isolate = match direction(&self.text) {
            Direction::LeftToRight => '\u{2066}',
            Direction::RightToLeft => '\u{2067}',
        };
        format!("{isolate}{text}\u{2069}")
    }

    fn render(&self, open: &str, close: &str, push: impl Fn(char, &mut String)) -> String {
        let mut out = String::with_capacity(self.text.len() + 16 * self.marks.len());
        let mut at = 0;
        out.push_str(if self.cut_before { "… " } else { "" });
        for mark in &self.marks {
            self.text[at..mark.bytes.start].chars().for_each(|c| push(c, &mut out));
            out.push_str(open);
            self.text[mark.bytes.clone()].chars().for_each(|c| push(c, &mut out));
            out.push_str(close);
            at = mark.bytes.end;
        }
        self.text[at..].chars().for_each(|c| push(c, &mut out));
        out.push_str(if self.cut_after { " …" } else { "" });
        out
    }
}

/// Runs of white space become one space, and control characters vanish: a page must not be able
/// to move the cursor of a terminal.
fn push_line(c: char, out: &mut String) {
    if c.is_whitespace() {
        if !out.ends_with(' ') {
            out.push(' ');
        }
    } else if !c.is_control() {
        out.push(c);
    }
}

fn push_escaped(c: char, out: &mut String) {
    match c {
        '&' => out.push_str("&amp;"),
        '<' => out.push_str("&lt;"),
        '>' => out.push_str("&gt;"),
        '"' => out.push_str("&quot;"),
        '\'' => out.push_str("&#39;"),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::highlight::Mark;
    use crate::plan::MatchKind;

    fn passage(text: &str, marked: &str) -> Passage {
        let start = text.find(marked).unwrap();
        let mark = Mark {
            bytes: start..start + marked.len(),
            utf16: 0..0,
            query: marked.into(),
            kind: MatchKind::Exact,
        };
        Passage {
            text: text.into(),
            start: 0,
            cut_before: false,
            cut_after: false,
            marks: vec![mark],
        }
    }

    #[test]
    fn pages_get_escaped_text_and_direction() {
        assert_eq!(
            passage("a <b> & Cairo", "Cairo").to_html(),
            "<bdi dir=\"ltr\">a &lt;b&gt; &amp; <mark>Cairo</mark></bdi>"
        );
        assert!(passage("عاد إلى القاهرة", "القاهرة").to_html().starts_with("<bdi dir=\"rtl\">"));
    }

    #[test]
    fn terminals_get_isolates_and_no_control_characters() {
        let shown = passage("Reuters: عاد السفير\u{1b}[2J\nإلى القاهرة", "القاهرة").to_ansi();
        assert_eq!(
            shown,
            "\u{2067}Reuters: عاد السفير[2J إلى \u{1b}[1;33mالقاهرة\u{1b}[0m\u{2069}"
        );
    }
}

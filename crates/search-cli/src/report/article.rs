//! A whole article for people.

use std::io::{self, Write};

use jisr::Article;
use jisr::text::article::{Published, Trimmed};
use serde::Serialize;

use super::look::{DIM, Look, TITLE, lines, one_line};

/// Writes what is known about an article, then its text; with `all` also what was trimmed from
/// its page, where it stood.
pub(crate) fn write(
    out: &mut impl Write,
    look: Look,
    article: &Article,
    all: bool,
) -> io::Result<()> {
    let title = article.title.as_deref().map_or("(no title)".to_owned(), one_line);
    writeln!(out, "{}", look.paint(TITLE, &title))?;
    for (label, fact) in facts(look, article, all) {
        writeln!(out, "{} {fact}", look.paint(DIM, &format!("{label:<9}")))?;
    }
    writeln!(out)?;
    body(out, look, article, if all { &article.trimmed } else { &[] })
}

fn facts(look: Look, article: &Article, all: bool) -> Vec<(&'static str, String)> {
    let piece = |text: &String| look.piece(text);
    let doubts: Vec<_> = article.doubts.iter().map(name).collect();
    let hint = if all { "" } else { " (--all shows them)" };
    let trimmed = match article.trimmed.len() {
        0 => None,
        1 => Some(format!("a piece of the page{}", hint.replace("them", "it"))),
        pieces => Some(format!("{pieces} pieces of the page{hint}")),
    };
    let facts = [
        ("id", Some(look.piece(&article.id))),
        ("date", article.published.as_ref().map(date)),
        ("source", article.source.as_ref().map(piece)),
        ("byline", article.byline.as_ref().map(piece)),
        ("language", Some(languages(article))),
        ("url", article.url.as_ref().map(piece)),
        ("doubts", (!doubts.is_empty()).then(|| doubts.join(", "))),
        ("trimmed", trimmed),
    ];
    facts.into_iter().filter_map(|(label, fact)| Some((label, fact?))).collect()
}

/// The date, where it was read from and how.
fn date(published: &Published) -> String {
    let date = published.to_string().replace('T', " ");
    let how = published.computed.as_ref().map(|how| format!(", {}", name(how)));
    format!("{date} (read from: {}{})", name(&published.from), how.unwrap_or_default())
}

/// The main language, with the share of each if there are several.
fn languages(article: &Article) -> String {
    let share = |one: &jisr::text::language::LanguageShare| {
        format!("{} {:.0}%", one.language, one.share * 100.0)
    };
    match &article.languages[..] {
        [] | [_] => article.language.to_string(),
        shares => {
            let shares: Vec<_> = shares.iter().map(share).collect();
            format!("{} ({})", article.language, shares.join(", "))
        }
    }
}

/// The name that a value has in JSON, as words: the library has no other names for these.
fn name(value: &impl Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().replace('-', " ")
}

/// The text, with pieces of the page between its parts.
fn body(
    out: &mut impl Write,
    look: Look,
    article: &Article,
    trimmed: &[Trimmed],
) -> io::Result<()> {
    let mut rest = article.body.as_str();
    for piece in trimmed {
        let at = piece.at.saturating_sub(article.body.len() - rest.len());
        let (before, after) = rest.split_at_checked(at).unwrap_or((rest, ""));
        text(out, before)?;
        furniture(out, look, piece)?;
        rest = after;
    }
    text(out, rest)
}

fn text(out: &mut impl Write, text: &str) -> io::Result<()> {
    lines(text.trim_matches('\n')).try_for_each(|line| writeln!(out, "{line}"))
}

fn furniture(out: &mut impl Write, look: Look, piece: &Trimmed) -> io::Result<()> {
    let label = name(&piece.kind);
    lines(piece.text.trim_matches('\n')).filter(|line| !line.trim().is_empty()).try_for_each(
        |line| writeln!(out, "{}", look.paint(DIM, &format!("[{label}] {}", look.piece(&line)))),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use jisr::text::article::Furniture;

    #[test]
    fn trimmed_pieces_stand_where_they_stood() {
        let body = "The harbour reopened.\n\nFerries run again.";
        let piece = |text: &str, kind, at| Trimmed { text: text.into(), kind, at };
        let article = Article {
            id: "news/a.txt".into(),
            title: Some("Harbour\u{1b}[2J open".into()),
            body: body.into(),
            trimmed: vec![
                piece("Home | World", Furniture::Menu, 0),
                piece("Read also: storms", Furniture::Related, 22),
            ],
            ..Article::default()
        };
        let mut out = Vec::new();
        write(&mut out, Look::PLAIN, &article, true).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        Harbour[2J open
        id        news/a.txt
        language  und
        trimmed   2 pieces of the page

        [menu] Home | World
        The harbour reopened.
        [related] Read also: storms
        Ferries run again.
        ");
    }
}

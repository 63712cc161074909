//! A whole article for people.

use std::io::{self, Write};

use jisr::Article;
use jisr::text::LanguageShare;
use jisr::text::article::Trimmed;

use super::doubts;
use super::look::{CAUTION, DIM, LABEL, Look, TITLE, lines, one_line};
use super::words::{date, kinds, name};

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
    let doubts = (!article.doubts.is_empty()).then(|| look.paint(CAUTION, &doubts::of(article)));
    let facts = [
        ("id", Some(look.piece(&article.id))),
        ("byline", article.byline.as_ref().map(piece)),
        ("date", article.published.as_ref().map(date)),
        ("source", article.source.as_ref().map(piece)),
        ("url", article.url.as_ref().map(piece)),
        ("language", Some(languages(article))),
        ("doubts", doubts),
        ("trimmed", trimmed(article, all)),
    ];
    facts.into_iter().filter_map(|(label, fact)| Some((label, fact?))).collect()
}

/// How many pieces were cut from the page, by kind.
fn trimmed(article: &Article, all: bool) -> Option<String> {
    let kinds: Vec<_> =
        kinds(article).iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let hint = |them| if all { String::new() } else { format!(" (--all shows {them})") };
    match article.trimmed.len() {
        0 => None,
        1 => Some(format!("1 piece of the page: {}{}", kinds.join(", "), hint("it"))),
        count => Some(format!("{count} pieces of the page: {}{}", kinds.join(", "), hint("them"))),
    }
}

/// The main language, with the share of each if there are several, or another than declared.
fn languages(article: &Article) -> String {
    let main = &article.language;
    match &article.languages[..] {
        [] => main.to_string(),
        [one] if one.language == *main => main.to_string(),
        [one] => format!("{main} ({} 100%)", one.language),
        shares => format!("{main} ({})", shares.iter().map(share).collect::<Vec<_>>().join(", ")),
    }
}

/// With another language beside it, no share is all or nothing.
fn share(one: &LanguageShare) -> String {
    let percent = (one.share * 100.0).round().clamp(1.0, 99.0);
    format!("{} {percent:.0}%", one.language)
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
    let label = look.paint(LABEL, &format!("[{}]", name(&piece.kind)));
    lines(piece.text.trim_matches('\n'))
        .filter(|line| !line.trim().is_empty())
        .try_for_each(|line| writeln!(out, "{label} {}", look.paint(DIM, &look.piece(&line))))
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
        trimmed   2 pieces of the page: 1 menu, 1 related

        [menu] Home | World
        The harbour reopened.
        [related] Read also: storms
        Ferries run again.
        ");
    }
}

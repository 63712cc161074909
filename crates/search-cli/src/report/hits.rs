//! Hits for people.

use std::io::{self, Write};
use std::time::Duration;

use jisr::query::{HitCopies, Matched};
use jisr::{Hit, Results};

use super::look::{DIM, LABEL, Look};
use super::numbers::{articles, grouped, time};

const NO_TITLE: &str = "(no title)";

/// Width of the column of ranks: what stands below a rank is indented by it.
pub(crate) const INDENT: &str = "    ";

/// Writes one hit: its rank and title, what it is, where it matches, and why.
pub(crate) fn write(out: &mut impl Write, look: Look, rank: usize, hit: &Hit) -> io::Result<()> {
    let title = hit.title.as_ref().map(|title| look.title(title));
    let title = title.unwrap_or_else(|| look.paint(DIM, NO_TITLE));
    writeln!(out, "{} {title}", look.paint(LABEL, &format!("{rank:>3}")))?;
    writeln!(out, "{INDENT}{}", look.paint(DIM, &facts(look, hit)))?;
    for passage in &hit.passages {
        writeln!(out, "{INDENT}{}", look.passage(passage))?;
    }
    if !hit.matched.is_empty() {
        writeln!(out, "{INDENT}{} {}", look.paint(DIM, "why:"), why(look, &hit.matched))?;
    }
    if hit.copies.count > 0 {
        writeln!(out, "{INDENT}{}", look.paint(DIM, &copies(look, &hit.copies)))?;
    }
    Ok(())
}

/// How many copies there are, and who has them: `and 2 copies: Nile Courier, Gulf Wire`.
fn copies(look: Look, copies: &HitCopies) -> String {
    let (listed, more) = match copies.sources[..] {
        [] => (&copies.ids, copies.count > copies.ids.len() as u64),
        _ => (&copies.sources, false),
    };
    let listed: Vec<_> = listed.iter().map(|one| look.piece(one)).collect();
    let (noun, more) =
        (if copies.count == 1 { "copy" } else { "copies" }, if more { ", …" } else { "" });
    format!("and {} {noun}: {}{more}", grouped(copies.count), listed.join(", "))
}

/// Date, source, language and id.
fn facts(look: Look, hit: &Hit) -> String {
    let published = hit.published.as_ref().map(|date| date.to_string().replace('T', " "));
    let source = hit.source.as_ref().map(|source| look.piece(source));
    let known = [published, source, Some(hit.language.to_string()), Some(look.piece(&hit.id))];
    known.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Each word of the query with what stands for it in the article.
pub(crate) fn why(look: Look, matched: &[Matched]) -> String {
    let words = matched.chunk_by(|a, b| a.query == b.query);
    words.map(|word| why_word(look, word)).collect::<Vec<_>>().join(" · ")
}

fn why_word(look: Look, ways: &[Matched]) -> String {
    let query = ways.first().map_or(String::new(), |way| look.piece(&way.query));
    let way = |way: &Matched| {
        let found = way.found.iter().map(|found| look.piece(found)).collect::<Vec<_>>();
        format!("{} ({})", found.join(", "), way.kind)
    };
    format!("{query} → {}", ways.iter().map(way).collect::<Vec<_>>().join(", "))
}

/// What was found, on one line: `3 of 12 articles, 4 ms`, or with copies `3 of 12 hits, 15 articles
/// with their copies, 4 ms`.
pub(crate) fn summary(results: &Results, offset: usize) -> String {
    let took = time(Duration::from_micros(results.took_us));
    let all = match results.distinct {
        hits if hits == results.total => articles(hits),
        1 => format!("1 hit, {} with its copies", articles(results.total)),
        hits => format!("{} hits, {} with their copies", grouped(hits), articles(results.total)),
    };
    let found = match (results.hits.len(), offset) {
        _ if results.total == 0 => "no article matches".to_owned(),
        (0, 0) => all,
        (0, _) => format!("none after the first {} of {all}", grouped(offset as u64)),
        (shown, 0) if shown as u64 == results.distinct => all,
        (shown, 0) => format!("{} of {all}", grouped(shown as u64)),
        (1, _) => format!("number {} of {all}", offset + 1),
        (shown, _) => format!("{} to {} of {all}", offset + 1, offset + shown),
    };
    let incomplete = if results.complete { "" } else { "; the time was up, there may be more" };
    format!("{found}, {took}{incomplete}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use jisr::query::Mark;
    use jisr::query::plan::{Expr, Plan};
    use jisr::text::language::Language;
    use jisr::{MatchKind, Passage};

    fn passage(text: &str, marked: &str) -> Passage {
        let start = text.find(marked).unwrap();
        let mark = Mark {
            bytes: start..start + marked.len(),
            utf16: 0..0,
            query: "roadmap".into(),
            kind: MatchKind::Stem,
        };
        Passage {
            text: text.into(),
            start: 0,
            cut_before: false,
            cut_after: true,
            marks: vec![mark],
        }
    }

    fn matched(query: &str, found: &str, kind: MatchKind) -> Matched {
        Matched { query: query.into(), kind, found: vec![found.into()] }
    }

    fn hit() -> Hit {
        Hit {
            id: "desk/1.txt".into(),
            score: 1.0,
            title: Some(passage("Two roadmaps, one port", "roadmaps")),
            url: None,
            source: Some("وكالة المرفأ".into()),
            language: Language::ARABIC,
            published: None,
            copies: HitCopies::default(),
            passages: vec![passage("تحدث عن خارطة الطريق", "خارطة الطريق")],
            matched: vec![
                matched("roadmap", "roadmaps", MatchKind::Stem),
                matched("Shoukry", "شكري", MatchKind::Exact),
                matched("Shoukry", "Shukri", MatchKind::Prefix),
            ],
        }
    }

    fn shown(look: Look, hit: &Hit) -> String {
        let mut out = Vec::new();
        write(&mut out, look, 1, hit).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn pipes_get_plain_text() {
        insta::assert_snapshot!(shown(Look::PLAIN, &hit()), @r"
          1 Two roadmaps, one port …
            وكالة المرفأ · ar · desk/1.txt
            تحدث عن خارطة الطريق …
            why: roadmap → roadmaps (stem) · Shoukry → شكري (exact), Shukri (prefix)
        ");
    }

    #[test]
    fn terminals_get_marks_and_isolates() {
        let look = Look { color: true, isolate: true };
        let shown = shown(look, &hit())
            .lines()
            .map(|line| line.escape_debug().to_string() + "\n")
            .collect::<String>();
        insta::assert_snapshot!(shown, @r"
        \u{1b}[36m  1\u{1b}[0m \u{1b}[1m\u{2066}Two \u{1b}[1;33mroadmaps\u{1b}[0m\u{1b}[1m, one port …\u{2069}\u{1b}[0m
            \u{1b}[2m\u{2068}وكالة المرفأ\u{2069} · ar · desk/1.txt\u{1b}[0m
            \u{2067}تحدث عن \u{1b}[1;33mخارطة الطريق\u{1b}[0m …\u{2069}
            \u{1b}[2mwhy:\u{1b}[0m roadmap → roadmaps (stem) · Shoukry → \u{2068}شكري\u{2069} (exact), Shukri (prefix)
        ");
    }

    #[test]
    fn without_a_title_it_says_so() {
        let hit = Hit { title: None, passages: Vec::new(), matched: Vec::new(), ..hit() };
        assert!(shown(Look::PLAIN, &hit).starts_with("  1 (no title)\n"));
    }

    #[test]
    fn copies_are_told_by_their_sources_or_ids() {
        let ids = vec!["desk/2.txt".into()];
        let mut copies = HitCopies { count: 7, ids, sources: Vec::new() };
        let last = |copies: &HitCopies| {
            let shown = shown(Look::PLAIN, &Hit { copies: copies.clone(), ..hit() });
            shown.lines().last().unwrap().to_owned()
        };
        assert_eq!(last(&copies), "    and 7 copies: desk/2.txt, …");
        copies = HitCopies { count: 1, sources: vec!["وكالة المرفأ".into()], ..copies };
        assert_eq!(last(&copies), "    and 1 copy: وكالة المرفأ");
    }

    #[test]
    fn the_summary_says_which_of_how_many() {
        let results = |total, hits, complete| Results {
            query: String::new(),
            total,
            distinct: total,
            took_us: 4000,
            complete,
            notes: Vec::new(),
            plan: Plan { root: Expr::Nothing },
            counts: None,
            hits: vec![hit(); hits],
        };
        assert_eq!(summary(&results(12, 3, true), 0), "3 of 12 articles, 4.0 ms");
        assert_eq!(summary(&results(12, 2, true), 10), "11 to 12 of 12 articles, 4.0 ms");
        assert_eq!(summary(&results(1, 1, true), 0), "1 article, 4.0 ms");
        assert_eq!(summary(&results(0, 0, true), 0), "no article matches, 4.0 ms");
        assert_eq!(
            summary(&results(3, 0, true), 9),
            "none after the first 9 of 3 articles, 4.0 ms"
        );
        assert!(summary(&results(3, 3, false), 0).ends_with("may be more"));
        let with_copies = |hits| Results { distinct: 3, ..results(9, hits, true) };
        assert_eq!(summary(&with_copies(3), 0), "3 hits, 9 articles with their copies, 4.0 ms");
        assert_eq!(
            summary(&with_copies(1), 2),
            "number 3 of 3 hits, 9 articles with their copies, 4.0 ms"
        );
    }
}

//! Output of one's own: a page and Markdown quotations written from the byte ranges of the marks, and
//! the UTF-16 ranges that a program in JavaScript, Java or C# needs to do the same.
//!
//! [`Passage::to_html`], `to_ansi` and `to_plain` are ready-made; this is for everything else.
//!
//! ```text
//! cargo run --example own_output
//! ```
#![allow(clippy::print_stdout, reason = "an example shows its results")]

use jisr::query::highlight::direction;
use jisr::{Collection, Index, MatchKind, Passage, SearchOptions, Searcher, Writer, ingest};

/// Writes a passage piece by piece; a piece comes with its mark, or without one.
///
/// Marks are in order and do not overlap, so that one walk over them is enough.
fn render(passage: &Passage, mut piece: impl FnMut(&str, Option<&jisr::query::Mark>)) {
    let mut at = 0;
    for mark in &passage.marks {
        piece(&passage.text[at..mark.bytes.start], None);
        piece(&passage.text[mark.bytes.clone()], Some(mark));
        at = mark.bytes.end;
    }
    piece(&passage.text[at..], None);
}

/// One paragraph of a page, with dots where a sentence was cut. Each mark says how it came about,
/// for a style sheet to use.
fn html(passage: &Passage) -> String {
    let mut out = format!("<p dir=\"{}\">", direction(&passage.text).as_str());
    out += if passage.cut_before { "… " } else { "" };
    render(passage, |text, mark| {
        let text = escape(text);
        match mark {
            Some(mark) => {
                let (class, query) = (class(&mark.kind), escape(&mark.query));
                out += &format!("<em class=\"{class}\" data-query=\"{query}\">{text}</em>");
            }
            None => out += &text,
        }
    });
    out + if passage.cut_after { " …</p>" } else { "</p>" }
}

fn class(kind: &MatchKind) -> &'static str {
    match kind {
        MatchKind::Exact => "exact",
        MatchKind::Name { .. } => "name",
        _ => "related",
    }
}

/// Everything that came from an article is escaped: pages were scraped from anywhere.
fn escape(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\n', " ")
}

/// A Markdown quotation.
fn markdown(passage: &Passage) -> String {
    let mut out = String::from(if passage.cut_before { "> … " } else { "> " });
    render(passage, |text, mark| {
        let stars = if mark.is_some() { "**" } else { "" };
        let text = text.replace('*', "\\*").replace('\n', " ");
        out += &format!("{stars}{text}{stars}");
    });
    out + if passage.cut_after { " …" } else { "" }
}

/// What is sent to a program that counts in UTF-16 units, such as a web page:
/// `[start, end, class]` of every mark.
fn for_javascript(passage: &Passage) -> String {
    let mark = |mark: &jisr::query::Mark| {
        format!("[{}, {}, \"{}\"]", mark.utf16.start, mark.utf16.end, class(&mark.kind))
    };
    let marks: Vec<String> = passage.marks.iter().map(mark).collect();
    format!("[{}]", marks.join(", "))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = tempfile::tempdir()?;
    let mut writer = Writer::open(folder.path())?;
    let sample = Collection::new("sample", "examples/articles");
    for article in ingest::read(&sample, sample.root(), &ingest::Options::default()) {
        writer.upsert(article?)?;
    }
    writer.finish()?;

    let searcher = Searcher::new(Index::open(folder.path())?.snapshot()?);
    let options = SearchOptions { limit: 4, passages: 1, ..SearchOptions::default() };
    let results = searcher.search("Cavusoglu Mersin", &options)?;

    println!("<!doctype html>\n<meta charset=\"utf-8\">");
    println!("<style>em.exact {{ background: gold }} em.name {{ background: skyblue }}</style>");
    for hit in &results.hits {
        println!("<h2><bdi>{}</bdi></h2>", escape(hit.title.as_ref().map_or(&hit.id, |t| &t.text)));
        hit.passages.iter().for_each(|passage| println!("{}", html(passage)));
    }

    for passage in results.hits.iter().flat_map(|hit| &hit.passages) {
        println!("\n{}\n\n    {}", markdown(passage), for_javascript(passage));
    }

    // Both ranges of a mark name the same words.
    for passage in results.hits.iter().flat_map(|hit| &hit.passages) {
        let units: Vec<u16> = passage.text.encode_utf16().collect();
        for mark in &passage.marks {
            let words = String::from_utf16(&units[mark.utf16.clone()])?;
            assert_eq!(words, &passage.text[mark.bytes.clone()]);
        }
    }
    Ok(())
}

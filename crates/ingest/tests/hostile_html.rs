//! Web pages made to break a parser: each is read or reported within seconds.

use std::time::{Duration, Instant};

use jisr_ingest::{Article, Collection, Options, Reason, Skipped, read};
use proptest::prelude::*;

/// What a page may take in a build without optimization, beside other tests.
const LIMIT: Duration = Duration::from_secs(120);

const PROSE: &str = "The harbour of the old town opened its gates again on Monday, two days after \
                     the storm had closed it. Fishermen said they had lost nets and boats.";

fn one(page: &[u8]) -> Result<Article, Skipped> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("page.html");
    std::fs::write(&path, page).expect("a file");
    let options = Options { max_html_bytes: 64 << 20, ..Options::default() };
    let start = Instant::now();
    let item = read(&Collection::new("c", &path), &path, &options).next().expect("an item");
    assert!(start.elapsed() < LIMIT, "{:?}", start.elapsed());
    item
}

fn page(before: &str, after: &str) -> String {
    format!(
        "<html><head><title>Harbour reopens after storm</title></head><body>{before}\
         <h1>Harbour reopens after storm</h1><p>{PROSE}</p><p>{PROSE}</p>{after}</body></html>"
    )
}

fn is_read(page: &str) {
    let article = one(page.as_bytes()).unwrap_or_else(|skipped| panic!("{skipped}"));
    assert_eq!(article.title.as_deref(), Some("Harbour reopens after storm"));
    assert!(article.body.contains(PROSE), "{:.200}", article.body);
}

#[test]
fn nesting_is_flattened() {
    for tag in [
        "div",
        "span",
        "b",
        "font size=1",
        "ul><li",
        "table><tr><td",
        "blockquote",
        "a name=x",
        "x-y",
    ] {
        let open = format!("<{tag}>").repeat(10_000);
        is_read(&page(&open, ""));
        is_read(&page("", &open));
    }
    let lists = "<ul><li>item".repeat(20_000) + &"</ul>".repeat(20_000);
    is_read(&page("", &lists));
    let closed = "<div>".repeat(10_000) + &"</div>".repeat(10_000);
    is_read(&page(&closed, ""));
}

#[test]
fn tags_across_each_other_stay_cheap() {
    for tags in [
        "<b><p></b>",
        "<p><b a=1><i b=2>",
        "<span><div></span>",
        "<a><div></a>",
        "</p>",
        "<table><div>",
        "<td><b>",
    ] {
        let many = tags.repeat(15_000);
        is_read(&page("", &many));
    }
    let numbered: String = (0..15_000).map(|n| format!("<p><b id={n}><font color={n}>")).collect();
    is_read(&page("", &numbered));
}

#[test]
fn long_attributes_and_many_of_them() {
    let long = format!("<div data-x=\"{}\">x</div>", "y".repeat(50 << 20));
    is_read(&page("", &long));
    let many: String = (0..400_000).map(|n| format!(" a{n}=1")).collect();
    is_read(&page("", &format!("<div{many}>x</div>")));
    let open = page("", &format!("<div data-x=\"{}", "y".repeat(1 << 20)));
    assert!(one(open.as_bytes()).is_ok());
}

#[test]
fn entities_comments_and_tags_by_the_million() {
    is_read(&page("", &format!("<div hidden>{}</div>", "&amp;&#1575;&nosuch;".repeat(300_000))));
    is_read(&page("", &format!("<p>{}</p>", "&amp;".repeat(200_000))));
    is_read(&page("", &"<!-- x -->".repeat(500_000)));
    let million = page("", &"<i>x</i>".repeat(1_000_000));
    assert!(matches!(one(million.as_bytes()).unwrap_err().reason, Reason::TooManyElements { .. }));
    is_read(&page("", &"<br>".repeat(150_000)));
    is_read(&page("", &"<p>x</p>".repeat(60_000)));
    is_read(&page("", &"<p>word, word and word, again.</p>".repeat(30_000)));
    is_read(&page("", &"<a href=x>a link to a story</a> ".repeat(60_000)));
    is_read(&page(
        &"<div class=related><h2><a>Link to it</a></h2><p>One more story of the day.</p></div>"
            .repeat(20_000),
        "",
    ));
}

#[test]
fn a_page_without_end_tags() {
    let text = format!(
        "<title>Harbour reopens after storm</title><h1>Harbour reopens after storm</h1><p>{PROSE}<p>{PROSE}"
    );
    is_read(&text);
    assert!(one(b"<html>").is_err());
    assert!(one(b"<").is_err());
    assert!(one(b"<!-- never closed").is_err());
}

#[test]
fn a_page_over_the_limit_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let options = Options { max_html_bytes: 1000, ..Options::default() };
    for name in ["page.html", "page.txt"] {
        let path = folder.path().join(name);
        std::fs::write(&path, page("", &" ".repeat(1000))).unwrap();
        let item = read(&Collection::new("c", &path), &path, &options).next().unwrap();
        assert!(matches!(item.unwrap_err().reason, Reason::TooLarge { limit: 1000, .. }));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the tags, a page is read or reported, and trimmed pieces stand inside the body.
    #[test]
    fn any_tags_are_read_or_reported(
        tags in proptest::collection::vec(prop_oneof![
            "</?(p|div|b|a|li|ul|table|tr|td|h1|span|script|style|nav|aside|br|svg|select|template|form)( (class|id|hidden|style)=\"?(related|comment|x|display:none)\"?)?/?>",
            "[a-zء-ي .<>&;\"'=/\\-]{0,30}",
            Just(PROSE.to_owned()),
        ], 0..60),
    ) {
        if let Ok(article) = one(format!("<html>{}", tags.concat()).as_bytes()) {
            prop_assert!(!article.body.trim().is_empty());
            for piece in &article.trimmed {
                prop_assert!(article.body.is_char_boundary(piece.at));
            }
        }
    }
}

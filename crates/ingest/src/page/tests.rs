//! Pages in the shapes that scrapers leave, in words of our own.

use jisr_text::article::Furniture::{self, Banner, Byline, Menu, Related, Share};
use proptest::prelude::*;

use super::*;

const LEAD: &str = "The harbour of the old town opened its gates again on Monday, two days after \
                    the storm had closed it.";
const MORE: &str = "Fishermen said they had lost nets and boats.";

use jisr_text::article::DateSource;

/// Reads a page of which nothing is known.
fn read(text: &str) -> Page {
    Page::read(text, &Context::new(DateSource::Dateline, None))
}

fn page(lines: &[&str]) -> Page {
    read(&lines.join("\n\n"))
}

fn trimmed(page: &Page) -> Vec<(Furniture, &str)> {
    page.trimmed.iter().map(|piece| (piece.kind, piece.text.as_str())).collect()
}

fn date(page: &Page) -> String {
    page.facts.published.as_ref().map(|date| date.at.to_string()).unwrap_or_default()
}

#[test]
fn a_page_with_banner_section_source_and_mailing_list() {
    let page = page(&[
        "RELIEF9 - Make a charitable donation to the people of the coast!",
        "Ports and Inland Waterways (PIW)",
        "Harbour Evening Radio",
        "Harbour, old town reopen two days after storm of the year",
        "Harbour Evening Radio",
        "Monday, 07 June 2021 6:23 PM",
        LEAD,
        MORE,
        "Join the Waterways.example mailing list",
    ]);
    assert_eq!(
        page.title.as_deref(),
        Some("Harbour, old town reopen two days after storm of the year")
    );
    assert_eq!(page.facts.source.as_deref(), Some("Harbour Evening Radio"));
    assert_eq!(date(&page), "2021-06-07T18:23:00");
    assert_eq!(page.body, format!("{LEAD}\n\n{MORE}"));
    let kinds: Vec<_> = page.trimmed.iter().map(|piece| (piece.kind, piece.at)).collect();
    let end = page.body.len();
    assert_eq!(kinds, [(Banner, 0), (Menu, 0), (Byline, 0), (Share, end)]);
}

#[test]
fn an_arabic_page_with_an_empty_related_box() {
    let lead = "قال وزير النقل إن الميناء القديم فتح أبوابه من جديد يوم الاثنين بعد العاصفة.";
    let more = "وأضاف أن الصيادين فقدوا شباكا وقوارب.";
    let text = format!(
        "الميناء القديم يفتح أبوابه بعد يومين من العاصفة\nالاثنين 7 يونيو 2021 الساعة 18:23\n\
         خبر عاجل\n\n{lead} \n\n\nقد يهمك أيضاً\n\n{}{more}",
        " \n\n".repeat(20)
    );
    let page = read(&text);
    assert_eq!(page.title.as_deref(), Some("الميناء القديم يفتح أبوابه بعد يومين من العاصفة"));
    assert_eq!(date(&page), "2021-06-07T18:23:00");
    assert_eq!(page.facts.source, None);
    assert_eq!(page.body, format!("{lead}\n\n{more}"));
    let at: Vec<_> = page.trimmed.iter().map(|piece| piece.at).collect();
    assert_eq!(at, [0, 0, lead.len()]);
    assert_eq!(trimmed(&page)[1..], [(Menu, "خبر عاجل"), (Related, "قد يهمك أيضاً")]);
}

#[test]
fn a_page_of_paragraphs_has_no_title() {
    let page = page(&[LEAD, MORE]);
    assert_eq!((page.title, page.body), (None, format!("{LEAD}\n\n{MORE}")));
    assert!(page.trimmed.is_empty());
}

#[test]
fn a_last_line_may_name_the_source() {
    let page = read(&format!("{LEAD}\n{MORE}\nOriginal Source: harbour.example"));
    assert_eq!(page.facts.source.as_deref(), Some("harbour.example"));
    assert_eq!((page.title.as_deref(), page.body.as_str()), (None, &*format!("{LEAD}\n{MORE}")));
    assert_eq!(trimmed(&page), [(Byline, "Original Source: harbour.example")]);
}

#[test]
fn an_appeal_in_other_words_is_known_above_the_title() {
    let appeal = "Relief for all: the people of the coast count on every small donation from you";
    let page = page(&[appeal, "Old harbour opens again after storm", "7 June 2021", LEAD]);
    assert_eq!(trimmed(&page)[0], (Banner, appeal));
    assert_eq!(page.body, LEAD);
}

#[test]
fn menus_above_and_share_bars_below_the_title_are_cut() {
    let page = page(&[
        "Home",
        "World",
        "Home > World > Ports",
        "Old harbour opens again after storm",
        "A night of work by two hundred volunteers from towns along the whole northern coast",
        "By Ann Lee",
        "Published: 7 June 2021 | Updated: 8 June 2021",
        "Share",
        LEAD,
        MORE,
    ]);
    assert_eq!(page.title.as_deref(), Some("Old harbour opens again after storm"));
    assert!(page.body.starts_with("A night of work"), "{}", page.body);
    assert_eq!(date(&page), "2021-06-07T00:00:00");
    assert_eq!(page.facts.source, None);
    let kinds: Vec<_> = page.trimmed.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [Menu, Byline, Share]);
}

#[test]
fn a_name_above_the_date_is_the_source() {
    for lines in [
        ["Old harbour opens again after storm", "Northern Coast Observer", "7 June 2021", LEAD],
        ["Northern Coast Times", "Old harbour opens again after storm", "7 June 2021", LEAD],
        ["Source: Northern Coast", "7 June 2021", "Old harbour opens again after storm", LEAD],
    ] {
        let page = page(&lines);
        assert_eq!(page.title.as_deref(), Some("Old harbour opens again after storm"));
        assert!(page.facts.source.unwrap().starts_with("Northern Coast"));
        assert_eq!(page.body, LEAD);
    }
}

#[test]
fn a_title_that_ends_like_a_sentence_is_known_by_its_date() {
    let page = page(&["The old harbour is open again.", "7 June 2021", LEAD, MORE]);
    assert_eq!(page.title.as_deref(), Some("The old harbour is open again."));
    assert_eq!(page.body, format!("{LEAD}\n\n{MORE}"));
}

#[test]
fn a_repeated_title_is_cut_once() {
    let title = "Old harbour opens again after storm";
    let page = page(&[title, "News", title, "7 June 2021", LEAD]);
    assert_eq!(page.title.as_deref(), Some(title));
    assert_eq!(trimmed(&page)[0], (Menu, "Old harbour opens again after storm\n\nNews"));
}

#[test]
fn related_links_are_cut_and_paragraphs_below_them_are_not() {
    let page = page(&[
        LEAD,
        "Read also",
        "Storm closes all ports of the north",
        "Ten boats missing off the coast",
        MORE,
        "Read also: what the storm left behind",
        LEAD,
        "Related articles:",
        "Harbour master looks back",
    ]);
    assert_eq!(page.body, format!("{LEAD}\n\n{MORE}\n\n{LEAD}"));
    let links =
        "Read also\n\nStorm closes all ports of the north\n\nTen boats missing off the coast";
    assert_eq!(trimmed(&page)[0], (Related, links));
    assert_eq!(page.trimmed.len(), 3);
}

#[test]
fn footers_are_furniture_only_at_the_end() {
    let page = page(&[
        LEAD,
        "Source: the harbour master",
        MORE,
        "7 June 2021",
        "Tags: harbour, storm",
        "Follow us on Facebook",
        "Copyright 2021 Harbour Gazette. All rights reserved.",
    ]);
    assert_eq!(page.body, format!("{LEAD}\n\nSource: the harbour master\n\n{MORE}"));
    assert_eq!(date(&page), "2021-06-07T00:00:00");
    let kinds: Vec<_> = page.trimmed.iter().map(|piece| piece.kind).collect();
    assert_eq!(kinds, [Byline, Menu, Share, Byline]);
}

#[test]
fn prose_that_speaks_of_donations_stays() {
    let last = "She asked everyone to make a donation for a new pier.";
    let page = page(&[LEAD, "\"Make a donation if you can,\" she said on the pier.", last]);
    assert!(page.trimmed.is_empty() && page.body.ends_with(last), "{page:?}");
}

#[test]
fn a_wrapped_paragraph_is_no_headline() {
    let text = "The harbour of the old town opened its gates again on Monday, two\n\
                days after the storm had closed it to fishermen and to travellers\n\
                alike. Nets and boats were lost, and the pier will be closed for\nweeks.";
    let page = read(text);
    assert_eq!((page.title, page.body.as_str()), (None, text));
}

#[test]
fn a_page_without_article_is_kept_whole() {
    let title = "Old harbour opens again after storm";
    for text in ["Donate now", title, "Home\nNews\nSport", "7 June 2021"] {
        let page = read(text);
        assert_eq!((page.body.as_str(), page.title), (text, None));
        assert!(page.trimmed.is_empty());
    }
    let page = page(&[title, "7 June 2021"]);
    assert_eq!(page.title.as_deref(), Some(title));
    assert_eq!(page.body, format!("{title}\n\n7 June 2021"));
}

#[test]
fn verse_is_not_taken_for_a_menu() {
    let text = "Grey the sea and grey the sky\nGulls go by\nAnd nobody knows why";
    assert_eq!(read(text).body, text);
}

#[test]
fn a_date_in_two_orders_is_decided_by_the_rest_of_the_page_or_is_a_doubt() {
    let title = "Old harbour opens again after storm";
    let undecided = page(&[title, "03/06/2021", LEAD]);
    assert_eq!(undecided.facts.doubt(), Some(Doubt::DateOrder));
    assert_eq!(
        (undecided.facts.published.is_some(), undecided.title.as_deref()),
        (false, Some(title))
    );
    assert_eq!(trimmed(&undecided), [(Byline, "03/06/2021")]);
    let decided = page(&[title, "03/06/2021", LEAD, "The pier had been closed since 25/05/2021."]);
    assert_eq!((date(&decided).as_str(), decided.facts.doubt()), ("2021-06-03T00:00:00", None));
}

#[test]
fn a_date_that_cannot_be_read_is_a_doubt_and_stays_in_the_text() {
    let page = page(&["Old harbour opens again after storm", "31 June 2021", LEAD]);
    assert_eq!(page.facts.doubt(), Some(Doubt::DateUnread));
    let rest = page.trimmed.iter().map(|piece| piece.text.as_str()).chain([page.body.as_str()]);
    assert!(rest.collect::<String>().contains("31 June 2021"), "{page:?}");
}

#[test]
fn a_relative_date_is_read_against_the_crawl_and_gives_way_to_a_day() {
    let crawled = jiff::civil::date(2021, 6, 8).at(9, 0, 0, 0);
    let context = Context::new(DateSource::Dateline, Some(crawled));
    let read = |lines: &[&str]| date(&Page::read(&lines.join("\n\n"), &context));
    let title = "Old harbour opens again after storm";
    assert_eq!(read(&[title, "2 hours ago", LEAD]), "2021-06-08T07:00:00");
    assert_eq!(read(&["Today", title, "7 June 2021", LEAD]), "2021-06-07T00:00:00");
}

/// Lines of the kinds that rules know, and of none.
fn any_line() -> impl Strategy<Value = String> {
    let known = [
        LEAD,
        MORE,
        "Home",
        "Read also",
        "قد يهمك أيضا",
        "Source: Harbour",
        "7 June 2021",
        "الاثنين 7 يونيو 2021",
        "Donate now",
        "Subscribe to our pages for more of the storm and of the harbour.",
        "Old harbour opens again after storm",
        "Harbour Radio",
        "Copyright Harbour",
        "",
        " \u{a0}",
    ];
    prop_oneof![
        6 => proptest::sample::select(known.to_vec()).prop_map(str::to_owned),
        1 => "\\PC{0,40}",
    ]
}

fn sorted_lines<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut found: Vec<_> = texts.flat_map(lines).map(|line| line.text).collect();
    found.sort_unstable();
    found
}

proptest! {
    #[test]
    fn no_line_is_lost_or_invented(text in proptest::collection::vec(any_line(), 0..30)) {
        let text = text.join("\n");
        let page = read(&text);
        let expected = sorted_lines([text.as_str()].into_iter());
        if sorted_lines([page.body.as_str()].into_iter()) == expected {
            prop_assert!(page.trimmed.is_empty());
        } else {
            let pieces = page.trimmed.iter().map(|piece| piece.text.as_str());
            let parts = pieces.chain(page.title.as_deref()).chain([page.body.as_str()]);
            prop_assert_eq!(sorted_lines(parts), expected);
        }
        for piece in &page.trimmed {
            prop_assert!(page.body.is_char_boundary(piece.at));
        }
    }
}

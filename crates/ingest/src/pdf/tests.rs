use proptest::prelude::*;

use super::sample::{Drawn, of_content, pdf, stream};
use super::*;

fn read(bytes: Vec<u8>) -> Result<Article, Reason> {
    article(bytes, None, None, &Options::default())
}

fn fault(bytes: Vec<u8>) -> PdfFault {
    match read(bytes) {
        Err(Reason::Pdf(fault)) => fault,
        other => panic!("{other:?}"),
    }
}

/// Lines below each other from this place on.
fn column<'a>(x: u32, top: u32, lines: &[&'a str]) -> Vec<Drawn<'a>> {
    lines.iter().zip(0..).map(|(line, index)| (x, top - 14 * index, 10, *line)).collect()
}

fn backwards(text: &str) -> String {
    text.chars().rev().collect()
}

#[test]
fn lines_become_paragraphs_and_the_largest_text_the_title() {
    let mut page = vec![(50, 750, 20, "Rain returns to"), (50, 728, 20, "the old port")];
    page.extend(column(
        50,
        690,
        &[
            "The rain came back on Thursday and stayed for the week, and har-",
            "bour workers were glad of it because the dust was gone at last.",
            "Nobody was hurt.",
            "  Officials expect more of it before the end of the month, and they",
            "ask drivers to be slow on the coastal road.",
        ],
    ));
    let article = read(pdf(&[page], "/Title(port_v3.indd)/Author(Ann Lee)")).unwrap();
    assert_eq!(article.title.as_deref(), Some("Rain returns to the old port"));
    assert_eq!(article.byline.as_deref(), Some("Ann Lee"));
    let paragraphs: Vec<_> = article.body.split("\n\n").collect();
    assert_eq!(paragraphs.len(), 2, "{paragraphs:?}");
    assert!(paragraphs[0].contains("and harbour workers"), "{}", article.body);
    assert!(paragraphs[0].ends_with("at last. Nobody was hurt."), "{}", article.body);
}

#[test]
fn arabic_is_put_into_logical_order() {
    let first = "عاد المطر (الأشد منذ عشرين عاما) إلى الوديان الشمالية";
    // Numbers and Latin words are drawn from left to right, and brackets turned.
    let drawn =
        backwards(first).replace(['(', ')'], "|").replacen('|', "(", 1).replacen('|', ")", 1);
    let second = format!("12.5 {} BBC News {}", backwards("بنسبة"), backwards("وقالت هيئة"));
    let article = read(pdf(&[column(50, 700, &[&drawn, &second])], "")).unwrap();
    let text = article.body.replace("\n\n", " ");
    assert_eq!(text, format!("{first} وقالت هيئة BBC News بنسبة 12.5"));
}

#[test]
fn shapes_of_letters_become_letters() {
    let article = read(pdf(&[column(50, 700, &[&backwards("ﻣﻴﻨﺎﺀ ﺍﻟﻤﺪﻳﻨﺔ")])], "")).unwrap();
    assert_eq!(article.body, "ميناء المدينة");
}

#[test]
fn columns_are_read_one_after_the_other_and_from_the_side_of_the_script() {
    let left = ["one word after", "another stands", "in this column", "up to its end."];
    let right = ["and this is the", "column which is", "read after that", "to the very end"];
    let page = [column(50, 700, &left), column(150, 700, &right)].concat();
    let article = read(pdf(&[page], "")).unwrap();
    assert_eq!(
        article.body.replace("\n\n", " "),
        format!("{} {}", left.join(" "), right.join(" "))
    );

    let first = ["هذا عمود على اليمين", "يقرأ قبل كل ما سواه", "ثم ينتهي عند اليسار"];
    let second = ["وهذا العمود الآخر", "يقرأ بعد أن ينتهي", "الأول في كل صفحة"];
    let [drawn_first, drawn_second] = [first, second].map(|lines| lines.map(backwards));
    let right: Vec<_> = drawn_first.iter().map(String::as_str).collect();
    let left: Vec<_> = drawn_second.iter().map(String::as_str).collect();
    let article =
        read(pdf(&[[column(50, 700, &left), column(200, 700, &right)].concat()], "")).unwrap();
    assert_eq!(
        article.body.replace("\n\n", " "),
        format!("{} {}", first.join(" "), second.join(" "))
    );
}

#[test]
fn tables_are_read_line_by_line() {
    let page = [column(50, 700, &["wheat", "rice", "oats"]), column(200, 700, &["12", "7", "30"])];
    let article = read(pdf(&[page.concat()], "")).unwrap();
    assert_eq!(
        article.body.split_whitespace().collect::<Vec<_>>().join(" "),
        "wheat 12 rice 7 oats 30"
    );
}

#[test]
fn heads_of_pages_are_told_apart_and_date_the_article() {
    let texts = ["At first the dykes held.", "Then the water rose fast.", "At last it fell again."];
    let numbers = ["- 1 -", "- 2 -", "- 3 -"];
    let pages: Vec<_> = (0..3)
        .map(|page| {
            vec![
                (50, 780, 9, "Harbour Gazette | 13 May 2021"),
                (50, 700, 10, texts[page]),
                (300, 20, 9, numbers[page]),
            ]
        })
        .collect();
    let article = read(pdf(&pages, "/CreationDate(D:20220101000000)")).unwrap();
    assert_eq!(article.body, texts.join("\n\n"));
    assert_eq!(article.published.unwrap().to_string(), "2021-05-13");
    assert_eq!(article.source.as_deref(), Some("Harbour Gazette"));
}

#[test]
fn a_file_without_a_date_has_the_one_of_its_properties() {
    let page = vec![(50, 700, 10, "The dykes held.")];
    let article =
        read(pdf(&[page], "/CreationDate(D:20220131101500+02'00')/Title(Dykes hold)")).unwrap();
    let published = article.published.unwrap();
    assert_eq!(
        (published.to_string().as_str(), published.from),
        ("2022-01-31T10:15", DateSource::File)
    );
    assert_eq!(article.title.as_deref(), Some("Dykes hold"));
}

#[test]
fn what_cannot_be_read_has_its_reason() {
    assert_eq!(fault(Vec::new()), PdfFault::Damaged);
    assert_eq!(fault(b"%PDF-1.4\nnothing".to_vec()), PdfFault::Damaged);
    assert_eq!(fault(pdf(&[Vec::new()], "")), PdfFault::NoText);
    assert_eq!(
        fault(pdf(&[vec![(50, 700, 10, "\u{e000}\u{e001}\u{e002}")]], "")),
        PdfFault::NoLetters
    );
    assert_eq!(fault(of_content(stream(b"[[[[<<<<((((", ""))), PdfFault::NoText);
}

#[test]
fn text_that_is_turned_is_read() {
    let content = b"BT /F 10 Tf 0 1 -1 0 300 100 Tm (Rain in the port) Tj ET";
    assert_eq!(read(of_content(stream(content, ""))).unwrap().body, "Rain in the port");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_to_a_file_it_is_read_or_reported(
        cut in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..8),
    ) {
        let mut bytes = pdf(&[column(50, 700, &["Rain in the port", &backwards("عاد المطر")])], "/Title(x)");
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        bytes.truncate(cut.index(2 * bytes.len()));
        let _ = read(bytes);
    }

    #[test]
    fn any_bytes_are_read_or_reported(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read([b"%PDF-1.4\n1 0 obj ", &bytes[..]].concat());
        let _ = read(of_content(stream(&bytes, "")));
    }

    #[test]
    fn no_letter_is_lost_wherever_it_stands(
        lines in prop::collection::vec((0u32..500, 10u32..790, 5u32..30, "[a-zء-غف-ي0-9(]{1,6}"), 1..30)
    ) {
        let drawn: Vec<_> = lines.iter().map(|(x, y, size, text)| (*x, *y, *size, text.as_str())).collect();
        let letters = |text: &str| {
            let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
            letters.sort_unstable();
            letters.dedup();
            letters
        };
        let all = lines.iter().map(|line| line.3.as_str()).collect::<String>();
        if let Ok(article) = read(pdf(&[drawn], "")) {
            let trimmed: String = article.trimmed.iter().map(|it| it.text.as_str()).collect();
            let found = format!("{}{}{trimmed}", article.body, article.title.unwrap_or_default());
            prop_assert_eq!(letters(&found), letters(&all));
        } else {
            prop_assert!(letters(&all).is_empty());
        }
    }
}

use std::path::PathBuf;

use proptest::prelude::*;

use super::*;
use crate::walk::Kind;

fn table(content: &[u8], options: &Options) -> Result<Vec<Result<Article, Skipped>>, Reason> {
    let path = PathBuf::from("a.csv");
    let bytes = content.len() as u64;
    let file = File { id: "c/a.csv".to_owned(), path, kind: Kind::Plain, bytes, modified: None };
    Ok(Table::new(file, content, options)?.collect())
}

fn read(content: &str) -> Vec<Result<Article, Skipped>> {
    table(content.as_bytes(), &Options::default()).unwrap()
}

/// Key and body of each article, or line and reason.
fn outline(content: &str) -> Vec<String> {
    let line = |item: Result<Article, Skipped>| match item {
        Ok(article) => format!("{}: {}", article.id.split_once('#').unwrap().1, article.body),
        Err(skipped) => format!("! {:?} {}", skipped.place, skipped.reason),
    };
    read(content).into_iter().map(line).collect()
}

#[test]
fn columns_are_found_by_name() {
    let content = "Title;ID;Text;Date;Source;Pages\r\n\
                   \"Rain; again\";7;\"It \"\"rained\"\".\r\n\r\nAll day.\";5.5.2021;Gazette;3\r\n\r\n\
                   مطر;8;هطل المطر.;2021-05-06;;\r\n";
    let articles: Vec<_> = read(content).into_iter().map(Result::unwrap).collect();
    let [first, second] = &articles[..] else { panic!("{articles:?}") };
    assert_eq!((first.id.as_str(), first.title.as_deref()), ("c/a.csv#7", Some("Rain; again")));
    assert_eq!(first.body, "It \"rained\".\n\nAll day.");
    assert_eq!(first.source.as_deref(), Some("Gazette"));
    assert_eq!((second.id.as_str(), second.source.as_deref()), ("c/a.csv#8", None));
    assert_eq!(second.published.as_ref().unwrap().to_string(), "2021-05-06");
}

#[test]
fn rows_without_id_are_named_by_their_line() {
    let expected = ["L2: a", "L3: b\nc", "L6: d"];
    assert_eq!(outline("text,id\na,\n\"b\nc\",\n\nd,\n"), expected);
}

#[test]
fn a_quotation_mark_left_open_costs_its_row_alone() {
    let rows = "id,text\n1,a\n2,\"b\n3,c\n4,\"d, e\"\n5,\"f\ng\"\n";
    let found = outline(rows);
    assert!(found[1].starts_with("! Line(3) "), "{found:?}");
    assert_eq!(
        [&found[0], &found[2], &found[3], &found[4]],
        ["1: a", "3: c", "4: d, e", "5: f\ng"]
    );
    let found = outline("id,text\n1,\"a\n2,b\n3,c\n");
    assert!(found[0].starts_with("! Line(2) a quotation mark is left open"), "{found:?}");
    assert_eq!(found[1..], ["2: b", "3: c"]);
}

#[test]
fn rows_of_another_width_are_reported() {
    let found = outline("id,text,\n1,a,,,\n2,b,c,d\n3\n4,e,\n2,\n4,f,\n");
    assert_eq!([&found[0], &found[3]], ["1: a", "4: e"]);
    assert!(
        found[1].starts_with("! Line(3) the row has 4 columns and the first line 3"),
        "{found:?}"
    );
    assert!(found[2].starts_with("! Line(4) the row has 1 columns"), "{found:?}");
    assert!(found[4].starts_with("! Line(6) the row has 2 columns"), "{found:?}");
    assert!(found[5].starts_with("! Line(7) id `4` was used before, line 5"), "{found:?}");
}

#[test]
fn tabs_need_no_quotation_marks() {
    let expected = ["1: \"a", "2: b\tc", "3: \"d\" e"];
    assert_eq!(outline("id\ttext\n1\t\"a\n2\t\"b\tc\"\n3\td\n").len(), 3);
    assert_eq!(outline("id\ttext\n1\t\"a\n2\t\"b\tc\"\n")[..], expected[..2]);
}

#[test]
fn a_spreadsheet_may_name_its_delimiter() {
    assert_eq!(outline("\u{feff}sep=|\r\nid|text\r\n1|a\r\n"), ["1: a"]);
}

#[test]
fn a_table_without_a_text_is_reported() {
    let reason = |content: &str| table(content.as_bytes(), &Options::default()).unwrap_err();
    let message = reason("url,tone,7\nx,2,3\n").to_string();
    assert!(message.contains("url, tone, 7"), "{message}");
    assert!(matches!(reason("\n \n"), Reason::Empty));
    let mut options = Options::default();
    options.fields.rename(Field::Body, "النص");
    let items = table("العنوان,النص\nخبر,مطر\n".as_bytes(), &options).unwrap();
    assert_eq!(items[0].as_ref().unwrap().body, "مطر");
}

#[test]
fn long_rows_are_reported_and_the_rest_is_read() {
    let options = Options { max_line_bytes: 30, ..Options::default() };
    let content = format!("id,text\n1,\"{}\n2,b\n3,{}\n4,c\n", "a\n".repeat(20), "x".repeat(40));
    let items = table(content.as_bytes(), &options).unwrap();
    let articles: Vec<_> = items.iter().flatten().map(|article| &*article.id).collect();
    assert_eq!(articles, ["c/a.csv#2", "c/a.csv#4"]);
    let too_long = |item: &&Result<_, Skipped>| {
        matches!(item, Err(Skipped { reason: Reason::LineTooLong { .. }, .. }))
    };
    assert!(items.iter().filter(too_long).count() >= 1, "{items:?}");
}

#[test]
fn legacy_encodings_are_guessed_row_by_row() {
    let text = "id;text\n1;هطل المطر في المدينة يوم الخميس\n";
    let bytes = encoding_rs::WINDOWS_1256.encode(text).0.into_owned();
    let items = table(&bytes, &Options::default()).unwrap();
    let article = items[0].as_ref().unwrap();
    assert_eq!(article.body, "هطل المطر في المدينة يوم الخميس");
    assert_eq!(article.doubts, [Doubt::Encoding]);
}

/// A row as a careful program writes it.
fn quoted(columns: &[String]) -> String {
    let quote = |column: &String| format!("\"{}\"", column.replace('"', "\"\""));
    columns.iter().map(quote).collect::<Vec<_>>().join(",")
}

proptest! {
    #[test]
    fn what_was_written_is_read(bodies in proptest::collection::vec("[a-z؀-ي\",;\n\t|]{1,30}[a-z]", 1..8)) {
        let rows: String = bodies.iter().enumerate()
            .map(|(index, body)| quoted(&[index.to_string(), body.clone()]) + "\r\n").collect();
        let read: Vec<_> = read(&format!("id,text\n{rows}")).into_iter().map(|item| item.unwrap().body).collect();
        prop_assert_eq!(read, bodies);
    }

    #[test]
    fn good_rows_around_a_broken_one_are_read(
        before in 0..4_usize, broken in "[a-z\",]{0,12}", after in 0..4_usize,
    ) {
        let row = |index: usize| format!("k{index},text {index}\n");
        let rows: String = (0..before).map(row).collect::<String>() + &broken + "\n"
            + &(before..before + after).map(row).collect::<String>();
        let ids: Vec<_> = read(&format!("id,text\n{rows}")).into_iter().flatten().map(|article| article.id).collect();
        for index in 0..before + after {
            let id = format!("c/a.csv#k{index}");
            prop_assert!(ids.contains(&id), "{id} of {ids:?} in {rows:?}");
        }
    }

    #[test]
    fn any_bytes_end(bytes in proptest::collection::vec(any::<u8>(), 0..300), limit in 0..60_usize) {
        let options = Options { max_line_bytes: limit, ..Options::default() };
        let content = [b"id,text\n", &bytes[..]].concat();
        let _ = table(&content, &options);
    }
}

/// Were each line read up to the end for its open mark, this would take hours.
#[test]
fn open_marks_on_every_line_take_no_longer() {
    let content = "id,text\n".to_owned() + &"x\",\"y\n".repeat(400_000);
    let items = table(content.as_bytes(), &Options::default()).unwrap();
    assert!(items.len() > 1);
}

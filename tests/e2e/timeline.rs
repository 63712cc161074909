//! Articles over time.

use serde_json::Value;

use crate::support::Desk;

fn timeline(args: &[&str]) -> Value {
    let args = [&["timeline", "--json"], args].concat();
    serde_json::from_str(&Desk::with_sample().run(&args).succeeds().out).unwrap()
}

fn sum(timeline: &Value, series: usize) -> u64 {
    let periods = timeline["periods"].as_array().unwrap().iter();
    periods.map(|period| period["counts"][series].as_u64().unwrap()).sum()
}

#[test]
fn every_article_is_in_a_period_or_without_a_date() {
    let counted = timeline(&["*", "Cavusoglu", "قناة السويس date:2021"]);
    assert_eq!(counted["by"], "month");
    for (number, query) in ["*", "Cavusoglu", "قناة السويس date:2021"].iter().enumerate()
    {
        let series = &counted["series"][number];
        let total = Desk::with_sample().json(query)["total"].as_u64().unwrap();
        assert_eq!((&series["name"], series["total"].as_u64()), (&(*query).into(), Some(total)));
        assert_eq!(sum(&counted, number) + series["undated"].as_u64().unwrap(), total);
    }
    let starts = counted["periods"].as_array().unwrap();
    let starts: Vec<_> = starts.iter().map(|period| period["from"].as_str().unwrap()).collect();
    assert!(starts.windows(2).all(|pair| pair[0] < pair[1]));
    assert!(starts.len() > 60, "{starts:?} has gaps");
}

#[test]
fn the_parts_of_a_query_are_its_whole() {
    for split in ["source", "language"] {
        let counted = timeline(&["Egypt Turkey", "--split", split, "--by", "year"]);
        let series = counted["series"].as_array().unwrap();
        let total: u64 = series.iter().map(|series| series["total"].as_u64().unwrap()).sum();
        assert_eq!(Some(total), Desk::with_sample().json("Egypt Turkey")["total"].as_u64());
    }
    let several = Desk::with_sample().run(&["timeline", "Egypt", "Turkey", "--split", "source"]);
    assert_eq!(several.code, 2);
    assert!(several.err.contains("one query"), "{}", several.err);
}

#[test]
fn bars_are_plain_in_a_pipe_and_coloured_on_demand() {
    let desk = Desk::with_sample();
    let run = desk.run(&["timeline", "شكري", "--by", "year"]).succeeds();
    assert!(run.out.starts_with("26 articles, 1 of them without a date  شكري\n"), "{}", run.out);
    assert!(run.out.contains("\n2021") && run.out.contains('█') && !run.out.contains('\u{1b}'));
    assert!(run.out.lines().all(|line| line.chars().count() <= 80), "{}", run.out);
    let coloured = desk.run(&["timeline", "شكري", "--color", "always"]).succeeds().out;
    assert!(coloured.contains("\u{1b}[36m") && coloured.contains("\u{2068}شكري\u{2069}"));
}

#[test]
fn nothing_found_and_slips_are_said() {
    let desk = Desk::with_sample();
    let nothing = desk.run(&["timeline", "zzzzunknownzzzz"]);
    assert_eq!((nothing.code, nothing.out.trim()), (1, "no article matches  zzzzunknownzzzz"));
    let slip = desk.run(&["timeline", "roadmap \"open"]).succeeds();
    assert!(slip.err.contains("not closed"), "{}", slip.err);
    assert_eq!(desk.run(&["timeline", "--strict", "roadmap \"open"]).code, 2);
}

#[test]
fn a_picture_goes_to_a_file_or_to_stdout() {
    let desk = Desk::new();
    desk.write("news/a.jsonl", "{\"id\":1,\"body\":\"Cairo\",\"published\":\"2021-03-12\"}\n");
    desk.run(&["index", "news"]).succeeds();
    assert_eq!(desk.run(&["timeline", "Cairo", "--svg", "cairo.svg"]).succeeds().out, "");
    let picture = std::fs::read_to_string(desk.path("cairo.svg")).unwrap();
    assert!(picture.contains("<title>2021-03-12: 1 of 1 articles</title>"), "{picture}");
    assert_eq!(desk.run(&["timeline", "Cairo", "--svg", "-"]).succeeds().out, picture);
    let run = desk.run(&["timeline", "Cairo", "--svg", "no/such.svg"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("the picture no/such.svg cannot be written"), "{}", run.err);
}

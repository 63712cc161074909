//! What was made of files: before indexing, while indexing and after it.

use serde_json::Value;

use crate::support::{Desk, Run};

const PAGE: &str = r#"<!doctype html>
<html lang="ar"><head><meta charset="utf-8">
<title>عودة الملاحة إلى ميناء الرمال - صحيفة الشاطئ</title>
<meta property="og:title" content="عودة الملاحة إلى ميناء الرمال">
<meta property="og:site_name" content="صحيفة الشاطئ">
<meta property="article:published_time" content="2021-06-07T09:30:00">
<link rel="canonical" href="https://shati.example.org/news/7">
</head><body>
<nav><ul><li><a href="/">الرئيسية</a></li><li><a href="/s">رياضة</a></li></ul></nav>
<article><h1>عودة الملاحة إلى ميناء الرمال</h1>
<p>عادت السفن إلى ميناء الرمال صباح يوم الاثنين بعد عاصفة أغلقت مدخله يومين كاملين، وقال مدير الميناء إن الأضرار محدودة.</p>
<p>وذكر المدير أن القاطرات سحبت ثلاث سفن إلى الرصيف الشرقي، وأن العمل في الصوامع سيبدأ من جديد مساء الثلاثاء.</p>
<p>وينتظر التجار وصول شحنة القمح الأولى قبل نهاية الأسبوع، بعدما تأخرت أكثر من عشرة أيام في عرض البحر.</p>
</article>
<footer>جميع الحقوق محفوظة</footer>
</body></html>"#;

/// A list of links and nothing else.
const FRONT: &str = r#"<!doctype html><html><head><title>News</title></head><body>
<ul><li><a href="/1">Harbour reopens</a></li><li><a href="/2">Grain prices fall</a></li>
<li><a href="/3">Ferry sails again</a></li></ul></body></html>"#;

const TEXT: &str = "Port reopens after the storm\n\nHarbour Gazette\n\nMonday, 7 June 2021 9:30 AM\n\n\
    The port opened its gates again on Monday, two days after the storm had closed it.\n\n\
    Read also: Ferries stay in harbour\n\n\
    Officials said the damage was small and that work at the silos would begin on Tuesday.\n";

/// The letters of an Arabic text in Windows-1256, declared nowhere.
const CP1256: &[u8] =
    b"\xe6\xd5\xe1\xca \xc7\xe1\xd3\xdd\xed\xe4\xc9 \xc5\xe1\xec \xc7\xe1\xe3\xed\xe4\xc7\xc1 \
      \xed\xe6\xe3 \xc7\xe1\xc7\xcb\xe4\xed\xe4 \xc8\xda\xcf \xd1\xcd\xe1\xc9 \xd8\xe6\xed\xe1\xc9.";

fn parsed(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// A folder with one of each kind.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("news/a.txt", TEXT);
    desk.write("news/b.html", PAGE);
    desk.write("news/c.jsonl", "{\"id\": 1, \"body\": \"Harbour dues rise.\"}\n{\"id\": 2, \"bo\n");
    desk.write("news/front.html", FRONT);
    desk.write("news/رسالة.txt", CP1256);
    desk
}

fn contains_all(text: &str, parts: &[&str]) {
    parts.iter().for_each(|part| assert!(text.contains(part), "no `{part}` in\n{text}"));
}

#[test]
fn a_page_is_shown_with_what_is_cut_in_its_place() {
    let run = desk().run(&["inspect", "news/a.txt"]).succeeds();
    contains_all(
        &run.out,
        &[
            "Port reopens after the storm\n",
            "id        news/a.txt\n",
            "date      2021-06-07 09:30 (from a line of the page)\n",
            "source    Harbour Gazette\n",
            "language  en\n",
            "[related] Read also: Ferries stay in harbour\n",
            "1 related",
        ],
    );
    let at = |part: &str| run.out.find(part).unwrap();
    assert!(at("two days after") < at("[related]") && at("[related]") < at("Officials said"));
    let last = run.out.lines().last().unwrap();
    assert!(last.starts_with("kept 3") && last.contains(", cut ") && last.ends_with("page)"));
    assert!(!run.out.contains('\u{1b}'), "no colours in a pipe");
}

#[test]
fn an_arabic_page_is_shown() {
    let run = desk().run(&["inspect", "news/b.html"]).succeeds();
    contains_all(
        &run.out,
        &[
            "عودة الملاحة إلى ميناء الرمال\n",
            "date      2021-06-07 09:30 (from the metadata of the page)\n",
            "source    صحيفة الشاطئ\n",
            "url       https://shati.example.org/news/7\n",
            "language  ar\n",
            "وينتظر التجار وصول شحنة القمح",
        ],
    );
    let cut = run.out.lines().find(|line| line.starts_with('[') && line.contains("الرئيسية"));
    assert!(cut.is_some(), "{}", run.out);
}

#[test]
fn colours_tell_what_is_cut() {
    let run = desk().run(&["--color", "always", "inspect", "news/a.txt"]).succeeds();
    contains_all(&run.out, &["\u{1b}[36m[related]\u{1b}[0m \u{1b}[2mRead also"]);
}

#[test]
fn doubts_are_said_in_words() {
    let run = desk().run(&["inspect", "news/رسالة.txt"]).succeeds();
    contains_all(&run.out, &["وصلت السفينة إلى الميناء", "encoding was guessed"]);
}

#[test]
fn a_skipped_file_has_its_reason() {
    let desk = desk();
    let run = desk.run(&["inspect", "news/front.html"]);
    assert_eq!(run.code, 1);
    contains_all(&run.out, &["skipped news/front.html: a web page without an article"]);
    let run = desk.run(&["inspect", "news/front.html", "nowhere.txt", "news/a.txt"]);
    assert_eq!(run.code, 2);
    contains_all(&run.out, &["skipped news/front.html", "Port reopens"]);
    contains_all(&run.err, &["nowhere.txt"]);
}

#[test]
fn of_many_records_the_first_are_shown() {
    let desk = Desk::new();
    let record = |number| format!("{{\"id\": {number}, \"story\": \"Harbour dues rise.\"}}\n");
    desk.write("wire.jsonl", (1..=5).map(record).collect::<String>());
    let show = |args: &[&str]| {
        let fixed = ["inspect", "wire.jsonl", "--field", "body=story"];
        desk.run(&[&fixed[..], args].concat()).succeeds().out
    };
    let shown = show(&[]);
    assert_eq!(shown.matches("wire.jsonl#").count(), 3, "{shown}");
    contains_all(&shown, &["there are more in "]);
    let shown = show(&["-n", "9"]);
    assert_eq!(shown.matches("wire.jsonl#").count(), 5, "{shown}");
    assert!(!shown.contains("there are more"), "{shown}");
    assert_eq!(parsed(&show(&["-n", "2", "--json"])).len(), 2);
}

#[test]
fn without_trimming_nothing_is_cut() {
    let run = desk().run(&["inspect", "--no-trim", "news/a.txt"]).succeeds();
    contains_all(&run.out, &["\nRead also: Ferries stay in harbour\n", "nothing was cut\n"]);
}

#[test]
fn json_has_the_article_and_the_amounts() {
    let run = desk().run(&["inspect", "--json", "news/a.txt", "news/c.jsonl"]).succeeds();
    let lines = parsed(&run.out);
    assert_eq!(lines.len(), 3);
    let page = &lines[0];
    assert_eq!((&page["status"], &page["id"]), (&"read".into(), &"news/a.txt".into()));
    assert_eq!(page["title"], "Port reopens after the storm");
    assert_eq!(page["published"]["from"], "dateline");
    assert_eq!(page["languages"][0]["language"], "en");
    assert!(page["kept"]["words"].as_u64() > page["cut"]["words"].as_u64());
    let broken = &lines[2];
    assert_eq!((&broken["status"], &broken["line"]), (&"skipped".into(), &2.into()));
    contains_all(broken["reason"].as_str().unwrap(), &["broken JSON"]);
}

#[test]
fn ids_are_those_of_the_index() {
    let desk = Desk::new();
    desk.write("news/2021/a.txt", TEXT);
    desk.run(&["index", "--collection", "wire", "news"]).succeeds();
    let run = desk.run(&["inspect", "news/2021/a.txt"]).succeeds();
    contains_all(&run.out, &["id        wire/2021/a.txt\n"]);
    desk.run(&["show", "wire/2021/a.txt"]).succeeds();
}

/// The lines of the report, by id; records have their line behind it.
fn entry<'a>(report: &'a [Value], id: &str) -> &'a Value {
    report.iter().find(|line| line["id"] == id).unwrap_or_else(|| panic!("no {id} in {report:?}"))
}

#[test]
fn a_report_has_a_line_for_everything() {
    let desk = desk();
    desk.run(&["index", "news", "--report", "report.jsonl"]).succeeds();
    let report = parsed(&std::fs::read_to_string(desk.path("report.jsonl")).unwrap());
    assert_eq!(report.len(), 6);
    let text = entry(&report, "news/a.txt");
    assert_eq!((&text["status"], &text["language"]), (&"added".into(), &"en".into()));
    assert_eq!(text["published"], "2021-06-07T09:30");
    assert_eq!(text["published_from"], "dateline");
    assert_eq!(text["trimmed"]["related"], 1);
    assert_eq!(entry(&report, "news/b.html")["language"], "ar");
    assert_eq!(entry(&report, "news/رسالة.txt")["doubts"], serde_json::json!(["encoding"]));
    let broken = entry(&report, "news/c.jsonl");
    assert_eq!((&broken["status"], &broken["line"]), (&"skipped".into(), &2.into()));
    let front = entry(&report, "news/front.html");
    contains_all(front["path"].as_str().unwrap(), &["front.html"]);
    contains_all(front["reason"].as_str().unwrap(), &["without an article"]);
    assert_eq!(
        (&front["doubts"], &front["trimmed"]),
        (&serde_json::json!([]), &serde_json::json!({}))
    );
}

#[test]
fn a_report_on_stdout_stands_there_alone() {
    let desk = desk();
    desk.run(&["index", "news"]).succeeds();
    desk.write("news/a.txt", format!("{TEXT}\nThe ferry was delayed until the evening.\n"));
    let run = desk.run(&["index", "news", "--report", "-"]).succeeds();
    let report = parsed(&run.out);
    assert_eq!(entry(&report, "news/a.txt")["status"], "updated");
    assert_eq!(entry(&report, "news/b.html")["status"], "unchanged");
    contains_all(&run.err, &["0 added, 1 updated"]);
}

#[test]
fn a_report_that_cannot_be_written_stops_the_run_before_it_starts() {
    let desk = desk();
    let fails = |report: &str, message: &str| {
        let run = desk.run(&["index", "news", "--report", report]);
        assert_eq!(run.code, 2, "{}", run.out);
        contains_all(&run.err, &[message]);
        assert!(!desk.path(".jisr").exists(), "{report}");
    };
    fails("nowhere/report.jsonl", "cannot be written");
    fails("news/report.jsonl", "would be read as one of the articles");
    fails("news/a.txt", "would be read as one of the articles");
    assert_eq!(std::fs::read_to_string(desk.path("news/a.txt")).unwrap(), TEXT);
}

#[test]
fn a_summary_lists_what_someone_should_look_at() {
    let desk = desk();
    let run = desk.run(&["index", "news"]).succeeds();
    contains_all(
        &run.err,
        &[
            "skipped news/c.jsonl, line 2: broken JSON",
            "\n1 web page without an article (a list, a gallery, an error page?): news/front.html\n",
            "1 article in an encoding that was guessed or repaired: news/رسالة.txt\n",
        ],
    );
    let quiet: Run = desk.run(&["index", "--quiet", "news"]).succeeds();
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
}

#[test]
fn a_summary_has_three_examples_and_no_empty_headings() {
    let desk = Desk::new();
    let text = "The harbour reopened on Monday after the storm, and the ships that had waited \
                outside for two days came in with the tide.";
    desk.write("news/a.txt", text);
    let run = desk.run(&["index", "news"]).succeeds();
    assert_eq!(run.err, "");
    (1..=5).for_each(|number| desk.write(&format!("news/{number}.html"), FRONT));
    let run = desk.run(&["index", "news"]).succeeds();
    let named = "news/1.html, news/2.html, news/3.html and 2 more\n";
    contains_all(&run.err, &["5 web pages without an article", named]);
}

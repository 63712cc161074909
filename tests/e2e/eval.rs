//! Relevance of a small archive, checked against values worked out by hand.

use serde_json::Value;

use crate::support::{Desk, Run};

const ARTICLES: &str = r#"{"id": "d1", "body": "The roadmap for Cairo was signed."}
{"id": "d2", "body": "Cairo hosted the talks."}
{"id": "d3", "body": "Grain prices fell in Alexandria."}
{"id": "d4", "body": "The ministers were talking to their hosts in Ankara."}
{"id": "d 5", "body": "قناة السويس مفتوحة أمام السفن."}
"#;

/// As a query the first would be a mistake, and exclude what it asks for.
const TOPICS: &str = "1\t-Cairo: \"roadmap\n2\ttalk\n3\tقناة السويس؟\n4\tsteel\n";

/// The ranks of the judged documents are 2 and 1; 2; 1; none.
const QRELS: &str = "1 0 d2 2\n1 0 d1 1\n1 0 d3 0\n2 0 d4 1\n3 0 d%205 1\n4 0 d3 1\n";

/// nDCG of the first query: 1 and 2 at ranks 1 and 2, which the other way round is best.
fn first_ndcg() -> f64 {
    (1.0 + 2.0 / 3_f64.log2()) / (2.0 + 1.0 / 3_f64.log2())
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("news.jsonl", ARTICLES);
    desk.write("topics", TOPICS);
    desk.write("qrels", QRELS);
    desk.run(&["index", "news.jsonl"]).succeeds();
    desk
}

fn eval(desk: &Desk, more: &[&str]) -> Run {
    let args = [&["eval", "--topics", "topics", "--qrels", "qrels"], more].concat();
    desk.run(&args)
}

fn json(desk: &Desk, more: &[&str]) -> Value {
    let run = eval(desk, &[more, &["--json"]].concat()).succeeds();
    serde_json::from_str(&run.out).unwrap()
}

#[track_caller]
fn is(value: &Value, expected: f64) {
    let value = value.as_f64().unwrap();
    assert!((value - expected).abs() < 1e-9, "{value} is not {expected}");
}

#[test]
fn measures_are_those_worked_out_by_hand() {
    let desk = desk();
    let found = json(&desk, &["--measures", "ndcg@10,map,recall@100,mrr"]);
    is(&found["mean"]["ndcg@10"], (first_ndcg() + 1.0 / 3_f64.log2() + 1.0) / 4.0);
    is(&found["mean"]["map"], (1.0 + 0.5 + 1.0) / 4.0);
    is(&found["mean"]["recall@100"], 0.75);
    is(&found["per_query"]["2"]["mrr"], 0.5);
    assert_eq!(found["missing"], serde_json::json!(["4"]));
    assert_eq!(found["run"], "jisr");
    assert!(found.get("comparison").is_none());
}

#[test]
fn the_table_has_means_and_every_query() {
    let run = eval(&desk(), &["--per-query"]).succeeds();
    for line in ["queries   4 judged", "map          0.6250", "recall@100   0.7500"] {
        assert!(run.out.contains(line), "{line}: {}", run.out);
    }
    assert!(run.out.contains("1.0000     1.0000     1.0000  3  قناة السويس؟"), "{}", run.out);
    assert!(run.err.contains("1 of 4 judged queries, which count as 0: 4"), "{}", run.err);
}

#[test]
fn settings_are_compared() {
    let desk = desk();
    let args = ["--set", "stem=0,typo=0", "--against", "default", "--html", "page.html"];
    let run = eval(&desk, &args).succeeds();
    for line in ["contender jisr:stem=0,typo=0", "0.6250     0.5000     -0.1250    -20.0%", "0/3/1"]
    {
        assert!(run.out.contains(line), "{line}: {}", run.out);
    }
    assert!(run.out.contains("-0.6309  0.6309 to 0.0000  2  talk"), "{}", run.out);
    let page = std::fs::read_to_string(desk.path("page.html")).unwrap();
    assert!(page.contains("jisr:stem=0,typo=0") && page.contains("<svg"));

    let found = json(&desk, &args[..4]);
    let map = &found["comparison"]["measures"][1];
    assert_eq!(map["measure"], "map");
    is(&map["difference"], -0.125);
    is(&map["test"]["p_value"], 1.0);
    assert_eq!(found["comparison"]["texts"]["2"], "talk");
    is(&found["mean"]["map"], 0.5);
}

#[test]
fn another_stemmer_is_measured_on_an_index_of_its_own() {
    let desk = Desk::new();
    desk.write("news.jsonl", "{\"id\": \"d1\", \"body\": \"الطالب سيكتب.\"}\n");
    desk.write("topics", "1\tيكتب\n");
    desk.write("qrels", "1 0 d1 1\n");
    desk.run(&["index", "news.jsonl"]).succeeds();
    // Light stems keep the sign of the future, Snowball's do not.
    let args = ["--set", "stemmer=snowball,typo=0", "--against", "typo=0"];
    let found = json(&desk, &args);
    is(&found["mean"]["map"], 1.0);
    is(&found["comparison"]["measures"][1]["difference"], 1.0);
    let found = json(&desk, &["--set", "typo=0"]);
    is(&found["mean"]["map"], 0.0);
}

#[test]
fn runs_are_written_and_read() {
    let desk = desk();
    eval(&desk, &["--write-run", "ours.run", "--depth", "1"]).succeeds();
    let ours = std::fs::read_to_string(desk.path("ours.run")).unwrap();
    let columns: Vec<Vec<_>> = ours.lines().map(|line| line.split(' ').collect()).collect();
    let documents: Vec<_> =
        columns.iter().map(|line| (line[0], line[2], line[3], line[5])).collect();
    let expected =
        [("1", "d1", "1", "jisr"), ("2", "d2", "1", "jisr"), ("3", "d%205", "1", "jisr")];
    assert_eq!(documents, expected);

    desk.write("theirs.run", "1 Q0 d2 1 9.5 bm25\n2 Q0 d4 1 1 bm25\n9 Q0 d1 1 1 bm25\n");
    let args = ["eval", "--qrels", "qrels", "--run", "theirs.run", "--against", "ours.run"];
    let run = desk.run(&[&args[..], &["--measures", "mrr"]].concat()).succeeds();
    assert!(run.out.contains("0.5000     0.5000     +0.0000"), "{}", run.out);
    assert!(run.out.contains("1/2/1"), "{}", run.out);
    assert!(run.err.contains("queries without judgments, 1 in all"), "{}", run.err);
}

#[test]
fn ids_that_never_meet_are_pointed_out() {
    let desk = desk();
    desk.write("other.qrels", "1 0 desk/d1 1\n");
    let run = desk.run(&["eval", "--topics", "topics", "--qrels", "other.qrels"]).succeeds();
    assert!(run.err.contains("such as `d1`") && run.err.contains("`desk/d1`"), "{}", run.err);
    assert!(run.out.contains("map          0.0000"), "{}", run.out);
}

#[test]
fn a_field_that_no_record_has_leaves_titles_out() {
    let desk = Desk::new();
    desk.write(
        "news.jsonl",
        "{\"id\": 1, \"title\": \"Roadmap\", \"body\": \"Grain prices fell.\"}\n",
    );
    desk.run(&["index", "news.jsonl", "--field", "title=none"]).succeeds();
    assert_eq!(desk.run(&["roadmap"]).code, 1);
    assert_eq!(desk.run(&["grain"]).code, 0);
}

#[test]
fn errors_say_what_to_mend() {
    let desk = desk();
    desk.write("bad.qrels", "1 0 d1 1\n1 0 d2\n");
    let qrels = |file| desk.run(&["eval", "--topics", "topics", "--qrels", file]);
    for (run, said) in [
        (qrels("nowhere.qrels"), "nowhere.qrels"),
        (qrels("bad.qrels"), "bad.qrels, line 2"),
        (eval(&desk, &["--measures", "ndgc@10"]), "`ndgc@10` is no measure"),
        (eval(&desk, &["--set", "stems=0"]), "no setting is called `stems`; the settings are k1"),
        (eval(&desk, &["--set", "b=2"]), "a number from 0 to 1"),
        (eval(&desk, &["--set", "stemmer=porter"]), "light, none or snowball"),
        (eval(&desk, &["--against", "no.run"]), "no.run"),
        (eval(&desk, &["--index", "nowhere"]), "search-cli index"),
        (desk.run(&["eval", "--qrels", "qrels"]), "--topics"),
        (eval(&desk, &["--field", "desc"]), "has no desc"),
    ] {
        assert_eq!(run.code, 2, "{said}");
        assert!(run.err.contains(said), "{said}: {}", run.err);
    }
}

//! Copies of an article are one hit.

use serde_json::{Value, json};

use crate::support::{Desk, Run};

const STORY: &str = "The lighthouse at Ras Tayr will be lit again in April after 12 years of darkness, \
    the port authority said on Monday. Engineers replaced the lens, which a storm had broken, and ran a \
    new cable along the causeway. Fishermen of the village had asked for the light since 3 boats ran \
    aground on the reef in 2019. The work cost 400,000 dollars, half of it paid by a fund of coastal \
    towns. A keeper will live in the tower during the winter months, as his grandfather did before the \
    war, and visitors may climb its 214 steps on Fridays.";

const ARABIC: &str = "يعود فنار رأس طير إلى العمل في أبريل بعد 12 عاما من الظلام كما أعلنت هيئة الميناء يوم \
    الاثنين. واستبدل المهندسون العدسة التي كسرتها عاصفة ومدوا سلكا جديدا على طول الجسر. وكان صيادو القرية \
    يطالبون بالضوء منذ أن جنحت 3 قوارب على الشعاب في 2019. وبلغت كلفة الأعمال 400 ألف دولار دفع نصفها \
    صندوق للبلدات الساحلية. وسيقيم حارس في البرج خلال أشهر الشتاء كما فعل جده قبل الحرب ويستطيع الزوار \
    صعود درجاته البالغة 214 درجة أيام الجمعة.";

/// A line of JSON Lines.
fn line(id: &str, day: u8, source: &str, title: &str, body: &str) -> String {
    let published = format!("2021-03-{day:02}");
    let record =
        json!({ "id": id, "published": published, "source": source, "title": title, "body": body });
    format!("{record}\n")
}

/// Two stories with their copies, and an article about the same that is none.
fn desk() -> Desk {
    let desk = Desk::new();
    let cut = STORY.split_once(" A keeper").unwrap().0;
    let edited = STORY.replace("Fishermen of the village", "Skippers from the bay");
    let arabic_cut = ARABIC.split_once(" وسيقيم").unwrap().0;
    let own = "The lighthouse is a landmark, and few remember who built it. Our reporter climbed the steps.";
    let lines = [
        line("late", 9, "Nile Courier", "Light returns to the reef", STORY),
        line("first", 8, "Gulf Wire", "Ras Tayr lighthouse to be lit", STORY),
        line("cut", 10, "Bosphorus Post", "Lighthouse lit", cut),
        line("edited", 11, "Nile Courier", "A light for Ras Tayr", &edited),
        line("ar-cut", 10, "بريد الخليج", "ضوء في رأس طير", arabic_cut),
        line("ar-first", 9, "وكالة المرفأ", "فنار رأس طير يعود إلى العمل", ARABIC),
        line("own", 12, "Harbour Notes", "Two hundred steps", own),
    ];
    desk.write("news/wire.jsonl", lines.concat());
    desk.run(&["index", "news"]).succeeds();
    desk
}

fn results(desk: &Desk, args: &[&str]) -> Value {
    let run: Run = desk.run(&[&["--json"], args].concat());
    serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}{}", run.out, run.err))
}

/// Ids of the hits, and how many copies each has.
fn hits(results: &Value) -> Vec<(String, u64)> {
    let hit = |hit: &Value| {
        let id = hit["id"].as_str().unwrap().rsplit_once('#').unwrap().1;
        (id.to_owned(), hit["copies"]["count"].as_u64().unwrap())
    };
    results["hits"].as_array().unwrap().iter().map(hit).collect()
}

fn owned(hits: &[(&str, u64)]) -> Vec<(String, u64)> {
    hits.iter().map(|(id, copies)| ((*id).to_owned(), *copies)).collect()
}

#[test]
fn the_earliest_stands_for_all_in_both_languages() {
    let desk = desk();
    let english = results(&desk, &["lighthouse"]);
    assert_eq!(hits(&english), owned(&[("first", 3), ("own", 0)]));
    assert_eq!((english["total"].as_u64(), english["distinct"].as_u64()), (Some(5), Some(2)));
    let copies = &english["hits"][0]["copies"];
    assert_eq!(copies["sources"], json!(["Nile Courier", "Bosphorus Post"]));
    assert_eq!(
        copies["ids"],
        json!(["news/wire.jsonl#late", "news/wire.jsonl#cut", "news/wire.jsonl#edited"])
    );
    assert_eq!(hits(&results(&desk, &["فنار"])), owned(&[("ar-first", 1)]));
}

#[test]
fn what_does_not_match_is_not_counted() {
    let desk = desk();
    assert_eq!(hits(&results(&desk, &["keeper"])), owned(&[("first", 2)]));
    assert_eq!(hits(&results(&desk, &["Skippers"])), owned(&[("edited", 0)]));
    assert_eq!(
        hits(&results(&desk, &["lighthouse date:2021-03-10..2021-03-11"])),
        owned(&[("cut", 1)])
    );
}

#[test]
fn the_terminal_says_how_many_and_whose() {
    let desk = desk();
    let run = desk.run(&["lighthouse"]).succeeds();
    assert!(run.out.contains("    and 3 copies: Nile Courier, Bosphorus Post\n"), "{}", run.out);
    assert!(run.out.contains("2 hits, 5 articles with their copies, "), "{}", run.out);
    let stats = desk.run(&["stats"]).succeeds();
    assert!(stats.out.contains("copies    4\n"), "{}", stats.out);
}

#[test]
fn all_copies_can_be_shown() {
    let desk = desk();
    let all = results(&desk, &["--all-copies", "lighthouse"]);
    assert_eq!((hits(&all).len(), all["total"].as_u64()), (5, Some(5)));
    assert!(hits(&all).iter().all(|(_, copies)| *copies == 0));
}

#[test]
fn orders_by_date_and_pages_have_each_story_once() {
    let desk = desk();
    let newest = results(&desk, &["--sort", "newest", "12"]);
    assert_eq!(hits(&newest), owned(&[("ar-first", 1), ("first", 3)]));
    let page = |page| results(&desk, &["-n", "1", "--page", page, "lighthouse"]);
    assert_eq!(hits(&page("1")), owned(&[("first", 3)]));
    assert_eq!(hits(&page("2")), owned(&[("own", 0)]));
    assert_eq!(hits(&page("3")), []);
}

#[test]
fn copies_follow_the_archive() {
    let desk = desk();
    desk.write("news/later.jsonl", line("later", 20, "Delta News", "Again", STORY));
    desk.run(&["index", "news"]).succeeds();
    assert_eq!(hits(&results(&desk, &["lighthouse"]))[0], ("first".to_owned(), 4));
    desk.write(
        "news/wire.jsonl",
        line("late", 9, "Nile Courier", "Light returns to the reef", STORY),
    );
    desk.run(&["index", "news", "--prune"]).succeeds();
    assert_eq!(hits(&results(&desk, &["lighthouse"])), owned(&[("late", 1)]));
    desk.run(&["optimize"]).succeeds();
    desk.run(&["reindex"]).succeeds();
    assert_eq!(hits(&results(&desk, &["lighthouse"])), owned(&[("late", 1)]));
}

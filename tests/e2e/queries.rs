//! What queries find in the sample archive, and what they mark.

use crate::support::Desk;

fn found(query: &str) -> Vec<String> {
    Desk::with_sample().ids(query)
}

fn marked(query: &str) -> Vec<String> {
    Desk::with_sample().marked(query)
}

#[test]
fn one_query_finds_both_languages() {
    let ids = found("Cavusoglu roadmap");
    for wanted in [
        "2020-12-30-cavusoglu-roadmap-egypt.txt",
        "2023-07-04-ambassadors-return.txt",
        "2020-12-30-turkiya-misr-kharitat-tariq.txt",
        "wikalat-2022.jsonl#marfa-2022-10-04-112",
    ] {
        assert!(ids.iter().any(|id| id == wanted), "{wanted} is not in {ids:?}");
    }
    let marks = marked("Cavusoglu");
    for wanted in ["Cavusoglu", "Çavuşoğlu", "جاويش أوغلو", "تشاووش أوغلو"]
    {
        assert!(marks.iter().any(|mark| mark == wanted), "{wanted} is not in {marks:?}");
    }
}

#[test]
fn articles_with_all_words_come_first() {
    let results = Desk::with_sample().json("Cavusoglu roadmap");
    let words = |hit: &serde_json::Value| {
        let matched = hit["matched"].as_array().unwrap();
        let queries = matched.iter().map(|one| one["query"].as_str().unwrap().to_owned());
        queries.collect::<std::collections::BTreeSet<_>>().len()
    };
    let counts: Vec<_> = results["hits"].as_array().unwrap().iter().map(words).collect();
    assert!(counts.contains(&2) && counts.contains(&1), "{counts:?}");
    assert!(counts.is_sorted_by(|a, b| a >= b), "{counts:?}");
}

#[test]
fn a_phrase_is_marked_as_one() {
    let marks = marked("\"Suez Canal\"");
    assert!(!marks.is_empty());
    assert!(marks.iter().all(|mark| mark.eq_ignore_ascii_case("Suez Canal")), "{marks:?}");
    assert_eq!(found("\"Canal Suez\""), [""; 0]);
    assert!(!found("\"Canal Suez\"~2").is_empty());
    assert_eq!(found("“Suez Canal”"), found("\"Suez Canal\""));
    assert_eq!(found("«قناة السويس»"), found("\"قناة السويس\""));
}

#[test]
fn spellings_of_one_arabic_word_are_one() {
    let plain = found("أنقرة");
    assert!(plain.len() > 5, "{plain:?}");
    for form in ["انقره", "أَنْقَرَة", "أنـــقرة", "ﺃﻧﻘﺮﺓ"] {
        assert_eq!(found(form), plain, "{form}");
    }
    assert_eq!(found("١٥ مليار"), found("15 مليار"));
    assert_eq!(found("شکری"), found("شكري"));
}

#[test]
fn arabic_words_are_marked_whole() {
    let marks = marked("مصر");
    assert!(marks.iter().any(|mark| mark == "فمصر"), "{marks:?}");
    let tatweel = marked("\"سامح شكري\"");
    assert!(tatweel.iter().any(|mark| mark == "ســـامح شكري"), "{tatweel:?}");
}

#[test]
fn mersin_is_not_morsi() {
    let marks = marked("=مرسي");
    assert!(marks.iter().all(|mark| !mark.contains("مرسين")), "{marks:?}");
}

#[test]
fn names_cross_scripts_as_entities() {
    for query in ["entity:Turkey", "entity:تركيا", "@Turkey"] {
        let marks = marked(query);
        assert!(marks.iter().any(|mark| mark.contains("تركيا")), "{query}: {marks:?}");
        assert!(marks.iter().any(|mark| mark == "Turkey" || mark == "Türkiye"), "{query}");
    }
    let marks = marked("entity:\"Hulusi Akar\"");
    assert!(marks.iter().any(|mark| mark == "خلوصي أكار"), "{marks:?}");
    let bare = Desk::with_sample().run(&["--no-cross-script", "--json", "Akar"]);
    assert!(!bare.out.contains("أكار"), "{}", bare.out);
}

#[test]
fn the_exact_form_comes_first_and_can_be_demanded() {
    assert!(marked("talk").iter().any(|mark| mark.eq_ignore_ascii_case("talks")));
    assert!(marked("=talks").iter().all(|mark| mark.eq_ignore_ascii_case("talks")));
}

#[test]
fn prefix_and_fuzzy_words() {
    assert!(marked("diplom*").iter().any(|mark| mark.to_lowercase().starts_with("diplom")));
    assert!(marked("Cavusogly~").iter().any(|mark| mark == "Çavuşoğlu" || mark == "Cavusoglu"));
}

#[test]
fn boolean_operators() {
    let both = found("Turkey AND Libya");
    let either = found("Turkey OR Libya");
    let without = found("Turkey -Libya");
    assert!(!both.is_empty() && both.len() < either.len());
    assert!(both.iter().all(|id| either.contains(id)));
    assert!(without.iter().all(|id| !both.contains(id)));
    assert_eq!(sorted(found("Turkey NOT Libya")), sorted(without));
    assert_eq!(sorted(found("+Turkey +Libya")), sorted(both.clone()));
    assert_eq!(sorted(found("(Turkey) AND ((Libya))")), sorted(both));
}

fn sorted(mut ids: Vec<String>) -> Vec<String> {
    ids.sort();
    ids
}

#[test]
fn filters_by_language_date_and_source() {
    let desk = Desk::with_sample();
    let arabic = desk.json("lang:ar");
    assert!(arabic["hits"].as_array().unwrap().iter().all(|hit| hit["language"] == "ar"));
    assert_eq!(arabic["total"], desk.json("lang:arabic")["total"]);
    for (query, month) in [("date:2022-02", "2022-02"), ("date:٢٠٢٢-٠٢", "2022-02")] {
        let results = desk.json(query);
        let hits = results["hits"].as_array().unwrap();
        assert!(!hits.is_empty());
        assert!(
            hits.iter().all(|h| h["published"].as_str().unwrap().starts_with(month)),
            "{query}"
        );
    }
    let (before, after) = (desk.json("before:2022"), desk.json("after:2021"));
    let dated = desk.json("date:1900..2100");
    let total = |results: &serde_json::Value| results["total"].as_u64().unwrap();
    assert_eq!(total(&before) + total(&after), total(&dated));
    let courier = desk.json("source:\"nile courier\"");
    assert!(total(&courier) > 0);
    assert!(
        courier["hits"]
            .as_array()
            .unwrap()
            .iter()
            .all(|hit| { hit["source"].as_str().unwrap().starts_with("Nile Courier") })
    );
}

#[test]
fn titles_can_be_searched_alone() {
    let titled = found("title:roadmap");
    assert!(titled.contains(&"2020-12-30-cavusoglu-roadmap-egypt.txt".to_owned()), "{titled:?}");
    assert!(titled.len() < found("roadmap").len());
}

#[test]
fn the_furniture_of_pages_is_not_found() {
    for query in ["=تابعونا", "\"mailing list\"", "\"Original Source\""] {
        assert_eq!(found(query), [""; 0], "{query}");
    }
}

#[test]
fn pages_of_hits_fit_together() {
    let desk = Desk::with_sample();
    let whole = desk.ids("Egypt Turkey");
    let page = |offset: &str| {
        let args = ["--jsonl", "-n", "3", "--offset", offset, "Egypt Turkey"];
        let run = desk.run(&args);
        let lines: Vec<serde_json::Value> =
            run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        lines
            .iter()
            .map(|hit| hit["id"].as_str().unwrap().split_once('/').unwrap().1.to_owned())
            .collect::<Vec<_>>()
    };
    let pages: Vec<_> = ["0", "3", "6"].into_iter().flat_map(page).collect();
    assert_eq!(pages, whole[..9]);
}

#[test]
fn sorting_by_date() {
    let desk = Desk::with_sample();
    let dates = |order: &str| {
        let run = desk.run(&["--json", "-n", "100", "--sort", order, "Egypt"]);
        let results: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let hits = results["hits"].as_array().unwrap().clone();
        hits.iter()
            .filter_map(|hit| hit["published"].as_str().map(|date| date[..10].to_owned()))
            .collect::<Vec<_>>()
    };
    let newest = dates("newest");
    assert!(newest.len() > 3 && newest.is_sorted_by(|a, b| a >= b), "{newest:?}");
    assert!(dates("oldest").is_sorted());
}

#[test]
fn counts_add_up() {
    let run = Desk::with_sample().run(&["--json", "--counts", "Turkey"]);
    let results: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let sum = |name: &str| {
        let counts = results["counts"][name].as_object().unwrap();
        counts.values().map(|count| count.as_u64().unwrap()).sum::<u64>()
    };
    assert_eq!(sum("language"), results["total"].as_u64().unwrap());
    assert!(sum("month") > 0 && sum("source") > 0);
}

#[test]
fn names_that_no_list_has_cross_scripts() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The board met Tawfiq Benrashid in Ankara.");
    desk.write("news/b.txt", "تحدث توفيق بن راشد عن تقرير في أنقرة.");
    desk.write("news/c.txt", "نشر الريبورت في المجلة.");
    desk.run(&["index", "news"]).succeeds();
    let total = |query: &[&str]| {
        let run = desk.run(&[query, &["--json"]].concat());
        serde_json::from_str::<serde_json::Value>(&run.out).unwrap()["total"].as_u64().unwrap()
    };
    assert_eq!(total(&["Tawfiq"]), 2);
    assert_eq!(total(&["توفيق"]), 2);
    assert_eq!(total(&["@Tawfiq"]), 2);
    assert_eq!(total(&["=Tawfiq"]), 1);
    assert_eq!(total(&["Tawfiq", "--no-cross-script"]), 1);
    assert_eq!(total(&["report"]), 0, "an ordinary word has no look-alikes");
    let run = desk.run(&["Tawfiq"]).succeeds();
    assert!(run.out.contains("Tawfiq → توفيق (name, transducer 0."), "{}", run.out);
}

#[test]
fn a_marked_name_is_found_whole_however_it_is_divided() {
    let desk = Desk::new();
    desk.write("news/a.txt", "Abdelkader Mrabet opened the fair.");
    desk.write("news/b.txt", "افتتح عبد القادر مرابط المعرض.");
    desk.write("news/c.txt", "قال عبدالقادر المرابط إن المعرض كبير.");
    desk.write("news/d.txt", "Mrabet spoke first about prices. Later that day Abdelkader left.");
    desk.write("news/e.txt", "A fair was opened.");
    desk.run(&["index", "news"]).succeeds();
    let found = |query: &str| sorted(desk.ids(query));
    let whole = ["a.txt", "b.txt", "c.txt"];
    assert_eq!(found("entity:\"Abdelkader Mrabet\""), whole);
    assert_eq!(found("entity:\"عبد القادر مرابط\""), whole);
    assert_eq!(found("entity:\"Abdelkader Mrabet\" fair"), whole, "a marked name is a condition");
    let run = desk.run(&["Abdelkader Mrabet"]).succeeds();
    assert!(run.out.contains("Abdelkader → عبد القادر (name, transducer 0.8"), "{}", run.out);
}

#[test]
fn spellings_in_one_script_and_what_is_none() {
    let desk = Desk::new();
    desk.write("news/a.txt", "Lotfi Zouari spoke.");
    desk.write("news/b.txt", "The minister thanked Lutfi Zouary.");
    desk.write("news/c.txt", "نقلت وكالة عن كالين قوله.");
    desk.write("news/d.txt", "نقلت وكالة أخرى.");
    desk.run(&["index", "news"]).succeeds();
    let total = |query: &str| desk.json(query)["total"].as_u64().unwrap();
    assert_eq!(total("Lotfi"), 2);
    assert_eq!(total("Zouary"), 2);
    assert_eq!(total("كالين"), 1, "a name is not found by its stem");
}

#[test]
fn names_of_ones_own_cross_scripts() {
    let desk = Desk::new();
    desk.write("news/a.txt", "Leyla Demirci spoke in Ankara.");
    desk.write("news/b.txt", "تحدثت ليلى الحداد في أنقرة.");
    desk.write("names.tsv", "person\tLeyla /Demirci/\tليلى /الحداد/\nperson Demirci\n");
    desk.run(&["index", "news"]).succeeds();
    // A smith in either language: no letters tell.
    let without = desk.run(&["--json", "Demirci"]).succeeds().out;
    assert!(without.contains("\"total\":1"), "{without}");

    let run = desk.run(&["--names", "names.tsv", "--json", "Demirci"]).succeeds();
    assert!(run.out.contains("\"total\":2"), "{}", run.out);
    assert!(run.err.contains("names.tsv, line 2: 1 columns; put one tab"), "{}", run.err);
    let explained = desk.run(&["explain", "b.txt", "Demirci", "--names", "names.tsv"]);
    assert!(explained.succeeds().out.contains("الحداد"));

    let by_variable = desk.command(&["--json", "Demirci"]).env("JISR_NAMES", "names.tsv").output();
    assert!(String::from_utf8_lossy(&by_variable.unwrap().stdout).contains("\"total\":2"));
    desk.write("new/c.txt", "عاد ليلى الحداد إلى المدينة.");
    desk.run(&["index", "--names", "names.tsv", "new"]).succeeds();
    let people = desk.run(&["entities", "--names", "names.tsv", "--kind", "person"]).succeeds().out;
    assert!(people.contains("user-catalogue"), "{people}");
    let missing = desk.run(&["--names", "no.tsv", "Demirci"]);
    assert_eq!(missing.code, 2);
    assert!(missing.err.contains("cannot read the names in no.tsv"), "{}", missing.err);
}

#[test]
fn spellings_of_a_name_are_listed_with_their_articles() {
    let desk = Desk::with_sample();
    let run = desk.run(&["names", "Mevlut", "Cavusoglu"]).succeeds();
    for line in ["Cavusoglu\n", "cavusoglu  (exact)", "جاويش اوغلو  (name, gazetteer 1.00)"]
    {
        assert!(run.out.contains(line), "{line}: {}", run.out);
    }
    let run = desk.run(&["names", "--json", "Cavusoglu"]).succeeds();
    let found: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(found[0]["written"], "cavusoglu");
    assert!(found[0]["articles"].as_u64().unwrap() > 3);
    assert_eq!(found[1]["layer"], "gazetteer");
    assert_eq!(desk.run(&["names", "Xyzzyqwert"]).code, 1);
}

#[test]
fn entities_have_their_spellings_in_both_scripts() {
    let run = Desk::with_sample().run(&["entities", "--json", "-n", "1000"]).succeeds();
    let entities: Vec<serde_json::Value> =
        run.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let minister = entities.iter().find(|one| one["label"] == "Mevlut Cavusoglu").unwrap();
    let spellings = minister["spellings"].as_array().unwrap();
    for wanted in ["mevlut cavusoglu", "مولود جاويش اوغلو"] {
        assert!(spellings.iter().any(|one| one["key"] == wanted), "{minister}");
    }
    let places = Desk::with_sample().run(&["entities", "--kind", "place", "-n", "3"]).succeeds();
    assert!(places.out.contains("القاهرة  gazetteer"), "{}", places.out);
    assert!(!places.out.contains("person"), "{}", places.out);
}

#[test]
fn people_whom_no_list_has_are_joined_and_the_joining_is_kept() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The minister Nabil Farghaly spoke in Cairo.");
    desk.write("news/b.txt", "قال وزير الخارجية المصري نبيل فرغلي إن اللقاء قريب.");
    desk.run(&["index", "news"]).succeeds();
    let people = || desk.run(&["entities", "--kind", "person"]).succeeds().out;
    let joined = people();
    assert!(joined.contains("2  Nabil Farghaly  person\n"), "{joined}");
    assert!(joined.contains("1  نبيل فرغلي  other-script\n"), "{joined}");
    let table = desk.path(".jisr/entities.table");
    assert!(table.is_file());
    assert_eq!(people(), joined);
    std::fs::write(&table, "damaged").unwrap();
    assert_eq!(people(), joined);
    desk.write("news/c.txt", "The minister Nabil Farghaly left.");
    desk.run(&["index", "news"]).succeeds();
    assert!(people().contains("3  Nabil Farghaly  person\n"), "{}", people());
}

#[test]
fn counts_say_who_is_mentioned() {
    let run = Desk::with_sample().run(&["search", "--json", "--counts", "roadmap"]).succeeds();
    let results: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let articles = results["counts"]["people"]["Mevlut Cavusoglu"].as_u64().unwrap();
    assert!(articles > 0 && articles <= results["total"].as_u64().unwrap());
    let places = results["counts"]["places"].as_object().unwrap();
    assert!(!places.is_empty() && places.len() <= 10);
}

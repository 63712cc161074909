//! Which of two articles comes first.

use crate::support::Archive;

#[test]
fn all_words_beat_many_of_one() {
    let many = "roadmap ".repeat(60);
    let long = format!("cavusoglu {} roadmap {}", "filler ".repeat(300), "other ".repeat(300));
    let archive = Archive::of(&[("many", "", &many), ("all", "", &long)]);
    assert_eq!(archive.ids("cavusoglu roadmap"), ["all", "many"]);
}

#[test]
fn near_words_beat_far_ones() {
    let far = format!("defence {} minister", "word ".repeat(40));
    let near = format!("defence minister {}", "word ".repeat(40));
    let archive = Archive::of(&[("far", "", &far), ("near", "", &near)]);
    assert_eq!(archive.ids("defence minister"), ["near", "far"]);
}

#[test]
fn exact_forms_beat_stems() {
    let archive =
        Archive::of(&[("stem", "", "elections were held"), ("exact", "", "election was held")]);
    assert_eq!(archive.ids("election"), ["exact", "stem"]);
}

#[test]
fn titles_weigh_more() {
    let body = "The envoys met in the capital and spoke of ports and grain.";
    let archive = Archive::of(&[
        ("body", "Talks in the capital", "The envoys met on the harbour and spoke of grain."),
        ("title", "Harbour talks", body),
    ]);
    assert_eq!(archive.ids("harbour"), ["title", "body"]);
}

#[test]
fn literal_names_beat_other_spellings() {
    let archive = Archive::of(&[
        ("arabic", "", "تحدث جاويش أوغلو عن العلاقات اليوم"),
        ("latin", "", "cavusoglu spoke of relations today again"),
    ]);
    assert_eq!(archive.ids("Cavusoglu"), ["latin", "arabic"]);
    assert_eq!(archive.ids("جاويش أوغلو"), ["arabic", "latin"]);
}

#[test]
fn a_name_is_no_sum_of_its_spellings() {
    // One mention in one spelling and one mention in another are worth the same.
    let archive = Archive::of(&[
        ("one", "", "gaddafi spoke in tripoli"),
        ("two", "", "gaddafi spoke in tripoli"),
    ]);
    let results = archive.searcher.search("Gaddafi", &Default::default()).unwrap();
    let plain = archive.searcher.search("=Gaddafi", &Default::default()).unwrap();
    assert!((results.hits[0].score - plain.hits[0].score).abs() < 1e-4);
}

#[test]
fn an_entity_needs_its_words_together() {
    let apart = format!("Mevlut spoke. {} Cavusoglu listened.", "word ".repeat(50));
    let archive = Archive::of(&[
        ("apart", "", &apart),
        ("latin", "", "Mevlüt Çavuşoğlu spoke."),
        ("arabic", "", "وقال مولود جاويش أوغلو إن بلاده مستعدة"),
    ]);
    assert_eq!(archive.ids("entity:\"Mevlut Cavusoglu\""), ["latin", "arabic"]);
}

#[test]
fn stop_words_alone_do_not_match_beside_others() {
    let archive = Archive::of(&[("stop", "", "the of and in"), ("word", "", "the harbour")]);
    assert_eq!(archive.ids("the harbour"), ["word"]);
    assert_eq!(archive.ids("the of").len(), 2);
}

#[test]
fn equal_scores_keep_their_order_over_pages() {
    let articles: Vec<(String, String)> =
        (0..50).map(|n| (n.to_string(), "harbour news".to_owned())).collect();
    let articles: Vec<_> =
        articles.iter().map(|(id, body)| (id.as_str(), "", body.as_str())).collect();
    let archive = Archive::of(&articles);
    let page = |offset| {
        let options = jisr::SearchOptions {
            limit: 7,
            offset,
            all_copies: true,
            ..jisr::SearchOptions::default()
        };
        let results = archive.searcher.search("harbour", &options).unwrap();
        results.hits.into_iter().map(|hit| hit.id).collect::<Vec<_>>()
    };
    let mut seen: Vec<String> = (0..50).step_by(7).flat_map(page).collect();
    assert_eq!(seen.len(), 50);
    seen.sort();
    seen.dedup();
    assert_eq!(seen.len(), 50);
}

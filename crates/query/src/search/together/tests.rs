use jisr_index::{Index, Writer};
use jisr_text::Article;
use jisr_text::article::{DateSource, Published};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::{Hit, Results, SearchOptions, Searcher, Sort};

/// One of some stories in a version of its own: with another headline, and some with a word more.
fn article(number: usize, story: usize, day: Option<i8>) -> Article {
    let words = (0..60).map(|word| format!("story{story}x{word} ")).collect::<String>();
    let topic = ["harbour", "grain", "talks"][story % 3];
    let more = if number.is_multiple_of(3) { "harbour again" } else { "" };
    let date = |day| Published {
        at: jiff::civil::date(2021, 3, day).at(0, 0, 0, 0),
        has_time: false,
        from: DateSource::Field,
        computed: None,
    };
    Article {
        id: format!("desk/{number}"),
        title: Some(format!("Headline {number}")),
        body: format!("{topic} report. {words} {more}"),
        source: Some(format!("Paper {}", number % 4)),
        published: day.map(date),
        ..Article::default()
    }
}

/// A searcher of articles by their stories and days, committed seven at a time.
fn searcher(articles: &[(usize, Option<i8>)]) -> (TempDir, Searcher) {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(folder.path()).unwrap();
    for (number, &(story, day)) in articles.iter().enumerate() {
        writer.upsert(article(number, story, day)).unwrap();
        if number % 7 == 6 {
            writer.commit().unwrap();
        }
    }
    writer.finish().unwrap();
    let searcher = Searcher::new(Index::open(folder.path()).unwrap().snapshot().unwrap());
    (folder, searcher)
}

fn search(searcher: &Searcher, query: &str, options: &SearchOptions) -> Results {
    searcher.search(query, &SearchOptions { passages: 0, ..options.clone() }).unwrap()
}

fn ids(hits: &[Hit]) -> Vec<&str> {
    hits.iter().map(|hit| &*hit.id).collect()
}

#[test]
fn the_earliest_copy_that_matches_is_shown() {
    let articles = [(0, Some(9)), (1, Some(5)), (0, Some(4)), (0, None), (0, Some(2))];
    let (_folder, searcher) = searcher(&articles);
    let options = SearchOptions::default();
    let found = search(&searcher, "harbour", &options);
    assert_eq!(ids(&found.hits), ["desk/4"]);
    assert_eq!((found.total, found.distinct), (4, 1));
    let copies = &found.hits[0].copies;
    assert_eq!(
        (copies.count, &copies.ids[..]),
        (3, &["desk/2", "desk/0", "desk/3"].map(str::to_owned)[..])
    );
    assert_eq!(copies.sources, ["Paper 2", "Paper 0", "Paper 3"]);
    let later = search(&searcher, "harbour after:2021-03-03", &options);
    assert_eq!((ids(&later.hits), later.hits[0].copies.count), (vec!["desk/2"], 1));
    let apart = SearchOptions { all_copies: true, ..options };
    assert_eq!(search(&searcher, "harbour", &apart).hits.len(), 4);
}

#[test]
fn by_date_a_story_is_as_old_as_its_first_copy() {
    let articles = [(0, Some(2)), (1, Some(5)), (0, Some(9)), (2, Some(7))];
    let (_folder, searcher) = searcher(&articles);
    let order = |sort, limit| {
        let found =
            search(&searcher, "report", &SearchOptions { sort, limit, ..SearchOptions::default() });
        found.hits.iter().map(|hit| hit.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(order(Sort::Newest, 10), ["desk/3", "desk/1", "desk/0"]);
    assert_eq!(order(Sort::Newest, 2), ["desk/3", "desk/1"]);
    assert_eq!(order(Sort::Oldest, 2), ["desk/0", "desk/1"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn together_and_apart_agree(
        articles in prop::collection::vec((0..8_usize, prop::option::of(1..20_i8)), 1..30),
        page in 1..5_usize,
    ) {
        let (_folder, searcher) = searcher(&articles);
        for (query, sort) in ["harbour", "report harbour", "grain after:2021-03-08", "*"]
            .into_iter()
            .flat_map(|query| [Sort::Relevance, Sort::Newest, Sort::Oldest].map(|sort| (query, sort)))
        {
            let options = SearchOptions { limit: 100, sort, ..SearchOptions::default() };
            let apart = search(&searcher, query, &SearchOptions { all_copies: true, ..options.clone() });
            let ranked = searcher.rank(query, &options).unwrap();
            let together = search(&searcher, query, &options);
            prop_assert_eq!(together.total, apart.total);
            prop_assert_eq!(apart.distinct, apart.total);
            prop_assert_eq!(together.distinct, together.hits.len() as u64);

            // Every article is there once.
            let copies = ranked.top.iter().flat_map(|hit| [&[hit.address][..], &hit.copies].concat());
            let mut copies: Vec<_> = copies.collect();
            copies.sort();
            let mut all: Vec<_> = searcher
                .rank(query, &SearchOptions { all_copies: true, ..options.clone() })
                .unwrap()
                .top
                .into_iter()
                .map(|hit| hit.address)
                .collect();
            all.sort();
            prop_assert_eq!(copies, all);

            let story = |hit: &Hit| articles[hit.id[5..].parse::<usize>().unwrap()].0;
            if sort == Sort::Relevance {
                let mut seen = std::collections::BTreeSet::new();
                let mut best: Vec<_> = apart.hits.iter().map(story).collect();
                best.retain(|story| seen.insert(*story));
                prop_assert_eq!(together.hits.iter().map(story).collect::<Vec<_>>(), best);
            } else {
                let dates = together.hits.iter().filter_map(|hit| Some(hit.published.as_ref()?.at));
                let mut dates: Vec<_> = dates.collect();
                if sort == Sort::Newest {
                    dates.reverse();
                }
                prop_assert!(dates.is_sorted(), "{query} {sort:?} {dates:?}");
            }

            // Pages fit together.
            let mut paged = Vec::new();
            for offset in (0..together.hits.len()).step_by(page) {
                let options = SearchOptions { limit: page, offset, ..options.clone() };
                paged.extend(search(&searcher, query, &options).hits);
            }
            prop_assert_eq!(paged, together.hits);
        }
    }
}

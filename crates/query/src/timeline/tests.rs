use jiff::civil::date;
use jisr_index::{Index, Writer};
use jisr_text::{Article, DateSource, Language, Published};
use tempfile::TempDir;

use super::*;
use crate::SearchOptions;

/// An index of articles with a day or none, a source or none, and a text.
fn searcher(articles: &[(Option<Date>, Option<&str>, &str)]) -> (TempDir, Searcher) {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = Writer::open(folder.path()).unwrap();
    for (number, (day, source, body)) in articles.iter().enumerate() {
        let published = day.map(|day| Published {
            at: day.at(23, 59, 0, 0),
            has_time: true,
            from: DateSource::Field,
            computed: None,
        });
        let article = Article {
            id: number.to_string(),
            body: (*body).into(),
            source: source.map(str::to_owned),
            language: Language::ENGLISH,
            published,
            ..Article::default()
        };
        writer.upsert(article).unwrap();
        // Several segments, which number their sources differently.
        writer.commit().unwrap();
    }
    let searcher = Searcher::new(Index::open(folder.path()).unwrap().snapshot().unwrap());
    (folder, searcher)
}

fn plan(searcher: &Searcher, query: &str) -> Plan {
    searcher.plan(query, &SearchOptions::default()).unwrap().0
}

fn counts(timeline: &Timeline, series: usize) -> Vec<u64> {
    timeline.periods.iter().map(|period| period.counts[series]).collect()
}

const MARCH: Option<Date> = Some(date(2021, 3, 31));
const JUNE: Option<Date> = Some(date(2021, 6, 1));
const OLD: Option<Date> = Some(date(1000, 1, 1));

#[test]
fn months_without_articles_are_there_and_articles_without_a_date_apart() {
    let (_folder, searcher) = searcher(&[
        (JUNE, None, "harbour"),
        (MARCH, None, "harbour"),
        (MARCH, None, "ferry"),
        (None, None, "harbour"),
        (Some(date(2020, 1, 1)), None, "grain"),
    ]);
    let queries = ["harbour", "ferry"].map(|query| (query, plan(&searcher, query)));
    let timeline = searcher.timeline(&queries, Some(Unit::Month)).unwrap();
    let labels: Vec<_> = timeline.periods.iter().map(|p| timeline.by.label(p.from)).collect();
    assert_eq!(labels, ["2021-03", "2021-04", "2021-05", "2021-06"]);
    assert_eq!((counts(&timeline, 0), counts(&timeline, 1)), (vec![1, 0, 0, 1], vec![1, 0, 0, 0]));
    let every: Vec<_> = timeline.periods.iter().map(|period| period.articles).collect();
    assert_eq!(every, [2, 0, 0, 1]);
    let harbour = Series { name: "harbour".into(), total: 3, undated: 1 };
    assert_eq!(timeline.series[0], harbour);
}

#[test]
fn nothing_dated_is_no_period() {
    let (_folder, searcher) = searcher(&[(None, None, "harbour")]);
    let timeline = searcher.timeline(&[("h", plan(&searcher, "harbour"))], None).unwrap();
    assert_eq!((timeline.periods.len(), timeline.series[0].total), (0, 1));
}

#[test]
fn a_wrong_date_does_not_make_a_million_days() {
    let (_folder, searcher) = searcher(&[(MARCH, None, "harbour"), (OLD, None, "harbour")]);
    let query = [("h", plan(&searcher, "harbour"))];
    let error = searcher.timeline(&query, Some(Unit::Day)).unwrap_err().to_string();
    assert!(error.contains("from 1000-01-01 to 2021-03-31 there are too many days"), "{error}");
    let timeline = searcher.timeline(&query, None).unwrap();
    assert_eq!((timeline.by, timeline.periods.len()), (Unit::Year, 1022));
}

#[test]
fn parts_are_those_of_all_segments_and_the_small_ones_are_joined() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h"].map(Some);
    let mut articles: Vec<_> = names.map(|name| (MARCH, name, "harbour")).into();
    articles.extend([(JUNE, Some("h"), "harbour"), (JUNE, None, "harbour"), (JUNE, None, "x")]);
    let (_folder, searcher) = searcher(&articles);
    let split =
        |split, query: &str| searcher.timeline_split(&plan(&searcher, query), split, None).unwrap();
    let timeline = split(Split::Source, "harbour");
    let names: Vec<_> = timeline.series.iter().map(|series| series.name.as_str()).collect();
    assert_eq!(names, ["h", "(no source)", "a", "b", "c", "d", "(3 other sources)"]);
    assert_eq!(timeline.series[0].total, 2);
    assert_eq!(timeline.series[6].total, 3);
    let languages = split(Split::Language, "*").series;
    assert_eq!(languages, [Series { name: "en".into(), total: 11, undated: 0 }]);
}

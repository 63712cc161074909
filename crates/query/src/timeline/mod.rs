//! How the articles that match spread over time.
//!
//! Everything is counted by day first, from columns, and the days are put together to periods when it
//! is known how long a time they cover.

mod days;
mod unit;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use jiff::civil::Date;
use jisr_index::{DocId, Segment};
use serde::Serialize;

pub use unit::Unit;

use crate::plan::{Expr, Plan};
use crate::ranking::Ranking;
use crate::search::{Compiler, each_match};
use crate::searcher::{Error, Searcher};
use days::Days;

/// Periods that a timeline has at most: 136 years of days.
const MAX_PERIODS: i64 = 50_000;
/// Parts that have a series of their own; smaller ones are counted together.
const MAX_PARTS: usize = 6;

/// Numbers of articles over time. All series have the same periods.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Timeline {
    /// The length of a period.
    pub by: Unit,
    /// What is counted.
    pub series: Vec<Series>,
    /// From the first period that has an article of a series to the last, without gaps.
    pub periods: Vec<Period>,
}

/// What is counted in a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Series {
    /// The query, or the part of its articles.
    pub name: String,
    /// All its articles.
    pub total: u64,
    /// Those that have no date, and so are in no period.
    pub undated: u64,
}

/// A period of a timeline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// Its first day.
    pub from: Date,
    /// All articles of the index that were published in it, whether they match or not: an archive
    /// does not hold as many of every time.
    pub articles: u64,
    /// The articles of each series.
    pub counts: Vec<u64>,
}

/// What the articles that match a query are parted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// Who published them.
    Source,
    /// Their main language.
    Language,
}

impl Searcher {
    /// Counts the articles that match each of some queries, over time. A query comes with what it is
    /// to be called and what it [means](Self::plan). Without a unit, the one that
    /// [suits](Unit::suiting) the time from the first to the last article is taken.
    ///
    /// No article is read; the time goes with the number of articles that match.
    ///
    /// ```
    /// use jisr_index::{Index, Writer};
    /// use jisr_query::{SearchOptions, Searcher, Unit};
    /// use jisr_text::Article;
    ///
    /// # fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let folder = tempfile::tempdir()?;
    /// # let mut writer = Writer::open(folder.path())?;
    /// # for (id, day) in [("a", 3), ("b", 5), ("c", 5)] {
    /// #     let published = Some(jisr_text::Published {
    /// #         at: jiff::civil::date(2021, 3, day).at(9, 30, 0, 0),
    /// #         has_time: true,
    /// #         from: jisr_text::DateSource::Field,
    /// #         computed: None,
    /// #     });
    /// #     let (id, body) = (id.into(), "The harbour reopened.".into());
    /// #     writer.upsert(Article { id, body, published, ..Article::default() })?;
    /// # }
    /// # writer.commit()?;
    /// let searcher = Searcher::new(Index::open(folder.path())?.snapshot()?);
    /// let (plan, _) = searcher.plan("harbour", &SearchOptions::default())?;
    /// let timeline = searcher.timeline(&[("harbour", plan)], None)?;
    /// assert_eq!(timeline.by, Unit::Day);
    /// let counts: Vec<_> = timeline.periods.iter().map(|period| period.counts[0]).collect();
    /// assert_eq!(counts, [1, 0, 2]);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// [`Error::TooLong`] when there would be more than 50,000 periods, [`Error::Index`] when the
    /// index cannot be read.
    pub fn timeline(
        &self,
        queries: &[(&str, Plan)],
        unit: Option<Unit>,
    ) -> Result<Timeline, Error> {
        let mut series = Vec::with_capacity(queries.len());
        for (name, plan) in queries {
            series.push(((*name).to_owned(), self.days(plan)?));
        }
        self.drawn(&series, unit)
    }

    /// Counts the articles that match a query over time, each part of them by itself: the six largest
    /// parts, and the others together.
    ///
    /// # Errors
    ///
    /// As [`timeline`](Self::timeline).
    pub fn timeline_split(
        &self,
        plan: &Plan,
        split: Split,
        unit: Option<Unit>,
    ) -> Result<Timeline, Error> {
        let mut parts: BTreeMap<Option<String>, Days> = BTreeMap::new();
        let ranking = Ranking::default();
        let compiler = Compiler::new(self.snapshot(), plan, &ranking);
        for segment in self.snapshot().segments() {
            let mut in_segment = vec![Days::default(); split.ord_count(segment) + 1];
            each_match(segment, compiler.matcher(segment)?, |doc| {
                let part = split.ord(segment, doc).map_or(0, |ord| ord as usize + 1);
                in_segment[part].add(segment, doc);
            });
            for (part, days) in in_segment.into_iter().enumerate() {
                let name = (part > 0).then(|| split.name(segment, part as u64 - 1));
                parts.entry(name).or_default().join(&days);
            }
        }
        self.drawn(&split.largest(parts), unit)
    }

    fn days(&self, plan: &Plan) -> Result<Days, Error> {
        let mut days = Days::default();
        let ranking = Ranking::default();
        let compiler = Compiler::new(self.snapshot(), plan, &ranking);
        for segment in self.snapshot().segments() {
            each_match(segment, compiler.matcher(segment)?, |doc| days.add(segment, doc));
        }
        Ok(days)
    }

    fn drawn(&self, series: &[(String, Days)], unit: Option<Unit>) -> Result<Timeline, Error> {
        let every = self.days(&Plan { root: Expr::All })?;
        Timeline::new(&every, series, unit)
    }
}

impl Timeline {
    fn new(every: &Days, series: &[(String, Days)], unit: Option<Unit>) -> Result<Self, Error> {
        let spans = || series.iter().filter_map(|(_, days)| days.span());
        let first = spans().map(|(first, _)| first).min();
        let last = spans().map(|(_, last)| last).max();
        let (by, mut periods) = match first.zip(last) {
            Some((first, last)) => {
                let unit = unit.unwrap_or_else(|| Unit::suiting(first, last));
                (unit, periods(unit, first, last, series.len())?)
            }
            None => (unit.unwrap_or(Unit::Month), Vec::new()),
        };
        let mut count = |days: &Days, of: &dyn Fn(&mut Period) -> &mut u64| {
            for (day, count) in days.iter() {
                let start = by.start(day);
                if let Ok(at) = periods.binary_search_by_key(&start, |period| period.from) {
                    *of(&mut periods[at]) += count;
                }
            }
        };
        count(every, &|period| &mut period.articles);
        for (number, (_, days)) in series.iter().enumerate() {
            count(days, &|period| &mut period.counts[number]);
        }
        let told = |(name, days): &(String, Days)| Series {
            name: name.clone(),
            total: days.total(),
            undated: days.undated,
        };
        Ok(Self { by, series: series.iter().map(told).collect(), periods })
    }
}

/// The periods from the one of the first day to the one of the last.
fn periods(unit: Unit, first: Date, last: Date, series: usize) -> Result<Vec<Period>, Error> {
    if unit.count(first, last) > MAX_PERIODS {
        return Err(Error::TooLong { unit, first, last });
    }
    let starts = std::iter::successors(Some(unit.start(first)), |start| unit.next(*start));
    let starts = starts.take_while(|start| *start <= last);
    Ok(starts.map(|from| Period { from, articles: 0, counts: vec![0; series] }).collect())
}

impl Split {
    fn ord_count(self, segment: &Segment) -> usize {
        let (languages, sources) = segment.ord_counts();
        match self {
            Self::Source => sources,
            Self::Language => languages,
        }
    }

    fn ord(self, segment: &Segment, doc: DocId) -> Option<u64> {
        match self {
            Self::Source => segment.source_ord(doc),
            Self::Language => segment.language_ord(doc),
        }
    }

    fn name(self, segment: &Segment, ord: u64) -> String {
        match self {
            Self::Source => segment.source(ord),
            Self::Language => segment.language(ord),
        }
    }

    /// The largest parts, the largest first, and the others as one.
    fn largest(self, parts: BTreeMap<Option<String>, Days>) -> Vec<(String, Days)> {
        let kind = match self {
            Self::Source => "source",
            Self::Language => "language",
        };
        let mut parts: Vec<_> = parts
            .into_iter()
            .filter(|(_, days)| days.total() > 0)
            .map(|(name, days)| (name.unwrap_or_else(|| format!("(no {kind})")), days))
            .collect();
        parts.sort_by_key(|(_, days)| Reverse(days.total()));
        // One alone is no smaller by another name.
        if parts.len() > MAX_PARTS + 1 {
            let others = parts.split_off(MAX_PARTS);
            let mut joined = Days::default();
            others.iter().for_each(|(_, days)| joined.join(days));
            parts.push((format!("({} other {kind}s)", others.len()), joined));
        }
        parts
    }
}

#[cfg(test)]
mod tests;

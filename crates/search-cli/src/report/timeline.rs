//! Numbers over time, as bars.

mod svg;

use std::io::{self, Write};

use jisr::query::timeline::{Period, Series};
use jisr::query::{Timeline, Unit};

use super::look::{DIM, LABEL, Look};
use super::numbers::{articles, grouped};

pub(crate) use svg::svg;

/// Columns that a bar has at most; longer ones say no more.
const MAX_BAR: usize = 60;
/// Columns that a bar needs to say anything.
const MIN_BAR: usize = 3;
/// Columns of a share: ` 100%`.
const SHARE: usize = 6;

/// Writes what is counted, and a line for each period: the numbers of all series, each with a bar.
/// The articles of a single one are also given as their share of all articles of the period.
pub(crate) fn write(
    out: &mut impl Write,
    look: Look,
    timeline: &Timeline,
    width: usize,
) -> io::Result<()> {
    let table = Table::new(timeline, width);
    for (number, series) in (1..).zip(&timeline.series) {
        let number = if table.is_single() { String::new() } else { format!("{number:<3}") };
        let told = format!("{}{}", look.paint(LABEL, &number), told(series));
        writeln!(out, "{told}  {}", look.piece(&series.name))?;
    }
    if timeline.periods.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}\n", look.paint(DIM, &table.about()))?;
    if !table.is_single() {
        writeln!(out, "{}", look.paint(LABEL, table.heading().trim_end()))?;
    }
    timeline.periods.iter().try_for_each(|period| {
        let row = table.row(look, period);
        writeln!(out, "{}", row.trim_end())
    })
}

/// `45 articles, 3 of them without a date`.
fn told(series: &Series) -> String {
    match series.undated {
        _ if series.total == 0 => "no article matches".to_owned(),
        0 => articles(series.total),
        undated => {
            format!("{}, {} of them without a date", articles(series.total), grouped(undated))
        }
    }
}

/// The widths of the columns.
struct Table<'a> {
    timeline: &'a Timeline,
    label: usize,
    number: usize,
    bar: usize,
    /// The largest number.
    most: u64,
}

impl<'a> Table<'a> {
    fn new(timeline: &'a Timeline, width: usize) -> Self {
        let most = timeline.periods.iter().flat_map(|period| &period.counts).copied().max();
        let most = most.unwrap_or_default().max(1);
        let label = match timeline.by {
            Unit::Day | Unit::Week => 10,
            Unit::Month => 7,
            Unit::Year => 4,
        };
        let number = grouped(most).len() + 2;
        let series = timeline.series.len().max(1);
        let share = if series == 1 { SHARE } else { 0 };
        let bar = (width.saturating_sub(label + share) / series).saturating_sub(number + 1);
        let bar = if bar < MIN_BAR { 0 } else { bar.min(MAX_BAR) };
        Self { timeline, label, number, bar, most }
    }

    fn is_single(&self) -> bool {
        self.timeline.series.len() == 1
    }

    fn about(&self) -> String {
        let unit = match self.timeline.by {
            Unit::Week => "by week, from Monday on".to_owned(),
            unit => format!("by {}", unit.name()),
        };
        let share = ", and their share of all articles";
        format!("{unit}{}", if self.is_single() { share } else { "" })
    }

    /// The numbers of the series above their columns.
    fn heading(&self) -> String {
        let numbers = 1..=self.timeline.series.len();
        let (number, bar) = (self.number, self.bar);
        let columns = numbers.map(|series| format!("{series:>number$} {:bar$}", ""));
        format!("{:1$}", "", self.label) + &columns.collect::<String>()
    }

    fn row(&self, look: Look, period: &Period) -> String {
        let mut row = self.timeline.by.label(period.from);
        for &count in &period.counts {
            row += &format!("{:>1$}", grouped(count), self.number);
            if self.is_single() {
                row += &look.paint(DIM, &share(count, period.articles));
            }
            let bar = bar(count, self.most, self.bar);
            let gap = " ".repeat(self.bar - bar.chars().count());
            row += &format!(" {}{gap}", look.paint(LABEL, &bar));
        }
        row
    }
}

/// ` 33%`; nothing of nothing.
fn share(count: u64, of: u64) -> String {
    let text = match count as f64 * 100.0 / of.max(1) as f64 {
        0.0 => String::new(),
        percent if percent < 0.5 => "<1%".to_owned(),
        percent => format!("{percent:.0}%"),
    };
    format!("{text:>SHARE$}")
}

/// A bar of block characters, to an eighth of a column; what is not nothing has a bar.
fn bar(count: u64, most: u64, width: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    let eighths = (count as f64 / most as f64 * width as f64 * 8.0).round() as usize;
    let eighths = if count > 0 && width > 0 { eighths.max(1) } else { eighths };
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A timeline of months from January 2021 on.
    pub(super) fn months(names: &[&str], counts: &[&[u64]]) -> Timeline {
        let series = |(number, name): (usize, &&str)| Series {
            name: (*name).to_owned(),
            total: counts.iter().map(|counts| counts[number]).sum::<u64>() + number as u64,
            undated: number as u64,
        };
        let period = |(month, counts): (i8, &&[u64])| Period {
            from: jiff::civil::date(2021, month, 1),
            articles: 12,
            counts: counts.to_vec(),
        };
        Timeline {
            by: Unit::Month,
            series: names.iter().enumerate().map(series).collect(),
            periods: (1..).zip(counts).map(period).collect(),
        }
    }

    fn shown(timeline: &Timeline, width: usize) -> String {
        let mut out = Vec::new();
        write(&mut out, Look::PLAIN, timeline, width).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_query_has_bars_and_shares() {
        let timeline = months(&["قناة السويس"], &[&[4], &[0], &[12]]);
        insta::assert_snapshot!(shown(&timeline, 40), @r"
        16 articles  قناة السويس
        by month, and their share of all articles

        2021-01   4   33% ███████▍
        2021-02   0
        2021-03  12  100% ██████████████████████
        ");
    }

    #[test]
    fn queries_are_compared_side_by_side() {
        let timeline = months(&["Cavusoglu", "شكري"], &[&[4, 1], &[0, 0], &[12, 7]]);
        insta::assert_snapshot!(shown(&timeline, 50), @r"
        1  16 articles  Cavusoglu
        2  9 articles, 1 of them without a date  شكري
        by month

                  1                    2
        2021-01   4 █████▍             1 █▍
        2021-02   0                    0
        2021-03  12 ████████████████   7 █████████▍
        ");
    }

    #[test]
    fn where_there_is_no_room_there_are_numbers() {
        let timeline = months(&["a", "b", "c"], &[&[4, 1, 0]]);
        assert!(!shown(&timeline, 20).contains('█'));
    }

    #[test]
    fn without_dates_there_are_no_bars() {
        let timeline = months(&["a", "b"], &[]);
        insta::assert_snapshot!(shown(&timeline, 50), @r"
        1  no article matches  a
        2  1 article, 1 of them without a date  b
        ");
    }
}

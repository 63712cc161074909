//! Plots as SVG, coloured by the style sheet of the page.

use crate::{Comparison, MeasureComparison};

use super::text::{difference, escape, value};

/// Width of all plots, in units that the page scales.
const WIDTH: f64 = 760.0;
/// Width of the names left of a plot.
const LEFT: f64 = 90.0;
/// Width of the numbers right of it.
const RIGHT: f64 = 60.0;
/// Height of the bars of one measure.
const ROW: f64 = 46.0;
/// Height of the plot of queries.
const HEIGHT: f64 = 240.0;
/// Room above and below the bars of queries.
const MARGIN: f64 = 12.0;

/// The means of both runs, a pair of bars for each measure, from 0 to 1.
pub(super) fn means(comparison: &Comparison) -> String {
    let height = ROW * comparison.measures.len() as f64;
    let x = |share: f64| LEFT + share * (WIDTH - LEFT - RIGHT);
    let ticks: String =
        [0.0, 0.25, 0.5, 0.75, 1.0].map(|tick| tick_line(x(tick), height, tick)).concat();
    let rows: String = comparison
        .measures
        .iter()
        .enumerate()
        .map(|(row, m)| mean_bars(m, row as f64 * ROW, x))
        .collect();
    let total = height + 20.0;
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {total}\" role=\"img\" aria-label=\"Means of both runs\">\
         {ticks}{rows}</svg>\n"
    )
}

fn tick_line(x: f64, height: f64, tick: f64) -> String {
    let below = height + 15.0;
    format!(
        "<line class=\"grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"0\" y2=\"{height}\"/>\
         <text x=\"{x:.1}\" y=\"{below}\" text-anchor=\"middle\">{tick}</text>"
    )
}

fn mean_bars(measure: &MeasureComparison, top: f64, x: impl Fn(f64) -> f64) -> String {
    let bar = |class: &str, mean: f64, y: f64| {
        let (width, end, middle) = (x(mean) - LEFT, x(mean) + 6.0, y + 11.5);
        let mean = value(mean);
        format!(
            "<rect class=\"{class}\" x=\"{LEFT}\" y=\"{y}\" width=\"{width:.1}\" height=\"15\"/>\
             <text x=\"{end:.1}\" y=\"{middle}\">{mean}</text>"
        )
    };
    let (name, middle) = (measure.measure, top + ROW / 2.0 + 4.0);
    let (end, baseline, contender) = (LEFT - 8.0, top + 6.0, top + 23.0);
    format!(
        "<text class=\"name\" x=\"{end}\" y=\"{middle}\" text-anchor=\"end\">{name}</text>{}{}",
        bar("baseline", measure.baseline, baseline),
        bar("contender", measure.contender, contender)
    )
}

/// Every query's difference as a bar, greatest gain first, with the mean and its interval.
pub(super) fn differences(comparison: &Comparison, measure: &MeasureComparison) -> String {
    let scale = Scale::new(measure);
    let mut sorted: Vec<_> = measure.changes.iter().collect();
    sorted.sort_by(|a, b| b.difference.total_cmp(&a.difference));
    let step = (WIDTH - LEFT - RIGHT) / sorted.len() as f64;
    let bars = sorted.iter().enumerate().filter(|(_, change)| change.difference != 0.0);
    let bars: String = bars
        .map(|(at, change)| {
            let text = comparison.texts.get(&change.query).map_or("", String::as_str);
            let title = tooltip(&change.query, text, change.difference);
            scale.bar(LEFT + at as f64 * step, step, change.difference, &title)
        })
        .collect();
    let (name, band, lines) = (measure.measure, scale.band(measure), scale.lines(measure));
    format!(
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         aria-label=\"Difference in {name} by query\">{band}{bars}{lines}</svg>\n"
    )
}

/// Isolated, since a tooltip has no `dir=auto` of its own.
fn tooltip(query: &str, text: &str, change: f64) -> String {
    let (query, text, change) = (escape(query), escape(text), difference(change));
    format!("{query}: {change} \u{2068}{text}\u{2069}")
}

/// From differences to heights.
struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    fn new(measure: &MeasureComparison) -> Self {
        let fold = |pick: fn(f64, f64) -> f64| {
            measure.changes.iter().map(|change| change.difference).fold(0.0, pick)
        };
        let (low, high) = (fold(f64::min), fold(f64::max));
        // Equal runs have a line at 0 and nothing else.
        if low == high { Self { low: -1.0, high: 1.0 } } else { Self { low, high } }
    }

    fn y(&self, difference: f64) -> f64 {
        let share = (self.high - difference) / (self.high - self.low);
        MARGIN + share * (HEIGHT - 2.0 * MARGIN)
    }

    fn bar(&self, left: f64, step: f64, difference: f64, title: &str) -> String {
        let (top, bottom) = (self.y(difference.max(0.0)), self.y(difference.min(0.0)));
        let height = (bottom - top).max(0.5);
        let width = if step > 4.0 { step - 1.0 } else { step };
        let class = if difference > 0.0 { "gain" } else { "loss" };
        format!(
            "<rect class=\"{class}\" x=\"{left:.2}\" y=\"{top:.1}\" width=\"{width:.2}\" \
             height=\"{height:.1}\"><title>{title}</title></rect>"
        )
    }

    /// The interval of the mean, behind the bars.
    fn band(&self, measure: &MeasureComparison) -> String {
        let (top, bottom) = (self.y(measure.interval.high), self.y(measure.interval.low));
        let (width, height) = (WIDTH - LEFT - RIGHT, bottom - top);
        format!(
            "<rect class=\"band\" x=\"{LEFT}\" y=\"{top:.1}\" width=\"{width}\" \
             height=\"{height:.1}\"/>"
        )
    }

    /// Zero, the ends of the scale, and the mean, which is named on the other side.
    fn lines(&self, measure: &MeasureComparison) -> String {
        let (right, name, mean) = (WIDTH - RIGHT, LEFT - 8.0, WIDTH - RIGHT + 6.0);
        let line = |class: &str, at: f64| {
            let y = self.y(at);
            format!(
                "<line class=\"{class}\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>"
            )
        };
        let label = |x: f64, anchor: &str, at: f64| {
            let (y, at) = (self.y(at) + 4.0, difference(at));
            format!("<text x=\"{x}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{at}</text>")
        };
        // An end beside zero would be written over it.
        let is_apart = |at: &f64| (self.y(*at) - self.y(0.0)).abs() > 14.0;
        let ends = [self.low, self.high].into_iter().filter(is_apart).chain([0.0]);
        let ends: String = ends.map(|at| label(name, "end", at)).collect();
        let at = measure.difference;
        [line("zero", 0.0), line("mean", at), ends, label(mean, "start", at)].concat()
    }
}

//! Numbers over time as a picture that needs nothing else: a panel of bars for each series, one below
//! the other, on one scale.

use jiff::civil::Date;
use jisr::eval::report::escape;
use jisr::query::timeline::{Period, Series};
use jisr::query::{Timeline, Unit};

use super::told;
use crate::report::look::one_line;
use crate::report::numbers::grouped;

const WIDTH: f64 = 960.0;
/// Room for the numbers at the left, and beside the last bar.
const LEFT: f64 = 64.0;
const RIGHT: f64 = 24.0;
/// Room for the heading of a panel.
const HEAD: f64 = 64.0;
/// Room for the dates below a panel.
const FOOT: f64 = 40.0;
/// Height of the bars of a lone panel, and of one of several.
const TALL: f64 = 280.0;
const LOW: f64 = 120.0;
/// Dates below a panel at most.
const MAX_DATES: usize = 10;
/// Lines across a panel at most, beside the one below it.
const MAX_LINES: u64 = 4;

const STYLE: &str = "text{font:13px system-ui,'Segoe UI','Noto Sans','Noto Naskh Arabic','DejaVu Sans',sans-serif;fill:#59636e}\
.name{font-size:17px;font-weight:600;fill:#1b1f24}.grid{stroke:#e3e8ed}.axis{stroke:#8c959f}.bar{fill:#2f6fde}";

/// The timeline as SVG.
pub(crate) fn svg(timeline: &Timeline) -> String {
    let panel = Panel::new(timeline);
    let panels: String = (0..timeline.series.len()).map(|series| panel.draw(series)).collect();
    let height = panel.height() * timeline.series.len() as f64;
    let names: Vec<_> = timeline.series.iter().map(|series| text(&series.name)).collect();
    let title = format!("Articles by {}: {}", timeline.by.name(), names.join(", "));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" \
         width=\"{WIDTH}\" height=\"{height}\" role=\"img\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n<rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#fff\"/>\n\
         {panels}</svg>\n"
    )
}

/// What all panels share.
struct Panel<'a> {
    timeline: &'a Timeline,
    bars: f64,
    /// Between two lines across the panel.
    line: u64,
    /// The number at the top.
    top: u64,
}

impl<'a> Panel<'a> {
    fn new(timeline: &'a Timeline) -> Self {
        let most = timeline.periods.iter().flat_map(|period| &period.counts).copied().max();
        let most = most.unwrap_or_default().max(1);
        let line = step(most);
        let bars = if timeline.series.len() == 1 { TALL } else { LOW };
        Self { timeline, bars, line, top: most.div_ceil(line) * line }
    }

    fn height(&self) -> f64 {
        HEAD + self.bars + FOOT
    }

    /// The width of a period.
    fn step(&self) -> f64 {
        (WIDTH - LEFT - RIGHT) / self.timeline.periods.len().max(1) as f64
    }

    fn x(&self, period: usize) -> f64 {
        LEFT + period as f64 * self.step()
    }

    fn y(&self, count: u64) -> f64 {
        HEAD + self.bars * (1.0 - count as f64 / self.top as f64)
    }

    fn draw(&self, number: usize) -> String {
        let series = &self.timeline.series[number];
        let lines: String =
            (0..=self.top / self.line).map(|n| self.across(n * self.line)).collect();
        let periods = || self.timeline.periods.iter().enumerate();
        let bars: String = periods().map(|(at, period)| self.bar(at, period, number)).collect();
        let dates = periods().filter(|(_, period)| self.has_date(period.from));
        let dates: String = dates.map(|(at, period)| self.date(at, period.from)).collect();
        let down = self.height() * number as f64;
        format!(
            "<g transform=\"translate(0 {down})\">\n{}{lines}{bars}{dates}</g>\n",
            self.head(series)
        )
    }

    fn head(&self, series: &Series) -> String {
        let about = format!("{}, by {}", told(series), self.timeline.by.name());
        format!(
            "<text class=\"name\" x=\"{LEFT}\" y=\"24\">{}</text>\
             <text x=\"{LEFT}\" y=\"43\">{about}</text>\n",
            text(&series.name)
        )
    }

    fn across(&self, count: u64) -> String {
        let (y, end, middle) = (self.y(count), LEFT - 8.0, self.y(count) + 4.5);
        let (class, right) = (if count == 0 { "axis" } else { "grid" }, WIDTH - RIGHT);
        format!(
            "<line class=\"{class}\" x1=\"{LEFT}\" x2=\"{right}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
             <text x=\"{end}\" y=\"{middle:.1}\" text-anchor=\"end\">{}</text>\n",
            grouped(count)
        )
    }

    fn bar(&self, at: usize, period: &Period, series: usize) -> String {
        let count = period.counts[series];
        if count == 0 {
            return String::new();
        }
        let gap = (self.step() * 0.15).min(2.0);
        let (x, width, y) = (self.x(at) + gap / 2.0, self.step() - gap, self.y(count));
        let height = HEAD + self.bars - y;
        let (from, of) = (self.timeline.by.label(period.from), grouped(period.articles));
        format!(
            "<rect class=\"bar\" x=\"{x:.2}\" y=\"{y:.1}\" width=\"{width:.2}\" \
             height=\"{height:.1}\"><title>{from}: {} of {of} articles</title></rect>\n",
            grouped(count)
        )
    }

    fn date(&self, at: usize, from: Date) -> String {
        let (x, foot) = (self.x(at) + self.step() / 2.0, HEAD + self.bars);
        let (tick, y, label) = (foot + 5.0, foot + 20.0, self.timeline.by.label(from));
        format!(
            "<line class=\"axis\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{foot}\" y2=\"{tick}\"/>\
             <text x=\"{x:.1}\" y=\"{y}\" text-anchor=\"middle\">{label}</text>\n"
        )
    }

    /// Whether a period has its date below it: few do, and those that begin something do, as years
    /// begin with January.
    fn has_date(&self, from: Date) -> bool {
        let count = self.timeline.periods.len();
        let least = count.div_ceil(MAX_DATES) as i64;
        let day = jisr::index::seconds(from.at(0, 0, 0, 0)) / 86_400;
        let (number, steps): (i64, &[i64]) = match self.timeline.by {
            Unit::Day => (day, &[1, 2, 7, 14, 28]),
            Unit::Week => (day.div_euclid(7), &[1, 2, 4, 13, 26, 52]),
            Unit::Month => (
                i64::from(from.year()) * 12 + i64::from(from.month()) - 1,
                &[1, 2, 3, 6, 12, 24, 60],
            ),
            Unit::Year => (i64::from(from.year()), &[1, 2, 5, 10, 20, 50, 100]),
        };
        let step = steps.iter().copied().find(|step| *step >= least).unwrap_or(least);
        number % step == 0
    }
}

/// A round distance between lines, so that few are enough to reach `most`: 1, 2 or 5 with zeros.
fn step(most: u64) -> u64 {
    let powers = (0..19).map(|power| 10u64.pow(power));
    let steps = powers.flat_map(|power| [1, 2, 5].map(|digit| digit * power));
    steps.into_iter().find(|step| most.div_ceil(*step) <= MAX_LINES).unwrap_or(most)
}

/// A name in an isolate (Unicode UAX #9), with its own direction.
fn text(name: &str) -> String {
    format!("\u{2068}{}\u{2069}", escape(&one_line(name)))
}

#[cfg(test)]
mod tests {
    use super::super::tests::months;
    use super::*;

    #[test]
    fn lines_are_round() {
        assert_eq!([1, 4, 5, 12, 99, 3456].map(step), [1, 1, 2, 5, 50, 1000]);
    }

    #[test]
    fn a_picture_has_titles_axes_and_bars() {
        let timeline = months(&["\"a <b>\"", "شكري"], &[&[4, 1], &[0, 7]]);
        let shown = svg(&timeline).replace('\u{2068}', "⟨").replace('\u{2069}', "⟩");
        insta::assert_snapshot!(shown, @r##"
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 448" width="960" height="448" role="img">
        <title>Articles by month: ⟨&quot;a &lt;b&gt;&quot;⟩, ⟨شكري⟩</title>
        <style>text{font:13px system-ui,'Segoe UI','Noto Sans','Noto Naskh Arabic','DejaVu Sans',sans-serif;fill:#59636e}.name{font-size:17px;font-weight:600;fill:#1b1f24}.grid{stroke:#e3e8ed}.axis{stroke:#8c959f}.bar{fill:#2f6fde}</style>
        <rect width="960" height="448" fill="#fff"/>
        <g transform="translate(0 0)">
        <text class="name" x="64" y="24">⟨&quot;a &lt;b&gt;&quot;⟩</text><text x="64" y="43">4 articles, by month</text>
        <line class="axis" x1="64" x2="936" y1="184.0" y2="184.0"/><text x="56" y="188.5" text-anchor="end">0</text>
        <line class="grid" x1="64" x2="936" y1="154.0" y2="154.0"/><text x="56" y="158.5" text-anchor="end">2</text>
        <line class="grid" x1="64" x2="936" y1="124.0" y2="124.0"/><text x="56" y="128.5" text-anchor="end">4</text>
        <line class="grid" x1="64" x2="936" y1="94.0" y2="94.0"/><text x="56" y="98.5" text-anchor="end">6</text>
        <line class="grid" x1="64" x2="936" y1="64.0" y2="64.0"/><text x="56" y="68.5" text-anchor="end">8</text>
        <rect class="bar" x="65.00" y="124.0" width="434.00" height="60.0"><title>2021-01: 4 of 12 articles</title></rect>
        <line class="axis" x1="282.0" x2="282.0" y1="184" y2="189"/><text x="282.0" y="204" text-anchor="middle">2021-01</text>
        <line class="axis" x1="718.0" x2="718.0" y1="184" y2="189"/><text x="718.0" y="204" text-anchor="middle">2021-02</text>
        </g>
        <g transform="translate(0 224)">
        <text class="name" x="64" y="24">⟨شكري⟩</text><text x="64" y="43">9 articles, 1 of them without a date, by month</text>
        <line class="axis" x1="64" x2="936" y1="184.0" y2="184.0"/><text x="56" y="188.5" text-anchor="end">0</text>
        <line class="grid" x1="64" x2="936" y1="154.0" y2="154.0"/><text x="56" y="158.5" text-anchor="end">2</text>
        <line class="grid" x1="64" x2="936" y1="124.0" y2="124.0"/><text x="56" y="128.5" text-anchor="end">4</text>
        <line class="grid" x1="64" x2="936" y1="94.0" y2="94.0"/><text x="56" y="98.5" text-anchor="end">6</text>
        <line class="grid" x1="64" x2="936" y1="64.0" y2="64.0"/><text x="56" y="68.5" text-anchor="end">8</text>
        <rect class="bar" x="65.00" y="169.0" width="434.00" height="15.0"><title>2021-01: 1 of 12 articles</title></rect>
        <rect class="bar" x="501.00" y="79.0" width="434.00" height="105.0"><title>2021-02: 7 of 12 articles</title></rect>
        <line class="axis" x1="282.0" x2="282.0" y1="184" y2="189"/><text x="282.0" y="204" text-anchor="middle">2021-01</text>
        <line class="axis" x1="718.0" x2="718.0" y1="184" y2="189"/><text x="718.0" y="204" text-anchor="middle">2021-02</text>
        </g>
        </svg>
        "##);
    }

    #[test]
    fn without_dates_there_is_an_empty_panel() {
        let picture = svg(&months(&["a"], &[]));
        assert!(picture.contains("no article matches") && !picture.contains("NaN"), "{picture}");
    }
}

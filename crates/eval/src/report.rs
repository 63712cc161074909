//! A comparison as a page to look at.

mod plot;
mod text;

use crate::{Change, Comparison, MeasureComparison, RandomizationTest};

pub use text::escape;
use text::{difference, p_value, relative, value};

/// Queries that are listed below each plot.
const LISTED: usize = 20;

/// What the columns mean.
const METHOD: &str = "<footer>p: how often chance alone makes a mean difference this large, by a \
    two-sided paired randomization test; of twenty measures without any true difference, one is \
    expected below 0.05. 95% interval: of the mean difference, by a percentile bootstrap over \
    queries. Queries that a run has nothing for count as 0.</footer>\n";

/// A self-contained HTML page of a comparison: the means and what is known of their differences,
/// then for each measure all queries as bars, and those that changed most with their texts.
///
/// It needs no network and no script, is light or dark as its reader's system is, and shows each
/// query in its own direction. Give the comparison its texts first, by
/// [`Comparison::with_texts`].
#[must_use]
pub fn html(comparison: &Comparison) -> String {
    let (baseline, contender) = (escape(&comparison.baseline), escape(&comparison.contender));
    let queries = comparison.measures.first().map_or(0, |measure| measure.changes.len());
    let style = include_str!("report/style.css");
    let sections: String =
        comparison.measures.iter().map(|measure| section(comparison, measure)).collect();
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{contender} against {baseline}</title>\n<style>\n{style}</style>\n</head>\n\
         <body>\n<main>\n<h1><bdi>{contender}</bdi> <small>against</small> \
         <bdi>{baseline}</bdi></h1>\n<p>{queries} judged queries.</p>\n\
         <figure>\n{plot}<figcaption>Means over all queries: \
         <span class=\"key baseline\"></span><bdi>{baseline}</bdi> \
         <span class=\"key contender\"></span><bdi>{contender}</bdi></figcaption>\n</figure>\n\
         {summary}{sections}{METHOD}</main>\n</body>\n</html>\n",
        plot = plot::means(comparison),
        summary = summary(comparison),
    )
}

fn summary(comparison: &Comparison) -> String {
    let rows: String = comparison.measures.iter().map(summary_row).collect();
    format!(
        "<div class=\"scroll\"><table>\n<thead><tr><th>measure</th><th>baseline</th>\
         <th>contender</th><th>difference</th><th>relative</th><th>95% interval</th><th>p</th>\
         <th>wins / ties / losses</th></tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}

fn summary_row(measure: &MeasureComparison) -> String {
    let cells = [
        value(measure.baseline),
        value(measure.contender),
        difference(measure.difference),
        relative(measure.relative),
        format!("{} to {}", difference(measure.interval.low), difference(measure.interval.high)),
        p_value(measure.test.p_value),
        format!("{} / {} / {}", measure.wins, measure.ties, measure.losses),
    ];
    let cells = cells.map(|cell| format!("<td>{cell}</td>")).concat();
    format!("<tr><th>{}</th>{cells}</tr>\n", measure.measure)
}

fn section(comparison: &Comparison, measure: &MeasureComparison) -> String {
    format!(
        "<section>\n<h2>{name}</h2>\n<p>{test}</p>\n<figure>\n{plot}<figcaption>\
         Contender minus baseline, a bar for each query: <span class=\"key gain\"></span>{wins} better \
         <span class=\"key loss\"></span>{losses} worse, {ties} the same. Dashed: the mean, in its \
         95% interval.</figcaption>\n</figure>\n{table}</section>\n",
        name = measure.measure,
        test = tested(measure.test),
        plot = plot::differences(comparison, measure),
        wins = measure.wins,
        losses = measure.losses,
        ties = measure.ties,
        table = most_changed(comparison, measure),
    )
}

fn tested(test: RandomizationTest) -> String {
    let (p, permutations) = (p_value(test.p_value), test.permutations);
    match test.exact {
        true => format!("p: {p}, from all {permutations} choices of signs."),
        false => format!("p: {p}, from {permutations} random choices of signs."),
    }
}

fn most_changed(comparison: &Comparison, measure: &MeasureComparison) -> String {
    let changed = measure.changes.iter().filter(|change| change.difference != 0.0);
    let rows: String = changed.take(LISTED).map(|change| change_row(comparison, change)).collect();
    if rows.is_empty() {
        return "<p>No query changed.</p>\n".to_owned();
    }
    format!(
        "<div class=\"scroll\"><table>\n<thead><tr><th>query</th><th class=\"text\">most \
         changed</th><th>baseline</th><th>contender</th><th>difference</th></tr></thead>\n\
         <tbody>\n{rows}</tbody>\n</table></div>\n"
    )
}

fn change_row(comparison: &Comparison, change: &Change) -> String {
    let text = comparison.texts.get(&change.query).map_or("", String::as_str);
    format!(
        "<tr><th><bdi>{}</bdi></th><td class=\"text\" dir=\"auto\">{}</td><td>{}</td><td>{}</td>\
         <td>{}</td></tr>\n",
        escape(&change.query),
        escape(text),
        value(change.baseline),
        value(change.contender),
        difference(change.difference),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CompareOptions, Qrels, Run, compare, evaluate};

    fn page(contender: &str) -> String {
        let mut qrels = Qrels::new();
        let (mut old, mut new) = (Run::new("old").unwrap(), Run::new(contender).unwrap());
        for (query, before, after) in [("1", 1.0, 3.0), ("<2>", 1.0, 3.0), ("3", 3.0, 1.0)] {
            qrels.push(query, "good", 1).unwrap();
            for (run, score) in [(&mut old, before), (&mut new, after)] {
                run.push(query, "good", score).unwrap();
                run.push(query, "bad", 2.0).unwrap();
            }
        }
        let measures = ["ndcg@10", "mrr"].map(|name| name.parse().unwrap());
        let [old, new] = [old, new].map(|run| evaluate(&qrels, &run, &measures));
        let mut comparison = compare(&old, &new, &CompareOptions::default()).unwrap();
        comparison.texts.insert("<2>".into(), "خارطة <الطريق> & \"roadmap\"".into());
        html(&comparison)
    }

    #[test]
    fn nothing_of_a_file_becomes_markup() {
        let page = page("<script>");
        assert!(!page.contains("<script"));
        assert!(!page.contains("<2>") && !page.contains("<الطريق>"));
        assert!(page.contains("خارطة &lt;الطريق&gt; &amp; &quot;roadmap&quot;"));
    }

    #[test]
    fn pages_need_nothing_else() {
        let page = page("new");
        for outside in ["http", "src=", "href=", "@import", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn every_measure_has_its_plot_and_its_queries() {
        let page = page("new");
        assert_eq!(page.matches("<svg").count(), 3);
        assert_eq!(page.matches("</svg>").count(), 3);
        assert!(page.contains("<td class=\"text\" dir=\"auto\">خارطة"));
        assert!(!page.contains("NaN") && !page.contains("inf\""));
    }
}

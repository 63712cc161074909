//! Measures as tables.

use std::borrow::Cow;
use std::io::{self, Write};

use jisr::eval::{Comparison, Evaluation, MeasureComparison, Topics};

use super::look::{DIM, LABEL, Look};
use super::numbers::grouped;

/// Ids that a note lists.
const LISTED: usize = 5;
/// Letters of a query's text that are shown.
const MAX_LETTERS: usize = 100;

/// Says on stderr which queries count as 0 and which do not count.
pub(crate) fn notes(evaluation: &Evaluation) {
    let Evaluation { run, missing, unjudged, per_query, .. } = evaluation;
    if !missing.is_empty() {
        let (count, judged, ids) = (missing.len(), per_query.len(), some(missing));
        super::note(&format!(
            "note: {run} found nothing for {count} of {judged} judged queries, which count as 0: {ids}"
        ));
    }
    if !unjudged.is_empty() {
        let (count, ids) = (unjudged.len(), some(unjudged));
        super::note(&format!(
            "note: {run} has queries without judgments, {count} in all, which are left out: {ids}"
        ));
    }
}

/// The first ids of a list.
fn some(ids: &[String]) -> String {
    let listed = ids[..ids.len().min(LISTED)].join(", ");
    if ids.len() > LISTED { format!("{listed}, …") } else { listed }
}

/// Writes the means of a run.
pub(crate) fn evaluation(
    out: &mut impl Write,
    look: Look,
    evaluation: &Evaluation,
) -> io::Result<()> {
    title(out, look, &[("run", &evaluation.run)], evaluation.per_query.len())?;
    writeln!(out, "{}", look.paint(LABEL, "measure        mean"))?;
    for (measure, mean) in evaluation.mean.iter() {
        writeln!(out, "{:<12}{mean:>7.4}", measure.to_string())?;
    }
    Ok(())
}

/// Writes every query of a run, with its text if that is known.
pub(crate) fn queries(
    out: &mut impl Write,
    look: Look,
    evaluation: &Evaluation,
    topics: Option<&Topics>,
) -> io::Result<()> {
    let names: String =
        evaluation.mean.measures().map(|measure| format!("{:>11}", measure.to_string())).collect();
    writeln!(out, "\n{}", look.paint(LABEL, &format!("{names}  query")))?;
    for (query, scores) in &evaluation.per_query {
        let values: String = scores.iter().map(|(_, value)| format!("{value:>11.4}")).collect();
        let text = topics.and_then(|topics| topics.get(query)).unwrap_or_default();
        writeln!(out, "{values}  {}", named(look, query, text))?;
    }
    Ok(())
}

/// Writes two runs side by side, and the queries on which the first measure changed most.
pub(crate) fn comparison(
    out: &mut impl Write,
    look: Look,
    comparison: &Comparison,
    listed: usize,
) -> io::Result<()> {
    let runs = [("contender", &comparison.contender), ("baseline", &comparison.baseline)];
    let first = comparison.measures.first();
    title(out, look, &runs, first.map_or(0, |measure| measure.changes.len()))?;
    let heads = "measure      baseline  contender  difference  relative        p  95% interval";
    writeln!(out, "{}", look.paint(LABEL, &format!("{heads}        wins/ties/losses")))?;
    comparison.measures.iter().try_for_each(|measure| writeln!(out, "{}", row(measure)))?;
    first.map_or(Ok(()), |measure| changes(out, look, comparison, measure, listed))
}

fn title(
    out: &mut impl Write,
    look: Look,
    runs: &[(&str, &String)],
    queries: usize,
) -> io::Result<()> {
    for (role, run) in runs {
        writeln!(out, "{} {}", look.paint(LABEL, &format!("{role:<9}")), look.piece(run))?;
    }
    let queries = grouped(queries as u64);
    writeln!(out, "{} {queries} judged\n", look.paint(LABEL, &format!("{:<9}", "queries")))
}

fn row(compared: &MeasureComparison) -> String {
    let MeasureComparison { measure, baseline, contender, .. } = compared;
    let difference = signed(compared.difference);
    let relative =
        compared.relative.map_or("-".to_owned(), |share| format!("{:+.1}%", share * 100.0));
    let p = match compared.test.p_value {
        p if p < 0.0001 => "<0.0001".to_owned(),
        p => format!("{p:.4}"),
    };
    let interval =
        format!("{} to {}", signed(compared.interval.low), signed(compared.interval.high));
    let wins = format!("{}/{}/{}", compared.wins, compared.ties, compared.losses);
    let measure = measure.to_string();
    format!(
        "{measure:<13}{baseline:>8.4}{contender:>11.4}{difference:>12}{relative:>10}{p:>9}  \
         {interval:<20}{wins}"
    )
}

fn changes(
    out: &mut impl Write,
    look: Look,
    comparison: &Comparison,
    measure: &MeasureComparison,
    listed: usize,
) -> io::Result<()> {
    let mut changed =
        measure.changes.iter().filter(|change| change.difference != 0.0).take(listed).peekable();
    if changed.peek().is_none() {
        return writeln!(out, "\nno query changed in {}", measure.measure);
    }
    let head = format!("{} changed most", measure.measure);
    writeln!(out, "\n{}", look.paint(LABEL, &head))?;
    for change in changed {
        let text = comparison.texts.get(&change.query).map_or("", String::as_str);
        let (before, after) = (change.baseline, change.contender);
        let (difference, query) = (signed(change.difference), named(look, &change.query, text));
        writeln!(out, "{difference:>9}  {before:.4} to {after:.4}  {query}")?;
    }
    Ok(())
}

/// A difference with its sign; `+0.0000` also for what rounds to nothing.
fn signed(difference: f64) -> String {
    let rounded = (difference * 1e4).round() / 1e4;
    format!("{:+.4}", rounded + 0.0)
}

/// The id of a query, and the beginning of its text.
fn named(look: Look, query: &str, text: &str) -> String {
    let (query, text) = (look.paint(DIM, &look.piece(query)), look.piece(&beginning(text)));
    if text.is_empty() { query } else { format!("{query}  {text}") }
}

fn beginning(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MAX_LETTERS) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use jisr::eval::{CompareOptions, Qrels, Run, compare, evaluate};

    use super::*;

    /// A run that has the one relevant document of three queries at these ranks.
    fn measured(tag: &str, ranks: [u8; 3]) -> Evaluation {
        let mut qrels = Qrels::new();
        let mut run = Run::new(tag).unwrap();
        for (query, rank) in ["1", "2", "3"].into_iter().zip(ranks) {
            qrels.push(query, "good", 1).unwrap();
            for at in 1..=4 {
                let id = if at == rank { "good".to_owned() } else { format!("bad{at}") };
                run.push(query, &id, f64::from(10 - at)).unwrap();
            }
        }
        evaluate(&qrels, &run, &["mrr", "p@4"].map(|name| name.parse().unwrap()))
    }

    fn written(write: impl FnOnce(&mut Vec<u8>) -> io::Result<()>) -> String {
        let mut out = Vec::new();
        write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn one_run() {
        let one = measured("jisr", [1, 2, 4]);
        insta::assert_snapshot!(written(|out| {
            evaluation(out, Look::PLAIN, &one)?;
            queries(out, Look::PLAIN, &one, None)
        }), @r"
        run       jisr
        queries   3 judged

        measure        mean
        mrr          0.5833
        p@4          0.2500

                mrr        p@4  query
             1.0000     0.2500  1
             0.5000     0.2500  2
             0.2500     0.2500  3
        ");
    }

    #[test]
    fn two_runs() {
        let (old, new) = (measured("old.run", [1, 2, 4]), measured("jisr:b=1", [1, 1, 5]));
        let mut compared = compare(&old, &new, &CompareOptions::default()).unwrap();
        compared.texts.insert("2".into(), "خارطة الطريق".into());
        insta::assert_snapshot!(written(|out| comparison(out, Look::PLAIN, &compared, 5)), @r"
        contender jisr:b=1
        baseline  old.run
        queries   3 judged

        measure      baseline  contender  difference  relative        p  95% interval        wins/ties/losses
        mrr            0.5833     0.6667     +0.0833    +14.3%   1.0000  -0.2500 to +0.5000  1/1/1
        p@4            0.2500     0.1667     -0.0833    -33.3%   1.0000  -0.2500 to +0.0000  0/2/1

        mrr changed most
          +0.5000  0.5000 to 1.0000  2  خارطة الطريق
          -0.2500  0.2500 to 0.0000  3
        ");
        let equal = compare(&old, &old, &CompareOptions::default()).unwrap();
        let table = written(|out| comparison(out, Look::PLAIN, &equal, 5));
        assert!(table.contains("no query changed in mrr"), "{table}");
    }

    #[test]
    fn differences_have_one_zero() {
        assert_eq!(signed(-0.00001), "+0.0000");
        assert_eq!(signed(-0.25), "-0.2500");
    }

    #[test]
    fn long_lists_are_cut() {
        let ids = ["1", "2", "3", "4", "5", "6"].map(str::to_owned);
        assert_eq!(some(&ids[..5]), "1, 2, 3, 4, 5");
        assert_eq!(some(&ids), "1, 2, 3, 4, 5, …");
    }

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(beginning(&"ن".repeat(101)), "ن".repeat(100) + "…");
        assert_eq!(beginning("قناة"), "قناة");
    }
}

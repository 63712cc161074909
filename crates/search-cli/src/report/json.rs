//! Results for programs.

use std::io::Write;

use anyhow::Result;
use jisr::eval::{Comparison, Evaluation};
use jisr::query::Explanation;
use jisr::{Hit, Results};
use serde::Serialize;

/// Results with what `--explain` adds to them.
#[derive(Serialize)]
struct Explained<'a> {
    #[serde(flatten)]
    results: &'a Results,
    plan: String,
    /// One for each hit, in their order.
    explanations: &'a [Option<Explanation>],
}

/// A run's measures, with what comparing it to a baseline adds.
#[derive(Serialize)]
struct Evaluated<'a> {
    #[serde(flatten)]
    evaluation: &'a Evaluation,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<&'a Comparison>,
}

/// Writes a value on one line.
pub(crate) fn line(out: &mut impl Write, value: &impl Serialize) -> Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    Ok(writeln!(out)?)
}

/// Writes the results with the plan and the arithmetic of each hit.
pub(crate) fn explained(
    out: &mut impl Write,
    results: &Results,
    explanations: &[Option<Explanation>],
) -> Result<()> {
    line(out, &Explained { results, plan: results.plan.to_string(), explanations })
}

/// Writes a run's measures, and its comparison if there is one.
pub(crate) fn evaluation(
    out: &mut impl Write,
    evaluation: &Evaluation,
    comparison: Option<&Comparison>,
) -> Result<()> {
    line(out, &Evaluated { evaluation, comparison })
}

/// Writes one hit a line.
pub(crate) fn hits(out: &mut impl Write, hits: &[Hit]) -> Result<()> {
    hits.iter().try_for_each(|hit| line(out, hit))
}

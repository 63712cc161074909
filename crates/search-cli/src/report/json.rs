//! Results for programs.

use std::io::Write;

use anyhow::Result;
use jisr::query::{Explanation, Plan};
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

/// Writes a value on one line.
pub(crate) fn line(out: &mut impl Write, value: &impl Serialize) -> Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    Ok(writeln!(out)?)
}

/// Writes the results with the plan and the arithmetic of each hit.
pub(crate) fn explained(
    out: &mut impl Write,
    results: &Results,
    plan: &Plan,
    explanations: &[Option<Explanation>],
) -> Result<()> {
    line(out, &Explained { results, plan: plan.to_string(), explanations })
}

/// Writes one hit a line.
pub(crate) fn hits(out: &mut impl Write, hits: &[Hit]) -> Result<()> {
    hits.iter().try_for_each(|hit| line(out, hit))
}

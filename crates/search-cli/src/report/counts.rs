//! Small tables of how many articles there are of each kind.

use std::collections::BTreeMap;
use std::io::{self, Write};

use jisr::query::Counts;

use super::look::{LABEL, Look};
use super::numbers::grouped;

/// Rows of a table; of more only the number is given.
const MAX_ROWS: usize = 10;

/// Writes all tables.
pub(crate) fn write(out: &mut impl Write, look: Look, counts: &Counts) -> io::Result<()> {
    table(out, look, "language", &largest(&counts.language))?;
    table(out, look, "source", &largest(&counts.source))?;
    table(out, look, "month", &counts.month.iter().collect::<Vec<_>>())?;
    table(out, look, "person", &largest(&counts.people))?;
    table(out, look, "place", &largest(&counts.places))?;
    table(out, look, "organisation", &largest(&counts.organisations))
}

/// Writes the largest sources and languages only.
pub(crate) fn write_largest(out: &mut impl Write, look: Look, counts: &Counts) -> io::Result<()> {
    table(out, look, "language", &largest(&counts.language))?;
    table(out, look, "source", &largest(&counts.source))
}

/// Rows with the largest numbers first.
fn largest(counts: &BTreeMap<String, u64>) -> Vec<(&String, &u64)> {
    let mut rows: Vec<_> = counts.iter().collect();
    rows.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    rows
}

/// Numbers stand first, in a column, so that the width of a name does not matter. Months are a
/// series and shown whole.
fn table(out: &mut impl Write, look: Look, name: &str, rows: &[(&String, &u64)]) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", look.paint(LABEL, &format!("by {name}")))?;
    let shown = if name == "month" { rows.len() } else { rows.len().min(MAX_ROWS) };
    for (name, count) in &rows[..shown] {
        writeln!(out, "{:>9}  {}", grouped(**count), look.piece(name))?;
    }
    match rows.len() - shown {
        0 => Ok(()),
        more => writeln!(out, "{:>9}  and {more} more", ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_come_first_and_months_in_order() {
        let count = |pairs: &[(&str, u64)]| {
            pairs.iter().map(|(name, count)| ((*name).to_owned(), *count)).collect()
        };
        let counts = Counts {
            language: count(&[("ar", 2), ("en", 1200)]),
            source: count(&[("وكالة المرفأ", 3)]),
            month: count(&[("2021-01", 1), ("2021-03", 9)]),
            ..Counts::default()
        };
        let mut out = Vec::new();
        write(&mut out, Look::PLAIN, &counts).unwrap();
        insta::assert_snapshot!(String::from_utf8(out).unwrap(), @r"
        by language
            1,200  en
                2  ar
        by source
                3  وكالة المرفأ
        by month
                1  2021-01
                9  2021-03
        ");
    }
}

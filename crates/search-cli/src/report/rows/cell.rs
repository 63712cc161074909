//! Cells that a spreadsheet takes for text.

/// What a spreadsheet takes for the beginning of a formula. Texts of web pages are anybody's, and a
/// formula can send away what stands in other cells.
const FORMULA: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A text that no spreadsheet takes for a formula: with an apostrophe before it, if need be, as
/// spreadsheets mark text themselves. Numbers are left alone.
pub(super) fn guarded(cell: String) -> String {
    match cell.starts_with(FORMULA) && cell.parse::<f64>().is_err() {
        true => format!("'{cell}"),
        false => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text() {
        for formula in ["=1+1", "+Egypt -Libya", "-Libya", "@SUM(A1)", "\t=1", "-"] {
            assert_eq!(guarded(formula.into()), format!("'{formula}"));
        }
        for cell in ["", "Cairo", "-5", "+1.5e3", "قناة", "a=b"] {
            assert_eq!(guarded(cell.into()), cell);
        }
    }
}

//! Files as numbered lines.

use std::path::Path;

use crate::{Error, Problem, Result};

/// The whole file as text, without a byte order mark.
pub(crate) fn read(path: &Path) -> Result<String> {
    let bytes =
        std::fs::read(path).map_err(|source| Error::Io { path: path.to_owned(), source })?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = 1 + valid.iter().filter(|&&byte| byte == b'\n').count();
        Error::Encoding { path: path.to_owned(), line }
    })?;
    Ok(text.strip_prefix('\u{FEFF}').map(str::to_owned).unwrap_or(text))
}

/// Reads every line of content, with its number where something is wrong.
///
/// Blank lines and lines that start with `#` hold no content, as for `trec_eval`.
pub(crate) fn each(
    path: &Path,
    text: &str,
    mut take: impl FnMut(&str) -> Result<(), Problem>,
) -> Result<()> {
    for (at, line) in text.lines().enumerate() {
        if !line.starts_with('#') && !line.trim_ascii().is_empty() {
            take(line).map_err(|problem| at_line(path, at + 1, problem))?;
        }
    }
    Ok(())
}

pub(crate) fn at_line(path: &Path, line: usize, problem: Problem) -> Error {
    Error::Line { path: path.to_owned(), line, problem }
}

/// Refuses ids that could not be read back from a file.
pub(crate) fn check_ids(query: &str, document: &str) -> Result<(), Problem> {
    check_query(query)?;
    match is_one_column(document) {
        true => Ok(()),
        false => Err(Problem::Id { found: document.to_owned() }),
    }
}

/// Refuses a query's id that could not be read back: it starts its line.
pub(crate) fn check_query(query: &str) -> Result<(), Problem> {
    match is_one_column(query) && !query.starts_with('#') {
        true => Ok(()),
        false => Err(Problem::Id { found: query.to_owned() }),
    }
}

/// Whether a text stays one column.
pub(crate) fn is_one_column(text: &str) -> bool {
    !text.is_empty() && !text.contains(is_column_end)
}

/// What separates columns. C's `isspace`, which `trec_eval` splits at, knows ASCII only.
pub(crate) fn is_column_end(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\u{B}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bad_bytes_have_a_line() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("topics.tsv");
        std::fs::write(&path, b"1\tone\n2\t\xe3\xd5\xd1\n").unwrap();
        let error = read(&path).unwrap_err();
        assert!(matches!(error, Error::Encoding { line: 2, .. }), "{error}");
        assert!(error.to_string().contains("topics.tsv, line 2"));
    }

    #[test]
    fn a_byte_order_mark_is_no_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("topics.tsv");
        std::fs::write(&path, "\u{FEFF}1\tone\n").unwrap();
        assert_eq!(read(&path).unwrap(), "1\tone\n");
    }

    #[test]
    fn blank_lines_and_comments_are_skipped_and_counted() {
        let mut seen = Vec::new();
        let error = each(Path::new("x"), "a\r\n\n# note\n \nb\n", |line| {
            seen.push(line.to_owned());
            if line == "b" { Err(Problem::MissingNumber) } else { Ok(()) }
        });
        assert_eq!(seen, ["a", "b"]);
        assert!(matches!(error, Err(Error::Line { line: 5, .. })));
    }

    #[test]
    fn ids_are_one_column() {
        assert_eq!(check_ids("1", "خبر/١"), Ok(()));
        for (query, document) in [("", "a"), ("1", ""), ("1", "a b"), ("1\t", "a"), ("#1", "a")] {
            assert!(check_ids(query, document).is_err());
        }
    }
}

//! Files of queries.

use std::ffi::OsStr;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, Result, bail};
use csv::{ByteRecord, Position, ReaderBuilder};

use crate::stdin::is_stdin;

/// The column that holds the queries.
const COLUMN: &str = "query";
/// What stands between cells; of several the one that the header has most of. Excel writes semicolons
/// where a comma is in every number.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The queries of a file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Queries {
    /// Names of the columns beside the query.
    pub(crate) columns: Vec<String>,
    /// The queries in their order, and what is no query.
    pub(crate) lines: Vec<Line>,
}

/// A query, and where it stands.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Line {
    /// The line in the file, from 1.
    pub(crate) number: u64,
    /// The query and the cells beside it, or why there is none.
    pub(crate) content: Result<(String, Vec<String>), String>,
}

impl Queries {
    /// Reads a file; `-` is stdin. What is called `.csv` or `.tsv` is a table with a header, stdin is
    /// one when its first line has a cell `query`; anything else has a query a line.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or holds no query, or a table has no column `query`.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let mut bytes = Vec::new();
        let named = path.display();
        match is_stdin(path) {
            true => std::io::stdin().read_to_end(&mut bytes).map(drop),
            false => std::fs::read(path).map(|read| bytes = read),
        }
        .with_context(|| format!("the queries in {named} cannot be read"))?;
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&bytes);
        let extension = path.extension().map(OsStr::to_ascii_lowercase);
        let is_table = match extension.as_ref().and_then(|extension| extension.to_str()) {
            Some("csv" | "tsv") => true,
            _ => is_stdin(path) && query_column(&header(bytes)?).is_some(),
        };
        let queries = if is_table { table(bytes) } else { Ok(plain(bytes)) };
        let queries = queries.with_context(|| named.to_string())?;
        if queries.lines.is_empty() {
            bail!("there is no query in {named}");
        }
        Ok(queries)
    }
}

/// A query a line; empty lines are none.
fn plain(bytes: &[u8]) -> Queries {
    let lines = (1..).zip(bytes.split(|&byte| byte == b'\n'));
    let lines = lines.map(|(number, line)| Line { number, content: text(line).map(alone) });
    let blank = |line: &Line| matches!(&line.content, Ok((query, _)) if query.is_empty());
    Queries { columns: Vec::new(), lines: lines.filter(|line| !blank(line)).collect() }
}

fn alone(query: String) -> (String, Vec<String>) {
    (query, Vec::new())
}

fn table(bytes: &[u8]) -> Result<Queries> {
    let header = header(bytes)?;
    let Some(at) = query_column(&header) else {
        bail!(
            "no column is called `{COLUMN}`, only {}; give the column of the queries that name in \
             the first line, or write a query a line in a .txt file",
            header.join(", ")
        );
    };
    let mut reader = ReaderBuilder::new().delimiter(delimiter(bytes)).from_reader(bytes);
    let ends = Ends::of(bytes);
    let mut lines = Vec::new();
    let mut record = ByteRecord::new();
    loop {
        let read = reader.read_byte_record(&mut record);
        let (content, position) = match &read {
            Ok(false) => break,
            Ok(true) => (row(&record, at), record.position()),
            Err(error) => (Err(unequal(error)), error.position()),
        };
        lines.push(Line { number: ends.line(position), content });
    }
    let mut columns = header;
    columns.remove(at);
    Ok(Queries { columns, lines })
}

/// Where the lines of a file end. The reader of tables counts lines otherwise after empty ones.
struct Ends<'a> {
    bytes: &'a [u8],
    at: Vec<usize>,
}

impl<'a> Ends<'a> {
    fn of(bytes: &'a [u8]) -> Self {
        let at = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at);
        Self { bytes, at: at.collect() }
    }

    /// The line, from 1, in which the row begins that was read from a position on.
    fn line(&self, position: Option<&Position>) -> u64 {
        let from = position.map_or(0, |position| position.byte() as usize);
        let unread = self.bytes.get(from..).unwrap_or_default();
        let start = from + unread.iter().take_while(|byte| b"\r\n".contains(byte)).count();
        1 + self.at.partition_point(|end| *end < start) as u64
    }
}

/// What is wrong with a row that has another number of cells than the header.
fn unequal(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "{len} cells where the header has {expected_len}; a query with a comma or a quote in it \
             needs quotes around it, and its own quotes twice"
        ),
        _ => error.to_string(),
    }
}

fn row(record: &ByteRecord, at: usize) -> Result<(String, Vec<String>), String> {
    let mut cells = record.iter().map(text).collect::<Result<Vec<_>, _>>()?;
    let query = cells.remove(at);
    match query.is_empty() {
        true => Err("the query is empty".to_owned()),
        false => Ok((query, cells)),
    }
}

fn text(bytes: &[u8]) -> Result<String, String> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.trim().to_owned()),
        Err(_) => Err("this is not UTF-8; save the file as UTF-8 (old Arabic files: \
                       `iconv -f windows-1256 -t utf-8`)"
            .to_owned()),
    }
}

/// The cells of the first line.
fn header(bytes: &[u8]) -> Result<Vec<String>> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter(bytes)).from_reader(bytes);
    let header =
        reader.byte_headers()?.iter().map(|cell| String::from_utf8_lossy(cell).trim().to_owned());
    Ok(header.collect())
}

fn query_column(header: &[String]) -> Option<usize> {
    header.iter().position(|name| name.eq_ignore_ascii_case(COLUMN))
}

fn delimiter(bytes: &[u8]) -> u8 {
    let header = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |delimiter: &u8| header.iter().filter(|byte| *byte == delimiter).count();
    // Of equals the last is taken.
    DELIMITERS.into_iter().rev().max_by_key(count).unwrap_or(b',')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, content: &[u8]) -> Result<Queries> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        Queries::read(&path)
    }

    fn line(number: u64, query: &str, cells: &[&str]) -> Line {
        let cells = cells.iter().map(|cell| (*cell).to_owned()).collect();
        Line { number, content: Ok((query.to_owned(), cells)) }
    }

    #[test]
    fn a_table_has_a_column_of_queries_and_others() {
        let text = "\u{FEFF}id;Query;desk\r\n1;\"\"\"Suez Canal\"\"; ports\";north\r\n\r\n2; قناة ;جنوب\r\n";
        let queries = read("q.csv", text.as_bytes()).unwrap();
        assert_eq!(queries.columns, ["id", "desk"]);
        let expected =
            [line(2, "\"Suez Canal\"; ports", &["1", "north"]), line(4, "قناة", &["2", "جنوب"])];
        assert_eq!(queries.lines, expected);
    }

    #[test]
    fn other_files_have_a_query_a_line() {
        let queries = read("q.txt", "Cavusoglu, roadmap\r\n\n  شكري\n".as_bytes()).unwrap();
        assert_eq!(queries.lines, [line(1, "Cavusoglu, roadmap", &[]), line(3, "شكري", &[])]);
    }

    #[test]
    fn a_bad_row_is_told_and_the_others_are_read() {
        let text = b"query,id\nCairo, Egypt,1\n,2\n\xE3\xD5\xD1,3\nCairo,4\n";
        let lines = read("q.csv", text).unwrap().lines;
        let numbers: Vec<_> = lines.iter().map(|line| line.number).collect();
        assert_eq!(numbers, [2, 3, 4, 5]);
        let reason = |at: usize| lines[at].content.as_ref().unwrap_err().as_str();
        assert!(reason(0).contains("3 cells where the header has 2"), "{}", reason(0));
        assert!(reason(1).contains("empty") && reason(2).contains("not UTF-8"));
        assert_eq!(lines[3], line(5, "Cairo", &["4"]));
    }

    #[test]
    fn what_holds_no_queries_is_an_error() {
        let message = |name, content| format!("{:#}", read(name, content).unwrap_err());
        assert!(message("q.csv", b"id,text\n1,Cairo\n").contains("only id, text"));
        assert!(message("q.csv", b"query,id\n").contains("there is no query in"));
        assert!(message("q.txt", b"\n \n").contains("there is no query in"));
    }
}

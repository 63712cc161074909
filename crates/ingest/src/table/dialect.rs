//! How a table is written: what stands between its columns.

use csv_core::{ReadFieldResult, ReadRecordResult, Reader, ReaderBuilder};

use crate::options::FieldNames;

/// What may stand between columns; a spreadsheet of Europe writes semicolons in files called CSV.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Greatest number of columns, which is that of a spreadsheet.
pub(super) const MAX_COLUMNS: usize = 16_384;

/// A delimiter, and a parser for it.
pub(super) struct Dialect {
    pub(super) delimiter: u8,
    parser: Reader,
    /// Where the parser puts what nobody reads.
    scratch: Vec<u8>,
}

impl Dialect {
    pub(super) fn new(delimiter: u8) -> Self {
        Self { delimiter, parser: parser(delimiter, true), scratch: vec![0; 8 << 10] }
    }

    /// The dialect of a table with this first line: the one in which most columns have a name that
    /// is known, or else in which there are most columns.
    pub(super) fn of(header: &str, fields: &FieldNames) -> Self {
        let rank = |&delimiter: &u8| {
            let columns = Self::new(delimiter).columns(header).unwrap_or_default();
            let known = columns.iter().filter(|name| fields.called(name.trim()).next().is_some());
            (known.count(), columns.len())
        };
        // Of equals the last is taken, and it should be the comma.
        let best = DELIMITERS.iter().rev().copied().max_by_key(rank);
        Self::new(best.unwrap_or(b','))
    }

    /// Begins a row.
    pub(super) fn begin(&mut self) {
        self.parser.reset();
    }

    /// Goes through one more line of a row; whether the row ends with it.
    pub(super) fn ends(&mut self, line: &[u8]) -> bool {
        // No input at all would mean the end of the file.
        let mut pieces = [line, b"\n"].into_iter().filter(|piece| !piece.is_empty());
        pieces.any(|piece| self.ends_in(piece))
    }

    fn ends_in(&mut self, mut piece: &[u8]) -> bool {
        let mut ends = [0; 64];
        loop {
            let (result, used, ..) = self.parser.read_record(piece, &mut self.scratch, &mut ends);
            piece = &piece[used..];
            match result {
                ReadRecordResult::Record | ReadRecordResult::End => return true,
                ReadRecordResult::InputEmpty => return false,
                ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => {}
            }
        }
    }

    /// The columns of a row; `None` if a quotation mark is left open in it, or if there are more
    /// columns or lines than a row has.
    pub(super) fn columns(&mut self, row: &str) -> Option<Vec<String>> {
        self.parser.reset();
        split(&mut self.parser, row)
    }

    /// The columns of a line in which quotation marks are letters like others, as in the tables of
    /// programs that part columns by tabs and quote nothing.
    pub(super) fn unquoted(&self, line: &str) -> Option<Vec<String>> {
        if self.delimiter == b'\t' { split(&mut parser(b'\t', false), line) } else { None }
    }
}

fn parser(delimiter: u8, quoting: bool) -> Reader {
    ReaderBuilder::new().delimiter(delimiter).quoting(quoting).build()
}

fn split(parser: &mut Reader, row: &str) -> Option<Vec<String>> {
    let row = row.strip_suffix('\r').unwrap_or(row);
    let mut columns = Vec::new();
    let mut column = vec![0; row.len() + 1];
    let mut length = 0;
    // The end of the line ends the row, unless it stands in quotation marks.
    for (mut rest, last) in [(row.as_bytes(), false), (b"\n", true)] {
        while !rest.is_empty() {
            let (result, used, written) = parser.read_field(rest, &mut column[length..]);
            rest = &rest[used..];
            length += written;
            match result {
                ReadFieldResult::Field { record_end } => {
                    columns.push(String::from_utf8_lossy(&column[..length]).into_owned());
                    length = 0;
                    if record_end {
                        return (last && rest.is_empty()).then_some(columns);
                    }
                    if columns.len() == MAX_COLUMNS {
                        return None;
                    }
                }
                ReadFieldResult::InputEmpty | ReadFieldResult::End => break,
                ReadFieldResult::OutputFull => return None,
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_are_told_by_the_names_of_columns() {
        let fields = FieldNames::default();
        for (header, delimiter) in [
            ("id,title,text", b','),
            ("id;title;text", b';'),
            ("id\ttitle, short\ttext", b'\t'),
            ("id|title|text", b'|'),
            ("\"a;b;c;d\",title,text", b','),
            ("text", b','),
            ("x;y", b';'),
        ] {
            assert_eq!(Dialect::of(header, &fields).delimiter, delimiter, "{header}");
        }
    }

    #[test]
    fn rows_are_cut_into_columns() {
        let mut comma = Dialect::new(b',');
        let mut columns = |row: &str| comma.columns(row).unwrap();
        assert_eq!(columns("1,\"a, \"\"b\"\"\nc\",مطر"), ["1", "a, \"b\"\nc", "مطر"]);
        let mut comma = Dialect::new(b',');
        assert_eq!(comma.columns("1,\"a"), None);
        assert_eq!(comma.columns("1\r2"), None);
        assert_eq!(comma.columns(",").unwrap(), ["", ""]);
        assert_eq!(comma.unquoted("1,\"a"), None);
        assert_eq!(Dialect::new(b'\t').unquoted("1\t\"a").unwrap(), ["1", "\"a"]);
    }

    #[test]
    fn a_row_ends_where_its_quotation_marks_are_closed() {
        let mut comma = Dialect::new(b',');
        comma.begin();
        assert!(!comma.ends(b"1,\"a"));
        assert!(!comma.ends(b"b \"\" c"));
        assert!(comma.ends(b"d\",2\r"));
        comma.begin();
        assert!(comma.ends(b"1,2"));
        assert!(comma.ends(&b"1,".repeat(9_000)));
    }
}

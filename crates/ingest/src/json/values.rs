//! The values of a JSON file, one after the other: those of a list, or those that follow each other.

use std::io::{self, BufRead};

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The line that it begins on, from 1.
    pub(super) line: u64,
    /// Its length in bytes.
    pub(super) bytes: u64,
}

/// Reads values into one buffer, without understanding more of them than where they end. Of one over
/// the limit only the length is kept: its bytes are passed over as they come.
#[derive(Debug)]
pub(super) struct Values<R> {
    input: R,
    buffer: Vec<u8>,
    line: u64,
    /// Whether the values are those of a list.
    in_list: bool,
    /// Whether the last value broke off, so that what follows may be the rest of it.
    broken: bool,
}

impl<R: BufRead> Values<R> {
    /// The values of an input that begins on this line.
    pub(super) fn new(input: R, line: u64) -> Self {
        Self { input, buffer: Vec::new(), line, in_list: false, broken: false }
    }

    /// The text of the last value; nothing if it was over the limit.
    pub(super) fn text(&self) -> &[u8] {
        &self.buffer
    }

    /// Goes to where the next value begins; whether it is one of a list, or `None` at the end.
    pub(super) fn find(&mut self) -> io::Result<Option<bool>> {
        while let Some(byte) = self.peek()? {
            match byte {
                b'[' if !self.in_list => self.in_list = true,
                b']' if self.in_list => self.in_list = false,
                b' ' | b'\t' | b'\r' | b',' | b'\n' | 0xef | 0xbb | 0xbf => {}
                byte if self.broken && byte != b'{' => {}
                _ => return Ok(Some(self.in_list)),
            }
            self.line += u64::from(byte == b'\n');
            self.input.consume(1);
        }
        Ok(None)
    }

    /// Reads the value that begins here.
    pub(super) fn read(&mut self, limit: u64) -> io::Result<Place> {
        self.buffer.clear();
        let mut place = Place { line: self.line, bytes: 0 };
        let mut scan = Scan::default();
        let mut ended = false;
        while !ended {
            let chunk = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                chunk => chunk?,
            };
            if chunk.is_empty() {
                break;
            }
            let end = chunk.iter().position(|&byte| scan.ends_with(byte));
            let part = &chunk[..end.map_or(chunk.len(), |end| end + 1)];
            place.bytes += part.len() as u64;
            if place.bytes <= limit {
                self.buffer.extend_from_slice(part);
            }
            self.line += part.iter().filter(|&&byte| byte == b'\n').count() as u64;
            ended = end.is_some();
            let used = part.len();
            self.input.consume(used);
        }
        if place.bytes > limit {
            self.buffer.clear();
        }
        self.broken = scan.in_string;
        Ok(place)
    }

    fn peek(&mut self) -> io::Result<Option<u8>> {
        loop {
            match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                chunk => return Ok(chunk?.first().copied()),
            }
        }
    }
}

/// How deep in a value a byte stands.
#[derive(Debug, Default)]
struct Scan {
    depth: usize,
    in_string: bool,
    escaped: bool,
}

impl Scan {
    /// Whether a value ends with this byte.
    fn ends_with(&mut self, byte: u8) -> bool {
        if self.in_string {
            match byte {
                _ if self.escaped => self.escaped = false,
                b'\\' => self.escaped = true,
                b'"' => {
                    self.in_string = false;
                    return self.depth == 0;
                }
                // No string has a line end in it: a quotation mark was left open.
                b'\n' => return true,
                _ => {}
            }
            return false;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => self.depth += 1,
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                return self.depth == 0;
            }
            b',' | b'\n' => return self.depth == 0,
            _ => {}
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use super::*;

    fn all(text: &str, limit: u64) -> Vec<(u64, bool, String)> {
        let mut values = Values::new(BufReader::with_capacity(3, text.as_bytes()), 1);
        let mut found = Vec::new();
        while let Some(in_list) = values.find().unwrap() {
            let place = values.read(limit).unwrap();
            found.push((place.line, in_list, String::from_utf8_lossy(values.text()).into_owned()));
        }
        found
    }

    fn texts(text: &str) -> Vec<String> {
        all(text, 100).into_iter().map(|(.., text)| text).collect()
    }

    #[test]
    fn values_of_lists_and_sequences() {
        let list = "\u{feff}[\n {\"a\": \"]}\\\"\"},\n{\"b\": [1, {}]}]\n";
        let expected = [(2, true, "{\"a\": \"]}\\\"\"}"), (3, true, "{\"b\": [1, {}]}")]
            .map(|(line, in_list, text)| (line, in_list, text.to_owned()));
        assert_eq!(all(list, 100), expected);
        assert_eq!(texts("{\n}\n{}{}"), ["{\n}", "{}", "{}"]);
        assert_eq!(texts("[]").len() + texts(" ").len(), 0);
        assert_eq!(texts("{\"a\": "), ["{\"a\": "]);
    }

    #[test]
    fn a_string_left_open_costs_its_value() {
        assert_eq!(
            texts("[{\"a\": \"x\n, \"b\": 1},\n{\"c\": 2}]"),
            ["{\"a\": \"x\n", "{\"c\": 2}"]
        );
    }

    #[test]
    fn what_is_too_long_is_passed_over() {
        let found = all("[{\"a\": \"xxxxxxxxxx\"}, {\"b\": 1}]", 10);
        assert_eq!((found[0].2.as_str(), found[1].2.as_str()), ("", "{\"b\": 1}"));
    }
}

//! The header of a record: named fields.

/// The fields of a header, in their order.
#[derive(Debug, Default)]
pub(super) struct Header(Vec<(String, String)>);

impl Header {
    /// Reads the lines after the version. What is no field is passed over; a line that begins with
    /// white space goes on with the one before.
    pub(super) fn parse(lines: &[u8]) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in String::from_utf8_lossy(lines).lines() {
            match (line.starts_with([' ', '\t']), fields.last_mut(), line.split_once(':')) {
                (true, Some((_, value)), _) => {
                    value.push(' ');
                    value.push_str(line.trim());
                }
                (false, _, Some((name, value))) => {
                    fields.push((name.trim().to_owned(), value.trim().to_owned()));
                }
                _ => {}
            }
        }
        Self(fields)
    }

    /// The first value of a field.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// Length of the block, in bytes.
    pub(super) fn length(&self) -> Option<u64> {
        self.get("Content-Length")?.parse().ok()
    }

    /// What kind of record it is, in small letters.
    pub(super) fn kind(&self) -> String {
        self.get("WARC-Type").unwrap_or_default().to_ascii_lowercase()
    }

    /// The address; some programs write it in angle brackets.
    pub(super) fn uri(&self) -> Option<&str> {
        self.get("WARC-Target-URI").map(bare)
    }

    /// What the record is called in its file: its own id, and where that is missing, when and from
    /// where it was fetched.
    pub(super) fn key(&self) -> String {
        match self.get("WARC-Record-ID").map(bare) {
            Some(id) => id.strip_prefix("urn:uuid:").unwrap_or(id).to_owned(),
            None => {
                let date = self.get("WARC-Date").unwrap_or_default();
                format!("{date} {}", self.uri().unwrap_or_default())
            }
        }
    }
}

/// A value without the angle brackets around it.
fn bare(value: &str) -> &str {
    value.strip_prefix('<').and_then(|value| value.strip_suffix('>')).unwrap_or(value).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_found_however_they_are_written() {
        let header = Header::parse(
            b"warc-type: Response\r\nWARC-Target-URI: <http://a.example/>\nContent-Length:12\r\n\
              X: one\r\n two\r\nnothing\r\nWARC-Record-ID: <urn:uuid:ab-c>\r\nX: three\r\n",
        );
        assert_eq!(header.kind(), "response");
        assert_eq!(header.uri(), Some("http://a.example/"));
        assert_eq!(header.length(), Some(12));
        assert_eq!(header.get("x"), Some("one two"));
        assert_eq!(header.key(), "ab-c");
    }

    #[test]
    fn a_record_without_an_id_is_called_by_its_date_and_address() {
        let header = Header::parse(b"WARC-Date: 2021\nWARC-Target-URI: http://a.example/");
        assert_eq!(header.key(), "2021 http://a.example/");
        assert_eq!(Header::parse(b"Content-Length: -1").length(), None);
    }
}

//! Responses of web servers, as they came over the line.

use encoding_rs::Encoding;
use httparse::{EMPTY_HEADER, ParserConfig, Status};

use crate::skipped::Reason;
use crate::walk::Kind;

/// Most headers of a response.
const MAX_HEADERS: usize = 512;

/// A response.
#[derive(Debug)]
pub(super) struct Response<'a> {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    /// The body, as it was sent.
    pub(super) body: &'a [u8],
}

impl<'a> Response<'a> {
    /// Reads the status and the headers; what is no header is passed over.
    pub(super) fn parse(block: &'a [u8]) -> Result<Self, Reason> {
        let mut room = [EMPTY_HEADER; MAX_HEADERS];
        let mut response = httparse::Response::new(&mut room);
        let mut config = ParserConfig::default();
        config
            .allow_spaces_after_header_name_in_responses(true)
            .allow_obsolete_multiline_headers_in_responses(true)
            .ignore_invalid_headers_in_responses(true);
        // Later versions are written down as if they were text, with a version the parser refuses.
        let line = version(block);
        let text = line.as_ref().map_or(block, |line| line.as_slice());
        let broken = Reason::BrokenRecord { fault: "its HTTP headers cannot be read" };
        let Ok(Status::Complete(end)) = config.parse_response(&mut response, text) else {
            return Err(broken);
        };
        let headers = response.headers.iter().map(|header| {
            (header.name.to_owned(), String::from_utf8_lossy(header.value).trim().to_owned())
        });
        let status = response.code.unwrap_or_default();
        let headers = headers.collect();
        Ok(Self { status, headers, body: &block[block.len() - (text.len() - end)..] })
    }

    /// The values of a header, divided at commas, in small letters.
    pub(super) fn values(&self, name: &str) -> Vec<String> {
        let found = self.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        let values = found.flat_map(|(_, value)| value.split(','));
        let values = values.map(|value| value.trim().to_ascii_lowercase());
        values.filter(|value| !value.is_empty()).collect()
    }

    /// The first value of a header, whole.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// A response of HTTP/2 or later with the version that the parser knows.
fn version(block: &[u8]) -> Option<Vec<u8>> {
    let rest = block.strip_prefix(b"HTTP/").filter(|rest| !rest.starts_with(b"1."))?;
    let after = rest.iter().position(|&byte| byte == b' ')?;
    Some([b"HTTP/1.1", &rest[after..]].concat())
}

/// What a `Content-Type` says.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Media {
    /// How it is read; `None` for what holds no article.
    pub(super) kind: Option<Kind>,
    pub(super) charset: Option<&'static Encoding>,
}

impl Media {
    pub(super) fn of(content_type: Option<&str>) -> Self {
        let Some(text) = content_type else {
            return Self { kind: Some(Kind::Unnamed), charset: None };
        };
        let mut parts = text.split(';').map(str::trim);
        let kind = match parts.next().unwrap_or_default().to_ascii_lowercase().as_str() {
            "text/html" | "application/xhtml+xml" => Some(Kind::Html),
            "text/plain" => Some(Kind::Plain),
            "application/pdf" | "application/x-pdf" => Some(Kind::Pdf),
            "" => Some(Kind::Unnamed),
            _ => None,
        };
        let charset = parts.filter_map(|part| part.split_once('=')).find_map(|(name, value)| {
            let value = value.trim().trim_matches(['"', '\'']);
            name.trim()
                .eq_ignore_ascii_case("charset")
                .then(|| Encoding::for_label(value.as_bytes()))?
        });
        Self { kind, charset }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_responses_are_read() {
        for (block, status) in [
            ("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\nbody", 200),
            ("HTTP/1.0 404\nContent-Type : text/html\n\nbody", 404),
            ("HTTP/2 200\r\nContent-Type: text/html\r\n: x\r\nno header\r\n\r\nbody", 200),
            ("HTTP/1.1 203 \r\nContent-Type:\r\n text/html\r\n\r\nbody", 203),
        ] {
            let response = Response::parse(block.as_bytes()).unwrap();
            assert_eq!((response.status, response.body), (status, &b"body"[..]), "{block}");
            assert_eq!(response.value("content-type"), Some("text/html"), "{block}");
        }
        for block in ["HTTP/1.1 200 OK\r\nContent-Type: text/html", "", "<html>", "HTTP/"] {
            assert!(Response::parse(block.as_bytes()).is_err(), "{block}");
        }
    }

    #[test]
    fn media_types_say_kind_and_encoding() {
        let media = Media::of(Some("Text/HTML; x=y; Charset=\"windows-1256\""));
        assert_eq!(media.kind, Some(Kind::Html));
        assert_eq!(media.charset.unwrap().name(), "windows-1256");
        assert_eq!(Media::of(Some("image/png")), Media::default());
        assert_eq!(Media::of(None).kind, Some(Kind::Unnamed));
    }
}

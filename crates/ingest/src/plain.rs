//! Plain text: one file, one article.

use std::fs;
use std::io::Read;

use jisr_text::article::{Article, DateSource};

use crate::date::Context;
use crate::options::Options;
use crate::page::Page;
use crate::skipped::{Reason, Skipped};
use crate::visual;
use crate::walk::File;

/// Reads a file as one article.
pub(crate) fn read(file: File, options: &Options) -> Result<Article, Skipped> {
    let text = bytes(&file, options.max_file_bytes).and_then(text);
    match text {
        Ok(text) => Ok(article(file.id, text, options)),
        Err(reason) => Err(Skipped { id: file.id, path: file.path, line: None, reason }),
    }
}

fn article(id: String, text: String, options: &Options) -> Article {
    let text = visual::logical(text);
    let page = Page::read_in(&text, &Context::new(DateSource::Dateline, options.crawled));
    let doubts = page.facts.doubt().into_iter().collect();
    let (body, trimmed) = if options.trim { (page.body, page.trimmed) } else { (text, Vec::new()) };
    Article {
        id,
        url: page.facts.url,
        title: page.title,
        body,
        published: page.facts.published,
        source: page.facts.source,
        doubts,
        trimmed,
        ..Article::default()
    }
}

/// Reads at most one byte over the limit, also from a file that grows meanwhile.
fn bytes(file: &File, limit: u64) -> Result<Vec<u8>, Reason> {
    if file.bytes > limit {
        return Err(Reason::TooLarge { bytes: file.bytes, limit });
    }
    let mut bytes = Vec::new();
    let input = fs::File::open(&file.path).map_err(Reason::Io)?;
    input.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(Reason::Io)?;
    let read = bytes.len() as u64;
    if read > limit { Err(Reason::TooLarge { bytes: read, limit }) } else { Ok(bytes) }
}

/// The text in these bytes: without a byte order mark, with `\n` at line ends.
fn text(bytes: Vec<u8>) -> Result<String, Reason> {
    // UTF-16 is full of NUL bytes, but it is text.
    if bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff") {
        return Err(Reason::NotUtf8 { offset: 0 });
    }
    if is_binary(&bytes) {
        return Err(Reason::Binary);
    }
    let mut text = String::from_utf8(bytes)
        .map_err(|error| Reason::NotUtf8 { offset: error.utf8_error().valid_up_to() as u64 })?;
    if text.starts_with('\u{feff}') {
        text.remove(0);
    }
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    if text.chars().all(char::is_whitespace) { Err(Reason::Empty) } else { Ok(text) }
}

/// Whether bytes are no text in any encoding of ASCII's family: a NUL anywhere, or more than one
/// control character in ten at the start.
fn is_binary(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(8 << 10)];
    let controls = start.iter().filter(|&&byte| byte < 0x20 && !byte.is_ascii_whitespace());
    bytes.contains(&0) || controls.count() * 10 > start.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_loses_its_mark_and_its_carriage_returns() {
        let bytes = b"\xef\xbb\xbfone\r\ntwo\rthree\n".to_vec();
        assert_eq!(text(bytes).unwrap(), "one\ntwo\nthree\n");
    }

    #[test]
    fn what_is_no_text_says_why() {
        let reason = |bytes: &[u8]| text(bytes.to_vec()).unwrap_err();
        assert!(matches!(reason(b""), Reason::Empty));
        assert!(matches!(reason(b" \r\n\t\n"), Reason::Empty));
        assert!(matches!(reason(b"\x7fELF\0\0"), Reason::Binary));
        assert!(matches!(reason(b"\x01\x02\x03abc"), Reason::Binary));
        assert!(matches!(reason("مرحبا".as_bytes().split_at(3).0), Reason::NotUtf8 { offset: 2 }));
        assert!(matches!(reason(b"\xff\xfeh\0i\0"), Reason::NotUtf8 { offset: 0 }));
    }

    #[test]
    fn without_trimming_the_body_is_the_whole_text() {
        let whole = "Subscribe now\n\nRain returns to the northern valleys\n\n\n1 May 2021\n\n\
                     It rained all day in the north, and farmers were glad of it.\n";
        let options = Options { trim: false, ..Options::default() };
        let article = article("c/a.txt".to_owned(), whole.to_owned(), &options);
        assert_eq!(article.body, whole);
        assert!(article.trimmed.is_empty());
        assert!(article.published.is_some());
        assert_eq!(article.title.as_deref(), Some("Rain returns to the northern valleys"));
    }
}

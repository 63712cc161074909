//! The encoding that a page says it has.

use encoding_rs::Encoding;

/// How far into a file a declaration may stand.
const HEAD: usize = 4 << 10;

/// The encoding declared in an XML declaration or a `meta` element: the first `charset=` or
/// `encoding=` inside a tag at the start of the file.
pub(super) fn encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(HEAD)].to_ascii_lowercase();
    let tags = head.split(|&byte| byte == b'<').skip(1);
    let tags = tags.map(|tag| tag.split(|&byte| byte == b'>').next().unwrap_or_default());
    tags.filter_map(|tag| match tag {
        [b'?', b'x', b'm', b'l', rest @ ..] => value(rest, b"encoding"),
        [b'm', b'e', b't', b'a', rest @ ..] => value(rest, b"charset"),
        _ => None,
    })
    .find_map(Encoding::for_label)
}

/// The value after a name and its `=`, with or without quotes.
fn value<'a>(tag: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let at = tag.windows(name.len()).position(|window| window == name)?;
    let rest = tag[at + name.len()..].trim_ascii_start().strip_prefix(b"=")?;
    let is_mark = |byte: &u8| byte.is_ascii_whitespace() || b"\"';/?".contains(byte);
    let start = rest.iter().position(|byte| !is_mark(byte))?;
    let end = rest[start..].iter().position(is_mark).map_or(rest.len(), |end| start + end);
    Some(&rest[start..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations_are_found() {
        for (page, name) in [
            ("<meta charset=windows-1256>", "windows-1256"),
            ("<html><META CHARSET = \"ISO-8859-6\" />", "ISO-8859-6"),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=cp1256\">",
                "windows-1256",
            ),
            ("<?xml version=\"1.0\" encoding='windows-1252'?><html>", "windows-1252"),
            ("<meta name=\"charset\"><meta charset=\"utf-8\">", "UTF-8"),
        ] {
            assert_eq!(encoding(page.as_bytes()).unwrap().name(), name, "{page}");
        }
        for page in ["charset=utf-8", "<p>charset=utf-8</p>", "<meta charset=klingon>", ""] {
            assert_eq!(encoding(page.as_bytes()), None, "{page}");
        }
    }
}

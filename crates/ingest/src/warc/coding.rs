//! How the body of a response was packed for its way: in chunks, and compressed.
//!
//! Some crawlers keep the body as it was sent, others unpack it and keep the headers that say it is
//! packed. So a body that is not packed as they say is taken as it is, and one that breaks off in the
//! middle gives what came before.

use std::io::{Cursor, Read};

use brotli_decompressor::Decompressor;
use flate2::read::{DeflateDecoder, ZlibDecoder};

use super::http::Response;
use crate::skipped::Reason;
use crate::source::Source;

/// Most compressions on top of each other; more are no response but an attack.
const MAX_CODINGS: usize = 3;

/// The body of a response, unpacked; at most `limit` bytes.
pub(super) fn body(response: &Response<'_>, limit: u64) -> Result<Vec<u8>, Reason> {
    let mut body = match response.values("Transfer-Encoding").iter().any(|value| value == "chunked")
    {
        true => joined(response.body).unwrap_or_else(|| response.body.to_owned()),
        false => response.body.to_owned(),
    };
    let codings = response.values("Content-Encoding");
    if codings.len() > MAX_CODINGS {
        return Err(Reason::BrokenRecord { fault: "its body is compressed too many times" });
    }
    for coding in codings.iter().rev() {
        body = unpacked(body, coding, limit)?;
    }
    match body.len() as u64 {
        bytes if bytes > limit => Err(Reason::TooLarge { bytes, limit }),
        _ => Ok(body),
    }
}

/// The chunks of a body, joined; `None` when it is not in chunks.
fn joined(body: &[u8]) -> Option<Vec<u8>> {
    let (mut size, mut rest) = chunk(body)?;
    let mut joined = Vec::with_capacity(body.len());
    while size > 0 {
        let end = usize::try_from(size).unwrap_or(usize::MAX).min(rest.len());
        joined.extend_from_slice(&rest[..end]);
        rest = rest[end..].strip_prefix(b"\r").unwrap_or(&rest[end..]);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
        let Some(next) = chunk(rest) else { break };
        (size, rest) = next;
    }
    Some(joined)
}

/// The size of a chunk and what follows its line.
fn chunk(body: &[u8]) -> Option<(u64, &[u8])> {
    const MAX_LINE: usize = 256;
    let end = body.iter().take(MAX_LINE).position(|&byte| byte == b'\n')?;
    let line = std::str::from_utf8(&body[..end]).ok()?;
    let size = line.split(';').next().unwrap_or_default().trim();
    // Without this check a plus sign would pass for a digit.
    let is_hex = !size.is_empty() && size.bytes().all(|byte| byte.is_ascii_hexdigit());
    let size = is_hex.then(|| u64::from_str_radix(size, 16).unwrap_or(u64::MAX))?;
    Some((size, &body[end + 1..]))
}

/// A body without one of its compressions.
fn unpacked(body: Vec<u8>, coding: &str, limit: u64) -> Result<Vec<u8>, Reason> {
    let input = Cursor::new(body.as_slice());
    let (unpacked, is_whole) = match coding {
        "gzip" | "x-gzip" | "zstd" => take(Source::new(Cursor::new(body.clone()))?, limit),
        "br" => take(Decompressor::new(input, 4096), limit),
        "deflate" if is_zlib(&body) => take(ZlibDecoder::new(input), limit),
        "deflate" => take(DeflateDecoder::new(input), limit),
        _ => return Ok(body),
    };
    if unpacked.len() as u64 > limit {
        return Err(Reason::Overlong { limit });
    }
    // Text decodes to a few letters of rubbish before it proves to be no compressed data.
    let is_rubbish = !is_whole && unpacked.len() < body.len();
    Ok(if is_rubbish { body } else { unpacked })
}

/// What can be read, one byte over the limit at most, and whether that is all.
fn take(input: impl Read, limit: u64) -> (Vec<u8>, bool) {
    let mut bytes = Vec::new();
    let read = input.take(limit.saturating_add(1)).read_to_end(&mut bytes);
    (bytes, read.is_ok())
}

/// Whether deflated data has the header that it should have; some servers leave it out.
fn is_zlib(body: &[u8]) -> bool {
    match body {
        [method, flags, ..] => {
            method & 15 == 8 && u16::from_be_bytes([*method, *flags]).is_multiple_of(31)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

    use super::*;

    const PAGE: &str = "<p>The port opened its gates again on Monday, two days after the storm. The \
        port opened its gates again on Monday, two days after the storm.</p>";

    fn read(headers: &str, body: &[u8], limit: u64) -> Result<String, Reason> {
        let block = [format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n").as_bytes(), body].concat();
        let body = super::body(&Response::parse(&block).unwrap(), limit);
        body.map(|body| String::from_utf8(body).unwrap())
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn every_coding_is_undone_and_none_is_missed() {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(PAGE.as_bytes()).unwrap();
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
        deflate.write_all(PAGE.as_bytes()).unwrap();
        let level = ruzstd::encoding::CompressionLevel::Fastest;
        // A last block of Brotli that is not compressed would need the encoder; see `brotli`.
        for (name, body) in [
            ("gzip", gzip(PAGE.as_bytes())),
            ("deflate", zlib.finish().unwrap()),
            ("Deflate", deflate.finish().unwrap()),
            ("zstd", ruzstd::encoding::compress_to_vec(PAGE.as_bytes(), level)),
            ("gzip, GZIP", gzip(&gzip(PAGE.as_bytes()))),
        ] {
            let header = format!("Content-Encoding: {name}");
            assert_eq!(read(&header, &body, 1000).unwrap(), PAGE, "{name}");
            assert_eq!(read(&header, PAGE.as_bytes(), 1000).unwrap(), PAGE, "{name}");
            assert!(read(&header, &body, 100).is_err(), "{name}");
        }
        assert_eq!(read("Content-Encoding: br", PAGE.as_bytes(), 1000).unwrap(), PAGE);
        let many = "Content-Encoding: gzip, gzip, gzip, gzip";
        assert!(matches!(read(many, b"", 9), Err(Reason::BrokenRecord { .. })));
    }

    #[test]
    fn brotli() {
        // One meta-block that is stored as it is: 11 bytes, then the empty last one.
        let body = [&[0x0b, 0x05, 0x80][..], b"hello world", &[0x03]].concat();
        assert_eq!(read("Content-Encoding: br", &body, 1000).unwrap(), "hello world");
    }

    #[test]
    fn chunks_are_joined_where_there_are_any() {
        let read = |body: &[u8]| read("Transfer-Encoding: chunked", body, 1000).unwrap();
        assert_eq!(read(b"3;x=y\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), "abcde");
        assert_eq!(read(b"3\r\nabc\r\n8000000000000000\r\nde"), "abcde");
        assert_eq!(read(b"ffffffffffffffffffff\r\nabc"), "abc");
        assert_eq!(read(b"3\nabc\n<p>"), "abc");
        assert_eq!(read(b"<p>not in chunks</p>"), "<p>not in chunks</p>");
        assert_eq!(read(b"+3\r\nabc"), "+3\r\nabc");
        assert_eq!(read(b""), "");
    }

    #[test]
    fn a_body_cut_short_gives_what_it_has() {
        let long: String = (0..5000).map(|number| format!("{} ", number * 7919 % 1000)).collect();
        let body = gzip(long.as_bytes());
        let cut = read("Content-Encoding: gzip", &body[..body.len() / 2], 1 << 20).unwrap();
        assert!(cut.len() > 1000 && long.starts_with(&cut));
    }
}

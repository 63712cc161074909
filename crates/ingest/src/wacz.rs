//! Archives of web pages in a ZIP file (WACZ): the WARC files in it, one after the other.
//!
//! The directory of the ZIP file is read by the `zip` crate; the WARC files are then read from where
//! they are. Their names are only shown: nothing is written, so none can lead out of a folder.

use std::borrow::Cow;
use std::fs;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicU64;
use std::vec;

use flate2::read::DeflateDecoder;
use jisr_text::article::Article;
use zip::{CompressionMethod, ZipArchive};

use crate::options::Options;
use crate::place::{self, Place};
use crate::skipped::{Reason, Skipped};
use crate::source::{self, Counted, Source};
use crate::walk::File;
use crate::warc::Warc;

/// How much of a ZIP file is read to know what is in it, in bytes. Some hundred bytes a file are
/// enough, and an archive has few.
const MAX_DIRECTORY: u64 = 8 << 20;

/// The articles of a WACZ file.
#[derive(Debug)]
pub(crate) struct Wacz {
    file: File,
    entries: vec::IntoIter<Entry>,
    fetched: Arc<AtomicU64>,
    warc: Warc,
}

/// A WARC file in the ZIP file.
#[derive(Debug)]
struct Entry {
    name: String,
    /// Where its bytes are.
    start: u64,
    /// How many they are, and what they unpack to.
    packed: u64,
    unpacked: u64,
    /// How they are packed; `None` for ways that are not known here.
    method: Option<Method>,
}

#[derive(Clone, Copy, Debug)]
enum Method {
    Stored,
    Deflated,
}

impl Wacz {
    pub(crate) fn new(
        file: File,
        fetched: Arc<AtomicU64>,
        options: &Options,
    ) -> Result<Self, Reason> {
        let entries = entries(&file.path)?;
        if entries.is_empty() {
            return Err(broken("there is no WARC file in it"));
        }
        let warc = Warc::new(file.clone(), Source::new(io::empty())?, options);
        Ok(Self { file, entries: entries.into_iter(), fetched, warc })
    }

    fn open(&self, entry: &Entry) -> Result<Source, Reason> {
        let mut file = fs::File::open(&self.file.path).map_err(Reason::Io)?;
        file.seek(SeekFrom::Start(entry.start)).map_err(Reason::Io)?;
        source::check_ratio(entry.packed, entry.unpacked)?;
        let raw = Counted { raw: file.take(entry.packed), fetched: self.fetched.clone() };
        let source = match entry.method.ok_or_else(|| broken("encrypted, or packed oddly"))? {
            Method::Stored => Source::new(raw),
            Method::Deflated => Source::new(DeflateDecoder::new(raw).take(entry.unpacked)),
        };
        source.map_err(Reason::from)
    }
}

impl Iterator for Wacz {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.warc.next_article() {
                return Some(item);
            }
            let Some(entry) = self.entries.next() else { return self.warc.nothing() };
            match self.open(&entry) {
                Ok(source) => self.warc.turn_to(entry.name, source),
                Err(reason) => {
                    let place =
                        Place::Entry(Box::new(place::Entry { name: entry.name, byte: None }));
                    return Some(Err(Skipped { place, ..Skipped::file(&self.file, reason) }));
                }
            }
        }
    }
}

/// The WARC files in a ZIP file, in the order of its directory.
fn entries(path: &PathBuf) -> Result<Vec<Entry>, Reason> {
    let file = fs::File::open(path).map_err(Reason::Io)?;
    let bounded = Bounded { raw: BufReader::new(file), left: MAX_DIRECTORY };
    let mut archive = ZipArchive::new(bounded).map_err(|error| broken(&error.to_string()))?;
    // Files that share their bytes are a way to make a small one large.
    if archive.has_overlapping_files().map_err(|error| broken(&error.to_string()))? {
        return Err(broken("files in it overlap"));
    }
    let entries = (0..archive.len()).filter_map(|index| entry(&mut archive, index).transpose());
    entries.collect()
}

/// A file in the ZIP file, if it is a WARC file.
fn entry<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
) -> Result<Option<Entry>, Reason> {
    let raw = archive.by_index_raw(index).map_err(|error| broken(&error.to_string()))?;
    let name = raw.name().map(Cow::into_owned).unwrap_or_default();
    if source::extension(Path::new(&name)).as_deref() != Some("warc") {
        return Ok(None);
    }
    let method = match raw.compression() {
        _ if raw.encrypted() => None,
        CompressionMethod::Stored => Some(Method::Stored),
        CompressionMethod::Deflated => Some(Method::Deflated),
        _ => None,
    };
    let start = raw.data_start().ok_or_else(|| broken("a file in it has no place"))?;
    let (packed, unpacked) = (raw.compressed_size(), raw.size());
    Ok(Some(Entry { name, start, packed, unpacked, method }))
}

fn broken(message: &str) -> Reason {
    Reason::Zip { message: message.to_owned() }
}

/// A reader that gives a certain number of bytes and then an error.
struct Bounded<R> {
    raw: R,
    left: u64,
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.raw.read(into)?;
        self.left = match self.left.checked_sub(count as u64) {
            Some(left) => left,
            None => return Err(io::Error::other("its directory is too large")),
        };
        Ok(count)
    }
}

impl<R: Seek> Seek for Bounded<R> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.raw.seek(to)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;
    use crate::walk::Kind;

    fn record(key: u8) -> String {
        let text = format!("Rain in May\n\nIt rained all day in the north, on day {key} as well.");
        let length = text.len();
        format!(
            "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Record-ID: <urn:uuid:r{key}>\r\n\
             Content-Type: text/plain\r\nContent-Length: {length}\r\n\r\n{text}\r\n\r\n"
        )
    }

    fn read(path: &Path) -> Result<Vec<String>, Reason> {
        let bytes = fs::metadata(path).unwrap().len();
        let file = File {
            id: "c/a.wacz".into(),
            path: path.into(),
            kind: Kind::Wacz,
            bytes,
            modified: None,
        };
        let line = |item: Result<Article, Skipped>| item.map_or_else(|s| s.to_string(), |a| a.id);
        Ok(Wacz::new(file, Arc::default(), &Options::default())?.map(line).collect())
    }

    #[test]
    fn every_archive_in_it_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wacz");
        let mut zip = ZipWriter::new(fs::File::create(&path).unwrap());
        for (name, content, method) in [
            ("archive/one.warc", record(1), CompressionMethod::Stored),
            ("pages/pages.jsonl", "{}".to_owned(), CompressionMethod::Deflated),
            ("archive/empty.warc.gz", String::new(), CompressionMethod::Stored),
            ("../../etc/two.warc", record(2), CompressionMethod::Deflated),
            ("archive/odd.warc", "odd".to_owned(), CompressionMethod::Stored),
        ] {
            let options = SimpleFileOptions::default().compression_method(method);
            zip.start_file(name, options).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap();
        let found = read(&path).unwrap();
        assert_eq!(found[..2], ["c/a.wacz#r1", "c/a.wacz#r2"]);
        assert!(found[2].starts_with("c/a.wacz, archive/odd.warc, byte 0: no WARC"), "{found:?}");
        assert_eq!((found.len(), fs::read_dir(folder.path()).unwrap().count()), (3, 1));
    }

    #[test]
    fn what_is_no_zip_file_is_reported() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.wacz");
        fs::write(&path, "PK\x03\x04 and no more").unwrap();
        assert!(matches!(read(&path), Err(Reason::Zip { .. })));
        let mut zip = ZipWriter::new(fs::File::create(&path).unwrap());
        zip.start_file("a.txt", SimpleFileOptions::default()).unwrap();
        zip.finish().unwrap();
        let reason = read(&path).unwrap_err().to_string();
        assert!(reason.contains("no WARC file in it"), "{reason}");
    }
}

//! Archives of web pages: WARC files, with the responses that a crawler was given or the texts that
//! were made of them (WET).
//!
//! The `warc` crate of the registry was looked at: it gives up at the first record that is broken,
//! keeps whole blocks in memory whatever their length says, and does not know where the compressed
//! pieces of a file begin, which is where one can go on. So records are found by [`framing`].

mod coding;
mod framing;
mod header;
mod http;
#[cfg(test)]
mod tests;

use jiff::civil::DateTime;
use jisr_text::article::{Article, DateSource};

use crate::collection::record_id;
use crate::date::{self, Context};
use crate::html;
use crate::options::Options;
use crate::place::{Entry, Place};
use crate::record::Keys;
use crate::single::Page;
use crate::skipped::{Reason, Skipped};
use crate::source::Source;
use crate::walk::{File, Kind};
use framing::{Framing, Record};
use header::Header;
use http::{Media, Response};

/// Room for the headers of a response before its body, in bytes.
const HEADERS: u64 = 64 << 10;

/// The articles of an archive of web pages.
#[derive(Debug)]
pub(crate) struct Warc {
    file: File,
    /// Name of the archive in the file, if it is packed into it.
    entry: Option<String>,
    options: Options,
    records: Framing,
    keys: Keys,
    /// Whether anything was found so far.
    any: bool,
}

impl Warc {
    pub(crate) fn new(file: File, source: Source, options: &Options) -> Self {
        Self {
            keys: Keys::new(&file.id),
            file,
            entry: None,
            options: options.clone(),
            records: Framing::new(source, block_limit(options)),
            any: false,
        }
    }

    /// Goes on with another archive that is packed into the file under this name.
    pub(crate) fn turn_to(&mut self, entry: String, source: Source) {
        self.entry = Some(entry);
        self.records = Framing::new(source, block_limit(&self.options));
    }

    /// The next article of the archive, or what was not read.
    pub(crate) fn next_article(&mut self) -> Option<Result<Article, Skipped>> {
        loop {
            let found = self.records.next()?;
            self.any = true;
            let found = match found {
                Ok(record) => self.article(&record),
                Err(broken) => Some(Err(self.skipped(broken.at, broken.reason))),
            };
            if found.is_some() {
                return found;
            }
        }
    }

    /// The report about a file in which nothing was found.
    pub(crate) fn nothing(&mut self) -> Option<Result<Article, Skipped>> {
        let any = std::mem::replace(&mut self.any, true);
        (!any).then(|| Err(Skipped::file(&self.file, Reason::Empty)))
    }

    /// The article of a record; `None` for a record that by its kind holds none.
    fn article(&mut self, record: &Record) -> Option<Result<Article, Skipped>> {
        let key = record.header.key();
        let article = read(record, &self.options).transpose()?;
        let place = self.place(record.at);
        let named = article.and_then(|article| {
            let url = record.header.uri().and_then(html::absolute).or(article.url);
            self.keys.name(Article { url, ..article }, &key, place)
        });
        Some(named.map_err(|reason| {
            let skipped = self.skipped(record.at, reason);
            let id = record_id(&self.file.id, &key).unwrap_or_else(|_| skipped.id.clone());
            Skipped { id, ..skipped }
        }))
    }

    fn place(&self, at: u64) -> Place {
        match &self.entry {
            None => Place::Byte(at),
            Some(name) => Place::Entry(Box::new(Entry { name: name.clone(), byte: Some(at) })),
        }
    }

    fn skipped(&self, at: u64, reason: Reason) -> Skipped {
        Skipped { place: self.place(at), ..Skipped::file(&self.file, reason) }
    }
}

impl Iterator for Warc {
    type Item = Result<Article, Skipped>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_article().or_else(|| self.nothing())
    }
}

/// Most bytes of a record that are kept.
fn block_limit(options: &Options) -> usize {
    usize::try_from(options.max_html_bytes.saturating_add(HEADERS)).unwrap_or(usize::MAX)
}

/// Reads what a record holds, if its kind is one that holds articles.
fn read(record: &Record, options: &Options) -> Result<Option<Article>, Reason> {
    let header = &record.header;
    match header.kind().as_str() {
        "response" | "resource" if record.block.starts_with(b"HTTP/") => response(record, options),
        "response" | "resource" | "conversion" => {
            let media = Media::of(header.get("Content-Type"));
            media.kind.map_or(Ok(None), |kind| {
                let body = whole(record, options)?.to_owned();
                page(body, kind, &media, header, options)
            })
        }
        _ => Ok(None),
    }
}

/// Reads the page of a response that brought one.
fn response(record: &Record, options: &Options) -> Result<Option<Article>, Reason> {
    let response = Response::parse(&record.block)?;
    let media = Media::of(response.value("Content-Type"));
    let Some(kind) = media.kind.filter(|_| (200..300).contains(&response.status)) else {
        return Ok(None);
    };
    whole(record, options)?;
    let body = coding::body(&response, options.max_html_bytes)?;
    page(body, kind, &media, &record.header, options)
}

/// The block of a record, if it is within the limit.
fn whole<'a>(record: &'a Record, options: &Options) -> Result<&'a [u8], Reason> {
    if record.length > record.block.len() as u64 {
        return Err(Reason::TooLarge { bytes: record.length, limit: options.max_html_bytes });
    }
    Ok(&record.block)
}

/// The article of a page; `None` when nobody has said that it is a page, and it is none.
fn page(
    body: Vec<u8>,
    kind: Kind,
    media: &Media,
    header: &Header,
    options: &Options,
) -> Result<Option<Article>, Reason> {
    let unsure = kind == Kind::Unnamed;
    let kind = if unsure { Kind::Html } else { kind };
    let crawled = fetched(header).or(options.crawled);
    let page = Page { kind, unsure, charset: media.charset, url: header.uri(), crawled };
    match page.article(body, options) {
        Err(Reason::NotAPage | Reason::PdfNotBuilt) => Ok(None),
        other => other.map(Some),
    }
}

/// When a record was fetched.
fn fetched(header: &Header) -> Option<DateTime> {
    let date = date::read(header.get("WARC-Date")?, &Context::new(DateSource::Field, None)).date();
    date.map(|date| date.at)
}

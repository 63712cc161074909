//! One entry of a feed.

use quick_xml::events::{BytesStart, Event};

use super::head::Head;
use super::names::{Name, Names};
use super::xml;
use crate::html;
use crate::options::Field;
use crate::record::Record;
use crate::skipped::Reason;

/// What the elements of an entry say.
#[derive(Debug, Default)]
pub(super) struct Entry {
    values: Vec<(Name, String)>,
    /// Whether its id is the address of a page.
    permalink: bool,
    language: Option<String>,
}

impl Entry {
    /// Reads the entry that a text begins with; how long it is comes with it. `None` if it does not
    /// end.
    pub(super) fn read(text: &str, names: &Names) -> Option<(Self, usize)> {
        let mut reader = xml::reader(text);
        let mut entry = Self::default();
        let mut open: Option<Capture> = None;
        let mut depth = 0_usize;
        loop {
            let at = reader.buffer_position() as usize;
            let event = reader.read_event().ok()?;
            match &event {
                Event::Start(start) if names.name(start.name()) == Some(Name::Entry) => {
                    if depth > 0 {
                        // The next one begins, so this one is over.
                        return Some((entry.with(open), at));
                    }
                    entry.language = xml::attribute(start, "xml:lang");
                    depth = 1;
                }
                Event::End(end) if names.name(end.name()) == Some(Name::Entry) => {
                    return Some((entry.with(open), reader.buffer_position() as usize));
                }
                Event::Start(start) => {
                    match &mut open {
                        Some(capture) => capture.start(start.local_name().as_ref()),
                        None if depth == 1 => open = entry.capture(names, start),
                        None => {}
                    }
                    depth += 1;
                }
                Event::Empty(start) if depth == 1 => drop(entry.capture(names, start)),
                Event::End(_) => {
                    depth = (depth - 1).max(1);
                    if depth == 1 {
                        entry = entry.with(open.take());
                    }
                }
                Event::Eof => return None,
                _ => {}
            }
            if let Some(capture) = &mut open {
                capture.add(&event);
            }
        }
    }

    /// Adds what an element says.
    fn with(mut self, capture: Option<Capture>) -> Self {
        self.values.extend(capture.and_then(Capture::value));
        self
    }

    /// Begins to read an element, or reads the attributes that say it all.
    fn capture(&mut self, names: &Names, start: &BytesStart<'_>) -> Option<Capture> {
        let name = names.name(start.name())?;
        let attribute = |name: &str| xml::attribute(start, name);
        match name {
            Name::Link => {
                if let Some(address) = attribute("href") {
                    let rel = attribute("rel");
                    if rel.is_none_or(|rel| rel == "alternate") {
                        self.values.push((name, address));
                    }
                    return None;
                }
            }
            Name::Id => {
                let denied = attribute("isPermaLink").is_some_and(|value| value == "false");
                self.permalink = !denied && start.local_name().as_ref() == "guid";
            }
            Name::Content if attribute("type").is_some_and(|kind| !is_text(&kind)) => return None,
            _ => {}
        }
        let plain = match attribute("type") {
            Some(kind) => matches!(kind.as_str(), "text" | "text/plain"),
            None => names.plain,
        };
        Some(Capture::new(name, plain))
    }

    fn first(&self, name: Name) -> Option<&str> {
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// What names the entry among the others of its feed.
    pub(super) fn key(&self) -> Option<&str> {
        self.first(Name::Id).or_else(|| self.first(Name::Link))
    }

    /// The fields of the entry; those of the feed stand for what it does not say.
    pub(super) fn record(&self, head: &Head) -> Result<Record, Reason> {
        let mut record = Record::default();
        let body = match self.text(Name::Content)? {
            None => self.text(Name::Summary)?.ok_or(Reason::Empty)?,
            Some(content) => content,
        };
        record.set(Field::Body, Some(body));
        record.set(Field::Title, self.text(Name::Title)?.map(|title| one_line(&title)));
        record.set(Field::Url, self.address());
        let date = self.first(Name::Published).or_else(|| self.first(Name::Updated));
        record.set(Field::Published, date.map(str::to_owned));
        let own = self.first(Name::Language).map(str::to_owned).or(self.language.clone());
        record.set(Field::Language, own.or(head.language.clone()));
        let source = self.text(Name::Source)?.or(head.title.clone());
        record.set(Field::Source, source.map(|source| one_line(&source)));
        record.set(Field::Byline, self.authors().or(head.author.clone()));
        Ok(record)
    }

    /// The text of the first element of this name that has any.
    fn text(&self, name: Name) -> Result<Option<String>, Reason> {
        let read = match name {
            Name::Title | Name::Source => html::title_of,
            _ => html::text_of,
        };
        for (_, value) in self.values.iter().filter(|(known, _)| *known == name) {
            let text = read(value)?;
            if !text.is_empty() {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    fn address(&self) -> Option<String> {
        let id = self.first(Name::Id).filter(|_| self.permalink);
        self.first(Name::Link).and_then(html::absolute).or_else(|| id.and_then(html::absolute))
    }

    /// Everyone who wrote the entry, once.
    fn authors(&self) -> Option<String> {
        let mut names: Vec<&str> = Vec::new();
        for (_, value) in self.values.iter().filter(|(name, _)| *name == Name::Author) {
            names.extend(person(value).filter(|name| !names.contains(name)));
        }
        (!names.is_empty()).then(|| names.join(", "))
    }
}

/// The name of a person, who in RSS has an address of mail and the name in brackets behind it.
fn person(text: &str) -> Option<&str> {
    let name = text.split_once('(').filter(|(mail, _)| mail.contains('@'));
    let name = name.map_or(text, |(_, name)| name.trim_end().trim_end_matches(')')).trim();
    (!name.is_empty() && !name.contains('@')).then_some(name)
}

/// Whether content of a type can be read as text: pictures are in feeds as well.
fn is_text(kind: &str) -> bool {
    !kind.contains('/') || kind.starts_with("text/") || kind.ends_with("xml")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An element that is being read.
#[derive(Debug)]
struct Capture {
    name: Name,
    /// Its text, as HTML.
    html: String,
    /// Whether its text is no HTML, whatever it holds.
    plain: bool,
    /// Names of the elements that are open in it.
    open: Vec<String>,
}

impl Capture {
    fn new(name: Name, plain: bool) -> Self {
        Self { name, html: String::new(), plain, open: Vec::new() }
    }

    /// The element in it that holds its value, if it has elements.
    fn inner(&self) -> Option<&'static str> {
        match self.name {
            Name::Author => Some("name"),
            Name::Source => Some("title"),
            _ => None,
        }
    }

    /// Whether elements inside of it are markup of its text.
    fn has_markup(&self) -> bool {
        matches!(self.name, Name::Title | Name::Content | Name::Summary)
    }

    fn start(&mut self, name: &str) {
        if self.has_markup() {
            self.html += &format!("<{name}>");
        } else if self.inner() == Some(name) {
            self.html.clear();
        }
        self.open.push(name.to_owned());
    }

    /// Adds what is neither a start nor its own end.
    fn add(&mut self, event: &Event<'_>) {
        match event {
            Event::Empty(start) if self.has_markup() => {
                if let name @ ("br" | "hr") = start.local_name().as_ref() {
                    self.html += &format!("<{name}>");
                }
            }
            Event::End(end) if self.open.pop().is_some() && self.has_markup() => {
                self.html += &format!("</{}>", end.local_name().as_ref());
            }
            Event::Text(text) => self.text(text),
            Event::CData(text) => self.text(text),
            Event::GeneralRef(reference) => self.text(&xml::letter(reference)),
            _ => {}
        }
    }

    /// Adds text: that of the element itself is HTML, but inside of markup a letter is a letter.
    fn text(&mut self, text: &str) {
        let inside = self.open.last().map(String::as_str);
        if self.has_markup() && (self.plain || inside.is_some()) {
            self.html += &xml::escaped(text);
        } else if inside.is_none() || (self.open.len() == 1 && inside == self.inner()) {
            self.html += text;
        }
    }

    /// What the element says, if anything.
    fn value(self) -> Option<(Name, String)> {
        let html = self.html.trim();
        (!html.is_empty()).then(|| (self.name, html.to_owned()))
    }
}

//! What a feed says about itself, above its first entry.

use quick_xml::events::{BytesStart, Event};

use super::names::{Name, Names};
use super::xml;
use crate::html;
use crate::skipped::Reason;

/// Elements that are feeds, or an entry without one.
const ROOTS: [&str; 4] = ["rss", "feed", "RDF", "entry"];

/// Elements with facts about a feed in them.
const CHANNELS: [&str; 2] = ["channel", "feed"];

/// What a feed says about itself.
#[derive(Debug, Default)]
pub(super) struct Head {
    pub(super) names: Names,
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    pub(super) author: Option<String>,
}

impl Head {
    /// Reads a feed up to its first entry.
    pub(super) fn read(text: &str) -> Result<Self, Reason> {
        let mut reader = xml::reader(text);
        let mut head = Self::default();
        let mut open: Vec<String> = Vec::new();
        let mut value = String::new();
        let mut rooted = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(start)) => {
                    if !std::mem::replace(&mut rooted, true) {
                        head.root(&start)?;
                    }
                    if head.names.name(start.name()) == Some(Name::Entry) {
                        break;
                    }
                    value.clear();
                    open.push(start.local_name().as_ref().to_owned());
                }
                Ok(Event::Text(text)) => value.push_str(&text),
                Ok(Event::CData(text)) => value.push_str(&text),
                Ok(Event::GeneralRef(reference)) => value.push_str(&xml::letter(&reference)),
                Ok(Event::End(end)) => {
                    open.pop();
                    let name = head.names.name(end.name());
                    head.fact(name, end.local_name().as_ref(), &open, &value);
                    value.clear();
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(_) => {}
            }
        }
        if rooted { Ok(head) } else { Err(not_a_feed("")) }
    }

    fn root(&mut self, root: &BytesStart<'_>) -> Result<(), Reason> {
        let name = root.local_name();
        if !ROOTS.contains(&name.as_ref()) {
            return Err(not_a_feed(name.as_ref()));
        }
        self.names = Names::of(root);
        self.language = xml::attribute(root, "xml:lang");
        Ok(())
    }

    /// Keeps what an element of the feed itself says.
    fn fact(&mut self, name: Option<Name>, local: &str, open: &[String], value: &str) {
        let around: Vec<_> = open.iter().rev().map(String::as_str).take(2).collect();
        let slot = match (name, &around[..]) {
            (Some(Name::Title), [parent, ..]) if CHANNELS.contains(parent) => &mut self.title,
            (Some(Name::Language), [parent, ..]) if CHANNELS.contains(parent) => &mut self.language,
            (_, ["author", "feed"]) if local == "name" => &mut self.author,
            _ => return,
        };
        let value = html::title_of(value).unwrap_or_default();
        if slot.is_none() && !value.is_empty() {
            *slot = Some(value);
        }
    }
}

fn not_a_feed(root: &str) -> Reason {
    Reason::NotAFeed { root: root.chars().take(40).collect() }
}

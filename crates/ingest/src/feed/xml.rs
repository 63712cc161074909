//! Reading XML as feeds are written, with marks that are left open and ampersands that mean themselves.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::names::{Name, Names};

/// A parser that goes on where XML is not well formed, as long as it can tell tags from text.
pub(super) fn reader(text: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// Where the next entry begins, from a place that is in none. What is left open in between does not
/// hide it.
pub(super) fn next_entry(text: &str, from: usize, names: &Names) -> Option<usize> {
    let mut reader = reader(&text[from..]);
    loop {
        let at = from + reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(start)) if names.name(start.name()) == Some(Name::Entry) => {
                return Some(at);
            }
            Ok(Event::Eof) => return None,
            Ok(_) => {}
            Err(_) => {
                let broken = from + reader.error_position() as usize;
                return start_of_entry(text, broken.max(at));
            }
        }
    }
}

/// What looks like the start of an entry, where no parser can go.
fn start_of_entry(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let starts = ["<item>", "<item ", "<entry>", "<entry "];
    starts.iter().filter_map(|start| rest.find(start)).min().map(|at| from + at)
}

/// Where to go on after an entry that does not end: at what looks like the next one.
pub(super) fn after_broken(text: &str, start: usize) -> usize {
    start_of_entry(text, start + 1).unwrap_or(text.len())
}

/// The value of an attribute.
pub(super) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = start.attributes();
    let found = attributes.with_checks(false).flatten().find(|found| found.key.as_ref() == name)?;
    let mut pieces = found.value.split('&');
    let mut value = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        match piece.split_once(';') {
            Some((reference, rest)) => value += &(letter(&BytesRef::new(reference)) + rest),
            None => value += &format!("&{piece}"),
        }
    }
    let value = value.trim();
    (!value.is_empty()).then(|| value.to_owned())
}

/// What a reference stands for. Those that XML does not have are left for HTML, which has more.
pub(super) fn letter(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(letter)) => letter.into(),
        Ok(None) => match quick_xml::escape::resolve_predefined_entity(reference) {
            Some(letter) => letter.to_owned(),
            None => format!("&{};", &**reference),
        },
        Err(_) => String::new(),
    }
}

/// Text as it stands in HTML.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

//! Occurrences to byte ranges: which words are marked, and as what.

use std::ops::Range;

use jisr_index::{Record, SpansReader, TITLE_GAP};

use super::{Mark, Passage};
use crate::plan::{MatchKind, Slot};
use crate::search::Occurrence;

/// What is marked in one article.
pub(crate) struct Marks<'a> {
    slots: &'a [&'a Slot],
    /// In bytes of the title, in order, without overlaps.
    pub(crate) title: Vec<Place>,
    /// In bytes of the body, in order, without overlaps.
    pub(crate) body: Vec<Place>,
}

/// A marked range of a text.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Place {
    pub(crate) bytes: Range<usize>,
    pub(crate) slot: usize,
    alternative: usize,
}

/// Turns the occurrences of the plan's slots in an article into marks.
pub(crate) fn mark<'a>(
    record: &Record,
    slots: &'a [&'a Slot],
    mut occurrences: Vec<Occurrence>,
) -> Marks<'a> {
    let kind = |one: &Occurrence| &slots[one.slot].alternatives[one.alternative].kind;
    // Of what begins at one word the longest is marked, and of these the closest match.
    occurrences.sort_by_key(|one| (one.start, std::cmp::Reverse(one.end), kind(one).rank()));
    let mut end = 0;
    occurrences.retain(|one| {
        let free = one.start >= end;
        end = if free { one.end } else { end };
        free
    });
    drop_stray_stop_words(&mut occurrences, slots);
    let title_words = record.title_spans().len() as u32;
    let split = occurrences.partition_point(|one| one.start < title_words);
    Marks {
        slots,
        title: places(&occurrences[..split], &record.title_spans(), 0),
        body: places(&occurrences[split..], &record.body_spans(), title_words + TITLE_GAP),
    }
}

/// A stop word is marked only beside another mark: "of" alone says nothing.
fn drop_stray_stop_words(occurrences: &mut Vec<Occurrence>, slots: &[&Slot]) {
    let stop = |one: &Occurrence| slots[one.slot].stop;
    if !occurrences.iter().any(stop) {
        return;
    }
    let kept: Vec<bool> = (0..occurrences.len())
        .map(|at| {
            let one = &occurrences[at];
            let before = at.checked_sub(1).map(|before| &occurrences[before]);
            let after = occurrences.get(at + 1);
            !stop(one)
                || before.is_some_and(|before| !stop(before) && before.end == one.start)
                || after.is_some_and(|after| !stop(after) && after.start == one.end)
        })
        .collect();
    let mut kept = kept.into_iter();
    occurrences.retain(|_| kept.next().unwrap_or(true));
}

/// Byte ranges of occurrences in a text whose first word has the position `first`.
fn places(occurrences: &[Occurrence], spans: &SpansReader<'_>, first: u32) -> Vec<Place> {
    let range = |one: &Occurrence| {
        let start = spans.get(one.start.checked_sub(first)? as usize)?;
        let end = match one.end - one.start {
            1 => start.end,
            words => spans.get((one.start - first + words - 1) as usize)?.end,
        };
        Some(Place { bytes: start.start..end, slot: one.slot, alternative: one.alternative })
    };
    occurrences.iter().filter_map(range).collect()
}

impl Marks<'_> {
    pub(crate) fn slot(&self, place: &Place) -> &Slot {
        self.slots[place.slot]
    }

    pub(crate) fn kind(&self, place: &Place) -> &MatchKind {
        &self.slot(place).alternatives[place.alternative].kind
    }

    /// Cuts `range` out of `text`, with those of `places` that lie in it.
    pub(crate) fn passage(&self, text: &str, range: Range<usize>, places: &[Place]) -> Passage {
        let mut utf16 = Utf16 { text, at: range.start, units: 0 };
        let inside = places
            .iter()
            .filter(|place| range.start <= place.bytes.start && place.bytes.end <= range.end);
        let marks = inside
            .map(|place| Mark {
                bytes: place.bytes.start - range.start..place.bytes.end - range.start,
                utf16: utf16.up_to(place.bytes.start)..utf16.up_to(place.bytes.end),
                query: self.slot(place).text.clone(),
                kind: self.kind(place).clone(),
            })
            .collect();
        Passage {
            text: text[range.clone()].to_owned(),
            start: range.start,
            cut_before: false,
            cut_after: false,
            marks,
        }
    }
}

/// Counts UTF-16 units while going forward through a text.
struct Utf16<'a> {
    text: &'a str,
    at: usize,
    units: usize,
}

impl Utf16<'_> {
    fn up_to(&mut self, byte: usize) -> usize {
        self.units += self.text[self.at..byte].encode_utf16().count();
        self.at = byte;
        self.units
    }
}

//! What the lines of a page say about it: when and where it was published.

use jisr_text::article::{DateComputation, Doubt, Published};

use super::lexicon::{Entry, is_author_label, is_author_word, is_source_label};
use crate::date::{self, Context, Reading};
use crate::fold;

/// Longest name of a source, in words.
const MAX_SOURCE: usize = 8;

/// Longest label, in bytes.
const MAX_LABEL: usize = 40;

/// Longest name after a label without colon, in words.
const MAX_AUTHOR: usize = 5;

/// Longest place beside a date, in words.
const MAX_PLACE: usize = 4;

/// Longest line of facts, in words.
const MAX_WORDS: usize = 16;

/// Signs between the facts of one line.
const SEPARATORS: &[&str] = &["|", "•", "·", " - ", " – ", " — "];

/// Facts of a page.
#[derive(Debug)]
pub(crate) struct Facts {
    context: Context,
    pub(crate) published: Option<Published>,
    /// Whether that date is the one of an update: the first publication is better.
    updated: bool,
    pub(crate) source: Option<String>,
    pub(crate) byline: Option<String>,
    pub(crate) url: Option<String>,
    /// What a date was that could not be read.
    doubt: Option<Doubt>,
}

impl Facts {
    /// No facts yet, of a page of which `context` is known.
    pub(crate) fn new(context: &Context) -> Self {
        Self {
            context: *context,
            published: None,
            updated: false,
            source: None,
            byline: None,
            url: None,
            doubt: None,
        }
    }

    /// What is not certain about the date: nothing, once one is known.
    pub(crate) fn doubt(&self) -> Option<Doubt> {
        self.doubt.filter(|_| self.published.is_none())
    }

    /// Whether anything is known.
    pub(crate) fn any(&self) -> bool {
        self.is_dated() || self.source.is_some()
    }

    /// Whether there was a line with a date, in whatever order.
    pub(super) fn is_dated(&self) -> bool {
        self.published.is_some() || self.doubt == Some(Doubt::DateOrder)
    }

    /// Reads a line of facts and nothing else; says whether it is one. The first line that says
    /// something counts.
    pub(super) fn read(&mut self, line: &str) -> bool {
        let short = line.split_whitespace().take(MAX_WORDS + 1).count() <= MAX_WORDS;
        short && (self.fact(line) || self.several(line) || self.placed(line))
    }

    /// Takes a name for the source, unless there is one.
    pub(super) fn name_source(&mut self, name: &str) {
        self.source.get_or_insert_with(|| name.to_owned());
    }

    /// `Source: Harbour Gazette`, a date, or an author.
    fn fact(&mut self, line: &str) -> bool {
        if self.dated(line) {
            return true;
        }
        if let Some(value) = labelled(line, is_source_label) {
            self.address(value);
        } else if let Some(value) = labelled(line, is_author_label).or_else(|| author(line)) {
            // Most authors are people; an agency is a source.
            if Entry::folded(value).names_publisher() {
                self.name_source(value);
            } else {
                self.byline.get_or_insert_with(|| value.to_owned());
            }
        } else {
            return false;
        }
        true
    }

    /// Several facts on one line, such as `By Ann Lee | 5 May 2021`: one of them is a date, and
    /// each other one is short.
    fn several(&mut self, line: &str) -> bool {
        let Some(separator) = SEPARATORS.iter().find(|separator| line.contains(**separator)) else {
            return false;
        };
        let pieces: Vec<_> = line.split(separator).map(str::trim).collect();
        let is_date = |piece: &&str| {
            matches!(date::read(piece, &self.context), Reading::Date(_) | Reading::Ambiguous)
        };
        if !pieces.iter().any(is_date) {
            return false;
        }
        // A day and an hour may have the separator between them.
        let tails =
            line.match_indices(separator).map(|(at, _)| line[at + separator.len()..].trim());
        let mut dates = tails.filter_map(|tail| date::read(tail, &self.context).date());
        if let Some(published) = dates.find(|published| published.has_time) {
            self.date(published, line);
        }
        for piece in pieces {
            let names = Entry::folded(piece).names_publisher();
            if !self.fact(piece) && names {
                self.name_source(piece);
            }
        }
        true
    }

    /// A date with the place or the paper it comes from, before it or behind it: `Cairo, 5 May
    /// 2021`, `5 May 2021, London`, `الرباط في 5 ماي 2021`.
    fn placed(&mut self, line: &str) -> bool {
        let line = line.split_once(['(']).map_or(line, |(line, _)| line).trim();
        let is_date = |text: &str| matches!(date::read(text, &self.context), Reading::Date(_));
        let found = split_places(line).find(|(_, date)| is_date(date));
        let Some((place, date)) = found else { return false };
        if Entry::folded(place).names_publisher() {
            self.name_source(place);
        }
        self.dated(date)
    }

    /// Reads a line that holds a date and nothing else. One that could not be read is left in the
    /// text: only the doubt remains.
    fn dated(&mut self, line: &str) -> bool {
        let reading = date::read(line, &self.context);
        self.doubt = self.doubt.or(reading.doubt());
        match reading {
            Reading::Date(published) => self.date(published, line),
            Reading::Ambiguous => {}
            Reading::Unread | Reading::None => return false,
        }
        true
    }

    fn date(&mut self, published: Published, line: &str) {
        let line = fold::words(line);
        let updated =
            ["updated", "update", "modified", "تحديث"].iter().any(|word| line.contains(word));
        let relative = |date: &Published| date.computed == Some(DateComputation::Relative);
        // "Today" may be the name of a section.
        let better = self.published.as_ref().is_none_or(|known| {
            (self.updated && !updated) || (relative(known) && !relative(&published))
        });
        if better {
            self.published = Some(published);
            self.updated = updated;
        }
    }

    /// A source is a name or an address; of an address the host is its name.
    fn address(&mut self, value: &str) {
        let Some((_, address)) = value.split_once("://") else { return self.name_source(value) };
        let host = address.split('/').next().unwrap_or(address);
        self.name_source(host.strip_prefix("www.").unwrap_or(host));
        self.url.get_or_insert_with(|| value.to_owned());
    }
}

/// Every way to take a line for a place and a date.
fn split_places(line: &str) -> impl Iterator<Item = (&str, &str)> {
    let commas = line.match_indices([',', '،']).flat_map(|(at, comma)| {
        let (before, after) = (line[..at].trim(), line[at + comma.len()..].trim());
        [(before, after), (after, before)]
    });
    let word = line.rsplit_once(' ').map(|(date, place)| (place, date));
    let named = line.split_once(" في ").filter(|(place, _)| place.split(' ').count() <= 2);
    let all = commas.chain(word).chain(named).chain([("", line)]);
    all.filter(|(place, _)| {
        place.split_whitespace().count() <= MAX_PLACE && !place.contains(char::is_numeric)
    })
}

/// The value after a label and its colon.
fn labelled(line: &str, is_label: fn(&str) -> bool) -> Option<&str> {
    let (label, value) = line.split_once([':', '：'])?;
    let value = value.trim();
    let words = value.split_whitespace().count();
    let is_name = (1..=MAX_SOURCE).contains(&words) && !value.ends_with('.');
    (is_name && label.len() <= MAX_LABEL && is_label(label)).then_some(value)
}

/// What follows the label in `By Ann Lee` or `Author: Ann Lee`.
pub(crate) fn after_author_label(text: &str) -> Option<&str> {
    let text = text.trim();
    let two = text.match_indices(' ').nth(1).map(|(at, _)| text.split_at(at));
    let two = two.filter(|(label, _)| is_author_label(label));
    let bare = || text.split_once(' ').filter(|(label, _)| is_author_word(label));
    let named = || text.split_once([':', '：']).filter(|(label, _)| is_author_label(label));
    two.or_else(named).or_else(bare).map(|(_, name)| name.trim())
}

/// The name in `By Ann Lee`.
fn author(line: &str) -> Option<&str> {
    let (label, value) = line.split_once(' ')?;
    let is_name = value.split_whitespace().count() <= MAX_AUTHOR && !value.ends_with('.');
    (is_name && label.len() <= MAX_LABEL && is_author_word(label)).then_some(value)
}

#[cfg(test)]
mod tests {
    use jisr_text::article::DateSource;

    use super::*;

    #[test]
    fn dates_stand_beside_places() {
        for line in [
            "القاهرة، الجمعة 13 ماي 2021",
            "HARBOUR, Coast, May 13, 2021",
            "Thursday 13th May 2021, London",
            "عاصمة الساحل في 13 ماي 2021",
            "Thu 13 May 2021, 4:55 PM HARBOUR",
            "الخميس 13 أيار/مايو 2021 (بتوقيت الساحل)",
        ] {
            let mut facts = facts();
            assert!(facts.read(line), "{line}");
            let date = facts.published.map(|published| published.at.date().to_string());
            assert_eq!(date.as_deref(), Some("2021-05-13"), "{line}");
        }
    }

    #[test]
    fn sentences_with_dates_are_no_datelines() {
        for line in [
            "The port was closed on 13 May 2021",
            "He was born in the old harbour town, on 13 May 1951",
            "Five ships in 2021, ten in 2022",
        ] {
            assert!(!facts().read(line), "{line}");
        }
    }

    fn source(line: &str) -> Option<String> {
        let mut facts = facts();
        facts.read(line);
        facts.source
    }

    fn facts() -> Facts {
        Facts::new(&Context::new(DateSource::Dateline, None))
    }

    #[test]
    fn sources_are_labelled() {
        assert_eq!(source("Original Source: gazette.example").as_deref(), Some("gazette.example"));
        assert_eq!(source("المصدر : وكالة الميناء").as_deref(), Some("وكالة الميناء"));
        assert_eq!(source("By Harbour News Agency").as_deref(), Some("Harbour News Agency"));
        assert_eq!(source("By Ann Lee"), None);
        assert_eq!(source("Source of the river found in the hills"), None);
        assert_eq!(source("Source: the minister said so in a letter of May."), None);
    }

    #[test]
    fn an_address_gives_host_and_url() {
        let mut facts = facts();
        assert!(facts.read("Source: https://www.gazette.example/2021/rain"));
        assert_eq!(facts.source.as_deref(), Some("gazette.example"));
        assert_eq!(facts.url.as_deref(), Some("https://www.gazette.example/2021/rain"));
    }

    #[test]
    fn one_line_may_hold_several_facts() {
        let mut facts = facts();
        assert!(facts.read("Ann Lee | Harbour News | Updated: 6 May 2021 | Published 5 May 2021"));
        assert_eq!(facts.source.as_deref(), Some("Harbour News"));
        assert_eq!(facts.published.unwrap().at.day(), 5);
        assert!(!self::facts().read("Rain returns - farmers are glad"));
    }
}

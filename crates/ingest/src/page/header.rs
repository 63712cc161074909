//! The header of a page: what stands before its first line of prose.

use jisr_text::article::Furniture;

use super::Role;
use super::facts::Facts;
use super::lexicon::{Entry, furniture};
use super::line::Line;
use crate::date::Context;
use crate::fold;

/// Most words of a menu entry or a section.
const MENU: usize = 6;

/// Most words of a name: of a source, or of an author.
const NAME: usize = 4;

/// Fewest words of a title that stands beside a date or a source, and of one that does not.
const TITLE_BESIDE_FACTS: usize = 3;
const TITLE: usize = 4;

/// Words from which a headline below another one is its standfirst.
const STANDFIRST: usize = 15;

/// How far down a date may stand below a sentence and still make it part of the header.
const NEAR: usize = 12;

/// What the header says.
#[derive(Debug)]
pub(super) struct Header {
    /// Index of the line that is the title.
    pub(super) title: Option<usize>,
    pub(super) facts: Facts,
    /// What becomes of its lines; it ends where these end.
    pub(super) roles: Vec<Role>,
}

impl Header {
    /// Finds and reads the header in the first lines of a page. If the title is known already, the
    /// header stands below it.
    pub(super) fn read(lines: &[Line<'_>], context: &Context, titled: bool) -> Self {
        let mut reader = Reader::new(&lines[..end(lines, context)], context);
        if !titled {
            reader.repeated_name();
        }
        let title = if titled { None } else { reader.title() };
        reader.around(title);
        let role = |(index, claim): (usize, &Option<Furniture>)| match claim {
            _ if title == Some(index) => Role::Title,
            Some(kind) => Role::Cut(*kind),
            None => Role::Text,
        };
        let roles = reader.claims.iter().enumerate().map(role).collect();
        Self { title, facts: reader.facts, roles }
    }
}

/// Where the header ends: at the first prose. A short sentence above a date is still header. A
/// page without prose has a header only if it has a date.
fn end(lines: &[Line<'_>], context: &Context) -> usize {
    let date = (0..lines.len()).find(|&index| is_date(&lines[index], context));
    let after_date =
        date.filter(|&date| leads_to(&lines[..date], context)).map_or(0, |date| date + 1);
    (after_date..lines.len())
        .find(|&index| is_prose(&lines[index..], context))
        .unwrap_or(after_date)
}

fn is_date(line: &Line<'_>, context: &Context) -> bool {
    let mut facts = Facts::new(context);
    facts.read(line.text) && facts.is_dated()
}

/// Whether lines above a date belong to it: none is prose, or one short sentence is.
fn leads_to(above: &[Line<'_>], context: &Context) -> bool {
    let mut prose = (0..above.len()).filter(|&index| is_prose(&above[index..], context));
    match (prose.next(), prose.next()) {
        (None, _) => true,
        (Some(one), None) => above.len() < NEAR && !above[one].is_long(),
        _ => false,
    }
}

/// Whether the first of these lines is prose: by itself, or as one of three lines or more of a
/// paragraph wrapped at a fixed width.
fn is_prose(lines: &[Line<'_>], context: &Context) -> bool {
    let wrapped = || match lines {
        [first, second, third, ..] => {
            let goes_on = third.gap == 0 && third.words > NAME && !is_date(third, context);
            first.is_wrapped_with(second) && goes_on
        }
        _ => false,
    };
    let is_appeal = |line| Entry::new(line).is_some_and(|entry| furniture(line, &entry).is_some());
    (lines[0].is_prose() && !is_appeal(&lines[0])) || wrapped()
}

/// Reads the lines of a header, rule by rule; each rule claims lines that none before it claimed.
struct Reader<'a> {
    lines: &'a [Line<'a>],
    facts: Facts,
    claims: Vec<Option<Furniture>>,
    /// The line that the title stands nearest to: the first date, or else the last other fact.
    anchor: Option<usize>,
}

impl<'a> Reader<'a> {
    fn new(lines: &'a [Line<'a>], context: &Context) -> Self {
        let claims = vec![None; lines.len()];
        let mut reader = Self { lines, facts: Facts::new(context), claims, anchor: None };
        for index in 0..lines.len() {
            reader.claims[index] = reader.claim(index);
        }
        reader
    }

    /// What a line is by its own words.
    fn claim(&mut self, index: usize) -> Option<Furniture> {
        let line = &self.lines[index];
        let entry = Entry::new(line)?;
        if let Some(kind) = furniture(line, &entry) {
            return Some(kind);
        }
        let dated = self.facts.is_dated();
        if self.facts.read(line.text) {
            if !dated {
                self.anchor = Some(index);
            }
            return Some(Furniture::Byline);
        }
        let menu = entry.is_section() || entry.is_related_label() || is_breadcrumb(line);
        menu.then_some(Furniture::Menu)
    }

    /// A short line that stands twice, around a longer one, names the source.
    fn repeated_name(&mut self) {
        let keys: Vec<_> = self.lines.iter().map(|line| fold::words(line.text)).collect();
        let open: Vec<_> = self.open(0..self.lines.len()).collect();
        let name = open.iter().copied().find(|&index| {
            let same = open.iter().filter(|&&other| keys[other] == keys[index]).count();
            let longer = |&other: &usize| self.lines[other].words > self.lines[index].words;
            self.lines[index].words <= MENU && same > 1 && open.iter().any(longer)
        });
        let Some(name) = name else { return };
        self.facts.name_source(self.lines[name].text);
        for index in open.into_iter().filter(|&index| keys[index] == keys[name]) {
            self.claims[index] = Some(Furniture::Byline);
            if !self.facts.is_dated() {
                self.anchor = Some(index);
            }
        }
    }

    /// Finds the title: the headline nearest above the anchor, or below it if there is none above.
    /// Without an anchor it is the first headline that is no label beside the longest one.
    fn title(&self) -> Option<usize> {
        let Some(anchor) = self.anchor else { return self.title_without_facts() };
        let headline = |index: &usize| self.is_headline(*index, TITLE_BESIDE_FACTS);
        let sentence = |index: &usize| {
            self.lines[*index].words >= TITLE_BESIDE_FACTS && self.is_title_text(*index)
        };
        let above = self.open(0..anchor).rev().find(headline);
        above
            .map(|index| self.or_above(index))
            .or_else(|| self.open(0..anchor).rev().find(sentence))
            .or_else(|| self.open(anchor + 1..self.lines.len()).find(headline))
    }

    fn title_without_facts(&self) -> Option<usize> {
        let headlines = || self.open(0..self.lines.len()).filter(|&i| self.is_headline(i, TITLE));
        let longest = headlines().map(|index| self.lines[index].words).max()?;
        headlines().find(|&index| self.lines[index].words * 2 >= longest)
    }

    /// The line directly above, if that is a headline and this one its standfirst, much longer, or
    /// a name below it, much shorter.
    fn or_above(&self, index: usize) -> usize {
        let Some(above) = index.checked_sub(1) else { return index };
        let (words, words_above) = (self.lines[index].words, self.lines[above].words);
        let standfirst = words >= STANDFIRST && (MENU..words).contains(&words_above);
        let name = words <= NAME && words_above > NAME;
        let headline = self.is_open(above) && self.is_headline(above, TITLE);
        if headline && (standfirst || name) { above } else { index }
    }

    /// Claims what stands around the title: labels and names above it, names between it and the
    /// date, and labels right after both. Longer lines are left to the article.
    fn around(&mut self, title: Option<usize>) {
        let anchor = self.anchor;
        for index in self.open(0..title.unwrap_or(0)).collect::<Vec<_>>() {
            if Entry::folded(self.lines[index].text).has_appeal() {
                self.claims[index] = Some(Furniture::Banner);
            } else if self.lines[index].words <= MENU || self.repeats(index, title) {
                self.label(index);
            }
        }
        let Some(anchor) = anchor else { return };
        let from = title.map_or(0, |title| title + 1);
        for index in self.open(from..anchor).rev().collect::<Vec<_>>() {
            if self.is_name(index) {
                self.claims[index] = Some(Furniture::Byline);
                self.facts.name_source(self.lines[index].text);
            }
        }
        let after = self.open(anchor.max(from.saturating_sub(1)) + 1..self.lines.len());
        for index in after.collect::<Vec<_>>() {
            if !self.is_name(index) {
                break;
            }
            self.label(index);
        }
    }

    /// Claims a short line as the name of a source if it looks like one, or else as a menu.
    fn label(&mut self, index: usize) {
        let publisher = self.is_publisher(index);
        if publisher {
            self.facts.name_source(self.lines[index].text);
        }
        self.claims[index] = Some(if publisher { Furniture::Byline } else { Furniture::Menu });
    }

    fn repeats(&self, index: usize, title: Option<usize>) -> bool {
        title.is_some_and(|title| {
            fold::words(self.lines[title].text) == fold::words(self.lines[index].text)
        })
    }

    /// The lines of a range that no rule has claimed.
    fn open(&self, range: std::ops::Range<usize>) -> impl DoubleEndedIterator<Item = usize> {
        range.filter(|&index| self.is_open(index))
    }

    fn is_open(&self, index: usize) -> bool {
        self.claims[index].is_none()
    }

    fn is_headline(&self, index: usize, words: usize) -> bool {
        let line = &self.lines[index];
        line.words >= words && !line.is_prose() && self.is_title_text(index)
    }

    fn is_title_text(&self, index: usize) -> bool {
        let line = &self.lines[index];
        !line.is_long() && !line.text.ends_with([':', ',', '،']) && !self.is_publisher(index)
    }

    fn is_name(&self, index: usize) -> bool {
        let line = &self.lines[index];
        line.words <= NAME && !line.is_prose() && !line.text.ends_with([':', '.', '"', '”', '»'])
    }

    fn is_publisher(&self, index: usize) -> bool {
        let line = &self.lines[index];
        line.words <= NAME && Entry::folded(line.text).names_publisher()
    }
}

/// `Home > World > Middle East`, `News | Sport | Weather`.
fn is_breadcrumb(line: &Line<'_>) -> bool {
    const SIGNS: [char; 6] = ['|', '>', '›', '»', '•', '/'];
    SIGNS.iter().any(|sign| {
        let pieces: Vec<_> = line.text.split(*sign).collect();
        pieces.len() > 2 && pieces.iter().all(|piece| piece.split_whitespace().count() <= NAME)
    })
}

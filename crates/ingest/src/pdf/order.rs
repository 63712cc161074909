//! Lines as they stand on the page put into the order in which they are read.
//!
//! A line of Arabic is turned as a whole, and then what runs from left to right in it is turned back:
//! the bidirectional algorithm says what that is. It was made for the other way, but the classes of
//! letters that it goes by are the same from both sides.

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};
use unicode_normalization::UnicodeNormalization;

use super::segments::Placed;
use crate::visual;

/// Letters of a direction, in a text.
pub(super) fn direction(text: &str) -> i64 {
    let vote = |letter| match bidi_class(letter) {
        BidiClass::R | BidiClass::AL => -1,
        BidiClass::L => 1,
        _ => 0,
    };
    text.chars().map(vote).sum()
}

/// A line in logical order.
#[derive(Debug)]
pub(super) struct Logical {
    /// Its text as the file has it.
    text: String,
    /// Bytes of brackets that stand among letters read from right to left.
    brackets: Vec<usize>,
}

impl Logical {
    /// Puts glyphs that follow each other from left to right into logical order.
    pub(super) fn of(glyphs: &[Placed], rtl: bool) -> Self {
        let visual = pieces(glyphs);
        let mut pieces: Vec<&str> = visual.iter().map(String::as_str).collect();
        if rtl {
            pieces.reverse();
        }
        let levels = levels(&pieces, rtl);
        let order = BidiInfo::reorder_visual(&levels);
        let mut line = Self { text: String::new(), brackets: Vec::new() };
        for index in order {
            if (levels[index].number() + u8::from(rtl)) % 2 == 1 && is_bracket(pieces[index]) {
                line.brackets.push(line.text.len());
            }
            line.text.push_str(pieces[index]);
        }
        line
    }

    /// Its brackets, each with whether it opens.
    pub(super) fn brackets(&self) -> impl Iterator<Item = bool> {
        self.brackets.iter().map(|at| self.text[*at..].starts_with(['(', '[', '{', '«', '<']))
    }

    /// The text; with `drawn`, brackets are those that are drawn, and not those that are read.
    pub(super) fn text(self, drawn: bool) -> String {
        if !drawn {
            return self.text;
        }
        let turned = self.text.char_indices().map(|(at, letter)| {
            if self.brackets.contains(&at) { visual::mirrored(letter) } else { letter }
        });
        turned.collect()
    }
}

/// Whether brackets follow each other better if each is turned: then they are those that are drawn.
pub(super) fn are_drawn(brackets: &[bool]) -> bool {
    let pairs = |turned: bool| {
        let mut open = 0_usize;
        let closes = |opens: &&bool| {
            let closes = **opens == turned;
            let pair = closes && open > 0;
            open = if closes { open.saturating_sub(1) } else { open + 1 };
            pair
        };
        brackets.iter().filter(closes).count()
    };
    pairs(true) > pairs(false)
}

/// The texts of glyphs and the spaces between them. Shapes of letters become letters.
fn pieces(glyphs: &[Placed]) -> Vec<String> {
    let mut pieces = Vec::with_capacity(glyphs.len());
    for placed in glyphs {
        if placed.apart {
            pieces.push(" ".to_owned());
        }
        let text = &placed.glyph.text;
        let shaped = text.chars().any(|letter| matches!(letter, '\u{fb00}'..='\u{fefc}'));
        pieces.push(if shaped { text.nfkc().collect() } else { text.clone() });
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// How deep each piece is nested in runs of the other direction; those of the line itself are at 0.
fn levels(pieces: &[&str], rtl: bool) -> Vec<Level> {
    let base = if rtl { Level::rtl() } else { Level::ltr() };
    let line = pieces.concat();
    let info = BidiInfo::new(&line, Some(base));
    let mut at = 0;
    let level = |piece: &&str| {
        let level = info.levels.get(at).copied().unwrap_or(base);
        at += piece.len();
        Level::new(level.number().saturating_sub(base.number())).unwrap_or(base)
    };
    pieces.iter().map(level).collect()
}

fn is_bracket(piece: &str) -> bool {
    let mut letters = piece.chars();
    letters.next().is_some_and(|letter| visual::mirrored(letter) != letter)
        && letters.next().is_none()
}

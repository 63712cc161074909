//! Where the words of a text are.
//!
//! A word is a run of letters and digits of one script, with what is invisible or combines kept
//! inside. The rules, each for a reason of search:
//!
//! - **Marks, harakat and tatweel** belong to the letter before them. Bidi controls, joiners and
//!   soft hyphens are inside a word only when it goes on after them, so that a highlight never
//!   swallows a control that governs what follows.
//! - **A change of script ends a word** (`الـBBC`, `لـReuters`), and so does a digit beside an
//!   Arabic letter (`ال20`): what stands before is a proclitic. Latin letters and digits stay
//!   together (`G20`, `5bn`, `MH370`).
//! - **Apostrophes** between letters stay inside a word (`Sana'a`, `O'Brien`, `Egypt's`), except
//!   beside Arabic letters, where they are quotation marks.
//! - **Single letters with dots** are one word (`U.N.`, `د.ب.أ`). The last dot belongs to it when
//!   every letter has one.
//! - **Numbers** keep groups of exactly three digits and one decimal part (`1,234.5`); digits
//!   separated otherwise (`12/03/2021`, `22:07`, `1.2.3`) are words of their own.
//! - **Hyphens, slashes, dots, colons, underscores, `#` and `@` separate words.** `NATO-backed`,
//!   `el-Sisi`, `F-16`, `GlobalSecurity.org`, addresses and hashtags become adjacent words. They
//!   are then found by any of their parts, and as a whole by adjacent words, however the hyphen
//!   is written (`el Sisi`, `al-Sisi`); one long word would be found by nobody who does not
//!   spell it exactly.
//! - **A hyphen at the end of a line** inside of a Latin word is not part of it, and neither is the
//!   line end: `inter-` and `national` below it are one word, whose span covers both parts. The
//!   next line must go on with small letters; a word alone on its line is taken for a list.
//! - **Scripts without spaces** (Han, kana, Thai) give one word for each letter.

use std::ops::Range;

use crate::{
    class::Class,
    normalize::digits::{is_decimal_separator, is_group_separator},
};

/// The words of `text` as byte ranges into it: in order, apart from each other, never empty, on
/// character boundaries.
///
/// ```
/// use jisr_text::segment::segments;
///
/// let text = "The U.N. said 1,500 people left Sana'a.";
/// let words: Vec<&str> = segments(text).map(|span| &text[span]).collect();
/// assert_eq!(words, ["The", "U.N.", "said", "1,500", "people", "left", "Sana'a"]);
/// ```
#[must_use]
pub fn segments(text: &str) -> Segments<'_> {
    Segments { text, at: 0 }
}

/// Iterator over the words of a text, made by [`segments`].
#[derive(Clone, Debug)]
pub struct Segments<'a> {
    text: &'a str,
    /// Byte offset from which the next word is looked for.
    at: usize,
}

impl Iterator for Segments<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let (start, first) = self.next_start()?;
        self.at = self.word_end(start, first);
        Some(start..self.at)
    }
}

/// Offsets named `at` are where something starts, and functions return where it ends.
impl Segments<'_> {
    /// Where the next word starts, and the class of its first character.
    fn next_start(&self) -> Option<(usize, Class)> {
        let mut at = self.at;
        loop {
            let (class, end) = self.class(at)?;
            if class.starts_word() {
                return Some((at, class));
            }
            at = end;
        }
    }

    fn word_end(&self, start: usize, first: Class) -> usize {
        match first {
            Class::Digit => self.number(start).unwrap_or_else(|| self.run(start)),
            _ => self.acronym(start, first).unwrap_or_else(|| self.run(start)),
        }
    }

    /// The run of letters of one script, and digits, from `at`.
    fn run(&self, at: usize) -> usize {
        let mut end = at;
        let mut script = Class::Digit;
        let mut next = self.class(at);
        while let Some((class, after)) = next {
            if class != Class::Digit {
                script = class;
            }
            end = after;
            // Most letters are followed by a letter; only what else follows needs a closer look.
            next = self.class(end).filter(|(class, _)| script.joins(*class)).or_else(|| {
                end = self.marks(end);
                self.continuation(end, script).or_else(|| self.next_line(at, end, script))
            });
        }
        end
    }

    /// The letter or digit with which a word goes on at `at`, past what is invisible and past
    /// one apostrophe, in a word of class `script` so far.
    fn continuation(&self, at: usize, script: Class) -> Option<(Class, usize)> {
        let (mut class, mut end) = self.visible(at)?;
        if class == Class::Apostrophe {
            (class, end) = self.class(end).filter(|(next, _)| is_cased(*next))?;
        }
        script.joins(class).then_some((class, end))
    }

    /// The letter with which a word that is broken by a line end goes on, in a word from `start`
    /// to `at`, where its hyphen is.
    fn next_line(&self, start: usize, at: usize, script: Class) -> Option<(Class, usize)> {
        if script != Class::Latin {
            return None;
        }
        let after = line_break(&self.text[at..]).map(|length| at + length)?;
        let rest = &self.text[after..];
        let next = &rest[..rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len())];
        // A word alone on its line is in a list, and `two- and three-year` is two words.
        let line = self.text[..start].trim_end_matches([' ', '\t']);
        let listed = line.is_empty() || line.ends_with('\n');
        let broken = next.starts_with(char::is_lowercase)
            && next.chars().nth(1).is_some()
            && !matches!(next, "and" | "or" | "to" | "but");
        self.class(after).filter(|(class, _)| broken && !listed && script.joins(*class))
    }

    /// A number with separators, if one starts at `at`: all the digits and separators that
    /// follow each other make one number, or each run of digits is a word.
    fn number(&self, at: usize) -> Option<usize> {
        if self.follows_digits(at) {
            return None;
        }
        let mut grammar = Number::default();
        let mut end = self.digits(at);
        grammar.first(self.text[at..end].chars().count());
        while let Some((separator, group)) = self.separator(end) {
            end = self.digits(group);
            grammar.next(separator, self.text[group..end].chars().count());
        }
        grammar.is_number().then(|| self.marks(end))
    }

    /// Whether digits and a separator stand right before `at`: then the number they began was
    /// already found to be none.
    fn follows_digits(&self, at: usize) -> bool {
        let mut before = self.text[..at].chars().rev();
        before.next().is_some_and(is_separator)
            && before.next().is_some_and(|c| Class::of(c) == Class::Digit)
    }

    /// A separator at `at` with a digit behind it, and where that digit is.
    fn separator(&self, at: usize) -> Option<(char, usize)> {
        let separator = self.text[at..].chars().next().filter(|&c| is_separator(c))?;
        let end = at + separator.len_utf8();
        self.class(end).filter(|(class, _)| *class == Class::Digit).map(|_| (separator, end))
    }

    fn digits(&self, at: usize) -> usize {
        self.skip(at, |class| class == Class::Digit)
    }

    /// Single letters of one script with dots between them, if two or more stand at `at`.
    fn acronym(&self, at: usize, class: Class) -> Option<usize> {
        let (mut letters, mut dots) = (0, 0);
        let (mut next, mut end) = (at, at);
        while let Some(after) = self.lone_letter(next, class) {
            letters += 1;
            end = after;
            if !self.text[after..].starts_with('.') {
                break;
            }
            dots += 1;
            next = after + 1;
        }
        let end = if dots == letters { end + 1 } else { end };
        (letters > 1).then(|| self.possessive(end))
    }

    /// A letter at `at` that no other continues.
    fn lone_letter(&self, at: usize, class: Class) -> Option<usize> {
        let (_, after) = self.class(at).filter(|(next, _)| *next == class)?;
        if self.class(after).is_some_and(|(next, _)| class.joins(next)) {
            return None;
        }
        let end = self.marks(after);
        let alone = self.continuation(end, class).is_none() || self.possessive(end) > end;
        alone.then_some(end)
    }

    /// The end of a possessive `'s` at `at`; `at` itself when there is none.
    fn possessive(&self, at: usize) -> usize {
        let Some((Class::Apostrophe, s)) = self.class(at) else { return at };
        if !self.text[s..].starts_with(['s', 'S'])
            || self.continuation(s + 1, Class::Latin).is_some()
        {
            return at;
        }
        s + 1
    }

    /// The marks at `at`, past what is invisible among them; `at` itself when there are none.
    fn marks(&self, at: usize) -> usize {
        let (mut end, mut next) = (at, at);
        while let Some((class, after)) = self.class(next) {
            match class {
                Class::Mark => end = after,
                Class::Ignorable => {}
                _ => break,
            }
            next = after;
        }
        end
    }

    /// The next character at or after `at` that is visible.
    fn visible(&self, at: usize) -> Option<(Class, usize)> {
        self.class(self.skip(at, |class| class == Class::Ignorable))
    }

    fn skip(&self, mut at: usize, skipped: impl Fn(Class) -> bool) -> usize {
        while let Some((_, end)) = self.class(at).filter(|(class, _)| skipped(*class)) {
            at = end;
        }
        at
    }

    /// The class of the character at `at`, and where it ends.
    #[inline]
    fn class(&self, at: usize) -> Option<(Class, usize)> {
        let byte = *self.text.as_bytes().get(at)?;
        if byte.is_ascii() {
            return Some((Class::of_ascii(byte), at + 1));
        }
        let c = self.text[at..].chars().next()?;
        Some((Class::of(c), at + c.len_utf8()))
    }
}

/// How long a hyphen and the line end behind it are, at the start of a text.
fn line_break(text: &str) -> Option<usize> {
    let rest = text.strip_prefix(['-', '\u{2010}', '\u{00AD}'])?;
    let rest = rest.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?;
    Some(text.len() - rest.trim_start_matches([' ', '\t']).len())
}

fn is_cased(class: Class) -> bool {
    matches!(class, Class::Latin | Class::Other)
}

fn is_separator(c: char) -> bool {
    is_group_separator(c) || is_decimal_separator(c)
}

/// Whether digits and separators make one number: groups of three after the first, then at most
/// one decimal part.
#[derive(Debug, Default)]
struct Number {
    first: usize,
    groups: usize,
    decimals: usize,
    broken: bool,
}

impl Number {
    fn first(&mut self, digits: usize) {
        self.first = digits;
    }

    fn next(&mut self, separator: char, digits: usize) {
        self.broken |= self.decimals > 0;
        if is_decimal_separator(separator) {
            self.decimals += 1;
        } else {
            self.groups += 1;
            self.broken |= digits != 3;
        }
    }

    fn is_number(&self) -> bool {
        let separated = self.groups + self.decimals > 0;
        separated && !self.broken && (self.groups == 0 || self.first <= 3)
    }
}

#[cfg(test)]
mod tests;

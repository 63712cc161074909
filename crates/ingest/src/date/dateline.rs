//! Lines that hold a date and nothing else.

use jiff::civil::{Date, DateTime, Time};
use jisr_text::article::{DateComputation, DateSource, Published};

use super::day::{Calendar, Day, Resolved};
use super::names::{Name, longest, name};
use super::numeric::{Numeric, Order};
use super::relative::Ago;
use super::tokens::TokenKind::{Mark, Number, Word};
use super::tokens::{Token, kinds, tokens};
use super::{Context, Reading, YEARS, clock, hijri};
use crate::fold::fold;

/// Longest dateline, in bytes of UTF-8.
const MAX_BYTES: usize = 200;

/// Longest dateline without a digit ("yesterday"), in bytes.
const MAX_WORDS_BYTES: usize = 60;

/// Most tokens of a dateline that cannot be read.
const MAX_UNREAD: usize = 16;

/// How far a Hijri date may be from the Gregorian one beside it, in days.
const HIJRI_ERROR: i32 = 2;

/// Reads a line that holds a date and nothing else, in English or Arabic. Every word and number
/// of the line must have its part in the date: a sentence with a date in it is none.
pub(super) fn read(line: &str, context: &Context) -> Reading {
    let relative = || context.crawled.is_some() && line.len() <= MAX_WORDS_BYTES;
    if line.len() > MAX_BYTES || !(line.contains(char::is_numeric) || relative()) {
        return Reading::None;
    }
    // `a.m.` and `p.m.` are one word each.
    let folded = fold(line).replace("a.m", "am").replace("p.m", "pm");
    let tokens = tokens(&folded);
    match Parts::of(&tokens) {
        Some(parts) => parts.reading(context),
        None if is_labelled(&tokens) => Reading::Unread,
        None => Reading::None,
    }
}

/// Whether a line that is no date was meant to be one: it begins with "published" or the like, is
/// short and has a year.
fn is_labelled(tokens: &[Token<'_>]) -> bool {
    let label =
        matches!(tokens, [Token { kind: Word(word), .. }, ..] if name(word) == Some(Name::Label));
    let is_year = |year: &i16| YEARS.contains(year) || hijri::is_year(*year);
    let year = |token: &Token<'_>| match token.kind {
        Number(digits) => digits.len() == 4 && digits.parse().is_ok_and(|year| is_year(&year)),
        _ => false,
    };
    label && tokens.len() <= MAX_UNREAD && tokens.iter().any(year)
}

/// What a line says, piece by piece.
#[derive(Debug, Default)]
struct Parts {
    /// The first of two days, of which one is Hijri.
    first: Option<Day>,
    day: Day,
    /// From 1 for Monday.
    weekday: Option<i8>,
    time: Option<Time>,
    ago: Option<Ago>,
    /// Whether the last token was a year: then a following `م` is "AD", not "PM".
    after_year: bool,
}

impl Parts {
    fn of(tokens: &[Token<'_>]) -> Option<Self> {
        let mut parts = Self::default();
        let mut rest = tokens;
        while !rest.is_empty() {
            let used = parts.read(rest)?;
            rest = &rest[used..];
        }
        Some(parts)
    }

    /// Reads what stands first and says how many tokens it took; `None` if it is not part of a
    /// date, or of a third one.
    fn read(&mut self, tokens: &[Token<'_>]) -> Option<usize> {
        let after_year = std::mem::take(&mut self.after_year);
        if let Some((time, used)) = clock::time(tokens) {
            return self.time.replace(time).is_none().then_some(used);
        }
        if let Some(used) = self.time.and_then(|_| clock::offset(tokens)) {
            return Some(used);
        }
        if let Some((ago, used)) = Ago::read(tokens) {
            return self.ago.replace(ago).is_none().then_some(used);
        }
        if let Some(numeric) = numeric(tokens) {
            self.after_year = true;
            return self.put(|day| day.put_numeric(numeric)).then_some(5);
        }
        match tokens[0].kind {
            Number(digits) => self.number(digits, tokens.get(1)),
            Word(word) => self.word(word, tokens, after_year),
            Mark(mark) => ",،-–—/|.:()[]·•؛;'".contains(mark).then_some(1),
        }
    }

    /// Puts a part into the day that is being read, or into a second one when that is full.
    fn put(&mut self, part: impl Fn(&mut Day) -> bool) -> bool {
        part(&mut self.day) || {
            let next = self.day.is_full() && self.first.is_none();
            if next {
                self.first = Some(std::mem::take(&mut self.day));
            }
            next && part(&mut self.day)
        }
    }

    /// A day or a year.
    fn number(&mut self, digits: &str, next: Option<&Token<'_>>) -> Option<usize> {
        self.after_year = digits.len() == 4;
        let ordinal = next.is_some_and(|next| {
            !next.spaced && matches!(next.kind, Word(word) if name(word) == Some(Name::Ordinal))
        });
        self.put(|day| day.put_number(digits)).then_some(1 + usize::from(ordinal))
    }

    fn word(&mut self, word: &str, tokens: &[Token<'_>], after_year: bool) -> Option<usize> {
        let (name, used) = longest(tokens)?;
        let read = match name {
            Name::Month(_) | Name::HijriMonth(_) => self.put(|day| day.put_month(name)),
            Name::Weekday(day) => self.weekday.replace(day).is_none(),
            Name::Label | Name::Filler | Name::Corresponding => true,
            Name::Zone => return Some(used + place(&tokens[used..])),
            Name::HijriEra => after_year && self.day.put_era(Calendar::Hijri),
            Name::GregorianEra => after_year && self.day.put_era(Calendar::Gregorian),
            Name::After => after_year && word == "م" && self.day.put_era(Calendar::Gregorian),
            Name::Before | Name::Night | Name::Ordinal => false,
        };
        read.then_some(used)
    }

    fn reading(self, context: &Context) -> Reading {
        let first = self.first.as_ref().map_or(Resolved::Empty, Day::resolve);
        match (first, self.day.resolve()) {
            (Resolved::Empty, Resolved::Empty) => self.relative(context),
            (Resolved::Hijri(near), Resolved::Gregorian(readings)) => {
                self.chosen(&readings, self.day.numeric(), Some(near), context)
            }
            (Resolved::Gregorian(readings), Resolved::Hijri(near)) => {
                let numeric = self.first.as_ref().and_then(Day::numeric);
                self.chosen(&readings, numeric, Some(near), context)
            }
            (Resolved::Empty | Resolved::Invalid, Resolved::Gregorian(readings)) => {
                self.chosen(&readings, self.day.numeric(), None, context)
            }
            // The Gregorian date beside it lacks its year.
            (Resolved::Empty, Resolved::Hijri(date))
            | (Resolved::Hijri(date), Resolved::Partial) => {
                self.published(date, Some(DateComputation::Hijri))
            }
            (Resolved::Empty, Resolved::Partial) => Reading::None,
            _ => Reading::Unread,
        }
    }

    /// The one of several days that all that is known speaks for.
    fn chosen(
        &self,
        readings: &[(Order, Date)],
        numeric: Option<Numeric>,
        near: Option<Date>,
        context: &Context,
    ) -> Reading {
        let mut left = readings.to_vec();
        let mut keep = |test: &dyn Fn(Order, Date) -> bool| {
            if left.iter().any(|&(order, date)| test(order, date)) {
                left.retain(|&(order, date)| test(order, date));
            }
        };
        keep(&|_, date| {
            self.weekday.is_none_or(|day| day == date.weekday().to_monday_one_offset())
        });
        keep(&|_, date| near.is_none_or(|near| (date - near).get_days().abs() <= HIJRI_ERROR));
        // Somewhere it is a day later than at the crawler's.
        let tomorrow = context.crawled.and_then(|crawled| crawled.date().tomorrow().ok());
        keep(&|_, date| tomorrow.is_none_or(|tomorrow| date <= tomorrow));
        let order = numeric.and_then(|numeric| numeric.order(&context.orders));
        keep(&|this, _| order.is_none_or(|order| order == this));
        match left[..] {
            [(_, date)] => self.published(date, None),
            _ => Reading::Ambiguous,
        }
    }

    fn relative(&self, context: &Context) -> Reading {
        let moment = self.ago.zip(context.crawled);
        let moment = moment.and_then(|(ago, crawled)| ago.before(crawled, self.time));
        moment.map_or(Reading::None, |(at, has_time)| {
            let computed = Some(DateComputation::Relative);
            Reading::Date(Published { at, has_time, from: DateSource::Dateline, computed })
        })
    }

    fn published(&self, date: Date, computed: Option<DateComputation>) -> Reading {
        let at = DateTime::from_parts(date, self.time.unwrap_or(Time::midnight()));
        let has_time = self.time.is_some();
        Reading::Date(Published { at, has_time, from: DateSource::Dateline, computed })
    }
}

/// `2021-05-13`, `13/5/2021`.
fn numeric(tokens: &[Token<'_>]) -> Option<Numeric> {
    match kinds(tokens) {
        [
            Some(Number(a)),
            Some(Mark(first)),
            Some(Number(b)),
            Some(Mark(second)),
            Some(Number(c)),
        ] if first == second => Numeric::new([a, b, c], first),
        _ => None,
    }
}

/// How many tokens the place behind "time of" takes: a word that means nothing else here.
fn place(tokens: &[Token<'_>]) -> usize {
    usize::from(matches!(tokens, [Token { kind: Word(word), .. }, ..] if name(word).is_none()))
}

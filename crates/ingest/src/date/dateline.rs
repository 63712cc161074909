//! Lines that hold a date and nothing else.

use jiff::civil::{Date, DateTime, Time};
use jisr_text::article::{DateSource, Published};

use super::names::{Name, name};
use super::tokens::TokenKind::{Mark, Number, Word};
use super::tokens::{Token, TokenKind, tokens};
use crate::fold::fold;

/// Longest dateline, in bytes of UTF-8.
const MAX_BYTES: usize = 200;

/// Years that a news archive can be of.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// Reads a line that holds a date and nothing else, in English or Arabic. Every word and number
/// of the line must have its part in the date: a sentence with a date in it is none.
pub(crate) fn dateline(line: &str) -> Option<Published> {
    if line.len() > MAX_BYTES || !line.contains(char::is_numeric) {
        return None;
    }
    // `a.m.` and `p.m.` are one word each.
    let folded = fold(line).replace("a.m", "am").replace("p.m", "pm");
    let tokens = tokens(&folded);
    let mut parts = Parts::default();
    let mut rest = &tokens[..];
    while !rest.is_empty() {
        let used = parts.read(rest)?;
        rest = &rest[used..];
    }
    parts.published()
}

/// The parts of a date found so far.
#[derive(Debug, Default)]
struct Parts {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    /// Three numbers as written, such as `5/4/2021`.
    numeric: Option<[i16; 3]>,
    weekday: Option<i8>,
    time: Option<Time>,
    /// Whether the last token was a year: then a following `م` is "AD", not "PM".
    after_year: bool,
}

impl Parts {
    /// Reads what stands first and says how many tokens it took; `None` if it is not part of a
    /// date, or of a second one.
    fn read(&mut self, tokens: &[Token<'_>]) -> Option<usize> {
        let after_year = std::mem::take(&mut self.after_year);
        let used = self.time(tokens).or_else(|| self.offset(tokens));
        if let Some(used) = used.or_else(|| self.numeric(tokens)) {
            return Some(used);
        }
        match tokens[0].kind {
            Number(digits) => self.number(digits, tokens.get(1)),
            Word(word) => self.word(word, tokens, after_year),
            Mark(mark) => ",،-–—/|.:()·•؛;".contains(mark).then_some(1),
        }
    }

    /// `22:07`, `6:23:05.250 AM`, `الساعة 10 مساء`.
    fn time(&mut self, tokens: &[Token<'_>]) -> Option<usize> {
        let (hour, minute, second, used) = clock(tokens)?;
        let half = tokens.get(used).and_then(half);
        let time = Time::new(in_24_hours(hour, half), minute, second, 0).ok()?;
        if self.time.replace(time).is_some() {
            return None;
        }
        Some(used + usize::from(half.is_some()))
    }

    /// The zone of a time, as `+03:00`, `-0500` or `+3`.
    fn offset(&self, tokens: &[Token<'_>]) -> Option<usize> {
        self.time?;
        match kinds(tokens) {
            [Some(Mark('+' | '-')), Some(Number(_)), Some(Mark(':')), Some(Number(_)), _] => {
                Some(4)
            }
            [Some(Mark('+' | '-')), Some(Number(digits)), ..]
                if digits.len() == 4
                    && !tokens[1].spaced
                    && YEARS.start() > &digits.parse().ok()? =>
            {
                Some(2)
            }
            [Some(Mark('+')), Some(Number(_)), ..] => Some(2),
            _ => None,
        }
    }

    /// `2021-05-13`, `13/5/2021`.
    fn numeric(&mut self, tokens: &[Token<'_>]) -> Option<usize> {
        let [
            Some(Number(a)),
            Some(Mark(first)),
            Some(Number(b)),
            Some(Mark(second)),
            Some(Number(c)),
        ] = kinds(tokens)
        else {
            return None;
        };
        if first != second || !"/-.".contains(first) || self.numeric.is_some() {
            return None;
        }
        self.numeric = Some([a.parse().ok()?, b.parse().ok()?, c.parse().ok()?]);
        Some(5)
    }

    /// A day or a year.
    fn number(&mut self, digits: &str, next: Option<&Token<'_>>) -> Option<usize> {
        let taken = if digits.len() == 4 {
            self.after_year = true;
            self.year.replace(digits.parse().ok()?).is_some()
        } else {
            self.day.replace(digits.parse().ok()?).is_some()
        };
        let ordinal = next.is_some_and(|next| {
            !next.spaced && matches!(next.kind, Word(word) if name(word) == Some(Name::Ordinal))
        });
        (!taken).then_some(1 + usize::from(ordinal))
    }

    fn word(&mut self, word: &str, tokens: &[Token<'_>], after_year: bool) -> Option<usize> {
        if let Some(Token { kind: Word(next), .. }) = tokens.get(1)
            && let Some(Name::Month(month)) = name(&format!("{word} {next}"))
        {
            return self.month(month, 2);
        }
        match name(word)? {
            Name::Month(month) => self.month(month, 1),
            Name::Weekday(day) => self.weekday.replace(day).is_none().then_some(1),
            Name::Filler => Some(1),
            Name::After if after_year && word == "م" => Some(1),
            Name::Before | Name::After | Name::Ordinal => None,
        }
    }

    /// A month may be named twice, as in `5 أيار/مايو 2021`.
    fn month(&mut self, month: i8, used: usize) -> Option<usize> {
        self.month.replace(month).is_none_or(|other| other == month).then_some(used)
    }

    fn published(self) -> Option<Published> {
        let date = match (self.numeric, self.year, self.month, self.day) {
            (Some(numbers), None, None, None) => self.only_reading(numbers)?,
            (None, Some(year), Some(month), Some(day)) => Date::new(year, month, day).ok()?,
            _ => return None,
        };
        let has_time = self.time.is_some();
        let at = DateTime::from_parts(date, self.time.unwrap_or(Time::midnight()));
        YEARS.contains(&date.year()).then_some(Published {
            at,
            has_time,
            from: DateSource::Dateline,
            computed: None,
        })
    }

    /// The date of three numbers, if they can be read in one way only; a weekday helps to decide.
    fn only_reading(&self, [a, b, c]: [i16; 3]) -> Option<Date> {
        let day_first = valid(c, b, a).filter(|date| self.agrees(*date));
        let month_first = valid(c, a, b).filter(|date| self.agrees(*date));
        match (valid(a, b, c), day_first, month_first) {
            (Some(date), _, _) | (None, Some(date), None) | (None, None, Some(date)) => Some(date),
            (None, Some(date), Some(other)) if date == other => Some(date),
            _ => None,
        }
    }

    fn agrees(&self, date: Date) -> bool {
        self.weekday.is_none_or(|day| day == date.weekday().to_monday_one_offset())
    }
}

fn valid(year: i16, month: i16, day: i16) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&year).then_some(date)
}

/// Hour, minute, second, and how many tokens they take.
fn clock(tokens: &[Token<'_>]) -> Option<(i8, i8, i8, usize)> {
    let [Some(Number(hour)), colon, minute, second_colon, second] = kinds(tokens) else {
        // An hour alone needs a word that says so.
        return match kinds(tokens) {
            [Some(Word("الساعه")), Some(Number(hour)), next, ..] if next != Some(Mark(':')) => {
                Some((hour.parse().ok()?, 0, 0, 2))
            }
            _ => None,
        };
    };
    let hour = hour.parse().ok()?;
    match (colon, minute, second_colon, second) {
        (Some(Mark(':')), Some(Number(minute)), Some(Mark(':')), Some(Number(second))) => {
            Some((hour, minute.parse().ok()?, second.parse().ok()?, 5 + fraction(&tokens[5..])))
        }
        (Some(Mark(':')), Some(Number(minute)), ..) => Some((hour, minute.parse().ok()?, 0, 3)),
        (Some(Word(_)), ..) if hour <= 12 => half(&tokens[1]).map(|_| (hour, 0, 0, 1)),
        _ => None,
    }
}

/// How many tokens the fraction of a second takes.
fn fraction(tokens: &[Token<'_>]) -> usize {
    match kinds(tokens) {
        [Some(Mark('.' | ',')), Some(Number(_)), ..] if !tokens[1].spaced => 2,
        _ => 0,
    }
}

/// Which half of the day a token names.
fn half(token: &Token<'_>) -> Option<Name> {
    let Word(word) = token.kind else { return None };
    name(word).filter(|name| matches!(name, Name::Before | Name::After))
}

fn in_24_hours(hour: i8, half: Option<Name>) -> i8 {
    match half {
        Some(Name::Before) if hour == 12 => 0,
        Some(Name::After) if hour < 12 => hour + 12,
        _ => hour,
    }
}

/// The kinds of the next five tokens.
fn kinds<'a>(tokens: &[Token<'a>]) -> [Option<TokenKind<'a>>; 5] {
    std::array::from_fn(|index| tokens.get(index).map(|token| token.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(line: &str) -> Option<(String, bool)> {
        dateline(line).map(|published| (published.at.to_string(), published.has_time))
    }

    #[test]
    fn days_are_read_in_both_languages() {
        for line in [
            "Thursday, 13 May 2021",
            "May 13, 2021",
            "Published: May 13th, 2021",
            "13-May-2021",
            "13/5/2021",
            "5/13/2021",
            "2021-05-13",
            "Last updated on Thursday 13 May 2021.",
            "الخميس 13 مايو 2021",
            "الخميس، ١٣ أيار/مايو ٢٠٢١م",
            "نشر في: 13 ماي 2021",
            "آخر تحديث 13/05/2021",
            "13 May 2021 |",
        ] {
            assert_eq!(at(line), Some(("2021-05-13T00:00:00".to_owned(), false)), "{line}");
        }
    }

    #[test]
    fn times_are_read_in_both_languages() {
        for (line, time) in [
            ("Thursday, 13 May 2021 6:23 AM", "06:23:00"),
            ("May 13, 2021 at 6:23 p.m. GMT+3", "18:23:00"),
            ("6:23 PM - 13 May 2021", "18:23:00"),
            ("13 May 2021 12:05 am", "00:05:00"),
            ("13 May 2021, 7pm EST", "19:00:00"),
            ("الخميس 13 مايو 2021 الساعة 22:07", "22:07:00"),
            ("13 مايو 2021 - 10:07 م", "22:07:00"),
            ("١٣ مايو ٢٠٢١م ٠٩:٣٠ صباحاً", "09:30:00"),
            ("13 مايو 2021 الساعة 10 مساءً", "22:00:00"),
            ("13 May 2021 14:30 +0300", "14:30:00"),
            ("14:30 -13 May 2021", "14:30:00"),
        ] {
            assert_eq!(at(line), Some((format!("2021-05-13T{time}"), true)), "{line}");
        }
    }

    #[test]
    fn months_have_many_names() {
        for (line, month) in [
            ("1 كانون الثاني 2020", 1),
            ("1 فيفري 2020", 2),
            ("1 آذار 2020", 3),
            ("1 أبريل/نيسان 2020", 4),
            ("1 جويلية 2020", 7),
            ("1 غشت 2020", 8),
            ("1 شتنبر 2020", 9),
            ("1 تشرين الأول 2020", 10),
            ("1 تشرين الثاني 2020", 11),
            ("1 كانون الأول 2020", 12),
            ("1 Sept. 2020", 9),
        ] {
            assert_eq!(dateline(line).map(|published| published.at.month()), Some(month), "{line}");
        }
    }

    #[test]
    fn a_weekday_decides_between_two_readings() {
        assert_eq!(at("5/4/2021"), None);
        assert_eq!(at("Monday 5/4/2021").unwrap().0, "2021-04-05T00:00:00");
        assert_eq!(at("الثلاثاء 5/4/2021").unwrap().0, "2021-05-04T00:00:00");
        assert_eq!(at("5/5/2021").unwrap().0, "2021-05-05T00:00:00");
    }

    #[test]
    fn what_holds_more_or_less_than_a_date_is_none() {
        for line in [
            "",
            "2021",
            "May 2021",
            "13 May",
            "The talks began on 13 May 2021",
            "13 May 2021, Cairo",
            "13 May 2021 - 14 May 2021",
            "31 February 2021",
            "13 May 2021 25:00",
            "10 12 May 2021",
            "في 13 مايو 2021 بدأت المحادثات",
            "May 13, 0021",
            "1/2/3/2021",
            "13 May 2021 6:00 7:00",
        ] {
            assert_eq!(at(line), None, "{line}");
        }
    }
}

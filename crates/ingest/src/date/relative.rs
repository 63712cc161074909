//! Dates relative to the day of the crawl: "2 hours ago", "yesterday", "قبل ساعتين".

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::{DateTime, Time};
use jiff::{Span, ToSpan};

use super::tokens::{Token, TokenKind};
use crate::fold::fold;

/// A step back in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// One of each unit, two of it in one word, and several.
const UNITS: [(Unit, &[&str], &[&str]); 7] = [
    (
        Unit::Second,
        &["second", "seconds", "sec", "secs", "s", "ثانية", "ثوان", "ثواني"],
        &["ثانيتين"],
    ),
    (
        Unit::Minute,
        &["minute", "minutes", "min", "mins", "m", "دقيقة", "دقائق", "دقايق"],
        &["دقيقتين"],
    ),
    (Unit::Hour, &["hour", "hours", "hr", "hrs", "h", "ساعة", "ساعات"], &["ساعتين"]),
    (Unit::Day, &["day", "days", "d", "يوم", "أيام", "يوما"], &["يومين"]),
    (Unit::Week, &["week", "weeks", "wk", "w", "أسبوع", "أسابيع", "أسبوعا"], &["أسبوعين"]),
    (Unit::Month, &["month", "months", "شهر", "أشهر", "شهور", "شهرا"], &["شهرين"]),
    (
        Unit::Year,
        &["year", "years", "yr", "yrs", "سنة", "سنوات", "عام", "أعوام", "عاما"],
        &["سنتين", "عامين"],
    ),
];

/// Numbers in words, from one.
const COUNTS: [&[&str]; 12] = [
    &["a", "an", "one"],
    &["two"],
    &["three", "ثلاث", "ثلاثة"],
    &["four", "أربع", "أربعة"],
    &["five", "خمس", "خمسة"],
    &["six", "ست", "ستة"],
    &["seven", "سبع", "سبعة"],
    &["eight", "ثماني", "ثمانية", "ثمان"],
    &["nine", "تسع", "تسعة"],
    &["ten", "عشر", "عشرة"],
    &["eleven"],
    &["twelve"],
];

/// Days by name, and how many days back they are.
const DAYS: [(i64, &[&[&str]]); 3] = [
    (0, &[&["today"], &["اليوم"]]),
    (2, &[&["اول", "امس"], &["اول", "من", "امس"], &["day", "before", "yesterday"]]),
    (1, &[&["yesterday"], &["امس"], &["البارحه"]]),
];

/// What has just happened.
const NOW: [&[&str]; 7] = [
    &["just", "now"],
    &["now"],
    &["moments", "ago"],
    &["الان"],
    &["قبل", "قليل"],
    &["منذ", "قليل"],
    &["منذ", "لحظات"],
];

/// "About", between the preposition and the number.
const ABOUT: [&str; 3] = ["حوالي", "نحو", "اكثر"];

/// How many a word says, of which unit, or both.
type Amount = (Option<i64>, Option<Unit>);

static WORDS: LazyLock<HashMap<String, Amount>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for (unit, singles, duals) in UNITS {
        words.extend(singles.iter().map(|word| (fold(word), (None, Some(unit)))));
        words.extend(duals.iter().map(|word| (fold(word), (Some(2), Some(unit)))));
    }
    for (count, names) in (1..).zip(COUNTS) {
        words.extend(names.iter().map(|word| (fold(word), (Some(count), None))));
    }
    words
});

/// A distance back from the crawl.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ago {
    count: i64,
    unit: Unit,
}

impl Ago {
    /// Reads one at the start of some tokens; says how many it takes.
    pub(super) fn read(tokens: &[Token<'_>]) -> Option<(Self, usize)> {
        let now = NOW.iter().find(|words| begins(tokens, words));
        if let Some(words) = now {
            return Some((Self { count: 0, unit: Unit::Second }, words.len()));
        }
        for (count, names) in DAYS {
            if let Some(words) = names.iter().find(|words| begins(tokens, words)) {
                return Some((Self { count, unit: Unit::Day }, words.len()));
            }
        }
        arabic(tokens).or_else(|| english(tokens))
    }

    /// The moment, seen from `crawled`, and whether its hour is known: `time` if the page gives
    /// one beside it. A time beside hours makes no sense.
    pub(super) fn before(self, crawled: DateTime, time: Option<Time>) -> Option<(DateTime, bool)> {
        let moment = crawled.checked_sub(self.span()?).ok()?;
        let fine = matches!(self.unit, Unit::Second | Unit::Minute | Unit::Hour);
        match time {
            None if fine => Some((moment, true)),
            None => Some((moment.date().into(), false)),
            Some(time) if !fine => Some((moment.date().to_datetime(time), true)),
            Some(_) => None,
        }
    }

    fn span(self) -> Option<Span> {
        let span = Span::new();
        let span = match self.unit {
            Unit::Second => span.try_seconds(self.count),
            Unit::Minute => span.try_minutes(self.count),
            Unit::Hour => span.try_hours(self.count),
            Unit::Day => return Some(self.count.days()),
            Unit::Week => span.try_weeks(self.count),
            Unit::Month => span.try_months(self.count),
            Unit::Year => span.try_years(self.count),
        };
        span.ok()
    }
}

/// `قبل 3 أيام`, `منذ ساعتين`, `منذ حوالي ساعة`.
fn arabic(tokens: &[Token<'_>]) -> Option<(Ago, usize)> {
    let preposition = begins(tokens, &["قبل"]) || begins(tokens, &["منذ"]);
    let rest = preposition.then(|| &tokens[1..])?;
    let about = usize::from(ABOUT.iter().any(|word| begins(rest, &[word])));
    let (ago, used) = amount(&rest[about..])?;
    Some((ago, 1 + about + used))
}

/// `2 hours ago`, `an hour ago`, `3d ago`.
fn english(tokens: &[Token<'_>]) -> Option<(Ago, usize)> {
    let about = usize::from(begins(tokens, &["about"]));
    let (ago, used) = amount(&tokens[about..])?;
    let used = about + used;
    begins(&tokens[used..], &["ago"]).then_some((ago, used + 1))
}

/// A number and a unit, or a unit alone.
fn amount(tokens: &[Token<'_>]) -> Option<(Ago, usize)> {
    let (count, used) = match tokens.first()?.kind {
        TokenKind::Number(digits) => (digits.parse().ok()?, 1),
        TokenKind::Word(word) => match WORDS.get(word)? {
            (Some(count), None) => (*count, 1),
            (count, Some(unit)) => {
                return Some((Ago { count: count.unwrap_or(1), unit: *unit }, 1));
            }
            (None, None) => return None,
        },
        TokenKind::Mark(_) => return None,
    };
    let TokenKind::Word(word) = tokens.get(used)?.kind else { return None };
    let (None, Some(unit)) = WORDS.get(word)? else { return None };
    Some((Ago { count, unit: *unit }, used + 1))
}

fn begins(tokens: &[Token<'_>], words: &[&str]) -> bool {
    tokens.len() >= words.len()
        && tokens.iter().zip(words).all(|(token, word)| token.kind == TokenKind::Word(word))
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn before(text: &str) -> Option<String> {
        let folded = fold(text);
        let tokens = tokens(&folded);
        let (ago, used) = Ago::read(&tokens)?;
        let crawled = jiff::civil::date(2021, 5, 13).at(14, 5, 0, 0);
        let (at, has_time) = ago.before(crawled, None)?;
        assert_eq!(used, tokens.len(), "{text}");
        Some(if has_time { at.to_string() } else { at.date().to_string() })
    }

    #[test]
    fn distances_are_read_in_both_languages() {
        for (text, expected) in [
            ("yesterday", "2021-05-12"),
            ("today", "2021-05-13"),
            ("just now", "2021-05-13T14:05:00"),
            ("2 hours ago", "2021-05-13T12:05:00"),
            ("an hour ago", "2021-05-13T13:05:00"),
            ("about 5 mins ago", "2021-05-13T14:00:00"),
            ("3d ago", "2021-05-10"),
            ("two weeks ago", "2021-04-29"),
            ("1 month ago", "2021-04-13"),
            ("أمس", "2021-05-12"),
            ("أول من أمس", "2021-05-11"),
            ("اليوم", "2021-05-13"),
            ("قبل ساعتين", "2021-05-13T12:05:00"),
            ("قبل يومين", "2021-05-11"),
            ("منذ 3 أيام", "2021-05-10"),
            ("منذ ٢٠ دقيقة", "2021-05-13T13:45:00"),
            ("منذ ساعة", "2021-05-13T13:05:00"),
            ("منذ حوالي خمس ساعات", "2021-05-13T09:05:00"),
            ("قبل أسبوعين", "2021-04-29"),
            ("قبل عام", "2020-05-13"),
            ("قبل قليل", "2021-05-13T14:05:00"),
        ] {
            assert_eq!(before(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_words_are_no_distance() {
        for text in ["ago", "2 hours", "two ago", "قبل الحرب", "منذ", "3 أيام", "hours ago hours"]
        {
            assert!(Ago::read(&tokens(&fold(text))).is_none_or(|(_, used)| used < 3), "{text}");
        }
        assert_eq!(before("99999999999 years ago"), None);
    }
}

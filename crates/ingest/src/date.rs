//! Publication dates, as pages and records write them.
//!
//! [`read`] is the one way in, for plain text, records and HTML alike. All dates are civil time as
//! written: a zone is read over and dropped, because most pages name none and none is assumed.
//!
//! Nothing is guessed in silence. `03/04/2021` is [`Ambiguous`](Reading::Ambiguous) until a
//! weekday, the day of the crawl, a Hijri date beside it or another date of the page says which of
//! its numbers is the month; a relative date is none without the day it is relative to.

mod clock;
mod dateline;
mod day;
mod hijri;
mod names;
mod numeric;
mod relative;
mod tokens;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jisr_text::article::{DateSource, Doubt, Published};

pub(crate) use numeric::Orders;

use crate::fold::fold;

/// Years that a news archive can be of.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2100;

/// Digits from which a number is a unix timestamp: nine are March 1973. Shorter ones are years.
const TIMESTAMP_DIGITS: usize = 9;

/// Where a date stands, and what is known there that helps to read it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    /// What is being read. A [`Dateline`](DateSource::Dateline) is any line of a page, and mostly
    /// no date; everything else was declared to be one.
    pub(crate) from: DateSource,
    /// When the page was fetched: what "yesterday" is relative to.
    pub(crate) crawled: Option<DateTime>,
    /// In which order other dates of the page have their numbers.
    pub(crate) orders: Orders,
}

impl Context {
    /// The context of a text from `from`, of a page fetched at `crawled`.
    pub(crate) fn new(from: DateSource, crawled: Option<DateTime>) -> Self {
        Self { from, crawled, orders: Orders::default() }
    }
}

/// What a text says when it is read as a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    Date(Published),
    /// Day and month could be either way round.
    Ambiguous,
    /// It is meant as a date, and is none.
    Unread,
    /// It is something else.
    None,
}

impl Reading {
    pub(crate) fn date(self) -> Option<Published> {
        if let Self::Date(published) = self { Some(published) } else { None }
    }

    /// What an article without any other date must say about this one.
    pub(crate) fn doubt(&self) -> Option<Doubt> {
        match self {
            Self::Ambiguous => Some(Doubt::DateOrder),
            Self::Unread => Some(Doubt::DateUnread),
            Self::Date(_) | Self::None => None,
        }
    }
}

/// Reads a date in English or Arabic: ISO 8601, RFC 2822, days with names of months in every order
/// that papers use, three numbers, Hijri dates, and dates relative to the crawl. What was declared
/// to be a date may also be a unix timestamp, in seconds or milliseconds, or `YYYYMMDD`.
pub(crate) fn read(text: &str, context: &Context) -> Reading {
    if context.from == DateSource::Dateline {
        return dateline::read(text, context);
    }
    let folded = fold(text.trim());
    let read = match folded.strip_prefix('-').unwrap_or(&folded) {
        "" => return Reading::None,
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => number(&folded),
        _ => dateline::read(text, context),
    };
    match read {
        Reading::None => Reading::Unread,
        Reading::Date(published) => Reading::Date(Published { from: context.from, ..published }),
        other => other,
    }
}

/// Reads a unix timestamp, as civil time in UTC. From a hundred thousand million on, which in
/// seconds is the year 5138, it is in milliseconds.
pub(crate) fn timestamp(number: i64) -> Option<Published> {
    const FIRST_MILLIS: u64 = 100_000_000_000;
    let timestamp = if number.unsigned_abs() < FIRST_MILLIS {
        Timestamp::from_second(number)
    } else {
        Timestamp::from_millisecond(number)
    };
    let at = TimeZone::UTC.to_datetime(timestamp.ok()?);
    let known = YEARS.contains(&at.year());
    known.then_some(Published { at, has_time: true, from: DateSource::Field, computed: None })
}

/// A date in one number: the ISO 8601 basic format `YYYYMMDD`, or a timestamp.
fn number(digits: &str) -> Reading {
    let date = match digits.len() {
        8 => compact(digits),
        TIMESTAMP_DIGITS.. => digits.parse().ok().and_then(timestamp),
        _ => None,
    };
    date.map_or(Reading::Unread, Reading::Date)
}

fn compact(digits: &str) -> Option<Published> {
    let part = |range| digits.get(range);
    let year = part(0..4)?.parse().ok().filter(|year| YEARS.contains(year))?;
    let date = Date::new(year, part(4..6)?.parse().ok()?, part(6..8)?.parse().ok()?).ok()?;
    Some(Published {
        at: DateTime::from(date),
        has_time: false,
        from: DateSource::Field,
        computed: None,
    })
}

#[cfg(test)]
mod tests;

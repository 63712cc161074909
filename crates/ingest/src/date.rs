//! Publication dates, as pages and records write them.
//!
//! All give civil time as written: a zone is read over and dropped, because most pages name none
//! and none is assumed.

mod dateline;
mod names;
mod tokens;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use jiff::tz::TimeZone;
use jisr_text::article::{DateSource, Published};

pub(crate) use dateline::dateline;

/// Reads the date field of a record: ISO 8601, RFC 2822, a unix timestamp in seconds or
/// milliseconds, or anything that [`dateline`] reads.
pub(crate) fn field(text: &str) -> Option<Published> {
    let text = text.trim();
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return if text.len() == 8 { compact(text) } else { timestamp(text.parse().ok()?) };
    }
    dateline(text).map(|published| Published { from: DateSource::Field, ..published })
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
    Some(Published { at, has_time: true, from: DateSource::Field, computed: None })
}

/// The ISO 8601 basic format, `YYYYMMDD`.
fn compact(digits: &str) -> Option<Published> {
    let part = |range| digits.get(range);
    let year = part(0..4)?.parse().ok()?;
    let date = Date::new(year, part(4..6)?.parse().ok()?, part(6..8)?.parse().ok()?).ok()?;
    Some(Published {
        at: DateTime::from(date),
        has_time: false,
        from: DateSource::Field,
        computed: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<String> {
        field(text).map(|published| published.at.to_string())
    }

    #[test]
    fn records_write_dates_in_many_ways() {
        for (text, expected) in [
            ("2021-05-05", "2021-05-05T00:00:00"),
            ("20210505", "2021-05-05T00:00:00"),
            ("2021-05-05T06:23:07Z", "2021-05-05T06:23:07"),
            ("2021-05-05 06:23:07.123456", "2021-05-05T06:23:07"),
            ("2021-05-05T06:23:07.5-05:00", "2021-05-05T06:23:07"),
            ("2021-05-05T23:59:59+0300", "2021-05-05T23:59:59"),
            ("Wed, 05 May 2021 06:23:00 +0300", "2021-05-05T06:23:00"),
            ("Wed, 5 May 2021 06:23 GMT", "2021-05-05T06:23:00"),
            ("1620195780", "2021-05-05T06:23:00"),
            ("1620195780123", "2021-05-05T06:23:00.123"),
            ("١٢ مارس ٢٠٢١", "2021-03-12T00:00:00"),
        ] {
            assert_eq!(at(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn an_unreadable_date_is_none() {
        for text in
            ["", "yesterday", "2021-13-45", "99999999", "99999999999999999999", "05/04/2021"]
        {
            assert_eq!(at(text), None, "{text}");
        }
    }
}

//! Periods of time: `2021`, `2021-03`, `2021-03-12`, `2021-03..2021-05`, `..2020`, `2022..`.

use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

/// A period of civil time: from the beginning of one day up to the beginning of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Period {
    /// First day; none for all that came before.
    pub from: Option<Date>,
    /// First day that is outside again; none for all that comes after.
    pub until: Option<Date>,
}

impl Period {
    /// Parses a year, month or day, or two of them (either may be missing) with `..` between.
    /// Digits of every script are understood.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((first, last)) = text.split_once("..") else { return Self::single(text) };
        let (from, until) = (Self::optional(first)?, Self::optional(last)?);
        let period = Self { from: from.and_then(|p| p.from), until: until.and_then(|p| p.until) };
        (from.is_some() || until.is_some()).then_some(period)
    }

    /// Before the first day of the period that `text` names.
    #[must_use]
    pub fn before(text: &str) -> Option<Self> {
        Some(Self { from: None, until: Self::single(text)?.from })
    }

    /// After the last day of the period that `text` names.
    #[must_use]
    pub fn after(text: &str) -> Option<Self> {
        Some(Self { from: Self::single(text)?.until, until: None })
    }

    /// The inner `None` says that nothing was written.
    fn optional(text: &str) -> Option<Option<Self>> {
        if text.is_empty() { Some(None) } else { Self::single(text).map(Some) }
    }

    fn single(text: &str) -> Option<Self> {
        let mut parts = text.split(['-', '/']);
        let year = number(parts.next()?)?;
        let month = parts.next().map(number);
        let day = parts.next().map(number);
        if parts.next().is_some() {
            return None;
        }
        let (from, length): (Date, Span) = match (month, day) {
            (None, _) => (day_of(year, 1, 1)?, 1.year()),
            (Some(month), None) => (day_of(year, month?, 1)?, 1.month()),
            (Some(month), Some(day)) => (day_of(year, month?, day?)?, 1.day()),
        };
        Some(Self { from: Some(from), until: Some(from.checked_add(length).ok()?) })
    }
}

/// Years of four digits only: `date:21` is more likely a slip than the year 21.
fn day_of(year: i16, month: i16, day: i16) -> Option<Date> {
    (1000..=9998).contains(&year).then_some(())?;
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

fn number(text: &str) -> Option<i16> {
    jisr_text::normalize::key(text).parse().ok()
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let last = self.until.map(|until| until.yesterday().unwrap_or(date(9999, 12, 31)));
        write!(f, "{}..{}", day(self.from), day(last))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Option<String> {
        Period::parse(text).map(|period| period.to_string())
    }

    #[test]
    fn years_months_days_and_ranges() {
        assert_eq!(shown("2021").as_deref(), Some("2021-01-01..2021-12-31"));
        assert_eq!(shown("2024-02").as_deref(), Some("2024-02-01..2024-02-29"));
        assert_eq!(shown("2021-3-12").as_deref(), Some("2021-03-12..2021-03-12"));
        assert_eq!(shown("2021-03..2021-05").as_deref(), Some("2021-03-01..2021-05-31"));
        assert_eq!(shown("..2020").as_deref(), Some("..2020-12-31"));
        assert_eq!(shown("٢٠٢١-٠٣").as_deref(), Some("2021-03-01..2021-03-31"));
    }

    #[test]
    fn what_is_no_period() {
        for text in ["", "..", "21", "2021-13", "2021-02-30", "yesterday", "2021-01-01-01"] {
            assert_eq!(shown(text), None, "{text}");
        }
    }

    #[test]
    fn before_and_after_leave_the_period_out() {
        assert_eq!(Period::before("2021-03").unwrap().to_string(), "..2021-02-28");
        assert_eq!(Period::after("2021-03").unwrap().to_string(), "2021-04-01..");
    }
}

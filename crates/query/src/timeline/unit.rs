//! Steps of a calendar.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::Serialize;

/// Days up to which a timeline goes by days, if nothing else is asked for.
const MAX_BY_DAY: i64 = 62;
/// Days up to which it goes by weeks.
const MAX_BY_WEEK: i64 = 60 * 7;
/// Days up to which it goes by months.
const MAX_BY_MONTH: i64 = 10 * 366;

/// The length of the periods of a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Days.
    Day,
    /// Weeks, from Monday on (ISO 8601).
    Week,
    /// Months.
    Month,
    /// Years.
    Year,
}

impl Unit {
    /// Its name in the singular.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    /// The unit in which a time from one day to another is looked over best: at most 62 days, 60
    /// weeks or ten years of months.
    #[must_use]
    pub fn suiting(first: Date, last: Date) -> Self {
        let days = days(first, last);
        let most =
            [(Self::Day, MAX_BY_DAY), (Self::Week, MAX_BY_WEEK), (Self::Month, MAX_BY_MONTH)];
        most.into_iter().find(|(_, most)| days <= *most).map_or(Self::Year, |(unit, _)| unit)
    }

    /// The first day of the period that a day lies in.
    #[must_use]
    pub fn start(self, day: Date) -> Date {
        match self {
            Self::Day => day,
            // The calendar ends with whole weeks, but does not begin with one.
            Self::Week => {
                let since_monday = day.weekday().to_monday_zero_offset();
                day.checked_sub(i64::from(since_monday).days()).unwrap_or(Date::MIN)
            }
            Self::Month => day.first_of_month(),
            Self::Year => day.first_of_year(),
        }
    }

    /// The first day of the period after the one that begins with `start`; none at the end of the
    /// calendar.
    #[must_use]
    pub fn next(self, start: Date) -> Option<Date> {
        let step = match self {
            Self::Day => 1.day(),
            Self::Week => 1.week(),
            Self::Month => 1.month(),
            Self::Year => 1.year(),
        };
        start.checked_add(step).ok()
    }

    /// About how many periods there are from one day to another.
    pub(super) fn count(self, first: Date, last: Date) -> i64 {
        let length = match self {
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Year => 365,
        };
        days(first, last) / length + 1
    }

    /// A period by its first day: `2021-03-12` for a day or a week, `2021-03`, `2021`.
    #[must_use]
    pub fn label(self, start: Date) -> String {
        let format = match self {
            Self::Day | Self::Week => "%Y-%m-%d",
            Self::Month => "%Y-%m",
            Self::Year => "%Y",
        };
        start.strftime(format).to_string()
    }
}

/// Days from the first to the last, both counted.
fn days(first: Date, last: Date) -> i64 {
    last.duration_since(first).as_hours() / 24 + 1
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn periods_begin_where_the_calendar_says() {
        let day = date(2021, 3, 12);
        let labels = [Unit::Day, Unit::Week, Unit::Month, Unit::Year]
            .map(|unit| unit.label(unit.start(day)));
        assert_eq!(labels, ["2021-03-12", "2021-03-08", "2021-03", "2021"]);
        assert_eq!(Unit::Month.next(date(2020, 12, 1)), Some(date(2021, 1, 1)));
        assert_eq!(Unit::Year.next(date(9999, 1, 1)), None);
    }

    #[test]
    fn longer_times_have_longer_steps() {
        let until = |last| Unit::suiting(date(2020, 1, 1), last);
        assert_eq!(until(date(2020, 1, 1)), Unit::Day);
        assert_eq!(until(date(2020, 3, 2)), Unit::Day);
        assert_eq!(until(date(2020, 3, 3)), Unit::Week);
        assert_eq!(until(date(2022, 1, 1)), Unit::Month);
        assert_eq!(until(date(2031, 1, 1)), Unit::Year);
    }

    proptest! {
        #[test]
        fn every_day_lies_in_its_period(
            day in -3_000_000i64..2_900_000,
            unit in prop::sample::select(vec![Unit::Day, Unit::Week, Unit::Month, Unit::Year]),
        ) {
            let day = jisr_index::civil(day * 86_400).date();
            let start = unit.start(day);
            prop_assert!(start <= day);
            prop_assert!(unit.next(start).is_none_or(|next| day < next));
            prop_assert_eq!(unit.start(start), start);
        }
    }
}

//! One day of one calendar, as far as it has been read.

use jiff::civil::Date;

use super::names::Name;
use super::numeric::{Numeric, Order};
use super::{YEARS, hijri};

/// Two-digit years below it are of this century.
const PIVOT: i16 = 70;

/// Two calendars.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Calendar {
    Gregorian,
    Hijri,
}

/// The parts of a day.
#[derive(Debug, Default)]
pub(super) struct Day {
    year: Option<i16>,
    /// From 1, with the calendar that has a month of this name.
    month: Option<(Calendar, i8)>,
    day: Option<i8>,
    /// Three numbers as written, such as `5/4/2021`: then there is nothing else.
    numeric: Option<Numeric>,
    /// The mark of an era behind the year.
    era: Option<Calendar>,
}

/// What a day is.
#[derive(Debug)]
pub(super) enum Resolved {
    /// Nothing was read.
    Empty,
    /// A part is missing.
    Partial,
    /// No calendar has such a day.
    Invalid,
    /// The Gregorian day of a Hijri one.
    Hijri(Date),
    /// The days that it can be: several if three numbers have several orders.
    Gregorian(Vec<(Order, Date)>),
}

impl Day {
    /// Whether nothing is missing.
    pub(super) fn is_full(&self) -> bool {
        let named = self.year.is_some() && self.month.is_some() && self.day.is_some();
        named || self.numeric.is_some()
    }

    pub(super) fn numeric(&self) -> Option<Numeric> {
        self.numeric
    }

    /// Takes a number for the year or the day; says whether it was free.
    pub(super) fn put_number(&mut self, digits: &str) -> bool {
        if self.numeric.is_some() {
            return false;
        }
        let Ok(number) = digits.parse::<i16>() else { return false };
        let named = matches!(self.month, Some((Calendar::Gregorian, _)));
        match digits.len() {
            4 => put(&mut self.year, number),
            1 | 2 if self.day.is_none() => put(&mut self.day, number as i8),
            // `13-May-21`: nobody writes the year before the name of a month and cuts it short.
            2 if named => put(&mut self.year, full_year(number)),
            _ => false,
        }
    }

    /// A month may be named twice, as in `5 أيار/مايو 2021`.
    pub(super) fn put_month(&mut self, name: Name) -> bool {
        let month = match name {
            Name::Month(month) => (Calendar::Gregorian, month),
            Name::HijriMonth(month) => (Calendar::Hijri, month),
            _ => return false,
        };
        self.numeric.is_none() && (self.month == Some(month) || put(&mut self.month, month))
    }

    pub(super) fn put_numeric(&mut self, numeric: Numeric) -> bool {
        let empty = self.year.is_none() && self.month.is_none() && self.day.is_none();
        empty && put(&mut self.numeric, numeric)
    }

    pub(super) fn put_era(&mut self, era: Calendar) -> bool {
        (self.year.is_some() || self.numeric.is_some()) && put(&mut self.era, era)
    }

    pub(super) fn resolve(&self) -> Resolved {
        match (self.numeric, self.year, self.month, self.day) {
            (None, None, None, None) => Resolved::Empty,
            (Some(numeric), ..) => self.resolve_numeric(numeric),
            (None, Some(year), Some((calendar, month)), Some(day)) => {
                if self.era.is_some_and(|era| era != calendar) {
                    return Resolved::Invalid;
                }
                match calendar {
                    Calendar::Hijri => hijri_day((year, month, day)),
                    Calendar::Gregorian => gregorian_day(year, month, day),
                }
            }
            _ => Resolved::Partial,
        }
    }

    /// A year like 1442 alone does not make it Hijri: the Persian calendar had one, too.
    fn resolve_numeric(&self, numeric: Numeric) -> Resolved {
        if self.era == Some(Calendar::Hijri) {
            return numeric.hijri().map_or(Resolved::Invalid, hijri_day);
        }
        let readings = numeric.readings();
        if readings.is_empty() { Resolved::Invalid } else { Resolved::Gregorian(readings) }
    }
}

/// The year that two digits stand for; other years as they are.
pub(super) fn full_year(year: i16) -> i16 {
    match year {
        0..PIVOT => 2000 + year,
        PIVOT..100 => 1900 + year,
        _ => year,
    }
}

fn put<T>(slot: &mut Option<T>, value: T) -> bool {
    let free = slot.is_none();
    if free {
        *slot = Some(value);
    }
    free
}

fn hijri_day((year, month, day): (i16, i8, i8)) -> Resolved {
    hijri::gregorian(year, month, day).map_or(Resolved::Invalid, Resolved::Hijri)
}

fn gregorian_day(year: i16, month: i8, day: i8) -> Resolved {
    match Date::new(year, month, day) {
        // The order does not matter: there is only one.
        Ok(date) if YEARS.contains(&year) => Resolved::Gregorian(vec![(Order::YearMonthDay, date)]),
        _ => Resolved::Invalid,
    }
}

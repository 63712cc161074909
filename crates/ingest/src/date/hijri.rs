//! Hijri days as Gregorian ones, by the Umm al-Qura calendar.
//!
//! It is the civil calendar of Saudi Arabia, whose papers are the ones that date by it. Elsewhere a
//! month may begin a day earlier or later, where the moon was seen.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The first year of [`LONG_MONTHS`].
const FIRST_YEAR: i16 = 1300;

/// Day 1 of month 1 of [`FIRST_YEAR`].
const FIRST_DAY: Date = date(1882, 11, 12);

/// Which months have 30 days and not 29, one number a year: bit 0 is Muharram. The years are 1300
/// to 1500 (1882 to 2077). Source: R. H. van Gent, "The Umm al-Qura Calendar of Saudi Arabia"
/// (Utrecht University); these are the values that ICU4X 2 computes.
#[rustfmt::skip]
const LONG_MONTHS: [u16; 201] = [
    0x555, 0x2ab, 0x937, 0x2b6, 0x576, 0x36c, 0xb55, 0xaaa, 0x956, 0x49e, 0x95d, 0x2ba,
    0x5b5, 0x3aa, 0xb4b, 0xa96, 0x52e, 0x2ad, 0x56d, 0xb5a, 0x752, 0xf25, 0xe8a, 0xd16,
    0xa56, 0xab5, 0x6b4, 0xda9, 0xb92, 0xb25, 0x64b, 0xa9b, 0x35a, 0x6d9, 0x5d4, 0xda5,
    0xd4a, 0xa95, 0x536, 0x975, 0x2f4, 0x6e9, 0x6d4, 0x6a9, 0x535, 0x25d, 0x4bd, 0x9ba,
    0x3b4, 0xb69, 0xb2a, 0xa55, 0x4ad, 0xa5d, 0x2da, 0x6d9, 0xeaa, 0xe94, 0xd2a, 0xc56,
    0x4ae, 0xa6d, 0x56a, 0xd55, 0xd4a, 0xa93, 0x52b, 0xa5b, 0x53a, 0x6b5, 0xea9, 0xd52,
    0xd29, 0xa55, 0x4ad, 0x56d, 0xaea, 0x6e4, 0xed1, 0xda2, 0xaaa, 0x95a, 0x2da, 0x5b9,
    0xbb2, 0x764, 0x6c9, 0x555, 0x2ab, 0x4db, 0xaba, 0x5b4, 0xda9, 0xd52, 0xaa5, 0x92d,
    0x26d, 0x8ed, 0x2da, 0xad5, 0xaa5, 0xa4b, 0x497, 0x937, 0x2b6, 0x975, 0xd69, 0xd52,
    0xc95, 0x92b, 0x25b, 0x4db, 0x9d5, 0x5d2, 0xda5, 0xd4a, 0xa95, 0x54d, 0xaad, 0x3aa,
    0xbd2, 0xbc4, 0xb89, 0xa95, 0x52d, 0x5ad, 0xb6a, 0x6d4, 0xdc9, 0xd92, 0xaa6, 0x956,
    0x2ae, 0x56d, 0x36a, 0xb55, 0xaaa, 0x94d, 0x49d, 0x95d, 0x2ba, 0x5b5, 0x5aa, 0xd55,
    0xa9a, 0x92e, 0x26e, 0x55d, 0xada, 0x6d4, 0x6a5, 0xb27, 0xa4d, 0x4ad, 0x56d, 0xb5a,
    0x754, 0xf49, 0xe92, 0xd26, 0xa56, 0x356, 0x6b5, 0xbaa, 0xb92, 0xb25, 0x68b, 0xa9b,
    0x55a, 0xada, 0x5b4, 0xda9, 0xb52, 0xa9a, 0x536, 0x276, 0x575, 0xaf2, 0x6d4, 0x6a9,
    0x555, 0x2ad, 0x4bd, 0x9ba, 0x574, 0xb69, 0xb52, 0xa95, 0x52d, 0xa5d, 0x4da, 0xad9,
    0x6b2, 0xe95, 0xe2a, 0xc96, 0x92e, 0xaad, 0x56a, 0xd65, 0xd4a,
];

/// Whether a year can only be a Hijri one, in an archive of news.
pub(super) fn is_year(year: i16) -> bool {
    index(year).is_some()
}

/// The Gregorian day; `None` when the calendar has no such day, or none in its table. Months and
/// days count from 1.
pub(super) fn gregorian(year: i16, month: i8, day: i8) -> Option<Date> {
    let index = index(year)?;
    if !(1..=12).contains(&month) || !(1..=length(index, month)).contains(&day.into()) {
        return None;
    }
    let years: i32 =
        (0..index).flat_map(|year| (1..=12).map(move |month| length(year, month))).sum();
    let months: i32 = (1..month).map(|month| length(index, month)).sum();
    FIRST_DAY.checked_add((years + months + i32::from(day) - 1).days()).ok()
}

fn index(year: i16) -> Option<usize> {
    usize::try_from(year - FIRST_YEAR).ok().filter(|&index| index < LONG_MONTHS.len())
}

/// Days of a month.
fn length(year: usize, month: i8) -> i32 {
    29 + i32::from(LONG_MONTHS[year] >> (month - 1) & 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_agree_with_the_published_calendar() {
        for ((year, month, day), expected) in [
            ((1300, 1, 1), date(1882, 11, 12)),
            ((1356, 1, 1), date(1937, 3, 14)),
            ((1442, 1, 1), date(2020, 8, 20)),
            ((1442, 9, 12), date(2021, 4, 24)),
            ((1443, 1, 1), date(2021, 8, 9)),
            ((1500, 1, 1), date(2076, 11, 28)),
        ] {
            assert_eq!(gregorian(year, month, day), Some(expected), "{year}/{month}/{day}");
        }
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_none() {
        for (year, month, day) in
            [(1299, 1, 1), (1501, 1, 1), (1442, 13, 1), (1442, 0, 1), (1442, 1, 31), (1442, 1, 0)]
        {
            assert_eq!(gregorian(year, month, day), None, "{year}/{month}/{day}");
        }
    }

    #[test]
    fn years_have_354_or_355_days() {
        for year in 0..LONG_MONTHS.len() {
            let days: i32 = (1..=12).map(|month| length(year, month)).sum();
            assert!((354..=355).contains(&days), "{}: {days}", year as i16 + FIRST_YEAR);
        }
    }
}

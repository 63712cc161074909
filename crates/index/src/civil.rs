//! Civil time as a number, for columns.

use jiff::SignedDuration;
use jiff::civil::{DateTime, date};

const EPOCH: DateTime = date(1970, 1, 1).at(0, 0, 0, 0);

/// Seconds since 1970-01-01T00:00 of a civil time, as if it were UTC.
#[must_use]
pub fn seconds(at: DateTime) -> i64 {
    at.duration_since(EPOCH).as_secs()
}

/// The civil time that [`seconds`] made a number of; the epoch when out of the calendar's range.
#[must_use]
pub fn civil(seconds: i64) -> DateTime {
    EPOCH.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for at in
            [date(2021, 3, 12).at(22, 7, 0, 0), date(1890, 1, 1).at(0, 0, 1, 0), DateTime::MAX]
        {
            let whole = at.with().subsec_nanosecond(0).build().unwrap();
            assert_eq!(civil(seconds(whole)), whole);
        }
    }
}

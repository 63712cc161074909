//! Dates of three numbers, and the order they are in.

use jiff::civil::Date;

use super::YEARS;
use super::day::full_year;

/// Signs that stand twice in a date of three numbers.
const SEPARATORS: [char; 3] = ['/', '-', '.'];

/// The order of three numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    DayMonthYear,
    MonthDayYear,
    YearMonthDay,
}

/// Three numbers as written, such as `5/4/2021`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Numeric {
    numbers: [i16; 3],
    /// How many digits each has.
    digits: [usize; 3],
    separator: char,
}

impl Numeric {
    pub(super) fn new(parts: [&str; 3], separator: char) -> Option<Self> {
        let mut numbers = [0; 3];
        for (number, part) in numbers.iter_mut().zip(parts) {
            *number = part.parse().ok()?;
        }
        let known = SEPARATORS.contains(&separator);
        known.then_some(Self { numbers, digits: parts.map(str::len), separator })
    }

    /// Year, month and day in one order; `None` if the digits cannot be in that order.
    fn parts(&self, order: Order) -> Option<[i16; 3]> {
        let [a, b, c] = self.numbers;
        let (parts, year_digits) = match order {
            Order::DayMonthYear => ([c, b, a], self.digits[2]),
            Order::MonthDayYear => ([c, a, b], self.digits[2]),
            Order::YearMonthDay => ([a, b, c], self.digits[0]),
        };
        let long = self.digits.iter().filter(|&&digits| digits > 2).count();
        (long == 0 || (long == 1 && year_digits == 4)).then_some(parts)
    }

    /// The Gregorian dates that it can be, each once.
    pub(super) fn readings(&self) -> Vec<(Order, Date)> {
        let mut readings = Vec::<(Order, Date)>::new();
        for order in [Order::DayMonthYear, Order::MonthDayYear, Order::YearMonthDay] {
            let date = self.parts(order).and_then(gregorian);
            if let Some(date) = date.filter(|date| readings.iter().all(|known| known.1 != *date)) {
                readings.push((order, date));
            }
        }
        readings
    }

    /// Year, month and day of a Hijri date. With the year behind, the day is in front: those who
    /// write Hijri dates do not write the month there.
    pub(super) fn hijri(&self) -> Option<(i16, i8, i8)> {
        let order = if self.digits[0] == 4 { Order::YearMonthDay } else { Order::DayMonthYear };
        let [year, month, day] = self.parts(order)?;
        Some((year, i8::try_from(month).ok()?, i8::try_from(day).ok()?))
    }

    /// The order of other dates that are written like this one.
    pub(super) fn order(&self, orders: &Orders) -> Option<Order> {
        let index = SEPARATORS.iter().position(|&known| known == self.separator)?;
        orders.0[index]
    }
}

fn gregorian([year, month, day]: [i16; 3]) -> Option<Date> {
    let year = full_year(year);
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    YEARS.contains(&year).then_some(date)
}

/// The orders that the dates of a text are in, as far as they leave no doubt; one for each
/// separator.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Orders([Option<Order>; SEPARATORS.len()]);

impl Orders {
    /// Looks for dates of three numbers with a year of four digits behind. Where they contradict
    /// each other, none decides.
    pub(crate) fn of(text: &str) -> Self {
        let mut orders = Self::default();
        let mut contradicted = [false; SEPARATORS.len()];
        for line in text.lines() {
            let folded = crate::fold::fold(line);
            for (index, separator) in SEPARATORS.into_iter().enumerate() {
                for order in certain(&folded, separator) {
                    contradicted[index] |= orders.0[index].is_some_and(|known| known != order);
                    orders.0[index] = Some(order);
                }
            }
        }
        for (order, _) in orders.0.iter_mut().zip(contradicted).filter(|(_, wrong)| *wrong) {
            *order = None;
        }
        orders
    }
}

/// The orders of those dates of a folded line that have only one reading.
fn certain(line: &str, separator: char) -> impl Iterator<Item = Order> {
    let runs = line.split(move |c: char| !c.is_ascii_digit() && c != separator);
    runs.filter_map(move |run| {
        let mut parts = run.split(separator);
        let numbers = [parts.next()?, parts.next()?, parts.next()?];
        let alone = parts.all(str::is_empty) && numbers[2].len() == 4;
        match Numeric::new(numbers, separator)?.readings()[..] {
            // `5/5/2021` has one reading too, and says nothing.
            [(order, _)] if alone && numbers[0] != numbers[1] => Some(order),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(text: &str) -> Vec<String> {
        let separator = text.chars().find(|c| !c.is_ascii_digit()).unwrap();
        let parts: Vec<_> = text.split(separator).collect();
        let numeric = Numeric::new(parts.try_into().unwrap(), separator).unwrap();
        numeric.readings().iter().map(|(_, date)| date.to_string()).collect()
    }

    #[test]
    fn every_order_that_gives_a_day_is_a_reading() {
        assert_eq!(readings("3/4/2021"), ["2021-04-03", "2021-03-04"]);
        assert_eq!(readings("13/4/2021"), ["2021-04-13"]);
        assert_eq!(readings("4-13-2021"), ["2021-04-13"]);
        assert_eq!(readings("2021.4.3"), ["2021-04-03"]);
        assert_eq!(readings("5/5/2021"), ["2021-05-05"]);
        assert_eq!(readings("13/5/99"), ["1999-05-13"]);
        assert_eq!(readings("3/4/05"), ["2005-04-03", "2005-03-04", "2003-04-05"]);
        assert!(readings("13/13/2021").is_empty() && readings("2021/2021/1").is_empty());
        assert!(readings("1442/9/12").is_empty() && readings("1/2/345").is_empty());
    }

    #[test]
    fn other_dates_of_the_page_tell_the_order() {
        let order = |text, separator| {
            Numeric::new(["3", "4", "2021"], separator).unwrap().order(&Orders::of(text))
        };
        let page = "Rain on 5/5/2021.\nFloods since 25/4/2021. A ferry sank on ٢٦/٤/٢٠٢١, too.";
        assert_eq!(order(page, '/'), Some(Order::DayMonthYear));
        assert_eq!(order(page, '-'), None);
        assert_eq!(order("Updated 4-25-2021", '-'), Some(Order::MonthDayYear));
        assert_eq!(order("4/25/2021 and 25/4/2021", '/'), None);
        assert_eq!(order("version 4.25.2021.7", '.'), None);
    }
}

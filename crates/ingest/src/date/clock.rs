//! The hour of a date.

use jiff::civil::Time;

use super::names::{Name, name};
use super::tokens::TokenKind::{Mark, Number, Word};
use super::tokens::{Token, kinds};

/// Reads `22:07`, `6:23:05.250 AM`, `6.30 pm`, `الساعة 10 مساء`: the time, and how many tokens it
/// takes.
pub(super) fn time(tokens: &[Token<'_>]) -> Option<(Time, usize)> {
    let (hour, minute, second, used) = digits(tokens)?;
    let half = tokens.get(used).and_then(half);
    let time = Time::new(in_24_hours(hour, half), minute, second, 0).ok()?;
    Some((time, used + usize::from(half.is_some())))
}

/// How many tokens the zone of a time takes, as in `+03:00`, `-0500` or `+3`.
pub(super) fn offset(tokens: &[Token<'_>]) -> Option<usize> {
    // `-1987` behind an hour is a year.
    let is_year = |digits: &str| digits.parse::<i16>().is_ok_and(|year| year >= 1500);
    match kinds(tokens) {
        [Some(Mark('+' | '-')), Some(Number(_)), Some(Mark(':')), Some(Number(_)), _] => Some(4),
        [Some(Mark('+' | '-')), Some(Number(digits)), ..]
            if digits.len() == 4 && !tokens[1].spaced && !is_year(digits) =>
        {
            Some(2)
        }
        [Some(Mark('+')), Some(Number(_)), ..] => Some(2),
        _ => None,
    }
}

/// Hour, minute, second, and how many tokens they take.
fn digits(tokens: &[Token<'_>]) -> Option<(i8, i8, i8, usize)> {
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
        (Some(Mark('.')), Some(Number(minute)), Some(Word(_)), _) if hour <= 12 => {
            half(&tokens[3])?;
            Some((hour, minute.parse().ok()?, 0, 3))
        }
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
    name(word).filter(|name| matches!(name, Name::Before | Name::After | Name::Night))
}

fn in_24_hours(hour: i8, half: Option<Name>) -> i8 {
    match half {
        Some(Name::Before | Name::Night) if hour == 12 => 0,
        Some(Name::After) if hour < 12 => hour + 12,
        // "At night" is past midnight up to five, and before it from six on.
        Some(Name::Night) if (6..12).contains(&hour) => hour + 12,
        _ => hour,
    }
}

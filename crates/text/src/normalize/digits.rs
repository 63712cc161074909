//! Decimal digits of every script.

/// The zeros of the digit sets outside ASCII (general category Nd), and of the subscripts of CO₂.
/// Their nine successors follow each of them. Superscripts are left out: they mark footnotes.
const ZEROS: [char; 68] = [
    '\u{0660}',
    '\u{06F0}',
    '\u{07C0}',
    '\u{0966}',
    '\u{09E6}',
    '\u{0A66}',
    '\u{0AE6}',
    '\u{0B66}',
    '\u{0BE6}',
    '\u{0C66}',
    '\u{0CE6}',
    '\u{0D66}',
    '\u{0DE6}',
    '\u{0E50}',
    '\u{0ED0}',
    '\u{0F20}',
    '\u{1040}',
    '\u{1090}',
    '\u{17E0}',
    '\u{1810}',
    '\u{1946}',
    '\u{19D0}',
    '\u{1A80}',
    '\u{1A90}',
    '\u{1B50}',
    '\u{1BB0}',
    '\u{1C40}',
    '\u{1C50}',
    '\u{2080}',
    '\u{A620}',
    '\u{A8D0}',
    '\u{A900}',
    '\u{A9D0}',
    '\u{A9F0}',
    '\u{AA50}',
    '\u{ABF0}',
    '\u{FF10}',
    '\u{104A0}',
    '\u{10D30}',
    '\u{11066}',
    '\u{110F0}',
    '\u{11136}',
    '\u{111D0}',
    '\u{112F0}',
    '\u{11450}',
    '\u{114D0}',
    '\u{11650}',
    '\u{116C0}',
    '\u{11730}',
    '\u{118E0}',
    '\u{11950}',
    '\u{11C50}',
    '\u{11D50}',
    '\u{11DA0}',
    '\u{11F50}',
    '\u{16A60}',
    '\u{16AC0}',
    '\u{16B50}',
    '\u{1D7CE}',
    '\u{1D7D8}',
    '\u{1D7E2}',
    '\u{1D7EC}',
    '\u{1D7F6}',
    '\u{1E140}',
    '\u{1E2F0}',
    '\u{1E4F0}',
    '\u{1E950}',
    '\u{1FBF0}',
];

/// The value of a decimal digit, 0 to 9; `None` for every other character.
///
/// ```
/// use jisr_text::normalize::digits::value;
///
/// assert_eq!(value('7'), Some(7));
/// assert_eq!(value('٧'), Some(7));
/// assert_eq!(value('۷'), Some(7));
/// assert_eq!(value('½'), None);
/// ```
#[must_use]
pub fn value(c: char) -> Option<u8> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some(c as u8 - b'0');
    }
    let zero = ZEROS[..ZEROS.partition_point(|&zero| zero <= c)].last()?;
    u8::try_from(u32::from(c) - u32::from(*zero)).ok().filter(|&value| value < 10)
}

/// The ASCII digit of the same value; `c` itself when it is no digit.
pub(crate) fn to_ascii(c: char) -> char {
    value(c).map_or(c, |value| char::from(b'0' + value))
}

/// Whether `c` stands before the decimals of a number: the full stop and the Arabic decimal
/// separator.
pub(crate) fn is_decimal_separator(c: char) -> bool {
    matches!(c, '.' | '٫')
}

/// Whether `c` sets off groups of three digits: the comma and the Arabic thousands separator.
pub(crate) fn is_group_separator(c: char) -> bool {
    matches!(c, ',' | '٬')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_digit_sets_of_the_arabic_world_meet() {
        for digits in ["2021", "٢٠٢١", "۲۰۲۱"] {
            assert_eq!(digits.chars().map(to_ascii).collect::<String>(), "2021");
        }
    }

    #[test]
    fn what_lies_between_two_sets_is_no_digit() {
        assert_eq!(value('\u{066A}'), None);
        assert_eq!(value('ا'), None);
        assert_eq!(value('\u{10FFFF}'), None);
        assert_eq!(value('９'), Some(9));
        assert_eq!((value('₂'), value('²')), (Some(2), None));
    }

    #[test]
    fn zeros_are_sorted_for_the_search() {
        assert!(ZEROS.is_sorted());
    }
}

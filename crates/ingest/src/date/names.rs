//! The words of dates, in both languages. Spelled as people spell them; compared folded.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold::fold;

/// Names of the months: English and short, then the Levant, Egypt and the Gulf, the Maghreb.
const MONTHS: [&[&str]; 12] = [
    &["January", "Jan", "كانون الثاني", "يناير", "جانفي"],
    &["February", "Feb", "شباط", "فبراير", "فيفري"],
    &["March", "Mar", "آذار", "مارس"],
    &["April", "Apr", "نيسان", "أبريل", "ابريل", "أفريل"],
    &["May", "أيار", "مايو", "ماي"],
    &["June", "Jun", "حزيران", "يونيو", "يونية", "جوان"],
    &["July", "Jul", "تموز", "يوليو", "يولية", "جويلية", "يوليوز"],
    &["August", "Aug", "آب", "أغسطس", "أوت", "غشت"],
    &["September", "Sep", "Sept", "أيلول", "سبتمبر", "شتنبر"],
    &["October", "Oct", "تشرين الأول", "أكتوبر", "اكتوبر"],
    &["November", "Nov", "تشرين الثاني", "نوفمبر", "نونبر"],
    &["December", "Dec", "كانون الأول", "ديسمبر", "دجنبر"],
];

/// Names of the days, from Monday.
const WEEKDAYS: [&[&str]; 7] = [
    &["Monday", "Mon", "الاثنين", "الإثنين"],
    &["Tuesday", "Tue", "Tues", "الثلاثاء"],
    &["Wednesday", "Wed", "الأربعاء"],
    &["Thursday", "Thu", "Thur", "Thurs", "الخميس"],
    &["Friday", "Fri", "الجمعة"],
    &["Saturday", "Sat", "السبت"],
    &["Sunday", "Sun", "الأحد"],
];

/// Before and after noon.
const HALVES: [&[&str]; 2] =
    [&["am", "ص", "صباحا", "صباحًا", "فجرا"], &["pm", "م", "مساء", "مساءً", "ظهرا", "عصرا"]];

/// Words around a date that say nothing more: labels, prepositions, time zones.
const FILLERS: &[&str] = &[
    "published",
    "publication",
    "publish",
    "posted",
    "post",
    "updated",
    "update",
    "last",
    "modified",
    "date",
    "dated",
    "created",
    "issued",
    "on",
    "at",
    "the",
    "of",
    "time",
    "local",
    "t",
    "نشر",
    "نشرت",
    "النشر",
    "تاريخ",
    "بتاريخ",
    "آخر",
    "تحديث",
    "التحديث",
    "تم",
    "في",
    "يوم",
    "الساعة",
    "التوقيت",
    "بتوقيت",
    "توقيت",
    "z",
    "utc",
    "gmt",
    "bst",
    "cet",
    "cest",
    "eet",
    "eest",
    "est",
    "edt",
    "cst",
    "cdt",
    "pst",
    "pdt",
    "msk",
    "trt",
    "ist",
    "غرينتش",
    "جرينتش",
    "القاهرة",
    "مكة",
    "المكرمة",
    "المحلي",
];

/// Endings of ordinal numbers.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th"];

/// What a word or a pair of words says in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// From 1.
    Month(i8),
    /// From 1 for Monday.
    Weekday(i8),
    Before,
    After,
    Ordinal,
    Filler,
}

static NAMES: LazyLock<HashMap<String, Name>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let mut put = |words: &[&str], name| names.extend(words.iter().map(|word| (fold(word), name)));
    (1..).zip(MONTHS).for_each(|(month, words)| put(words, Name::Month(month)));
    (1..).zip(WEEKDAYS).for_each(|(day, words)| put(words, Name::Weekday(day)));
    put(HALVES[0], Name::Before);
    put(HALVES[1], Name::After);
    put(ORDINALS, Name::Ordinal);
    put(FILLERS, Name::Filler);
    names
});

/// Looks up a folded word, or two with a space between them.
pub(super) fn name(folded: &str) -> Option<Name> {
    NAMES.get(folded).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_stands_for_two_things() {
        let tables = [&MONTHS[..], &WEEKDAYS, &HALVES, &[ORDINALS, FILLERS]];
        let rows = tables.iter().flat_map(|table| table.iter()).enumerate();
        let mut seen = HashMap::new();
        for (row, words) in rows {
            for word in *words {
                assert_eq!(*seen.entry(fold(word)).or_insert(row), row, "{word}");
            }
        }
    }
}

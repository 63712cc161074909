//! The words of dates, in both languages. Spelled as people spell them; compared folded.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::tokens::{Token, TokenKind};
use crate::fold::fold;

/// Names of the months: English and short, then the Levant, Egypt and the Gulf, the Maghreb.
const MONTHS: [&[&str]; 12] = [
    &["January", "Jan", "كانون الثاني", "كانون ثاني", "يناير", "جانفي"],
    &["February", "Feb", "شباط", "فبراير", "فيفري"],
    &["March", "Mar", "آذار", "مارس"],
    &["April", "Apr", "نيسان", "أبريل", "إبريل", "أفريل"],
    &["May", "أيار", "مايو", "ماي"],
    &["June", "Jun", "حزيران", "يونيو", "يونية", "جوان"],
    &["July", "Jul", "تموز", "يوليو", "يولية", "جويلية", "يوليوز"],
    &["August", "Aug", "آب", "أغسطس", "أوت", "غشت", "أغشت"],
    &["September", "Sep", "Sept", "أيلول", "سبتمبر", "شتنبر", "شتمبر"],
    &["October", "Oct", "تشرين الأول", "تشرين أول", "أكتوبر"],
    &["November", "Nov", "تشرين الثاني", "تشرين ثاني", "نوفمبر", "نونبر"],
    &["December", "Dec", "كانون الأول", "كانون أول", "ديسمبر", "دجنبر", "دجمبر"],
];

/// Names of the Hijri months.
const HIJRI_MONTHS: [&[&str]; 12] = [
    &["محرم", "المحرم", "محرم الحرام", "Muharram"],
    &["صفر", "Safar"],
    &["ربيع الأول", "ربيع أول", "Rabi I", "Rabi al-Awwal", "Rabi ul Awwal", "Rabi al-Awal"],
    &["ربيع الآخر", "ربيع الثاني", "ربيع ثاني", "Rabi II", "Rabi al-Thani", "Rabi al-Akhir"],
    &["جمادى الأولى", "جمادى الأول", "Jumada I", "Jumada al-Ula", "Jumada al-Awwal"],
    &[
        "جمادى الآخرة",
        "جمادى الثانية",
        "جمادى الآخر",
        "Jumada II",
        "Jumada al-Thani",
        "Jumada al-Akhira",
    ],
    &["رجب", "Rajab"],
    &["شعبان", "Sha'ban", "Shaaban"],
    &["رمضان", "رمضان المبارك", "Ramadan", "Ramadhan", "Ramazan"],
    &["شوال", "Shawwal", "Shawal"],
    &["ذو القعدة", "ذي القعدة", "Dhu al-Qi'dah", "Dhu al-Qadah", "Dhul Qadah", "Zul Qadah"],
    &["ذو الحجة", "ذي الحجة", "Dhu al-Hijjah", "Dhu al-Hijja", "Dhul Hijjah", "Zul Hijjah"],
];

/// Names of the days, from Monday.
const WEEKDAYS: [&[&str]; 7] = [
    &["Monday", "Mon", "الاثنين", "الأثنين"],
    &["Tuesday", "Tue", "Tues", "الثلاثاء", "الثلثاء"],
    &["Wednesday", "Wed", "Weds", "الأربعاء"],
    &["Thursday", "Thu", "Thur", "Thurs", "الخميس"],
    &["Friday", "Fri", "الجمعة"],
    &["Saturday", "Sat", "السبت"],
    &["Sunday", "Sun", "الأحد"],
];

/// Before and after noon, and at night, which is both.
const HALVES: [&[&str]; 3] =
    [&["am", "ص", "صباحا", "فجرا"], &["pm", "م", "مساء", "ظهرا", "عصرا"], &["ليلا"]];

/// Words that say that a date follows.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "published", "publication", "publish", "posted", "post", "updated", "update", "last",
    "modified", "date", "dated", "created", "issued", "first",
    "نشر", "نشرت", "النشر", "تاريخ", "التاريخ", "بتاريخ", "آخر", "تحديث", "التحديث", "تم",
];

/// Words around a date that say nothing more: prepositions, time zones.
#[rustfmt::skip]
const FILLERS: &[&str] = &[
    "on", "at", "the", "of", "time", "local", "t", "في", "يوم", "الساعة", "المكرمة", "المحلي",
    "z", "utc", "gmt", "bst", "cet", "cest", "eet", "eest", "est", "edt", "cst", "cdt", "pst",
    "pdt", "msk", "trt", "ist", "غرينتش", "جرينتش", "غرينيتش",
];

/// Words before the place whose time it is: `بتوقيت القاهرة`.
const ZONES: &[&str] = &["التوقيت", "بتوقيت", "توقيت"];

/// Marks of the two eras, behind a year. `م` is one as well.
const HIJRI_ERA: &[&str] = &["هـ", "هجري", "هجرية", "للهجرة", "AH", "H"];
const GREGORIAN_ERA: &[&str] = &["ميلادي", "ميلادية", "للميلاد", "AD", "CE"];

/// Words between the Hijri date and the Gregorian one.
const CORRESPONDING: &[&str] = &["الموافق", "الموافق ل", "corresponding", "to"];

/// Endings of ordinal numbers.
const ORDINALS: &[&str] = &["st", "nd", "rd", "th"];

/// What a word or several words say in a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Name {
    /// From 1.
    Month(i8),
    /// From 1, for Muharram.
    HijriMonth(i8),
    /// From 1 for Monday.
    Weekday(i8),
    Before,
    After,
    Night,
    Ordinal,
    Label,
    Filler,
    Zone,
    HijriEra,
    GregorianEra,
    Corresponding,
}

static NAMES: LazyLock<HashMap<String, Name>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    let mut put =
        |words: &[&str], name| names.extend(words.iter().map(|word| (joined(word), name)));
    (1..).zip(MONTHS).for_each(|(month, words)| put(words, Name::Month(month)));
    (1..).zip(HIJRI_MONTHS).for_each(|(month, words)| put(words, Name::HijriMonth(month)));
    (1..).zip(WEEKDAYS).for_each(|(day, words)| put(words, Name::Weekday(day)));
    put(HALVES[0], Name::Before);
    put(HALVES[1], Name::After);
    put(HALVES[2], Name::Night);
    put(ORDINALS, Name::Ordinal);
    put(LABELS, Name::Label);
    put(FILLERS, Name::Filler);
    put(ZONES, Name::Zone);
    put(HIJRI_ERA, Name::HijriEra);
    put(GREGORIAN_ERA, Name::GregorianEra);
    put(CORRESPONDING, Name::Corresponding);
    names
});

/// Most tokens of one name: `Dhu al-Qi'dah` is six.
const MAX_TOKENS: usize = 6;

/// The letters of a name, folded: its words may be written apart, joined or with hyphens.
fn joined(name: &str) -> String {
    fold(name).chars().filter(|letter| letter.is_alphabetic()).collect()
}

/// Looks up a folded word.
pub(super) fn name(folded: &str) -> Option<Name> {
    NAMES.get(folded).copied()
}

/// The longest name at the start of these tokens, and how many of them it takes.
pub(super) fn longest(tokens: &[Token<'_>]) -> Option<(Name, usize)> {
    let (mut letters, mut found) = (String::new(), None);
    for (index, token) in tokens.iter().take(MAX_TOKENS).enumerate() {
        match token.kind {
            TokenKind::Word(word) => {
                letters.extend(word.chars().filter(|letter| !"ʿʾʻʼ".contains(*letter)));
                found = name(&letters).map(|name| (name, index + 1)).or(found);
            }
            TokenKind::Mark('\'' | '-' | '`' | '‘') if index > 0 => {}
            _ => break,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    #[test]
    fn no_word_stands_for_two_things() {
        let lists = [LABELS, FILLERS, ZONES, HIJRI_ERA, GREGORIAN_ERA, CORRESPONDING, ORDINALS];
        let tables = [&MONTHS[..], &HIJRI_MONTHS, &WEEKDAYS, &HALVES, &lists];
        let rows = tables.iter().flat_map(|table| table.iter()).enumerate();
        let mut seen = HashMap::new();
        for (row, words) in rows {
            for word in *words {
                assert_eq!(*seen.entry(joined(word)).or_insert(row), row, "{word}");
            }
        }
    }

    #[test]
    fn the_longest_name_counts() {
        let of = |text: &str| longest(&tokens(&fold(text)));
        assert_eq!(of("Rabi' al-Awwal 1442"), Some((Name::HijriMonth(3), 5)));
        assert_eq!(of("Dhu al-Qi'dah"), Some((Name::HijriMonth(11), 6)));
        assert_eq!(of("رمضان المبارك"), Some((Name::HijriMonth(9), 2)));
        assert_eq!(of("كانون الثاني 2020"), Some((Name::Month(1), 2)));
        assert_eq!(of("آذار/مارس"), Some((Name::Month(3), 1)));
        assert_eq!(of("Ramadan-"), Some((Name::HijriMonth(9), 1)));
        assert_eq!(of("harbour"), None);
    }
}

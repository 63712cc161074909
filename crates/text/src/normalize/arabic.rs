//! Letters of the Arabic script that writers exchange.

/// The letter that stands for `c` in keys; `c` itself when it has no variants.
///
/// - Alef with hamza, madda or wasla is bare alef: hamza on alef is left out as often as written.
/// - Alef maqsura is yaa: Egyptian papers write ى for final ي. Hamza on waw or yaa is dropped.
/// - Taa marbuta is haa: its dots are left out as often as hamza.
/// - The kaf, yaa and haa of Persian, Urdu and Kurdish keyboards are the Arabic ones.
///
/// The letters پ چ ژ گ ڤ stay: Arabic papers spell foreign sounds with them on purpose, and what
/// else they may be written as (ب ج ز ك ف) is a question of names, not of spelling. A hamza on
/// the line stays too.
///
/// `c` is a decomposed letter: presentation forms have been taken apart before.
///
/// ```
/// use jisr_text::normalize::arabic::fold;
///
/// assert_eq!("أنقرة".chars().map(fold).collect::<String>(), "انقره");
/// assert_eq!("مصطفى".chars().map(fold).collect::<String>(), "مصطفي");
/// ```
#[must_use]
pub fn fold(c: char) -> char {
    match c {
        'آ' | 'أ' | 'إ' | 'ٱ' | 'ٲ' | 'ٳ' | 'ٵ' => 'ا',
        'ى' | 'ئ' | 'ی' | 'ۍ' | 'ێ' | 'ې' | 'ے' | 'ۓ' => 'ي',
        'ؤ' | 'ٶ' => 'و',
        'ة' | 'ھ' | 'ۀ' | 'ہ' | 'ۂ' | 'ۃ' | 'ە' => 'ه',
        'ک' | 'ڪ' => 'ك',
        'ں' => 'ن',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use crate::normalize::key;

    #[test]
    fn hamza_maqsura_and_taa_marbuta_are_folded() {
        assert_eq!(key("آل"), "ال");
        assert_eq!(key("إسرائيل"), "اسراييل");
        assert_eq!(key("مؤتمر"), "موتمر");
        assert_eq!(key("القاهرة"), "القاهره");
        assert_eq!(key("ليلى"), "ليلي");
        assert_eq!(key("شيء"), "شيء");
    }

    #[test]
    fn harakat_tatweel_and_quranic_signs_are_dropped() {
        assert_eq!(key("مُحَمَّدٌ"), "محمد");
        assert_eq!(key("العــــراق"), "العراق");
        assert_eq!(key("هٰذا"), "هذا");
        assert_eq!(key("لَهُۥ"), "له");
    }

    #[test]
    fn presentation_forms_and_ligatures_are_letters() {
        assert_eq!(key("ﺍﻟﻌﺮﺑﻴﺔ"), "العربيه");
        assert_eq!(key("ﻻ"), "لا");
        assert_eq!(key("ﻵ"), "لا");
        assert_eq!(key("ﷲ"), "الله");
    }

    #[test]
    fn persian_and_urdu_letters_meet_the_arabic_ones() {
        assert_eq!(key("کیهان"), "كيهان");
        assert_eq!(key("پگچژ"), "پگچژ");
        assert_eq!(key("ہے"), "هي");
    }

    #[test]
    fn marks_typed_apart_fold_like_composed_letters() {
        assert_eq!(key("ا\u{0654}حمد"), key("أحمد"));
        assert_eq!(key("ا\u{0653}ن"), key("آن"));
    }
}

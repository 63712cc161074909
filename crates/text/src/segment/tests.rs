//! Examples of every rule of segmentation, as written in newspapers.

use super::segments;

/// The words of a text.
fn words(text: &str) -> Vec<&str> {
    segments(text).map(|span| &text[span]).collect()
}

#[test]
fn words_are_separated_by_spaces_and_punctuation() {
    assert_eq!(words("Cairo, Ankara; (Doha)?"), ["Cairo", "Ankara", "Doha"]);
    assert_eq!(words("«القاهرة»، أنقرة؛ الدوحة؟"), ["القاهرة", "أنقرة", "الدوحة"]);
    assert!(words(" \u{200F}… 🙂 — ").is_empty());
}

#[test]
fn marks_and_tatweel_stay_with_their_letter() {
    assert_eq!(words("مُحَمَّدٌ رسولٌ"), ["مُحَمَّدٌ", "رسولٌ"]);
    assert_eq!(words("العـــراق هـ"), ["العـــراق", "هـ"]);
    assert_eq!(words("cafe\u{0301}s e\u{0301}"), ["cafe\u{0301}s", "e\u{0301}"]);
}

#[test]
fn invisible_characters_are_inside_but_never_at_the_ends() {
    assert_eq!(words("می\u{200C}خواهم\u{200C} "), ["می\u{200C}خواهم"]);
    assert_eq!(words("\u{202B}بغداد\u{202C}"), ["بغداد"]);
    assert_eq!(words("govern\u{00AD}ment\u{00AD} x"), ["govern\u{00AD}ment", "x"]);
    assert_eq!(words("بغ\u{200F}\u{064E}داد"), ["بغ\u{200F}\u{064E}داد"]);
    assert_eq!(words("داد\u{200F}\u{064E}\u{200F}"), ["داد\u{200F}\u{064E}"]);
}

#[test]
fn a_change_of_script_ends_a_word() {
    assert_eq!(words("الـBBC"), ["الـ", "BBC"]);
    assert_eq!(words("لـReuters"), ["لـ", "Reuters"]);
    assert_eq!(words("ال20 و٣٠"), ["ال", "20", "و", "٣٠"]);
    assert_eq!(words("Москва2Moscow"), ["Москва2", "Moscow"]);
}

#[test]
fn latin_letters_and_digits_stay_together() {
    assert_eq!(words("G20 5bn 2nd MH370"), ["G20", "5bn", "2nd", "MH370"]);
    assert_eq!(words("1,234bn"), ["1,234", "bn"]);
}

#[test]
fn apostrophes_between_latin_letters_stay_inside() {
    assert_eq!(words("Sana'a O’Brien don't"), ["Sana'a", "O’Brien", "don't"]);
    assert_eq!(words("Egypt's 1980's"), ["Egypt's", "1980's"]);
    assert_eq!(words("the ministers' 'quote' ʿAbd"), ["the", "ministers", "quote", "Abd"]);
    assert_eq!(words("Qur''an 5'10"), ["Qur", "an", "5", "10"]);
    assert_eq!(words("قال'نعم"), ["قال", "نعم"]);
}

#[test]
fn single_letters_with_dots_are_one_word() {
    assert_eq!(words("The U.N. said"), ["The", "U.N.", "said"]);
    assert_eq!(words("U.S.A, e.g. p.m."), ["U.S.A", "e.g.", "p.m."]);
    assert_eq!(words("U.S.'s U.S.-led"), ["U.S.'s", "U.S.", "led"]);
    assert_eq!(words("(د.ب.أ) أ.د. محمد"), ["د.ب.أ", "أ.د.", "محمد"]);
    assert_eq!(words("J. Smith. Vitamin C. Then"), ["J", "Smith", "Vitamin", "C", "Then"]);
    assert_eq!(words("U.N.The end"), ["U.N.", "The", "end"]);
}

#[test]
fn addresses_compounds_and_hashtags_are_adjacent_words() {
    assert_eq!(words("NATO-backed el-Sisi F-16"), ["NATO", "backed", "el", "Sisi", "F", "16"]);
    assert_eq!(words("GlobalSecurity.org"), ["GlobalSecurity", "org"]);
    assert_eq!(words("editor@news.com"), ["editor", "news", "com"]);
    assert_eq!(words("https://t.co/a?b=1"), ["https", "t", "co", "a", "b", "1"]);
    assert_eq!(words("#جمال_خاشقجي @BBC_Arabic"), ["جمال", "خاشقجي", "BBC", "Arabic"]);
}

#[test]
fn numbers_keep_groups_of_three_and_one_decimal_part() {
    assert_eq!(words("1,234,567.89 3.5 1,000."), ["1,234,567.89", "3.5", "1,000"]);
    assert_eq!(words("١٬٢٣٤٫٥ و۳٫۵"), ["١٬٢٣٤٫٥", "و", "۳٫۵"]);
}

#[test]
fn other_separators_break_digits() {
    assert_eq!(words("1,2,3"), ["1", "2", "3"]);
    assert_eq!(words("1,2,345"), ["1", "2", "345"]);
    assert_eq!(words("1234,567"), ["1234", "567"]);
    assert_eq!(words("12/03/2021 22:07"), ["12", "03", "2021", "22", "07"]);
    assert_eq!(words("2021-03-12 1.2.3.4"), ["2021", "03", "12", "1", "2", "3", "4"]);
}

#[test]
fn a_word_broken_by_a_line_end_is_one_word() {
    assert_eq!(words("an inter-\nnational fair"), ["an", "inter-\nnational", "fair"]);
    assert_eq!(words("an inter-  \r\n  national"), ["an", "inter-  \r\n  national"]);
    assert_eq!(words("the govern\u{AD}\nment"), ["the", "govern\u{AD}\nment"]);
    assert_eq!(words("a re-\nnego-\ntiation"), ["a", "re-\nnego-\ntiation"]);
}

#[test]
fn other_hyphens_at_line_ends_part_words() {
    assert_eq!(words("at Stoke-\nTrent"), ["at", "Stoke", "Trent"]);
    assert_eq!(words("inter-\nnational"), ["inter", "national"]);
    assert_eq!(words("x inter-\n\nnational"), ["x", "inter", "national"]);
    assert_eq!(words("- nets-\n- boats"), ["nets", "boats"]);
    assert_eq!(words("nets-\nboats-\npiers"), ["nets", "boats", "piers"]);
    assert_eq!(words("a two-\nand three-year plan"), ["a", "two", "and", "three", "year", "plan"]);
    assert_eq!(words("flight 12-\nnoon"), ["flight", "12", "noon"]);
    assert_eq!(words("في باريس-\nلندن"), ["في", "باريس", "لندن"]);
}

#[test]
fn spaces_of_every_kind_part_words_and_emoji_are_none() {
    assert_eq!(words("عبد  الله\u{A0}علي\u{2009}x\u{3000}y"), ["عبد", "الله", "علي", "x", "y"]);
    assert_eq!(words("rain🙂sun 👍🏽 🇪🇬 🅰️ 👨\u{200D}👩\u{200D}👧 ❤\u{FE0F}x"), ["rain", "sun", "x"]);
    assert_eq!(words("مطر🌧شمس"), ["مطر", "شمس"]);
}

#[test]
fn scripts_without_spaces_give_a_word_for_each_letter() {
    assert_eq!(words("東京かな"), ["東", "京", "か", "な"]);
    assert_eq!(words("서울 Αθήνα"), ["서울", "Αθήνα"]);
}

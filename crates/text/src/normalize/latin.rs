//! Letters of the Latin script down to the twenty-six.

/// Appends what stands for `c` in keys: its lower case, and for letters that do not decompose
/// into a base and an accent what English papers write instead.
///
/// Case knows no locale: `İ`, `I`, `ı` and `i` all fold to `i`, so Turkish names meet their
/// English spellings. `ə` is `a`, as papers write Azerbaijani names (Əliyev, Aliyev).
///
/// `c` is a decomposed letter: accents have been taken off before.
pub fn fold_into(c: char, out: &mut String) {
    for lower in c.to_lowercase() {
        match folded(lower) {
            Some(letters) => out.push_str(letters),
            None => out.push(lower),
        }
    }
}

fn folded(lower: char) -> Option<&'static str> {
    Some(match lower {
        'ǝ' | 'ə' => "a",
        'æ' => "ae",
        'ƀ' | 'ɓ' => "b",
        'đ' | 'ð' | 'ɖ' | 'ɗ' => "d",
        'ɛ' => "e",
        'ƒ' => "f",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ȷ' => "j",
        'ĸ' | 'ƙ' => "k",
        'ł' | 'ɫ' => "l",
        'ŋ' | 'ɲ' => "n",
        'ø' | 'ɔ' => "o",
        'œ' => "oe",
        'ß' => "ss",
        'ŧ' => "t",
        'þ' => "th",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::normalize::key;

    #[test]
    fn accents_are_taken_off() {
        assert_eq!(key("Müller"), "muller");
        assert_eq!(key("Nguyễn"), "nguyen");
        assert_eq!(key("São"), "sao");
        assert_eq!(key("Cafe\u{0301}"), "cafe");
        assert_eq!(key("Ḥusayn"), "husayn");
    }

    #[test]
    fn turkish_letters_fold_without_locale() {
        assert_eq!(key("Çavuşoğlu"), "cavusoglu");
        assert_eq!(key("IĞDIR"), "igdir");
        assert_eq!(key("ığdır"), "igdir");
        assert_eq!(key("İzmir"), "izmir");
        assert_eq!(key("Gül"), "gul");
    }

    #[test]
    fn letters_that_do_not_decompose_are_spelled_out() {
        assert_eq!(key("Łódź"), "lodz");
        assert_eq!(key("Færøerne"), "faeroerne");
        assert_eq!(key("Straße"), "strasse");
        assert_eq!(key("STRAẞE"), "strasse");
        assert_eq!(key("Əliyev"), "aliyev");
        assert_eq!(key("Þór"), "thor");
        assert_eq!(key("ﬁnance"), "finance");
        assert_eq!(key("ＮＡＴＯ"), "nato");
        assert_eq!(key("CO₂"), "co2");
    }
}

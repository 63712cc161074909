//! The language that a page says it is in.

use jisr_text::language::Language;

/// The declared language, unless the script of the text contradicts it.
pub(super) fn language(tag: Option<&str>, text: &str) -> Language {
    let Some(tag) = tag else { return Language::default() };
    let language = Language::new(tag);
    let letters = || text.chars().filter(|letter| letter.is_alphabetic());
    let arabic = letters().filter(|letter| matches!(letter, '\u{600}'..='\u{6ff}')).count();
    let is_arabic = arabic * 2 > letters().count();
    let says_arabic = matches!(language.as_str(), "ar" | "fa" | "ur" | "ps" | "ckb" | "sd" | "ug");
    if is_arabic == says_arabic { language } else { Language::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_of_another_script_is_not_believed() {
        assert_eq!(language(Some("ar-EG"), "عاد المطر"), Language::ARABIC);
        assert_eq!(language(Some("en"), "عاد المطر"), Language::UNDETERMINED);
        assert_eq!(language(Some("en-GB"), "Rain"), Language::ENGLISH);
        assert_eq!(language(None, "Rain"), Language::UNDETERMINED);
    }
}

//! What holds for every text, whatever is in it.

use jisr_text::{
    Analyzer, Script, Words,
    names::{
        Names,
        mentions::{Text, mentions},
    },
    normalize::key,
    segment::segments,
    stem,
};
use proptest::prelude::*;

/// Texts of what meets in news pages: both scripts, marks, tatweel, joiners, bidi controls,
/// digits of three sets, punctuation, presentation forms, other scripts, emoji.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z]{1,6}",
        "[ا-يآأإؤئىة]{1,6}",
        "[پچژگکیۀہےﷲﻻﺔﺍﷺ]",
        "[\u{064B}-\u{0655}\u{0670}\u{0640}\u{0300}-\u{0304}\u{0328}\u{0307}]{1,2}",
        "[\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2066}-\u{2069}\u{061C}\u{00AD}\u{FEFF}\u{FE0F}]",
        "[çşğıİöüßøłÆÉﬁＡ]",
        "[0-9٠-٩۰-۹]{1,4}",
        "[-.,:/@#_'’ʿ`٬٫،؛ \n]{1,2}",
        "[a-z]{2,4} [a-z]{2,4}[-\u{2010}\u{00AD}] ?\r?\n ?[a-z]{1,4}",
        "[жЖοΣ漢かが한กิ्क]",
        "[🙂🇪\u{1F1EC}\u{1F44D}\u{1F3FD}]",
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Texts with names, titles and what joins or parts them.
fn naming_text() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "Mr",
        "President",
        "Foreign",
        "Turkish",
        "Recep",
        "Tayyip",
        "Erdogan",
        "el",
        "Sisi",
        "Bank",
        "of",
        "and",
        "England",
        "Corp",
        "Turkey",
        "Rice",
        "J",
        "NATO",
        "said",
        "Monday",
        "الرئيس",
        "وزير",
        "المصري",
        "سامح",
        "شكري",
        "عبد",
        "الله",
        "بن",
        "والقاهرة",
        "للقاهرة",
        "عون",
        "قال",
    ]);
    let gap = prop::sample::select(vec![" ", "-", ". ", ", ", "\n", "\n\n", " (", "'s ", " و"]);
    let piece = (prop_oneof![9 => name.prop_map(String::from), 1 => text()], gap);
    prop::collection::vec(piece, 0..24)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(word, gap)| [word, gap.into()]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn spans_and_gaps_rebuild_the_text(text in text()) {
        let (mut rebuilt, mut at) = (String::new(), 0);
        for span in segments(&text) {
            prop_assert!(at <= span.start && span.start < span.end);
            rebuilt.push_str(&text[at..span.start]);
            rebuilt.push_str(&text[span.clone()]);
            at = span.end;
        }
        rebuilt.push_str(&text[at..]);
        prop_assert_eq!(rebuilt, text);
    }

    #[test]
    fn every_letter_and_ascii_digit_is_in_a_word(text in text()) {
        let mut gaps = text.clone();
        for span in segments(&text).collect::<Vec<_>>().into_iter().rev() {
            gaps.replace_range(span, " ");
        }
        prop_assert!(!gaps.contains(|c: char| c.is_ascii_alphanumeric()));
        prop_assert!(!gaps.contains(|c: char| ('ا'..='غ').contains(&c)));
    }

    #[test]
    fn keys_are_fixed_points_without_spaces(text in text()) {
        let once = key(&text);
        prop_assert_eq!(key(&once), once.clone());
        prop_assert!(!once.contains(char::is_whitespace));
    }

    #[test]
    fn words_have_keys_and_stems(text in text()) {
        for word in Analyzer::new().analyze(&text).iter() {
            prop_assert!(!word.surface.is_empty() && !word.stem.is_empty());
            prop_assert_eq!(word.surface, key(&text[word.span.clone()]));
            prop_assert_eq!(key(word.surface), word.surface);
        }
    }

    #[test]
    fn a_key_is_found_by_typing_it(text in text()) {
        let mut analyzer = Analyzer::new();
        for word in analyzer.analyze(&text).iter().filter(|word| word.script != Script::Other) {
            let typed = analyzer.analyze(word.surface);
            prop_assert_eq!(typed.len(), 1);
            prop_assert_eq!(typed.get(0).surface, word.surface);
            prop_assert_eq!(typed.get(0).stem, word.stem);
        }
    }

    #[test]
    fn what_was_seen_before_changes_nothing(first in text(), second in text()) {
        let (mut analyzer, mut words) = (Analyzer::new(), Words::default());
        analyzer.analyze_into(&first, &mut words);
        analyzer.analyze_into(&second, &mut words);
        let fresh = Analyzer::new().analyze(&second);
        prop_assert!(words.iter().eq(fresh.iter()));
    }

    #[test]
    fn any_string_is_analysed(text in any::<String>()) {
        let words = Analyzer::new().analyze(&text);
        prop_assert!(words.iter().all(|word| text.get(word.span).is_some()));
    }

    #[test]
    fn article_and_conjunction_never_change_an_arabic_stem(word in "[ا-غف-ي]{3,9}") {
        let word = key(&word);
        prop_assume!(word.chars().count() >= 3);
        let stem = stem::arabic::stem(&word);
        for longer in [format!("ال{word}"), format!("و{word}")] {
            prop_assert_eq!(stem::arabic::stem(&longer), stem);
        }
    }

    #[test]
    fn mentions_are_in_order_apart_and_have_keys(title in naming_text(), body in naming_text()) {
        let mut analyzer = Analyzer::new();
        let (in_title, in_body) = (analyzer.analyze(&title), analyzer.analyze(&body));
        let found = mentions(
            Names::built_in(),
            Text { text: &title, words: &in_title },
            Text { text: &body, words: &in_body },
        );
        for (words, found) in [(in_title, found.title), (in_body, found.body)] {
            let mut end = 0;
            for mention in found {
                prop_assert!(end <= mention.words.start && mention.words.start < mention.words.end);
                prop_assert!(mention.words.end <= words.len());
                prop_assert!(!mention.key.trim().is_empty());
                end = mention.words.end;
            }
        }
    }
}

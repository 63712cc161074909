use std::collections::HashSet;

use proptest::prelude::*;
use xxhash_rust::xxh3::xxh3_64;

use super::{Sketch, Sketcher, founders};
use crate::Analyzer;

const STORY: &str = "The harbour master of Port Said said on Sunday that 40 ships were waiting at the \
    northern entrance after a sandstorm closed the canal for 9 hours. Pilots worked through the \
    night to bring convoys in, and no cargo was lost. Insurers in London expected small claims, \
    while owners of grain carriers complained about delays that had already cost them 2 sailings \
    this month and 170,000 dollars in fees. The ministry promised brighter beacons before spring.";

const ARABIC: &str = "قال مدير ميناء بورسعيد يوم الأحد إن 40 سفينة تنتظر عند المدخل الشمالي بعد عاصفة رملية \
    أغلقت القناة 9 ساعات. وعمل المرشدون طوال الليل لإدخال القوافل ولم تفقد أي شحنة. وتتوقع شركات \
    التأمين في لندن مطالبات صغيرة بينما اشتكى أصحاب ناقلات الحبوب من تأخير كلفهم رحلتين هذا الشهر \
    ورسوما بلغت 170 ألف دولار. ووعدت الوزارة بمنارات أقوى قبل حلول الربيع وبتدريب مرشدين جدد.";

fn sketch_of(title: &str, body: &str) -> Option<Sketch> {
    let mut analyzer = Analyzer::new();
    Sketcher::default().sketch(&analyzer.analyze(title), &analyzer.analyze(body))
}

fn are_copies(one: &str, other: &str) -> bool {
    sketch_of("One headline", one).unwrap().is_copy(&sketch_of("Another", other).unwrap())
}

#[test]
fn a_reprint_is_a_copy_in_both_languages() {
    for (story, word, other) in [(STORY, "Pilots", "Tugs"), (ARABIC, "المرشدون", "العمال")]
    {
        assert!(are_copies(story, story));
        assert!(are_copies(story, &story.to_uppercase()));
        assert!(are_copies(story, &story.replace(word, other)));
        let cut: Vec<_> = story.split_inclusive(". ").take(3).collect();
        assert!(are_copies(story, &cut.concat()), "{cut:?}");
    }
    assert!(!are_copies(STORY, ARABIC));
}

#[test]
fn marks_and_forms_of_letters_do_not_matter() {
    assert!(are_copies(ARABIC, &ARABIC.replace('أ', "ا").replace("40", "٤٠")));
}

#[test]
fn a_form_with_other_figures_is_no_copy() {
    let next =
        STORY.replace("40", "52").replace("9 hours", "14 hours").replace("170,000", "90,000");
    assert!(sketch_of("", STORY).unwrap().resemblance(&sketch_of("", &next).unwrap()) > 0.6);
    assert!(!are_copies(STORY, &next));
}

#[test]
fn a_short_text_has_copies_to_the_word_only() {
    let flash = "Pilots brought forty ships through the northern entrance of the canal overnight after \
        a sandstorm had closed it for nine hours, the harbour master of Port Said told reporters.";
    assert!(are_copies(flash, flash));
    assert!(!are_copies(flash, &flash.replace("forty", "fifty")));
}

#[test]
fn the_title_belongs_to_a_text_of_a_few_words() {
    let short = "Qtly div 22 cts vs 22 cts. Pay April 10.";
    assert!(!are_copies(short, short));
    assert_eq!(sketch_of("One", short), sketch_of("ONE", short));
    assert_eq!(sketch_of("", " … "), None);
}

#[test]
fn stored_sketches_stay_comparable() {
    let bytes: Vec<u8> = [STORY, ARABIC, "talks resume"]
        .iter()
        .flat_map(|text| sketch_of("", text).unwrap().to_numbers())
        .flat_map(u64::to_le_bytes)
        .collect();
    assert_eq!(bytes.len(), 8 * (18 + 18 + 1));
    // Other sketches need another version of the index's schema.
    assert_eq!(xxh3_64(&bytes), 9_077_375_838_185_759_517);
}

#[test]
fn what_is_no_sketch_is_none() {
    assert_eq!(Sketch::from_numbers(&[]), None);
    assert_eq!(Sketch::from_numbers(&[1; 17]), None);
    assert_eq!(Sketch::from_numbers(&[1; 19]), None);
}

#[test]
fn a_copy_of_a_copy_is_none_of_the_first() {
    let words: Vec<_> = (0..400).map(|word| format!("word{word}x")).collect();
    let window = |from: usize| words[from..from + 200].join(" ");
    let sketches: Vec<_> = [0, 80, 160].map(|from| sketch_of("", &window(from))).into();
    assert_eq!(founders(&sketches, Vec::new()), [0, 0, 2]);
    assert_eq!(founders(&sketches[1..], Vec::new()), [0, 0]);
}

/// Pairs of neighbours, which of texts without stop words are the shingles.
fn pairs(words: &[u16]) -> HashSet<[u16; 2]> {
    words.windows(2).map(|pair| [pair[0], pair[1]]).collect()
}

fn text(words: &[u16]) -> String {
    words.iter().map(|word| format!("w{word}q ")).collect()
}

/// Articles of which some are edited versions of earlier ones.
fn archive() -> impl Strategy<Value = Vec<Option<Sketch>>> {
    let edit = (any::<prop::sample::Index>(), 0..120_usize, 1..4_u16);
    prop::collection::vec((0..6_u16, edit), 1..40).prop_map(|articles| {
        let article = |(story, (at, changed, parts)): (u16, (prop::sample::Index, usize, u16))| {
            let mut words: Vec<u16> = (0..240).map(|word| 300 * story + word).collect();
            let from = at.index(words.len());
            words.iter_mut().skip(from).take(changed).for_each(|word| *word += 7000 + parts);
            words.truncate(240 / usize::from(parts));
            sketch_of("", &text(&words))
        };
        articles.into_iter().map(article).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn estimates_are_near_what_they_estimate(common in 40..400_usize, own in 0..300_usize, cut in 0..300_usize) {
        let one: Vec<u16> = (0..(common + cut) as u16).collect();
        let other: Vec<u16> = (cut as u16..(cut + common) as u16).chain(9000..9000 + own as u16).collect();
        let (one_pairs, other_pairs) = (pairs(&one), pairs(&other));
        let both = one_pairs.intersection(&other_pairs).count() as f32;
        let resemblance = both / one_pairs.union(&other_pairs).count() as f32;
        let containment = both / one_pairs.len().min(other_pairs.len()) as f32;
        let [one, other] = [one, other].map(|words| sketch_of("", &text(&words)).unwrap());
        // Five standard deviations.
        prop_assert!((one.resemblance(&other) - resemblance).abs() < 0.32);
        prop_assert!((one.containment(&other) - containment).abs() < 0.5);
        prop_assert_eq!(one.resemblance(&other), other.resemblance(&one));
        prop_assert_eq!(one.is_copy(&other), other.is_copy(&one));
        prop_assert!(one.is_copy(&one));
    }

    #[test]
    fn sketches_come_back_from_their_numbers(words in prop::collection::vec(0..500_u16, 1..200)) {
        let sketch = sketch_of("", &text(&words)).unwrap();
        prop_assert_eq!(Sketch::from_numbers(&sketch.to_numbers()), Some(sketch));
    }

    #[test]
    fn copies_are_verified_and_later_articles_change_nothing(sketches in archive(), cut in any::<prop::sample::Index>()) {
        let all = founders(&sketches, Vec::new());
        let first = cut.index(sketches.len());
        prop_assert_eq!(&founders(&sketches, founders(&sketches[..first], Vec::new())), &all);
        for (place, &founder) in all.iter().enumerate() {
            let founder = founder as usize;
            prop_assert!(founder <= place && all[founder] as usize == founder);
            let [one, other] = [&sketches[place], &sketches[founder]].map(|sketch| sketch.as_ref().unwrap());
            prop_assert!(one.is_copy(other));
        }
    }
}

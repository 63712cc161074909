//! Sequences against scans over all choices of places.

use jisr_index::{DocAddress, Snapshot, TITLE_GAP, TermField};
use jisr_text::Analyzer;
use jisr_text::normalize::key;
use proptest::prelude::*;

use super::places::{neighbours, windows};
use crate::plan::{Alternative, MatchKind, Term};
use crate::search::slot::alignment;
use crate::search::testing::{WORDS, index};

fn places(lists: &[&[u32]], slop: u32) -> Vec<Vec<u32>> {
    let mut out = Vec::new();
    match *lists {
        [first, second] => neighbours(first, second, slop, &mut out),
        _ => windows(lists, slop, &mut out),
    }
    out.chunks(lists.len()).map(<[u32]>::to_vec).collect()
}

#[test]
fn exact_places_only() {
    assert_eq!(places(&[&[1, 5, 9], &[2, 7, 10]], 0), [[1, 2], [9, 10]]);
    assert_eq!(places(&[&[2], &[1]], 0), [[0u32; 2]; 0]);
}

#[test]
fn slop_allows_a_word_between_and_a_swap() {
    assert_eq!(places(&[&[1], &[3]], 1), [[1, 3]]);
    assert_eq!(places(&[&[2], &[1]], 2), [[2, 1]]);
    assert_eq!(places(&[&[2], &[1]], 1), [[0u32; 2]; 0]);
}

#[test]
fn a_repeated_word_needs_two_places() {
    assert_eq!(places(&[&[4], &[4]], 3), [[0u32; 2]; 0]);
    assert_eq!(places(&[&[4, 5], &[4, 5]], 0), [[4, 5]]);
}

/// Whether some choice of places, no place twice, fits the slop.
fn fits(lists: &[Vec<u32>], slop: i64, chosen: &mut Vec<u32>) -> bool {
    if chosen.len() == lists.len() {
        let adjusted = chosen.iter().zip(0i64..).map(|(&at, word)| i64::from(at) - word);
        let (first, last) = (adjusted.clone().min(), adjusted.max());
        return last.zip(first).is_some_and(|(last, first)| last - first <= slop);
    }
    lists[chosen.len()].iter().any(|&at| {
        let free = !chosen.contains(&at);
        chosen.push(at);
        let fits = free && fits(lists, slop, chosen);
        chosen.pop();
        fits
    })
}

/// Positions of the words of a document, by their keys.
fn words_of(snapshot: &Snapshot, address: DocAddress) -> Vec<(u32, String)> {
    let record = snapshot.record(address).unwrap();
    let [title, body] = [record.title(), record.body()].map(|text| Analyzer::new().analyze(text));
    let gap = title.len() as u32 + TITLE_GAP;
    let title = (0..).zip(title.iter().map(|word| word.surface.to_owned()));
    let body = (gap..).zip(body.iter().map(|word| word.surface.to_owned()));
    title.collect::<Vec<_>>().into_iter().chain(body.collect::<Vec<_>>()).collect()
}

/// The words of every document, by segment.
fn texts_of(snapshot: &Snapshot) -> Vec<Vec<Vec<(u32, String)>>> {
    let segments = (0..).zip(snapshot.segments());
    let texts = segments.map(|(segment, docs)| {
        (0..docs.max_doc()).map(|doc| words_of(snapshot, DocAddress { segment, doc })).collect()
    });
    texts.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, ..ProptestConfig::default() })]

    /// Phrases of frequent words and others, against a scan of the texts.
    #[test]
    fn documents_and_places_agree_with_their_texts(
        seed in any::<u64>(),
        phrases in prop::collection::vec(
            (prop::collection::vec(prop::sample::select(WORDS.to_vec()), 2..5), 0u32..4),
            12,
        ),
    ) {
        let (_folder, snapshot) = index(seed);
        let texts = texts_of(&snapshot);
        for (mut phrase, slop) in phrases {
            // All choices of places of many words would take too long.
            phrase.truncate(if slop > 0 { 2 } else { 4 });
            let keys: Vec<_> = phrase.iter().map(|word| key(word)).collect();
            let term = |key: &String| vec![Term { field: TermField::Surface, key: key.clone() }];
            let words = keys.iter().map(term).collect();
            let kind = MatchKind::Exact;
            let alternative = Alternative { words, slop, weight: 1.0, kind };
            for (segment, texts) in snapshot.segments().iter().zip(&texts) {
                let mut found = alignment(segment, &alternative).unwrap();
                for (doc, text) in (0..).zip(texts) {
                    let list = |key: &String| {
                        text.iter().filter(|(_, k)| k == key).map(|(at, _)| *at).collect()
                    };
                    let lists: Vec<Vec<u32>> = keys.iter().map(list).collect();
                    let count = found.as_mut().map_or(0, |words| {
                        if words.is_at(doc) { words.count() } else { 0 }
                    });
                    let expected = fits(&lists, i64::from(slop), &mut Vec::new());
                    prop_assert_eq!(count > 0, expected, "{:?} {}", &phrase, slop);
                    if slop == 0 {
                        let all = |start: &&u32| {
                            (0..).zip(&lists).all(|(word, list)| list.contains(&(**start + word)))
                        };
                        prop_assert_eq!(count, lists[0].iter().filter(all).count());
                    }
                }
            }
        }
    }
}

proptest! {
    /// Texts and phrases over few words, so that words repeat in both.
    #[test]
    fn matches_agree_with_a_scan(
        text in prop::collection::vec(0u8..4, 0..24),
        phrase in prop::collection::vec(0u8..4, 2..5),
        slop in 0u32..5,
    ) {
        let list = |word: &u8| {
            (0u32..).zip(&text).filter(|(_, w)| *w == word).map(|(at, _)| at).collect()
        };
        let lists: Vec<Vec<u32>> = phrase.iter().map(list).collect();
        let views: Vec<&[u32]> = lists.iter().map(Vec::as_slice).collect();
        let mut general = Vec::new();
        windows(&views, slop, &mut general);
        let found = places(&views, slop);
        prop_assert_eq!(&found.concat(), &general);
        let expected = fits(&lists, i64::from(slop), &mut Vec::new());
        prop_assert_eq!(!found.is_empty(), expected);
        for place in found {
            prop_assert!(fits(&place.iter().map(|&at| vec![at]).collect::<Vec<_>>(), i64::from(slop), &mut Vec::new()));
        }
    }
}

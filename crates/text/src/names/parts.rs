//! Parts of which Arabic names are made, with the spellings that convention gives them.

/// Each part with its Latin and its Arabic keys.
const PARTS: [(&[&str], &[&str]); 9] = [
    (&["abd", "abdul", "abdel", "abdal", "abdoul", "abdu", "abdou"], &["عبد"]),
    (&["bin", "ben", "ibn", "bn"], &["بن", "ابن"]),
    (&["bint"], &["بنت"]),
    (&["abu", "abou", "abo", "aboo"], &["ابو", "ابي", "ابا"]),
    (&["bou", "bu"], &["بو"]),
    (&["umm", "oum", "om"], &["ام"]),
    (&["din", "deen", "dine", "eddine", "eddin", "uddin", "aldin", "ddine"], &["الدين"]),
    (&["allah", "ullah", "ollah", "llah", "lah"], &["الله"]),
    (&["rahman", "rahmane", "rahmen"], &["الرحمن"]),
];

/// How a part of a name is written in the other script; nothing for what is no part.
///
/// ```
/// use jisr_text::names::parts::in_other_script;
///
/// assert_eq!(in_other_script("abdel"), ["عبد"]);
/// assert!(in_other_script("بن").contains(&"ben"));
/// assert!(in_other_script("roadmap").is_empty());
/// ```
#[must_use]
pub fn in_other_script(key: &str) -> &'static [&'static str] {
    let other = PARTS.iter().find_map(|(latin, arabic)| {
        let from_latin = latin.contains(&key).then_some(*arabic);
        from_latin.or_else(|| arabic.contains(&key).then_some(*latin))
    });
    other.unwrap_or_default()
}

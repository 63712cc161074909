//! The plainest spelling of a Latin name.

/// What writers of French, English and German habits put, and the one letter for it. Longer ones
/// stand first.
const PLAIN: [(&str, &str); 12] = [
    ("sch", "sh"),
    ("tch", "ch"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("dj", "j"),
    ("dh", "d"),
    ("ck", "k"),
    ("ph", "f"),
    ("ei", "ai"),
    ("ey", "i"),
];

/// The name with every sound in its most usual letters, and no doubled consonant: what a Latin
/// name most often looks like where Arabic names are transcribed letter by letter.
///
/// ```
/// use jisr_text::names::variants::plain;
///
/// assert_eq!(plain("shoukry"), "shukri");
/// assert_eq!(plain("sadiq"), "sadiq");
/// ```
#[must_use]
pub fn plain(key: &str) -> String {
    let mut name = String::with_capacity(key.len());
    let mut rest = key;
    while let Some(first) = rest.chars().next() {
        let rule = PLAIN.iter().find(|(chunk, _)| rest.starts_with(chunk));
        let (taken, written) = rule.copied().unwrap_or((&rest[..first.len_utf8()], ""));
        rest = &rest[taken.len()..];
        match written {
            "" if first == 'y' && rest.is_empty() && !name.is_empty() => name.push('i'),
            "" if name.ends_with(first) && !"aeiou".contains(first) => {}
            "" => name.push(first),
            _ => name.push_str(written),
        }
    }
    name
}

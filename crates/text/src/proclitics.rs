//! Arabic prefixes of one letter, which an index cannot tell from the first letter of a word.
//!
//! `و ف ب ل ك` ("and, so, in, to, as") are written joined to the word that follows. Cutting them
//! off while indexing would damage as many words as it joins (`بشر`, people, is not `ب` + `شر`), so
//! they are added to the words of a query instead: the dictionary then says which forms exist.

/// What is put before a word, alone and with `و` or `ف` before it.
const PROCLITICS: [&str; 11] = ["و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"];

/// The forms of an Arabic key with each proclitic before it.
///
/// `ل` before the article is written `لل`: `القاهرة` gives `للقاهرة`.
///
/// ```
/// assert!(jisr_text::with_proclitics("مرسي").any(|form| form == "بمرسي"));
/// assert!(jisr_text::with_proclitics("القاهره").any(|form| form == "للقاهره"));
/// ```
pub fn with_proclitics(key: &str) -> impl Iterator<Item = String> + '_ {
    PROCLITICS.into_iter().map(move |proclitic| {
        match key.strip_prefix("ال").filter(|_| proclitic.ends_with('ل')) {
            Some(noun) => format!("{proclitic}ل{noun}"),
            None => format!("{proclitic}{key}"),
        }
    })
}

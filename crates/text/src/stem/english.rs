//! English stems by Snowball.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

/// The stem of an English key by Porter's second algorithm ("English" of Snowball).
///
/// Keys with anything but ASCII letters (`g20`, `5bn`) and keys of one or two letters are their
/// own stems.
///
/// ```
/// use jisr_text::stem::english::stem;
///
/// assert_eq!(stem("elections"), stem("election"));
/// assert_eq!(stem("negotiated"), stem("negotiating"));
/// assert_eq!(stem("mh370s"), "mh370s");
/// ```
#[must_use]
pub fn stem(key: &str) -> Cow<'_, str> {
    if key.len() < 3 || !key.bytes().all(|byte| byte.is_ascii_alphabetic()) {
        return Cow::Borrowed(key);
    }
    // Creating one picks a function from a table; it allocates nothing.
    Stemmer::create(Algorithm::English).stem(key)
}

#[cfg(test)]
mod tests {
    use super::stem;

    #[test]
    fn inflections_share_a_stem() {
        assert_eq!(stem("minister"), stem("ministers"));
        assert_eq!(stem("attacked"), stem("attacks"));
    }

    #[test]
    fn short_and_mixed_keys_are_left_alone() {
        assert_eq!(stem("un"), "un");
        assert_eq!(stem("5bn"), "5bn");
    }
}

//! Arabic in visual order, put into logical order.
//!
//! Text that was taken from old PDF files holds the shapes of letters (presentation forms) as they
//! stand on the page, from left to right: every word is written backwards. Joining shapes betray
//! it, since the shape that begins a word is then at its end. Such lines are reversed, and what
//! runs from left to right in them, numbers and Latin words, is put back. Presentation forms in
//! logical order stay as they are: the words of a text are normalized when it is analysed.

/// How a letter joins its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Joining {
    Isolated,
    Final,
    Initial,
    Medial,
}

/// Letters of Arabic and Persian with two shapes: first of each range an isolated one, then a
/// final one, and so on.
const TWO_SHAPES: [(char, char); 7] = [
    ('\u{FB8A}', '\u{FB8B}'),
    ('\u{FE81}', '\u{FE88}'),
    ('\u{FE8D}', '\u{FE8E}'),
    ('\u{FE93}', '\u{FE94}'),
    ('\u{FEA9}', '\u{FEB0}'),
    ('\u{FEED}', '\u{FEF0}'),
    ('\u{FEF5}', '\u{FEFC}'),
];

/// Letters with four: isolated, final, initial, medial.
const FOUR_SHAPES: [(char, char); 9] = [
    ('\u{FB56}', '\u{FB59}'),
    ('\u{FB7A}', '\u{FB7D}'),
    ('\u{FB8E}', '\u{FB95}'),
    ('\u{FBFC}', '\u{FBFF}'),
    ('\u{FE89}', '\u{FE8C}'),
    ('\u{FE8F}', '\u{FE92}'),
    ('\u{FE95}', '\u{FEA8}'),
    ('\u{FEB1}', '\u{FEEC}'),
    ('\u{FEF1}', '\u{FEF4}'),
];

/// The text in logical order; the text itself when it is so already, or has no presentation forms.
pub(crate) fn logical(text: String) -> String {
    // All of them begin with this byte in UTF-8.
    if !text.as_bytes().contains(&0xEF) {
        return text;
    }
    let whole = direction(&text);
    if whole >= 0 && !text.lines().any(|line| direction(line) < 0) {
        return text;
    }
    let turned = |line: &str| match direction(line) {
        // Lines of unjoined letters go with the rest.
        0 if whole < 0 && line.chars().any(|c| joining(c).is_some()) => reversed(line),
        ..0 => reversed(line),
        _ => line.to_owned(),
    };
    text.split('\n').map(turned).collect::<Vec<_>>().join("\n")
}

/// Pairs of letters that join in logical order, less those that join in visual order.
fn direction(text: &str) -> i64 {
    use Joining::{Final, Initial, Medial};
    let mut votes = 0;
    let mut before = None;
    for after in text.chars().map(joining) {
        votes += match (before.flatten(), after) {
            (Some(Initial), Some(Medial | Final)) | (Some(Medial), Some(Final)) => 1,
            (Some(Medial | Final), Some(Initial)) | (Some(Final), Some(Medial)) => -1,
            _ => 0,
        };
        before = Some(after);
    }
    votes
}

fn joining(c: char) -> Option<Joining> {
    use Joining::{Final, Initial, Isolated, Medial};
    let offset = |ranges: &[(char, char)]| {
        let range = ranges.iter().find(|(first, last)| (first..=last).contains(&&c));
        range.map(|(first, _)| c as usize - *first as usize)
    };
    if let Some(offset) = offset(&FOUR_SHAPES) {
        return Some([Isolated, Final, Initial, Medial][offset % 4]);
    }
    offset(&TWO_SHAPES).map(|offset| [Isolated, Final][offset % 2])
}

/// A line reversed, but for the runs in it that are read from left to right.
fn reversed(line: &str) -> String {
    let chars: Vec<char> = line.chars().rev().collect();
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    while at < chars.len() {
        let end = at + left_to_right(&chars[at..]);
        out.extend(chars[at..end].iter().rev());
        if let Some(c) = chars.get(end) {
            out.push(mirrored(*c));
        }
        at = end + 1;
    }
    out
}

/// How many characters the run takes that begins here: a number, or words with letters that have no
/// Arabic shape. Numbers beside each other follow each other from right to left.
fn left_to_right(chars: &[char]) -> usize {
    let first = token(chars);
    let mut run = first;
    while has_letters(&chars[..first]) && chars.get(run) == Some(&' ') {
        let next = token(&chars[run + 1..]);
        if !has_letters(&chars[run + 1..][..next]) {
            break;
        }
        run += 1 + next;
    }
    run
}

/// How long the letters and digits here are, with the signs between them.
fn token(chars: &[char]) -> usize {
    if !chars.first().is_some_and(|c| is_left_to_right(*c)) {
        return 0;
    }
    let inside = |c: &&char| c.is_ascii_graphic() || is_left_to_right(**c);
    let token = chars.iter().take_while(inside).count();
    chars[..token].iter().rposition(|c| is_left_to_right(*c)).map_or(0, |last| last + 1)
}

fn has_letters(chars: &[char]) -> bool {
    chars.iter().any(|c| c.is_alphabetic())
}

fn is_left_to_right(c: char) -> bool {
    c.is_numeric()
        || (c.is_alphabetic() && !matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FEFC}'))
}

/// The bracket that looks like `c` from the other side.
pub(crate) fn mirrored(c: char) -> char {
    const PAIRS: [(char, char); 5] = [('(', ')'), ('[', ']'), ('{', '}'), ('«', '»'), ('<', '>')];
    PAIRS
        .iter()
        .find_map(|&(open, close)| match c {
            _ if c == open => Some(close),
            _ if c == close => Some(open),
            _ => None,
        })
        .unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// "The harbour of the city", in shapes and in logical order.
    const LOGICAL: &str = "ﻣﻴﻨﺎﺀ ﺍﻟﻤﺪﻳﻨﺔ";

    fn backwards(text: &str) -> String {
        text.chars().rev().collect()
    }

    #[test]
    fn words_written_backwards_are_turned() {
        assert_eq!(logical(backwards(LOGICAL)), LOGICAL);
        assert_eq!(logical(LOGICAL.to_owned()), LOGICAL);
        assert_eq!(logical("ميناء المدينة".to_owned()), "ميناء المدينة");
    }

    #[test]
    fn numbers_and_latin_words_keep_their_direction() {
        // As on the page, from left to right.
        let page = format!("(BBC News) 2021 12.5 {}", backwards(LOGICAL));
        assert_eq!(logical(page), format!("{LOGICAL} 12.5 2021 (BBC News)"));
        let brackets = format!("({})", backwards(LOGICAL));
        assert_eq!(logical(brackets), format!("({LOGICAL})"));
    }

    #[test]
    fn each_line_is_turned_by_itself_and_unjoined_ones_with_the_rest() {
        let unjoined = "ﺩﺍﺭ";
        let page = format!("{}\nHarbour\n{}\n", backwards(LOGICAL), backwards(unjoined));
        assert_eq!(logical(page), format!("{LOGICAL}\nHarbour\n{unjoined}\n"));
        let page = format!("{LOGICAL}\n{unjoined}");
        assert_eq!(logical(page.clone()), page);
    }

    proptest! {
        #[test]
        fn lines_and_letters_are_kept_and_no_line_is_turned_the_wrong_way(
            text in "[ﻣﻴﻨﺎﺀﺍﻟﻤﺪﻳﻨﺔﺩaz19 ().\n]{0,40}"
        ) {
            let once = logical(text.clone());
            prop_assert!(once.lines().all(|line| direction(line) >= 0), "{once}");
            let sorted = |text: &str| {
                let mut letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
                letters.sort_unstable();
                letters
            };
            prop_assert_eq!(sorted(&once), sorted(&text));
        }
    }
}

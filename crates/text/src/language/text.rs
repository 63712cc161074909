//! The languages of a text.

use std::ops::Range;

use super::detect::{Scores, language};
use super::letters::Letters;
use super::tables::{ARABIC, ENGLISH, IN_ARABIC_SCRIPT, LANGUAGES};
use super::{Language, LanguageShare};

/// Of two scripts in a paragraph the one with fewer letters than this share is names and quotes,
/// which are no second language.
const MINORITY: f32 = 0.15;

/// Share of the letters that must be in paragraphs of a certain language. The rest is titles,
/// lists and names.
const CERTAIN: f32 = 0.5;

/// Share of the letters that the main language must have.
const MAIN: f32 = 0.6;

/// The languages of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Languages {
    /// The one with the largest share.
    pub main: Language,
    /// Every language with its share of the letters, largest first; empty for a text without.
    pub shares: Vec<LanguageShare>,
    /// Whether the text is too short or too mixed to tell its main language.
    pub uncertain: bool,
    /// Paragraphs that are certainly neither Arabic nor English, as byte ranges in the order of
    /// the text: their words are not [stemmed](crate::Analyzer::analyze_with).
    pub foreign: Vec<Range<usize>>,
}

impl Languages {
    /// The main language of a text that was declared to be in `declared`: that one, unless the
    /// text is in another script, or nothing was declared.
    #[must_use]
    pub fn main_or(&self, declared: &Language) -> Language {
        let contradicted = script(declared).zip(script(&self.main)).is_some_and(|(a, b)| a != b);
        if *declared == Language::UNDETERMINED || contradicted {
            self.main.clone()
        } else {
            declared.clone()
        }
    }
}

/// Whether a language is written in Arabic letters; `None` when both occur, or it is not known.
fn script(language: &Language) -> Option<bool> {
    match language.as_str() {
        "ar" | "fa" | "ur" | "ckb" | "ps" | "ug" | "sd" => Some(true),
        code => LANGUAGES[IN_ARABIC_SCRIPT..]
            .iter()
            .any(|known| known.code == code && code != "ku")
            .then_some(false),
    }
}

/// The languages of a text, paragraph by paragraph: each line is one. Short lines go with the
/// certain ones of their script.
///
/// ```
/// use jisr_text::language::of_text;
///
/// let languages = of_text(
///     "The minister said that the talks would go on after the summer.\n\
///      قال الوزير إن المحادثات سوف تستمر بعد الصيف في العاصمة.",
/// );
/// assert_eq!(languages.main.as_str(), "en");
/// assert_eq!(languages.shares.len(), 2);
/// ```
#[must_use]
pub fn of_text(text: &str) -> Languages {
    let mut counts = Counts::default();
    let mut foreign = Vec::<Range<usize>>::new();
    for range in paragraphs(text) {
        if counts.paragraph(&text[range.clone()]) {
            match foreign.last_mut() {
                Some(last) if last.end == range.start => last.end = range.end,
                _ => foreign.push(range),
            }
        }
    }
    counts.languages(foreign)
}

/// The paragraphs of a text with their line ends: its lines, those of one wrapped paragraph
/// together.
fn paragraphs(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut lines = text.split_inclusive('\n').peekable();
    let mut start = 0;
    std::iter::from_fn(move || {
        let mut line = lines.next()?;
        let mut end = start + line.len();
        while is_wrapped(line) && lines.peek().is_some_and(|next| !next.trim_end().is_empty()) {
            line = lines.next()?;
            end += line.len();
        }
        let range = start..end;
        start = end;
        Some(range)
    })
}

/// Whether a line goes on in the next one: it is as wide as wrapped lines are, and stops in the
/// midst of a sentence.
fn is_wrapped(line: &str) -> bool {
    const WIDTHS: Range<usize> = 50..220;
    let line = line.trim_end();
    WIDTHS.contains(&line.len()) && !line.ends_with(['.', '!', '?', '؟', '۔', ':', '"', '”', '»'])
}

/// Letters by language.
#[derive(Debug, Default)]
struct Counts {
    certain: [usize; LANGUAGES.len()],
    /// In paragraphs of no certain language: Arabic letters, Latin letters.
    uncertain: [usize; 2],
    other: usize,
}

impl Counts {
    /// Adds a paragraph; says whether it is certainly neither Arabic nor English.
    fn paragraph(&mut self, paragraph: &str) -> bool {
        let mut letters = Letters::of(paragraph);
        if letters.all() == 0 {
            return false;
        }
        if letters.is_other() {
            self.other += letters.all();
            return false;
        }
        if !letters.is_mixed(MINORITY) {
            let all = letters.all();
            let arabic = letters.is_arabic();
            letters = Letters {
                arabic: if arabic { all } else { 0 },
                latin: if arabic { 0 } else { all },
                other: 0,
            };
        }
        self.other += letters.other;
        self.scripts(&letters, &Scores::of(paragraph))
    }

    fn scripts(&mut self, letters: &Letters, scores: &Scores) -> bool {
        let mut foreign = true;
        for (slot, count) in [letters.arabic, letters.latin].into_iter().enumerate() {
            let best = scores.best(slot == 0);
            if count > 0 && best.certain {
                self.certain[best.index] += count;
                foreign &= ![ARABIC, ENGLISH].contains(&best.index);
            } else if count > 0 {
                self.uncertain[slot] += count;
                foreign = false;
            }
        }
        foreign
    }

    fn languages(&self, foreign: Vec<Range<usize>>) -> Languages {
        let mut letters = self.certain;
        letters[self.home(0..IN_ARABIC_SCRIPT, ARABIC)] += self.uncertain[0];
        letters[self.home(IN_ARABIC_SCRIPT..LANGUAGES.len(), ENGLISH)] += self.uncertain[1];
        let all = (letters.iter().sum::<usize>() + self.other) as f32;
        let known = (0..LANGUAGES.len()).map(|index| (language(index), letters[index]));
        let mut shares: Vec<LanguageShare> = known
            .chain([(Language::UNDETERMINED, self.other)])
            .filter(|(_, letters)| *letters > 0)
            .map(|(language, letters)| LanguageShare { language, share: letters as f32 / all })
            .collect();
        shares.sort_by(|a, b| b.share.total_cmp(&a.share));
        let first = shares.first();
        let certain = (self.certain.iter().sum::<usize>() + self.other) as f32 >= CERTAIN * all;
        let uncertain = !certain || first.is_none_or(|first| first.share < MAIN);
        let main = first.map_or(Language::UNDETERMINED, |first| first.language.clone());
        Languages { main, shares, uncertain, foreign }
    }

    /// The language that uncertain paragraphs of a script go with.
    fn home(&self, range: Range<usize>, fallback: usize) -> usize {
        let most = range.max_by_key(|&index| self.certain[index]);
        most.filter(|&index| self.certain[index] > 0).unwrap_or(fallback)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str =
        "The harbour was closed after the storm, and it is not known when it will open.";
    const FRENCH: &str =
        "Le port est fermé depuis la tempête et on ne sait pas quand il va ouvrir.";
    const ARABIC: &str = "أغلق الميناء بعد العاصفة ولم يعرف حتى الآن متى سوف يفتح من جديد.";

    fn shares(text: &str) -> Vec<String> {
        let percent = |share: f32| (share * 10.0).round() * 10.0;
        let shares = of_text(text).shares;
        shares.iter().map(|each| format!("{} {}", each.language, percent(each.share))).collect()
    }

    fn foreign(text: &str) -> Vec<(usize, usize)> {
        of_text(text).foreign.iter().map(|range| (range.start, range.end)).collect()
    }

    #[test]
    fn paragraphs_make_the_shares() {
        assert_eq!(shares(&format!("{ENGLISH}\n\n{ENGLISH}\n{ARABIC}")), ["en 70", "ar 30"]);
        assert_eq!(shares("Москва"), ["und 100"]);
        assert!(shares("2021 ٣٠").is_empty());
    }

    #[test]
    fn short_lines_go_with_the_others() {
        let text = format!("Port de Tanger\n{FRENCH}\n\nPhoto: Anne Dupont\n");
        assert_eq!(shares(&text), ["fr 100"]);
        assert_eq!(foreign(&text), [(15, 15 + FRENCH.len() + 1)]);
    }

    #[test]
    fn foreign_paragraphs_are_neither_arabic_nor_english() {
        let text = format!("{ENGLISH}\n{FRENCH}\n{ARABIC}");
        let start = ENGLISH.len() + 1;
        assert_eq!(foreign(&text), [(start, start + FRENCH.len() + 1)]);
        let quote = format!("{FRENCH} {ARABIC}");
        assert!(foreign(&quote).is_empty());
    }

    #[test]
    fn short_and_mixed_texts_are_uncertain() {
        assert!(of_text("Ankara").uncertain && of_text("").uncertain);
        assert!(of_text(&format!("{ENGLISH}\n{ARABIC}")).uncertain);
        assert!(!of_text(ENGLISH).uncertain && !of_text(ARABIC).uncertain);
    }

    #[test]
    fn a_declared_language_wins_unless_the_script_contradicts_it() {
        let main = |text: &str, declared: &str| of_text(text).main_or(&Language::new(declared));
        assert_eq!(main("Ankara Istanbul", "tr").as_str(), "tr");
        assert_eq!(main(ENGLISH, "").as_str(), "en");
        assert_eq!(main(ARABIC, "en").as_str(), "ar");
        assert_eq!(main(ENGLISH, "ar").as_str(), "en");
        assert_eq!(main(ARABIC, "ku").as_str(), "ku");
    }
}

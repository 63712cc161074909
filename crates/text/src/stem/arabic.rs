//! Arabic stems by light affix removal.
//!
//! The affixes are those of *light10* (Larkey, Ballesteros and Connell, "Improving stemming for
//! Arabic information retrieval: light stemming and co-occurrence analysis", SIGIR 2002; "Light
//! stemming for Arabic information retrieval", 2007): the conjunction و, the article alone and
//! behind one-letter proclitics, and endings. It finds no roots and breaks no plurals.
//!
//! Four things differ, so that a word keeps its stem when an affix is put on it, and shares it
//! with no other:
//!
//! - light10 makes one pass over its lists, so وزير loses its و while الوزير keeps it, and فلسطيني
//!   becomes فلسطين while فلسطين becomes فلسط. Here each end is cut until nothing more comes off,
//!   and `stem("ال" + word) == stem("و" + word) == stem(word)` for a word of three letters or
//!   more.
//! - The pronouns هم هما نا, the alef of the accusative and of verbs, and the ت that taa marbuta
//!   becomes before a pronoun are endings too: حكومتهم, حكومتنا and حكومة share a stem.
//! - Endings that roots end in as well leave three letters, not two: مدينة, بيان and لجان keep
//!   theirs.
//! - No ending is cut where a stop word would remain: أمة would be أم, and a search for it would
//!   find every "or".
//!
//! The prepositions بـ لـ كـ and the conjunction فـ without an article are cut where four letters
//! remain of a word without its endings. Before shorter words they stay, since too many words
//! begin with these letters; which prefixed forms exist is known to an index, so it is settled
//! when searching (see [`with_proclitics`](crate::with_proclitics)).

use crate::{Script, stop::is_stop};

/// The conjunction "and", cut where three letters remain.
const CONJUNCTION: char = 'و';

/// The article, alone and behind a proclitic. `لل` is the preposition ل and the article.
const ARTICLES: [Affix; 5] = [
    Affix { letters: "بال", leaves: 3 },
    Affix { letters: "كال", leaves: 3 },
    Affix { letters: "فال", leaves: 3 },
    Affix { letters: "ال", leaves: 2 },
    Affix { letters: "لل", leaves: 2 },
];

/// Prepositions and conjunctions of one letter, cut once, and last: whether they are any shows in
/// what else the word has.
const PARTICLES: [char; 4] = ['ب', 'ل', 'ف', 'ك'];
/// Least number of letters that a particle leaves.
const PARTICLE_LEAVES: usize = 4;

/// Endings, longest first: pronouns, dual, plurals, nisba and feminine. Taa marbuta is already
/// haa in a key.
const ENDINGS: [Affix; 13] = [
    Affix { letters: "هما", leaves: 3 },
    Affix { letters: "ها", leaves: 2 },
    Affix { letters: "هم", leaves: 3 },
    Affix { letters: "نا", leaves: 3 },
    Affix { letters: "ان", leaves: 3 },
    Affix { letters: "ات", leaves: 2 },
    Affix { letters: "ون", leaves: 3 },
    Affix { letters: "ين", leaves: 3 },
    Affix { letters: "يه", leaves: 3 },
    Affix { letters: "ه", leaves: 2 },
    Affix { letters: "ي", leaves: 3 },
    Affix { letters: "ا", leaves: 3 },
    Affix { letters: "ت", leaves: 3 },
];

/// "God" looks like a word with an article and is none.
const WHOLE: &str = "الله";

/// Letters that come off a word where enough of it remains.
struct Affix {
    letters: &'static str,
    /// Least number of letters that must remain.
    leaves: usize,
}

/// The stem of an Arabic key: always a part of it, and two letters long at least unless the key
/// is shorter.
///
/// ```
/// use jisr_text::stem::arabic::stem;
///
/// assert_eq!(stem("للمخابرات"), stem("مخابرات"));
/// assert_eq!(stem("بالقاهره"), stem("القاهره"));
/// assert_eq!(stem("المصريه"), "مصر");
/// ```
#[must_use]
pub fn stem(key: &str) -> &str {
    without_particle(without_endings(without_prefixes(key)))
}

fn without_particle(word: &str) -> &str {
    let rest = word.strip_prefix(PARTICLES);
    rest.filter(|rest| has_letters(rest, PARTICLE_LEAVES)).unwrap_or(word)
}

fn without_prefixes(mut word: &str) -> &str {
    while let Some(rest) = without_prefix(word) {
        word = rest;
    }
    word
}

/// The word without one conjunction or article.
fn without_prefix(word: &str) -> Option<&str> {
    if word == WHOLE {
        return None;
    }
    let conjunction = word.strip_prefix(CONJUNCTION).filter(|rest| has_letters(rest, 3));
    conjunction.or_else(|| {
        ARTICLES.iter().find_map(|article| {
            word.strip_prefix(article.letters).filter(|rest| has_letters(rest, article.leaves))
        })
    })
}

fn without_endings(mut word: &str) -> &str {
    while let Some(rest) = without_ending(word) {
        word = rest;
    }
    word
}

/// The word without the longest ending that it can lose.
fn without_ending(word: &str) -> Option<&str> {
    if word == WHOLE {
        return None;
    }
    ENDINGS.iter().find_map(|ending| {
        word.strip_suffix(ending.letters)
            .filter(|rest| has_letters(rest, ending.leaves) && !is_stop(rest, Script::Arabic))
    })
}

fn has_letters(word: &str, least: usize) -> bool {
    word.chars().nth(least - 1).is_some()
}

#[cfg(test)]
mod tests {
    use super::stem;
    use crate::normalize::key;

    /// Asserts that all words, as written, have one stem.
    fn assert_same(words: &[&str]) {
        let stems: Vec<String> = words.iter().map(|word| stem(&key(word)).to_owned()).collect();
        assert!(stems.iter().all(|each| *each == stems[0]), "{words:?} {stems:?}");
    }

    #[test]
    fn proclitics_and_article_come_off() {
        assert_same(&["مخابرات", "المخابرات", "للمخابرات", "وللمخابرات", "بالمخابرات"]);
        assert_same(&["أنقرة", "وأنقرة", "انقره"]);
        assert_same(&["القاهرة", "بالقاهرة", "والقاهرة", "القاهره"]);
    }

    #[test]
    fn endings_come_off() {
        assert_same(&["مصري", "المصرية", "مصريين", "مصريون", "مصر"]);
        assert_same(&["حكومة", "الحكومات", "حكومية"]);
        assert_same(&["لاجئ", "لاجئون", "اللاجئين"]);
    }

    #[test]
    fn pronouns_come_off_and_what_they_do_to_taa_marbuta() {
        assert_same(&["حكومة", "حكومته", "حكومتهم", "حكومتنا", "حكومتهما", "حكومتها"]);
        assert_same(&["بريطانيا", "بريطاني", "البريطانية", "وبريطانيا"]);
        assert_same(&["قرار", "قرارا", "قراراً", "قرارهم"]);
    }

    #[test]
    fn particles_come_off_before_four_letters() {
        assert_same(&["رئيسة", "لرئيسة", "فرئيسة", "برئيسها", "كرئيس", "ولرئيس"]);
        assert_same(&["إسطنبول", "بإسطنبول", "لإسطنبول"]);
        for word in ["برلمان", "لبن", "كتاب", "فريق", "بشر"] {
            assert!(word.starts_with(stem(word)), "{word}");
        }
    }

    #[test]
    fn a_stem_does_not_depend_on_how_often_affixes_come_off() {
        assert_same(&["وزير", "الوزير", "والوزير", "بالوزير"]);
        assert_same(&["فلسطين", "فلسطيني", "الفلسطينيين", "فلسطينية"]);
        assert_same(&["لبنان", "لبناني", "واللبنانيون"]);
        assert_same(&["ألماني", "الألمانية"]);
        assert_same(&["التزام", "الالتزام"]);
    }

    #[test]
    fn short_words_keep_what_looks_like_an_affix() {
        for word in ["بيان", "حق", "ولد", "لجان", "الله", "يد"] {
            assert_eq!(stem(word), word);
        }
        assert_same(&["هيئة", "الهيئات"]);
        assert_same(&["ولاية", "الولايات"]);
        assert_same(&["جهة", "الجهات"]);
        assert_eq!(stem("مدينه"), "مدين");
        assert_eq!(stem("والله"), "الله");
    }

    #[test]
    fn no_ending_is_cut_where_a_stop_word_would_remain() {
        assert_eq!(stem("امه"), "امه");
        assert_eq!(stem("مايه"), "ماي");
    }
}

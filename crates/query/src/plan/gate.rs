//! Which words of a query may be names. An ordinary word must not find what merely sounds like it:
//! "report" would match ريبورت.

use jisr_index::{Result, Snapshot, TermField};
use jisr_text::names::common::is_common;
use jisr_text::names::{Layer, Names};
use jisr_text::{Script, Word};

use super::inflection::{self, ARTICLE};

/// Articles from which on an index knows how a word is written.
const KNOWN: u64 = 5;
/// Letters of the shortest word that is written in other letters.
const MIN_LETTERS: usize = 3;
/// Share of its articles in which a word has a capital in mid-sentence if it is a name whatever a
/// list says (much of the rest begins sentences, or stands in headlines).
const SURELY_CAPITAL: f32 = 0.7;
/// The share if it is a name unless it is a common word.
const MOSTLY_CAPITAL: f32 = 0.25;
/// Share of the inflected forms of an Arabic word that make it a noun of the language.
const INFLECTED: f32 = 0.1;

/// Share of the articles that an Arabic word has at most if it is a name; more have only given
/// names, and names that are listed.
const FREQUENT: f32 = 0.01;
/// Articles below which no word is frequent, however small an index is.
const MIN_FREQUENT: f32 = 50.0;

/// Tells names from ordinary words by what the index shows, and by lists of common words where it
/// shows too little.
pub(super) struct Gate<'a> {
    pub(super) snapshot: &'a Snapshot,
    /// None when the list of names is not to be asked.
    pub(super) names: Option<&'a Names>,
}

impl Gate<'_> {
    /// Whether a word that nobody marked, and no list of names has, may be a name.
    pub(super) fn allows(&self, word: &Word<'_>) -> Result<bool> {
        if word.stop || word.surface.chars().count() < MIN_LETTERS {
            return Ok(false);
        }
        match word.script {
            Script::Latin => self.allows_latin(word.surface),
            Script::Arabic => self.allows_arabic(word.surface),
            Script::Number | Script::Other => Ok(false),
        }
    }

    /// Whether a word of the index is written as names are. Arabic ones found from Latin letters
    /// need not be: nothing but inflection shows it, and many names are words as well.
    pub(super) fn is_written_as_name(&self, key: &str, layer: Layer) -> Result<bool> {
        match Script::of(key) {
            Script::Latin => self.allows_latin(key),
            Script::Arabic if layer == Layer::Variant => self.allows_arabic(key),
            _ => Ok(true),
        }
    }

    fn allows_latin(&self, key: &str) -> Result<bool> {
        let articles = self.count(key)?;
        if articles < KNOWN {
            return Ok(!is_common(key, Script::Latin));
        }
        let capital = self.snapshot.doc_freq(TermField::Capital, key)?;
        let share = capital as f32 / articles as f32;
        Ok(share >= SURELY_CAPITAL || share >= MOSTLY_CAPITAL && !is_common(key, Script::Latin))
    }

    /// Arabic has no capitals, but names are not inflected and, given names aside, not frequent.
    fn allows_arabic(&self, key: &str) -> Result<bool> {
        if inflection::bases(key).any(|base| is_common(&base, Script::Arabic)) {
            return Ok(false);
        }
        if self.names.is_some_and(|names| names.is_given(key)) {
            return Ok(true);
        }
        let bare = key.strip_prefix(ARTICLE).unwrap_or(key);
        let (with, without) = (self.count(&format!("{ARTICLE}{bare}"))?, self.count(bare)?);
        let frequent = (FREQUENT * self.snapshot.len() as f32).max(MIN_FREQUENT);
        if (with + without) as f32 > frequent || self.is_joined(key, with + without)? {
            return Ok(false);
        }
        let mut inflected = with.min(without);
        for form in inflection::forms(bare) {
            inflected += self.count(&form)?;
        }
        // Of a word that is hardly known, its forms must be known all the better.
        let most = with.max(without);
        let few = if most < KNOWN { KNOWN as f32 } else { INFLECTED * most as f32 };
        Ok((inflected as f32) < few)
    }

    /// Whether a word with so many articles is a particle and a word that is no name, which alone
    /// has more.
    fn is_joined(&self, key: &str, articles: u64) -> Result<bool> {
        let Some(rest) = inflection::behind_particle(key) else { return Ok(false) };
        let alone = self.count(rest)? + self.count(&format!("{ARTICLE}{rest}"))?;
        Ok(alone >= KNOWN && alone > articles && !self.allows_arabic(rest)?)
    }

    /// Whether the index has a word often enough to show how it is written.
    pub(super) fn knows(&self, key: &str) -> Result<bool> {
        Ok(self.count(key)? >= KNOWN)
    }

    fn count(&self, key: &str) -> Result<u64> {
        self.snapshot.doc_freq(TermField::Surface, key)
    }
}

#[cfg(test)]
mod tests {
    use jisr_index::{Index, Writer};
    use jisr_text::{Analyzer, Article};

    use super::*;

    /// The words of `text` that may be names in an index of these articles.
    fn allowed(articles: &[&str], text: &str) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let mut writer = Writer::open(folder.path()).unwrap();
        for (number, body) in articles.iter().enumerate() {
            let (id, body) = (format!("desk/{number}"), (*body).to_owned());
            writer.upsert(Article { id, body, ..Article::default() }).unwrap();
        }
        writer.finish().unwrap();
        let snapshot = Index::open(folder.path()).unwrap().snapshot().unwrap();
        let gate = Gate { snapshot: &snapshot, names: Some(Names::built_in()) };
        let words = Analyzer::new().analyze(text);
        let allowed = words.iter().filter(|word| gate.allows(word).unwrap());
        allowed.map(|word| word.surface.to_owned()).collect()
    }

    #[test]
    fn lists_stop_what_the_index_does_not_know() {
        assert_eq!(allowed(&["x"], "report market peace the Cavusoglu"), ["cavusoglu"]);
        assert_eq!(allowed(&["x"], "سلام كتاب الكتاب إلى جاويش"), ["جاويش"]);
    }

    #[test]
    fn capitals_in_mid_sentence_tell_names() {
        let article =
            "Yesterday the zorbing crowd met Zorba. Frolic began when Zorba sang, frolic ended.";
        let articles = [article; 5];
        assert_eq!(allowed(&articles, "zorba zorbing frolic"), ["zorba"]);
    }

    #[test]
    fn arabic_nouns_show_by_their_pronouns_and_their_article() {
        let article = "زار القرنبيط سمير ورأى قرنبيط جارته وشبكاتها ثم شبكتهم وشبكه";
        let articles = [article; 5];
        assert_eq!(allowed(&articles, "سمير قرنبيط شبكة"), ["سمير"]);
    }

    #[test]
    fn a_particle_and_an_ordinary_word_are_no_name() {
        let article = "زار القرنبيط سمير ورأى قرنبيط جارته";
        let mut articles = vec![article; 9];
        articles.push("بقرنبيط بسمير");
        assert_eq!(allowed(&articles, "بقرنبيط بسمير"), ["بسمير"]);
    }
}

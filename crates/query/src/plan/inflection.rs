//! Forms that ordinary Arabic words have and names have not.

/// The article.
pub(super) const ARTICLE: &str = "ال";

/// Pronouns that nouns and verbs take; a feminine ending becomes ت before them.
const PRONOUNS: [&str; 6] = ["ه", "ها", "هم", "نا", "كم", "ك"];
/// Plurals, which take the place of a feminine ending.
const PLURALS: [&str; 2] = ["ات", "ين"];
/// Letters that say who does what a verb says.
const PERSONS: [char; 3] = ['ي', 'ت', 'ن'];
/// Conjunctions and prepositions that are written with the next word.
const PARTICLES: [char; 5] = ['و', 'ف', 'ب', 'ل', 'ك'];
/// The article after one of them.
const PARTICLES_WITH_ARTICLE: [&str; 5] = ["وال", "فال", "بال", "كال", "لل"];

/// Letters of a word that something may be taken from.
const LEAST_LETTERS: usize = 3;

/// Other forms of a word without the article, if it is a noun or a verb: the more of them an index
/// has, the surer it is one.
pub(super) fn forms(bare: &str) -> impl Iterator<Item = String> {
    let noun = bare.strip_suffix('ه');
    let before_pronoun = noun.map_or_else(|| bare.to_owned(), |noun| format!("{noun}ت"));
    let before_plural = noun.unwrap_or(bare).to_owned();
    let possessed = PRONOUNS.iter().map(move |pronoun| format!("{before_pronoun}{pronoun}"));
    let plurals = PLURALS.iter().map(move |plural| format!("{before_plural}{plural}"));
    // A hamza that careless writers leave out.
    let with_hamza = std::iter::once(format!("{bare}ء"));
    let others = persons(bare).chain(of_plural(bare)).chain(without(bare));
    possessed.chain(plurals).chain(with_hamza).chain(others)
}

/// The plural that may have lost its end before a noun, or taken the pronoun of the speaker.
fn of_plural(bare: &str) -> impl Iterator<Item = String> {
    let before_noun = bare.ends_with('ي').then(|| format!("{bare}ن"));
    let mine = bare.strip_suffix('ي').filter(|plural| plural.ends_with("ات"));
    before_noun.into_iter().chain(mine.map(str::to_owned))
}

/// The other persons of what may be a verb.
fn persons(bare: &str) -> impl Iterator<Item = String> {
    let root = bare.strip_prefix(PERSONS).filter(|root| letters(root) >= LEAST_LETTERS);
    let verbs = root.into_iter().flat_map(|root| PERSONS.map(|person| format!("{person}{root}")));
    verbs.filter(move |verb| verb != bare)
}

/// What may be left without a particle and an article, an adverb's ending, a verb's or a plural's.
fn without(bare: &str) -> impl Iterator<Item = String> {
    let joined = PARTICLES_WITH_ARTICLE.iter().filter_map(|start| bare.strip_prefix(start));
    let joined = joined.filter(|noun| letters(noun) >= LEAST_LETTERS);
    let joined = joined.map(|noun| format!("{ARTICLE}{noun}"));
    let shorter = ["ا", "ت"].iter().filter_map(|end| bare.strip_suffix(end));
    let shorter = shorter.filter(|word| letters(word) >= LEAST_LETTERS).map(str::to_owned);
    let cases = [("ين", "ون"), ("ون", "ين")];
    let cases = cases
        .into_iter()
        .filter_map(|(from, to)| Some(format!("{}{to}", bare.strip_suffix(from)?)));
    let one = bare.strip_prefix(PERSONS).and(bare.strip_suffix("ون"));
    joined.chain(shorter).chain(cases).chain(one.map(str::to_owned))
}

/// What may stand behind a conjunction or a preposition that is written with it.
pub(super) fn behind_particle(key: &str) -> Option<&str> {
    key.strip_prefix(PARTICLES).filter(|rest| letters(rest) >= LEAST_LETTERS)
}

/// The word, and what it may be a form of: without a particle, without a pronoun, without both.
pub(super) fn bases(key: &str) -> impl Iterator<Item = String> {
    let words = std::iter::once(key).chain(behind_particle(key));
    words.flat_map(|word| {
        let pronouns = PRONOUNS.iter().filter_map(|pronoun| word.strip_suffix(pronoun));
        let owned = pronouns.filter(|noun| letters(noun) >= LEAST_LETTERS);
        let feminine = |noun: &str| noun.strip_suffix('ت').map(|noun| format!("{noun}ه"));
        let owned = owned.flat_map(move |noun| [Some(noun.to_owned()), feminine(noun)]);
        std::iter::once(word.to_owned()).chain(owned.flatten())
    })
}

fn letters(key: &str) -> usize {
    key.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_nouns_and_verbs() {
        let has = |bare: &str, form: &str| forms(bare).any(|one| one == form);
        for (bare, form) in [
            ("شبكه", "شبكتها"),
            ("شبكه", "شبكات"),
            ("قرار", "قرارهم"),
            ("يقولون", "تقولون"),
            ("يقولون", "يقول"),
            ("جديدا", "جديد"),
            ("بالقطار", "القطار"),
            ("للقطار", "القطار"),
            ("عاملون", "عاملين"),
            ("اشيا", "اشياء"),
            ("مراسلي", "مراسلين"),
            ("قراراتي", "قرارات"),
        ] {
            assert!(has(bare, form), "{bare} {form}");
        }
        assert!(!has("يقولون", "يقولون"));
    }

    #[test]
    fn words_are_looked_for_without_particle_and_pronoun() {
        let has = |key: &str, base: &str| bases(key).any(|one| one == base);
        for (key, base) in
            [("كتاب", "كتاب"), ("ولهذا", "لهذا"), ("حياتنا", "حياه"), ("وكتابهم", "كتاب")]
        {
            assert!(has(key, base), "{key} {base}");
        }
        assert!(!has("ولد", "لد"));
    }
}

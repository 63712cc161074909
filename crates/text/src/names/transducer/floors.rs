//! The least probability of every edit, so that a spelling that training never saw is improbable
//! and not impossible.

use crate::names::letters::{Alphabet, LETTERS};
use crate::names::walk::EditTable;

/// For each Arabic letter the Latin letters that may sound like it.
const PLAUSIBLE: [(char, &str); 32] = [
    ('ا', "aeiouy"),
    ('ب', "bpv"),
    ('ت', "t"),
    ('ث', "ts"),
    ('ج', "gjcdy"),
    ('ح', "hk"),
    ('خ', "khxjg"),
    ('د', "d"),
    ('ذ', "dzt"),
    ('ر', "r"),
    ('ز', "zs"),
    ('س', "scz"),
    ('ش', "scjx"),
    ('ص', "scz"),
    ('ض', "dz"),
    ('ط', "t"),
    ('ظ', "zdt"),
    ('ع', "aeiou"),
    ('غ', "ghr"),
    ('ف', "fvpw"),
    ('ق', "qkcg"),
    ('ك', "kcqxg"),
    ('ل', "l"),
    ('م', "m"),
    ('ن', "n"),
    ('ه', "hae"),
    ('و', "wouvyia"),
    ('ي', "yieaju"),
    ('پ', "p"),
    ('چ', "cjt"),
    ('ژ', "jz"),
    ('گ', "gk"),
];

/// Arabic letters that stand for vowels, and those that most Latin spellings do not tell from
/// another letter.
const VOWELS: &str = "اوي";
const UNMARKED: &str = "حصضطظعقذثخغ";

/// Floors for words of one alphabet.
#[derive(Clone, Debug)]
pub(super) struct Floors {
    from: Alphabet,
    /// By source letter and target letter.
    substitution: Vec<[f32; LETTERS]>,
    /// By source letter.
    deletion: [f32; LETTERS],
    /// By target letter.
    insertion: [f32; LETTERS],
}

impl Floors {
    pub(super) fn new(from: Alphabet) -> Self {
        let weak = |alphabet, value, other| {
            let mut floors = [other; LETTERS];
            for c in weak_letters(alphabet).chars() {
                floors[usize::from(alphabet.letter(c))] = value;
            }
            floors
        };
        Self {
            from,
            substitution: substitution(from),
            deletion: weak(from, 5e-3, 1e-4),
            insertion: weak(from.other(), 1e-3, 1e-5),
        }
    }

    /// Adds the floors of every edit of a word.
    pub(super) fn add(&self, source: &[u8], table: &mut EditTable) {
        for at in 0..=source.len() {
            for letter in 1..LETTERS {
                table.add(at, 0, &[letter as u8], self.insertion[letter]);
            }
        }
        for (at, &letter) in source.iter().enumerate() {
            for (target, &floor) in
                self.substitution[usize::from(letter)].iter().enumerate().skip(1)
            {
                table.add(at, 1, &[target as u8], floor);
            }
            let doubled = at > 0 && source[at - 1] == letter;
            table.add(at, 1, &[], if doubled { 0.2 } else { self.deletion[usize::from(letter)] });
        }
        self.add_article(source, table);
    }

    /// The article ال may come before any name, or be left out.
    fn add_article(&self, source: &[u8], table: &mut EditTable) {
        let article = ['ا', 'ل'].map(|c| Alphabet::Arabic.letter(c));
        match self.from {
            Alphabet::Latin => table.add(0, 0, &article, 0.05),
            Alphabet::Arabic if source.starts_with(&article) && source.len() > 2 => {
                table.add(0, 2, &[], 0.3);
            }
            Alphabet::Arabic => {}
        }
    }
}

/// Letters that come and go: vowels and what is heard like one.
fn weak_letters(alphabet: Alphabet) -> &'static str {
    match alphabet {
        Alphabet::Latin => "aeiouyhw",
        Alphabet::Arabic => "اويهع",
    }
}

fn substitution(from: Alphabet) -> Vec<[f32; LETTERS]> {
    let mut floors = vec![[1e-5; LETTERS]; LETTERS];
    for (arabic, sounds) in PLAUSIBLE {
        for latin in sounds.chars() {
            let arabic_letter = usize::from(Alphabet::Arabic.letter(arabic));
            let latin_letter = usize::from(Alphabet::Latin.letter(latin));
            let (source, target) = match from {
                Alphabet::Latin => (latin_letter, arabic_letter),
                Alphabet::Arabic => (arabic_letter, latin_letter),
            };
            floors[source][target] = plausible(arabic, latin);
        }
    }
    floors
}

fn plausible(arabic: char, latin: char) -> f32 {
    if VOWELS.contains(arabic) {
        3e-3
    } else if UNMARKED.contains(arabic) || matches!((arabic, latin), ('ج', 'g') | ('ش', 's')) {
        1e-2
    } else {
        1e-3
    }
}

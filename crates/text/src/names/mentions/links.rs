//! Links between the names of one article: from a surname to the full name.

use rustc_hash::FxHashMap;

use super::{
    Evidence, Mention,
    finder::Found,
    lexicon::{Use, proclitics},
    scan::{Scan, end_bit},
};
use crate::names::Kind;

/// Gives every mention the key of the longest form of its name in the article, adds mentions that
/// only the full name tells, and drops what stayed unsure. The texts come in the order in which a
/// name is introduced: the body, then the title.
pub(super) fn link<const N: usize>(mut texts: [(&Scan<'_>, &mut Vec<Found>); N]) {
    let mut full = FullNames::default();
    for (_, found) in &texts {
        found.iter().filter(|found| found.sure).for_each(|found| full.add(&found.mention));
    }
    full.join();
    let mut seen = 0;
    for (scan, found) in &mut texts {
        full.echo(scan, found);
        let mut taken = 0;
        for one in found.iter_mut() {
            full.resolve(one, &mut seen);
            full.widen(scan, &mut one.mention, taken);
            if one.sure {
                taken = one.mention.words.end;
            }
        }
        drop_covered(found);
    }
    settle(&mut texts);
}

/// Drops what a mention that was widened covers.
fn drop_covered(found: &mut Vec<Found>) {
    let mut next = usize::MAX;
    found.reverse();
    found.retain(|one| {
        let free = one.mention.words.end <= next;
        if free && one.sure {
            next = one.mention.words.start;
        }
        free
    });
    found.reverse();
}

/// Drops what is unsure and repeats nothing sure, and gives each key one kind.
fn settle<const N: usize>(texts: &mut [(&Scan<'_>, &mut Vec<Found>); N]) {
    let mut kinds = FxHashMap::default();
    for Found { mention, sure } in texts.iter().flat_map(|(_, found)| found.iter()) {
        if *sure {
            let kind = kinds.entry(&*mention.key).or_insert(mention.kind);
            *kind = firmer(mention.kind, *kind);
        }
    }
    let is_open = |found: &&Found| !found.sure || found.mention.kind.is_none();
    let open = texts.iter().flat_map(|(_, found)| found.iter().filter(is_open));
    let settled: Vec<_> = open.map(|found| kinds.get(&*found.mention.key).copied()).collect();
    let mut settled = settled.into_iter();
    for (_, found) in texts {
        found.retain_mut(|found| {
            let kind = if is_open(&&*found) { settled.next().flatten() } else { return true };
            found.mention.kind = kind.unwrap_or(found.mention.kind);
            kind.is_some()
        });
    }
}

/// What is known of either.
fn firmer(one: Option<Kind>, other: Option<Kind>) -> Option<Kind> {
    one.into_iter().chain(other).min()
}

/// The names of several words in an article.
#[derive(Default)]
struct FullNames {
    names: Vec<FullName>,
    /// Numbers of names by key.
    by_key: FxHashMap<String, usize>,
    /// A bit for what the last words end in: most words are not looked at more closely.
    ends: u64,
}

struct FullName {
    key: String,
    kind: Option<Kind>,
    /// The number of the longest form of the name.
    longest: usize,
}

impl FullNames {
    fn add(&mut self, mention: &Mention) {
        let may_be_person = matches!(mention.kind, Some(Kind::Person) | None);
        if !may_be_person || !mention.key.contains(' ') || self.by_key.contains_key(&mention.key) {
            return;
        }
        let longest = self.names.len();
        self.by_key.insert(mention.key.clone(), longest);
        self.ends |= end_bit(&mention.key);
        self.names.push(FullName { key: mention.key.clone(), kind: mention.kind, longest });
    }

    /// Finds the longest form of each name.
    fn join(&mut self) {
        for i in 0..self.names.len() {
            let longer = (0..self.names.len())
                .filter(|&other| is_short_for(&self.names[i].key, &self.names[other].key))
                .max_by_key(|&other| self.names[other].key.len());
            self.names[i].longest = longer.unwrap_or(i);
        }
    }

    /// Gives a mention the key of its longest form. A surname that several bear is the one's who
    /// was named last: `seen` is the number of that name.
    fn resolve(&self, found: &mut Found, seen: &mut usize) {
        let mention = &mut found.mention;
        if !matches!(mention.kind, Some(Kind::Person) | None) {
            return;
        }
        let whole = self.by_key.get(&mention.key).copied();
        if let Some(name) = whole.or_else(|| self.bearer(&mention.key, *seen)) {
            *seen = name;
            let longest = &self.names[self.names[name].longest];
            mention.key.clone_from(&longest.key);
            mention.kind = firmer(mention.kind, longest.kind);
            found.sure = true;
        }
    }

    /// Takes in the words before a surname that belong to the name, back to `taken` at most:
    /// nothing told them in a headline.
    fn widen(&self, scan: &Scan<'_>, mention: &mut Mention, taken: usize) {
        if mention.words.len() > 1 || !self.by_key.contains_key(&mention.key) {
            return;
        }
        let start = &mut mention.words.start;
        for word in mention.key.rsplit(' ').skip(1) {
            let before = *start > taken && scan.joined(*start);
            if !before || scan.text.words.surface(*start - 1) != word {
                break;
            }
            *start -= 1;
        }
    }

    /// The full name that ends with a surname.
    fn bearer(&self, surname: &str, seen: usize) -> Option<usize> {
        if self.ends & end_bit(surname) == 0 {
            return None;
        }
        let bears = |&i: &usize| ends_with_word(&self.names[i].key, surname);
        (0..self.names.len())
            .rev()
            .filter(|&i| i <= seen)
            .chain(seen + 1..self.names.len())
            .find(bears)
    }

    /// Adds the surnames in a text that nothing but the full name tells.
    fn echo(&self, scan: &Scan<'_>, found: &mut Vec<Found>) {
        if self.names.is_empty() {
            return;
        }
        let mut echoes = Vec::new();
        let mut taken = found.iter().map(|found| found.mention.words.clone()).peekable();
        for i in scan.ending(self.ends) {
            while taken.next_if(|words| words.end <= i).is_some() {}
            let free = taken.peek().is_none_or(|words| i < words.start);
            if free && may_be_surname(scan, i) {
                echoes.extend(self.echo_at(scan, i));
            }
        }
        drop(taken);
        if !echoes.is_empty() {
            found.extend(echoes);
            found.sort_by_key(|found| found.mention.words.start);
        }
    }

    fn echo_at(&self, scan: &Scan<'_>, i: usize) -> Option<Found> {
        let surface = scan.text.words.surface(i);
        let cuts = || proclitics(surface).map(|cut| &surface[cut.bytes as usize..]);
        let key = std::iter::once(surface)
            .chain(cuts().filter(|_| scan.is_arabic(i)))
            .find(|key| self.names.iter().any(|name| ends_with_word(&name.key, key)))?;
        let (words, kind) = (i..i + 1, None);
        let mention = Mention { words, key: key.to_owned(), kind, evidence: Evidence::Article };
        Some(Found { mention, sure: false })
    }
}

/// Whether a word on its own may stand for a person whose name ends with it.
fn may_be_surname(scan: &Scan<'_>, i: usize) -> bool {
    const NEVER: [Use; 7] = [
        Use::Title,
        Use::Qualifier,
        Use::Nation,
        Use::Ordinary,
        Use::Organisation,
        Use::Company,
        Use::Place,
    ];
    let known = scan.known(i);
    // `Karima Aboud` is not the `Said Aboud` of the article.
    let others = scan.is_arabic(i) && scan.joined(i) && scan.known(i - 1).is(Use::Given);
    let written = scan.is_capital(i) || (scan.is_arabic(i) && !known.is(Use::Given));
    written && !others && (known.is(Use::Ambiguous) || !known.is_any(&NEVER))
}

/// Whether one name of several words is a shorter form of another: `Tayyip Erdogan` or `Recep
/// Erdogan` of `Recep Tayyip Erdogan`.
fn is_short_for(short: &str, long: &str) -> bool {
    short.len() < long.len() && (ends_with_word(long, short) || ends(short) == ends(long))
}

/// The first and the last word of a name.
fn ends(name: &str) -> (Option<&str>, Option<&str>) {
    (name.split(' ').next(), name.rsplit(' ').next())
}

/// Whether a name ends with these words, and has more.
fn ends_with_word(name: &str, words: &str) -> bool {
    name.strip_suffix(words).is_some_and(|rest| rest.ends_with(' '))
}

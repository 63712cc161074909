//! The names of people that no list joins, in one script and in the other.

use jisr_text::Script;
use jisr_text::names::Kind;
use jisr_text::names::alignment::similarity;
use jisr_text::names::spell::NameWord;
use rustc_hash::FxHashMap;

use super::skeleton::{is_full_name, skeleton};
use super::{Entity, Spelled};

/// From this similarity on two names in different scripts may be one.
const SAME: f32 = 0.75;

/// People that are compared at most, the first: comparing is slow, and who is hardly mentioned is not
/// worth it.
const MOST_PEOPLE: usize = 20_000;

/// Consonants of a name at least: shorter ones are alike by chance.
const LEAST_CONSONANTS: usize = 4;

/// A full name, and the number of its entity.
type Named<'a> = (&'a str, usize);

/// Pairs of entities that are one person: the first is spelled in Latin letters only, the other in
/// Arabic ones, and each is the most similar to the other. `may_join` says of which pairs nothing
/// else is known.
pub(super) fn pairs(
    entities: &[Entity],
    may_join: impl Fn(usize, usize) -> bool,
) -> Vec<(usize, usize)> {
    let mut similar = Vec::new();
    for (latin, arabic) in blocks(entities).into_values() {
        for (one, other) in
            latin.iter().flat_map(|one| arabic.iter().map(move |other| (one, other)))
        {
            let similarity = compare(one.0, other.0);
            if similarity >= SAME && may_join(one.1, other.1) {
                similar.push((similarity, one.1, other.1));
            }
        }
    }
    similar.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let (mut of_latin, mut of_arabic) = (FxHashMap::default(), FxHashMap::default());
    for &(_, latin, arabic) in &similar {
        of_latin.entry(latin).or_insert(arabic);
        of_arabic.entry(arabic).or_insert(latin);
    }
    let mut pairs: Vec<_> =
        of_latin.into_iter().filter(|(latin, arabic)| of_arabic[arabic] == *latin).collect();
    pairs.sort_unstable();
    pairs
}

/// The full names of people, in Latin and in Arabic letters, by what all that are compared share.
fn blocks(entities: &[Entity]) -> FxHashMap<String, (Vec<Named<'_>>, Vec<Named<'_>>)> {
    let mut blocks: FxHashMap<_, (Vec<_>, Vec<_>)> = FxHashMap::default();
    let people = entities.iter().enumerate().filter(|(_, entity)| entity.kind == Kind::Person);
    for (number, entity) in people.take(MOST_PEOPLE) {
        let Some(script) = script(entity) else { continue };
        for Spelled { key, .. } in &entity.spellings {
            let skeleton = skeleton(key);
            if skeleton.len() < LEAST_CONSONANTS || !is_full_name(key) {
                continue;
            }
            let (latin, arabic) = blocks.entry(skeleton).or_default();
            let names = if script == Script::Latin { latin } else { arabic };
            names.push((&**key, number));
        }
    }
    blocks
}

/// The one script of all spellings.
fn script(entity: &Entity) -> Option<Script> {
    let mut scripts = entity.spellings.iter().map(|spelled| Script::of(&spelled.key));
    let first = scripts.next().filter(|first| matches!(first, Script::Latin | Script::Arabic))?;
    scripts.all(|script| script == first).then_some(first)
}

fn compare(one: &str, other: &str) -> f32 {
    let words = |name| str::split(name, ' ').map(|key| NameWord { key, script: Script::of(key) });
    similarity(&words(one).collect::<Vec<_>>(), &words(other).collect::<Vec<_>>())
}

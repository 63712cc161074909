//! Which names mean the same. Precision comes before recall.

use std::cmp::Reverse;

use jisr_index::Mention;
use jisr_text::names::{Kind, Names};
use rustc_hash::FxHashMap;

use super::{Entities, Entity, Evidence, Spelled};

/// From this [`similarity`] on two names are one.
const SAME: f32 = 0.95;

/// A mention and the articles that have it.
type Counted = (Mention, u64);

/// Puts mentions together.
pub(super) struct Joiner<'a> {
    names: &'a Names,
    entities: Vec<Entity>,
    by_mention: FxHashMap<Mention, usize>,
    /// Entities of a list of names by label.
    listed: FxHashMap<(Kind, &'a str), usize>,
    /// Keys and their entities by what all that are compared with each other share.
    blocks: FxHashMap<(Kind, String), Vec<(String, usize)>>,
}

impl<'a> Joiner<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        Self {
            names,
            entities: Vec::new(),
            by_mention: FxHashMap::default(),
            listed: FxHashMap::default(),
            blocks: FxHashMap::default(),
        }
    }

    /// Listed names come first, then the most frequent: to these the others are joined.
    pub(super) fn join(mut self, mut mentions: Vec<Counted>) -> Entities {
        mentions.sort_by_key(|(_, articles)| Reverse(*articles));
        let (typed, untyped): (Vec<_>, Vec<_>) =
            mentions.into_iter().partition(|(mention, _)| mention.kind.is_some());
        let rest: Vec<_> = typed.into_iter().filter_map(|one| self.add_listed(one)).collect();
        rest.into_iter().for_each(|one| self.add_similar(one));
        untyped.into_iter().for_each(|one| self.add_untyped(one));
        self.finish()
    }

    /// Joins a mention by the lists of names; gives back one that they do not know.
    fn add_listed(&mut self, (mention, articles): Counted) -> Option<Counted> {
        let Some(known) = self.names.meaning(&mention.key, mention.kind) else {
            return Some((mention, articles));
        };
        let listed = self.listed.get(&(known.kind, known.label)).copied();
        let entity = listed.unwrap_or_else(|| self.new_entity(known.kind, known.label));
        self.listed.insert((known.kind, known.label), entity);
        let evidence = if known.is_own { Evidence::UserCatalogue } else { Evidence::Gazetteer };
        self.push(entity, mention, articles, evidence);
        None
    }

    /// Joins a mention to an entity with a similar name, or makes it one.
    fn add_similar(&mut self, (mention, articles): Counted) {
        let Some(kind) = mention.kind else { return };
        let block = self.blocks.get(&(kind, letters(&mention.key)));
        let same = |(key, _): &&(String, usize)| similarity(key, &mention.key) >= SAME;
        let mut similar = block.into_iter().flatten().filter(same).map(|(_, entity)| *entity);
        let first = similar.next();
        let entity = first.filter(|first| similar.all(|other| other == *first));
        let entity = entity.unwrap_or_else(|| self.new_entity(kind, ""));
        self.push(entity, mention, articles, Evidence::SameLetters);
    }

    /// A name of which an article does not tell what it names is what others say it is, if they
    /// agree.
    fn add_untyped(&mut self, (mention, articles): Counted) {
        let kinds = [Kind::Person, Kind::Place, Kind::Organisation];
        let typed = kinds.map(|kind| Mention { kind: Some(kind), key: mention.key.clone() });
        let mut told = typed.iter().filter_map(|typed| self.by_mention.get(typed)).copied();
        let (Some(entity), None) = (told.next(), told.next()) else { return };
        let spelled = &mut self.entities[entity].spellings;
        if let Some(spelled) = spelled.iter_mut().find(|spelled| spelled.key == mention.key) {
            spelled.articles += articles;
        }
        self.by_mention.insert(mention, entity);
    }

    fn new_entity(&mut self, kind: Kind, label: &str) -> usize {
        let label = label.to_owned();
        self.entities.push(Entity { label, kind, articles: 0, spellings: Vec::new() });
        self.entities.len() - 1
    }

    fn push(&mut self, entity: usize, mention: Mention, articles: u64, joined_from: Evidence) {
        let key = mention.key.clone();
        let block = self.blocks.entry((self.entities[entity].kind, letters(&key))).or_default();
        block.push((key.clone(), entity));
        self.entities[entity].spellings.push(Spelled { key, articles, joined_from });
        self.by_mention.insert(mention, entity);
    }

    /// Labels the entities and puts them in order.
    fn finish(self) -> Entities {
        let mut numbered: Vec<_> = self.entities.into_iter().enumerate().collect();
        for (_, entity) in &mut numbered {
            entity.spellings.sort_by(|a, b| (b.articles, &a.key).cmp(&(a.articles, &b.key)));
            entity.articles = entity.spellings.iter().map(|spelled| spelled.articles).sum();
            if entity.label.is_empty() {
                entity.label = label(&entity.spellings);
            }
        }
        numbered.sort_by(|(_, a), (_, b)| (b.articles, &a.label).cmp(&(a.articles, &b.label)));
        let mut places = vec![0; numbered.len()];
        numbered.iter().enumerate().for_each(|(place, (number, _))| places[*number] = place);
        let by_mention =
            self.by_mention.into_iter().map(|(mention, number)| (mention, places[number]));
        Entities {
            by_mention: by_mention.collect(),
            entities: numbered.into_iter().map(|(_, entity)| entity).collect(),
        }
    }
}

/// The most frequent spelling in Latin letters, else the most frequent.
fn label(spellings: &[Spelled]) -> String {
    let latin = |spelled: &&Spelled| spelled.key.starts_with(|c: char| c.is_ascii_alphanumeric());
    let spelled = spellings.iter().find(latin).or(spellings.first());
    spelled.map(|spelled| spelled.key.clone()).unwrap_or_default()
}

/// How sure it is, from 0 to 1, that two names of one kind mean the same. Names are compared that
/// have the same [`letters`].
fn similarity(one: &str, other: &str) -> f32 {
    if letters(one) == letters(other) { 1.0 } else { 0.0 }
}

/// The letters of a name without the article, of which there is none before a name of one word:
/// `bashar al assad`, `bashar assad` and `basharassad` are one.
fn letters(key: &str) -> String {
    let is_article = |word: &&str| matches!(*word, "al" | "el");
    let words: Vec<_> = key.split(' ').filter(|word| !is_article(word)).collect();
    match words[..] {
        [word] if word != key => format!("al{word}"),
        _ => words.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(mentions: &[(Option<Kind>, &str, u64)]) -> Vec<(String, Vec<String>)> {
        let mentions = mentions
            .iter()
            .map(|&(kind, key, articles)| (Mention { kind, key: key.into() }, articles));
        let entities = Joiner::new(Names::built_in()).join(mentions.collect());
        let keys = |entity: &Entity| entity.spellings.iter().map(|one| one.key.clone()).collect();
        entities.all().iter().map(|entity| (entity.label.clone(), keys(entity))).collect()
    }

    #[test]
    fn the_gazetteer_joins_both_scripts() {
        let found = joined(&[
            (Some(Kind::Person), "mevlut cavusoglu", 2),
            (Some(Kind::Person), "مولود جاويش اوغلو", 5),
        ]);
        let spellings = vec!["مولود جاويش اوغلو".to_owned(), "mevlut cavusoglu".to_owned()];
        assert_eq!(found, [("Mevlut Cavusoglu".to_owned(), spellings)]);
    }

    #[test]
    fn the_same_letters_are_one_name() {
        let person = Some(Kind::Person);
        let found = joined(&[(person, "nabil al zarqan", 2), (person, "nabil el zarqan", 1)]);
        assert_eq!(found.len(), 1, "{found:?}");
        let found = joined(&[(person, "nabil zarqan", 2), (person, "nabila zarqan", 1)]);
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(letters("el zarqan"), letters("alzarqan"));
        assert_ne!(letters("zarqan"), letters("alzarqan"));
    }

    #[test]
    fn what_an_article_does_not_tell_others_do() {
        let place = Some(Kind::Place);
        let found = joined(&[(place, "qarun bay", 2), (None, "qarun bay", 3), (None, "xyz", 9)]);
        assert_eq!(found, [("qarun bay".to_owned(), vec!["qarun bay".to_owned()])]);
    }
}

//! Which names mean the same. Precision comes before recall.

use std::cmp::Reverse;

use jisr_index::{Mention, Mentioned};
use jisr_text::names::{Kind, Names};
use rustc_hash::FxHashMap;

use super::{Entity, Evidence, Spelled, across};

/// Puts mentions together.
pub(super) struct Joiner<'a> {
    names: &'a Names,
    entities: Vec<Entity>,
    by_mention: FxHashMap<Mention, usize>,
    /// Entities of a list of names by label.
    listed: FxHashMap<(Kind, &'a str), usize>,
    /// Entities by the [`letters`] of their names; none for letters that several share.
    by_letters: FxHashMap<(Kind, String), Option<usize>>,
}

impl<'a> Joiner<'a> {
    pub(super) fn new(names: &'a Names) -> Self {
        Self {
            names,
            entities: Vec::new(),
            by_mention: FxHashMap::default(),
            listed: FxHashMap::default(),
            by_letters: FxHashMap::default(),
        }
    }

    /// The entities, those in the most articles first. Listed names come first, then the most
    /// frequent: to these the others are joined.
    pub(super) fn join(mut self, mut mentions: Vec<Mentioned>) -> Vec<Entity> {
        mentions.sort_by_key(|one| Reverse(one.articles));
        let (typed, untyped): (Vec<_>, Vec<_>) =
            mentions.into_iter().partition(|one| one.mention.kind.is_some());
        let rest: Vec<_> = typed.into_iter().filter_map(|one| self.add_listed(one)).collect();
        rest.into_iter().for_each(|one| self.add_similar(one));
        self.join_across();
        untyped.into_iter().for_each(|one| self.add_untyped(&one));
        self.finish()
    }

    /// Joins a mention by the lists of names; gives back one that they do not know.
    fn add_listed(&mut self, one: Mentioned) -> Option<Mentioned> {
        let Some(known) = self.names.meaning(&one.mention.key, one.mention.kind) else {
            return Some(one);
        };
        let listed = self.listed.get(&(known.kind, known.label)).copied();
        let entity = listed.unwrap_or_else(|| self.new_entity(known.kind, known.label));
        self.listed.insert((known.kind, known.label), entity);
        let evidence = if known.is_own { Evidence::UserCatalogue } else { Evidence::Gazetteer };
        self.push(entity, one, Some(evidence));
        None
    }

    /// Joins a mention to an entity with the same letters, or makes it one.
    fn add_similar(&mut self, one: Mentioned) {
        let Some(kind) = one.mention.kind else { return };
        match self.by_letters.get(&(kind, letters(&one.mention.key))).copied().flatten() {
            Some(entity) => self.push(entity, one, Some(Evidence::SameLetters)),
            None => {
                let entity = self.new_entity(kind, "");
                self.push(entity, one, None);
            }
        }
    }

    /// Joins people of whom one script has no name on a list.
    fn join_across(&mut self) {
        let is_listed = |entity: usize| !self.entities[entity].label.is_empty();
        let pairs =
            across::pairs(&self.entities, |one, other| !is_listed(one) || !is_listed(other));
        for (latin, arabic) in pairs {
            let swap = !self.entities[arabic].label.is_empty();
            let (into, from) = if swap { (arabic, latin) } else { (latin, arabic) };
            for mut spelled in std::mem::take(&mut self.entities[from].spellings) {
                spelled.joined_from = Some(Evidence::OtherScript);
                let mention = Mention { kind: Some(Kind::Person), key: spelled.key.clone() };
                self.by_mention.insert(mention, into);
                self.entities[into].spellings.push(spelled);
            }
        }
    }

    /// Counts a name of which an article does not tell what it names as what others say it is, if
    /// they agree.
    fn add_untyped(&mut self, one: &Mentioned) {
        let key = &one.mention.key;
        let kinds = [Kind::Person, Kind::Place, Kind::Organisation];
        let typed = kinds.map(|kind| Mention { kind: Some(kind), key: key.clone() });
        let mut told = typed.iter().filter_map(|typed| self.by_mention.get(typed)).copied();
        let (Some(entity), None) = (told.next(), told.next()) else { return };
        let spelled = &mut self.entities[entity].spellings;
        if let Some(spelled) = spelled.iter_mut().find(|spelled| spelled.key == *key) {
            spelled.articles += one.articles;
        }
    }

    fn new_entity(&mut self, kind: Kind, label: &str) -> usize {
        let label = label.to_owned();
        self.entities.push(Entity { label, kind, articles: 0, spellings: Vec::new() });
        self.entities.len() - 1
    }

    fn push(&mut self, entity: usize, one: Mentioned, joined_from: Option<Evidence>) {
        let Mentioned { mention, written, articles } = one;
        let key = mention.key.clone();
        let same = self.by_letters.entry((self.entities[entity].kind, letters(&key)));
        let same = same.or_insert(Some(entity));
        *same = same.filter(|same| *same == entity);
        self.entities[entity].spellings.push(Spelled { key, written, articles, joined_from });
        self.by_mention.insert(mention, entity);
    }

    /// Labels the entities and puts them in order.
    fn finish(self) -> Vec<Entity> {
        let mut entities = self.entities;
        entities.retain(|entity| !entity.spellings.is_empty());
        for entity in &mut entities {
            entity.spellings.sort_by(|a, b| (b.articles, &a.key).cmp(&(a.articles, &b.key)));
            entity.articles = entity.spellings.iter().map(|spelled| spelled.articles).sum();
            if entity.label.is_empty() {
                entity.label = label(&entity.spellings);
            }
        }
        entities.sort_by(|a, b| (b.articles, &a.label).cmp(&(a.articles, &b.label)));
        entities
    }
}

/// The most frequent spelling in Latin letters, else the most frequent.
fn label(spellings: &[Spelled]) -> String {
    let latin = |spelled: &&Spelled| spelled.key.starts_with(|c: char| c.is_ascii_alphanumeric());
    let spelled = spellings.iter().find(latin).or(spellings.first());
    spelled.map(|spelled| spelled.written.clone()).unwrap_or_default()
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
    use proptest::prelude::*;

    use super::*;

    fn joined(mentions: &[(Option<Kind>, &str, u64)]) -> Vec<(String, Vec<String>)> {
        let mentions = mentions.iter().map(|&(kind, key, articles)| Mentioned {
            mention: Mention { kind, key: key.into() },
            written: key.to_uppercase(),
            articles,
        });
        let entities = Joiner::new(Names::built_in()).join(mentions.collect());
        let keys = |entity: &Entity| entity.spellings.iter().map(|one| one.key.clone()).collect();
        entities.iter().map(|entity| (entity.label.clone(), keys(entity))).collect()
    }

    proptest! {
        #[test]
        fn every_mention_is_in_one_entity(
            keys in prop::collection::btree_set(
                "(nabil|nabila|نبيل|نبيله|al) (farghaly|sobky|فرغلي|السبكي)|cairo|مصر|reagan",
                0..20,
            ),
            kinds in prop::collection::vec(0..3_usize, 20),
        ) {
            let of = [Kind::Person, Kind::Place, Kind::Organisation];
            let mentions = keys.iter().zip(kinds).zip(1..);
            let mentions: Vec<_> =
                mentions.map(|((key, kind), articles)| (Some(of[kind]), &**key, articles)).collect();
            let mut found: Vec<_> =
                joined(&mentions).into_iter().flat_map(|(_, keys)| keys).collect();
            found.sort();
            prop_assert!(found.iter().eq(&keys));
        }
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
    fn all_spellings_of_a_listed_name_are_one_entity_with_each_once() {
        let person = Some(Kind::Person);
        let keys =
            ["انطونيو غوتيريش", "انطونيو غوتيريس", "antonio guterres", "guterres", "غوتيريش"];
        let mentions: Vec<_> = keys.iter().map(|key| (person, *key, 1)).collect();
        let untyped = [(None, "antonio guterres", 3)];
        let found = joined(&[&mentions[..], &untyped].concat());
        assert_eq!(found.len(), 1, "{found:?}");
        let (label, spellings) = &found[0];
        assert_eq!(
            (label.as_str(), spellings[0].as_str()),
            ("Antonio Guterres", "antonio guterres")
        );
        assert_eq!(spellings.len(), keys.len());
    }

    #[test]
    fn full_names_of_people_are_joined_across_scripts_and_nothing_else() {
        let [person, place] = [Kind::Person, Kind::Place].map(Some);
        let (latin, arabic) = ("nabil farghaly", "نبيل فرغلي");
        let found = joined(&[(person, latin, 2), (person, arabic, 3)]);
        assert_eq!(found, [("NABIL FARGHALY".to_owned(), vec![arabic.into(), latin.into()])]);
        assert_eq!(joined(&[(place, latin, 2), (place, arabic, 3)]).len(), 2);
        assert_eq!(joined(&[(person, "farghaly", 2), (person, "فرغلي", 3)]).len(), 2);
        assert_eq!(joined(&[(person, latin, 2), (person, "نبيل فرغاني", 3)]).len(), 2);
        let found = joined(&[(person, latin, 2), (person, arabic, 3), (person, "نبيله فرغلي", 4)]);
        assert_eq!(found.len(), 2, "only the most similar is joined: {found:?}");
        assert!(found.iter().any(|(_, keys)| keys[..] == [arabic, latin]), "{found:?}");
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
        assert_eq!(found, [("QARUN BAY".to_owned(), vec!["qarun bay".to_owned()])]);
    }
}

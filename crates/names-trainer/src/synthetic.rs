//! Words made up to fill a dictionary.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};
use rustc_hash::{FxHashMap, FxHashSet};

const SEED: u64 = 1;

/// A letter is drawn by this many letters before it.
const ORDER: usize = 3;

/// Letters that follow others, as often as they do; none at the end of a word.
type Followers = FxHashMap<[Option<char>; ORDER], Vec<Option<char>>>;

/// Adds words that are spelled like those given until there are `size` distinct ones.
pub(crate) fn fill(mut words: FxHashSet<String>, size: usize) -> FxHashSet<String> {
    let followers = followers(&words);
    let mut rng = ChaCha8Rng::seed_from_u64(SEED);
    while words.len() < size {
        words.insert(draw(&followers, &mut rng));
    }
    words
}

fn followers(words: &FxHashSet<String>) -> Followers {
    let mut sorted: Vec<_> = words.iter().collect();
    sorted.sort_unstable();
    let mut followers = Followers::default();
    for word in sorted {
        let mut before = [None; ORDER];
        for letter in word.chars().map(Some).chain([None]) {
            followers.entry(before).or_default().push(letter);
            before.rotate_left(1);
            before[ORDER - 1] = letter;
        }
    }
    followers
}

fn draw(followers: &Followers, rng: &mut ChaCha8Rng) -> String {
    let mut word = String::new();
    let mut before = [None; ORDER];
    while let Some(letters) = followers.get(&before) {
        let Some(letter) = letters[rng.next_u32() as usize % letters.len()] else { break };
        word.push(letter);
        before.rotate_left(1);
        before[ORDER - 1] = Some(letter);
    }
    word
}

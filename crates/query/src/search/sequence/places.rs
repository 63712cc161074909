//! Where words stand in place, by the positions of each.

/// Keeps of one sorted list what another has too.
pub(super) fn keep_common(list: &mut Vec<u32>, mut other: impl Iterator<Item = u32>) {
    let mut next = other.next();
    list.retain(|&number| {
        while next.is_some_and(|other| other < number) {
            next = other.next();
        }
        next == Some(number)
    });
}

/// Finds the places of two words with slop, as [`windows`] does.
pub(super) fn neighbours(first: &[u32], second: &[u32], slop: u32, out: &mut Vec<u32>) {
    let (mut i, mut j) = (0, 0);
    while let (Some(&a), Some(&b)) = (first.get(i), second.get(j)) {
        if a == b {
            // One word of the text cannot be both.
            j += 1;
        } else if (a + 1).abs_diff(b) <= slop {
            out.extend([a, b]);
            (i, j) = (i + 1, j + 1);
        } else if a + 1 < b {
            i += 1;
        } else {
            j += 1;
        }
    }
}

/// Finds the places of a sequence: for each smallest window of adjusted positions that fits the
/// slop, appends the position of every word. `lists` holds the sorted positions of each word.
///
/// The window moves by its earliest word, so that every position is looked at once.
pub(super) fn windows(lists: &[&[u32]], slop: u32, out: &mut Vec<u32>) {
    let adjusted = |word: usize, at: usize| i64::from(lists[word][at]) - word as i64;
    let mut at = vec![0usize; lists.len()];
    while at.iter().zip(lists).all(|(&at, list)| at < list.len()) {
        if let Some(word) = repeated(lists, &at) {
            at[word] += 1;
            continue;
        }
        let now = || (0..lists.len()).map(|word| (adjusted(word, at[word]), word));
        let (Some((first, earliest)), Some((last, _))) = (now().min(), now().max()) else { return };
        if last - first <= i64::from(slop) {
            out.extend(at.iter().zip(lists).map(|(&at, list)| list[at]));
            // A place uses its words up.
            at.iter_mut().for_each(|at| *at += 1);
        } else {
            at[earliest] += 1;
        }
    }
}

/// The later of two equal words of the sequence that stand at one position of the text: it needs
/// a place of its own, and in order is never worse than reversed.
fn repeated(lists: &[&[u32]], at: &[usize]) -> Option<usize> {
    let position = |word: usize| lists[word][at[word]];
    (0..lists.len()).find(|&word| (0..word).any(|other| position(word) == position(other)))
}

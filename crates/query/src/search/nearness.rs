//! Reward for query words that stand near each other.
//!
//! Of each two neighbouring words of the query, the pair of occurrences counts whose distance is
//! most like that in the query. The reward falls with the reciprocal of the difference, as in
//! Büttcher, Clarke and Lushman, "Term proximity scoring for ad-hoc retrieval on very large text
//! collections" (SIGIR 2006), here over pairs of neighbours only.

use super::matcher::Occurrence;

/// Differences from the distance in the query beyond which nothing is earned.
const WINDOW: u32 = 8;

/// How near two words come to the distance that they have in the query: 1 for exactly so, 0 for
/// not near at all.
///
/// `expected` is how many words after the first the second stands in the query. Reversed order
/// counts as two words further off. Both lists are sorted by position.
pub(super) fn nearness(first: &[Occurrence], second: &[Occurrence], expected: u32) -> f32 {
    let mut best = u32::MAX;
    let mut from = 0;
    for a in first {
        let reach = expected + WINDOW;
        while from < second.len() && second[from].start + reach < a.start {
            from += 1;
        }
        for b in second[from..].iter().take_while(|b| b.start <= a.end + reach) {
            // The same words of the text matched both: one name that stands for them.
            let difference = if (a.start, a.end) == (b.start, b.end) {
                0
            } else if b.start >= a.end {
                (b.start - (a.end - 1)).abs_diff(expected)
            } else {
                a.start.abs_diff(b.start).abs_diff(expected) + 2
            };
            best = best.min(difference);
        }
        if best == 0 {
            break;
        }
    }
    if best <= WINDOW { 1.0 / (1.0 + best as f32) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(positions: &[u32]) -> Vec<Occurrence> {
        let one = |&start: &u32| Occurrence { start, end: start + 1, slot: 0, alternative: 0 };
        positions.iter().map(one).collect()
    }

    #[test]
    fn neighbours_in_order_earn_all() {
        assert_eq!(nearness(&at(&[3, 90]), &at(&[50, 91]), 1), 1.0);
        assert_eq!(nearness(&at(&[3]), &at(&[5]), 2), 1.0);
    }

    #[test]
    fn distance_and_reversal_cost() {
        assert_eq!(nearness(&at(&[3]), &at(&[5]), 1), 0.5);
        assert_eq!(nearness(&at(&[3]), &at(&[2]), 1), 1.0 / 3.0);
        assert_eq!(nearness(&at(&[3]), &at(&[60]), 1), 0.0);
        assert_eq!(nearness(&at(&[60]), &at(&[3]), 1), 0.0);
        assert_eq!(nearness(&[], &at(&[3]), 1), 0.0);
    }
}

//! Whether a mean difference could be chance.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};
use serde::Serialize;

/// A paired randomization test.
///
/// If the two runs were the same system, then on every query it were chance which of them has
/// which value. So the signs of the differences are flipped at random, and counted is how often
/// the mean is as far from 0, in either direction, as the one that was observed.
///
/// Smucker, Allan & Carterette, "A comparison of statistical significance tests for information
/// retrieval evaluation", CIKM 2007.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct RandomizationTest {
    /// How likely so large a difference is by chance, two-sided.
    pub p_value: f64,
    /// How many choices of signs were tried.
    pub permutations: u64,
    /// Whether these were all that there are.
    pub exact: bool,
}

/// An interval around a mean difference.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// Tests differences of queries with all choices of signs, or with so many random ones.
pub(super) fn randomization(
    differences: &[f64],
    permutations: u32,
    seed: u64,
) -> RandomizationTest {
    // A zero is a zero with either sign.
    let changed: Vec<f64> = differences.iter().copied().filter(|d| *d != 0.0).collect();
    let permutations = u64::from(permutations.max(1));
    let choices = u32::try_from(changed.len()).ok().and_then(|queries| 1_u64.checked_shl(queries));
    match choices.filter(|choices| *choices <= permutations) {
        Some(choices) => enumerated(&changed, choices),
        None => sampled(&changed, permutations, ChaCha8Rng::seed_from_u64(seed)),
    }
}

fn enumerated(differences: &[f64], choices: u64) -> RandomizationTest {
    let is_extreme = extreme(differences);
    let extreme = (0..choices).filter(|&bits| is_extreme(signed_sum(differences, bits))).count();
    RandomizationTest {
        p_value: extreme as f64 / choices as f64,
        permutations: choices,
        exact: true,
    }
}

/// The observed signs count as one of the choices: a p-value of 0 would claim too much.
///
/// Phipson & Smyth, "Permutation p-values should never be zero", Stat. Appl. Genet. Mol. Biol.
/// 9(1), 2010.
fn sampled(differences: &[f64], permutations: u64, mut random: ChaCha8Rng) -> RandomizationTest {
    let is_extreme = extreme(differences);
    let mut flipped_sum = || {
        let blocks = differences.chunks(64);
        blocks.map(|block| signed_sum(block, random.next_u64())).sum::<f64>()
    };
    let extreme = (0..permutations).filter(|_| is_extreme(flipped_sum())).count();
    let p_value = (extreme + 1) as f64 / (permutations + 1) as f64;
    RandomizationTest { p_value, permutations, exact: false }
}

/// Whether a sum is as far from 0 as that of the differences, rounding errors aside.
fn extreme(differences: &[f64]) -> impl Fn(f64) -> bool {
    let total: f64 = differences.iter().map(|difference| difference.abs()).sum();
    let observed = differences.iter().sum::<f64>().abs() - 1e-12 * total;
    move |sum| sum.abs() >= observed
}

/// The sum of at most 64 differences, those whose bit is set with their sign flipped.
fn signed_sum(differences: &[f64], bits: u64) -> f64 {
    let signed = differences.iter().enumerate().map(|(at, difference)| {
        // The sign of a number is its highest bit; a branch here would be guessed wrong half of
        // the time.
        f64::from_bits(difference.to_bits() ^ ((bits >> at) << 63))
    });
    signed.sum()
}

/// The 95% percentile interval of the mean of differences, from so many samples of the queries
/// with replacement.
///
/// Efron & Tibshirani, "An introduction to the bootstrap", 1993, chapter 13.
pub(super) fn bootstrap(differences: &[f64], resamples: u32, seed: u64) -> Interval {
    let mut random = ChaCha8Rng::seed_from_u64(seed);
    // Apart from the numbers that the test takes.
    random.set_stream(1);
    let mut means: Vec<f64> =
        (0..resamples.max(1)).map(|_| resampled_mean(differences, &mut random)).collect();
    means.sort_unstable_by(f64::total_cmp);
    Interval { low: quantile(&means, 0.025), high: quantile(&means, 0.975) }
}

fn resampled_mean(differences: &[f64], random: &mut ChaCha8Rng) -> f64 {
    let drawn = differences.iter().map(|_| differences[below(differences.len(), random)]);
    drawn.sum::<f64>() / differences.len() as f64
}

/// A random index. Its bias is below the length / 2^64.
fn below(length: usize, random: &mut ChaCha8Rng) -> usize {
    ((u128::from(random.next_u64()) * length as u128) >> 64) as usize
}

/// A quantile of sorted values, interpolated between the two nearest.
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_queries_are_enumerated() {
        let test = randomization(&[0.1, 0.0, 0.2, 0.3], 100_000, 1);
        assert_eq!(test, RandomizationTest { p_value: 0.25, permutations: 8, exact: true });
        let test = randomization(&[0.0, 0.0], 100_000, 1);
        assert_eq!(test, RandomizationTest { p_value: 1.0, permutations: 1, exact: true });
    }

    #[test]
    fn samples_agree_with_all_choices() {
        let differences: Vec<_> = (0..14).map(|at| ((at * 7 % 5) as f64 - 1.2) / 10.0).collect();
        let all = randomization(&differences, 1 << 14, 1);
        let some = randomization(&differences, (1 << 14) - 1, 1);
        assert!(all.exact && !some.exact);
        assert!((all.p_value - some.p_value).abs() < 0.02, "{all:?} {some:?}");
    }

    #[test]
    fn many_queries_are_sampled_and_p_is_never_zero() {
        let test = randomization(&[0.1; 200], 10_000, 7);
        assert_eq!(
            test,
            RandomizationTest { p_value: 1.0 / 10_001.0, permutations: 10_000, exact: false }
        );
        let balanced: Vec<_> = (0..200).map(|at| if at % 2 == 0 { 0.1 } else { -0.1 }).collect();
        assert_eq!(randomization(&balanced, 10_000, 7).p_value, 1.0);
    }

    #[test]
    fn intervals_hold_the_mean_and_narrow_like_its_error() {
        let differences: Vec<_> = (0..400).map(|at| (at % 20) as f64 / 20.0).collect();
        let Interval { low, high } = bootstrap(&differences, 10_000, 1);
        // Standard deviation of a uniform distribution, over the root of 400, times 1.96.
        let half = 1.96 * (1.0 / 12f64.sqrt()) / 20.0;
        assert!((low - (0.475 - half)).abs() < 0.003, "{low}");
        assert!((high - (0.475 + half)).abs() < 0.003, "{high}");
        assert_eq!(bootstrap(&[0.5], 100, 1), Interval { low: 0.5, high: 0.5 });
    }

    #[test]
    fn seeds_decide() {
        let differences: Vec<_> = (0..40).map(|at| (at % 7) as f64 / 7.0 - 0.3).collect();
        assert_eq!(bootstrap(&differences, 1000, 3), bootstrap(&differences, 1000, 3));
        assert_ne!(bootstrap(&differences, 1000, 3), bootstrap(&differences, 1000, 4));
        let p = |seed| randomization(&differences, 1000, seed).p_value;
        assert_eq!(p(3), p(3));
        assert_ne!(p(3), p(4));
    }
}

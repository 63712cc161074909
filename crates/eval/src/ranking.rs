//! One query's answer, reduced to what measures look at, and their formulas.

use std::num::NonZeroUsize;

use crate::{Measure, Qrels, Run};

/// The grades of what was retrieved for a query, and of what could have been.
pub(crate) struct Ranking {
    /// Grade at each rank; `None` where a document is not judged.
    grades: Vec<Option<i32>>,
    /// Grades of all relevant documents, highest first.
    ideal: Vec<i32>,
    /// How many documents are judged not relevant.
    nonrelevant: usize,
}

impl Ranking {
    pub(crate) fn new(qrels: &Qrels, run: &Run, query: &str) -> Self {
        let judged = |grade: &i32| *grade >= 0;
        let ranked = run.ranked(query).into_iter();
        let grades = ranked.map(|(id, _)| qrels.grade(query, id).filter(judged)).collect();
        let (mut ideal, nonrelevant): (Vec<_>, Vec<_>) =
            qrels.grades(query).filter(judged).partition(|&grade| grade > 0);
        ideal.sort_unstable_by(|a, b| b.cmp(a));
        Self { grades, ideal, nonrelevant: nonrelevant.len() }
    }

    /// Whether nothing was retrieved.
    pub(crate) fn is_empty(&self) -> bool {
        self.grades.is_empty()
    }

    pub(crate) fn score(&self, measure: Measure) -> f64 {
        match measure {
            Measure::Judged(depth) => self.judged(depth),
            _ if self.ideal.is_empty() => 0.0,
            Measure::Ndcg(depth) => self.ndcg(depth),
            Measure::Map(depth) => self.average_precision(depth),
            Measure::Mrr(depth) => self.reciprocal_rank(depth),
            Measure::Precision(depth) => ratio(self.found(depth.get()), depth.get()),
            Measure::RPrecision => ratio(self.found(self.ideal.len()), self.ideal.len()),
            Measure::Recall(depth) => ratio(self.found(depth.get()), self.ideal.len()),
            Measure::Bpref => self.bpref(),
        }
    }

    fn ndcg(&self, depth: Option<NonZeroUsize>) -> f64 {
        let gains = self.grades.iter().map(|grade| grade.unwrap_or(0));
        discounted(gains, depth) / discounted(self.ideal.iter().copied(), depth)
    }

    fn average_precision(&self, depth: Option<NonZeroUsize>) -> f64 {
        let ranks = self.relevant_ranks(depth).enumerate();
        let precisions: f64 = ranks.map(|(before, rank)| ratio(before + 1, rank)).sum();
        precisions / self.ideal.len() as f64
    }

    fn reciprocal_rank(&self, depth: Option<NonZeroUsize>) -> f64 {
        self.relevant_ranks(depth).next().map_or(0.0, |rank| ratio(1, rank))
    }

    fn bpref(&self) -> f64 {
        let relevant = self.ideal.len();
        let worst = self.nonrelevant.min(relevant);
        let (mut above, mut sum) = (0, 0.0);
        for &grade in self.grades.iter().flatten() {
            if grade == 0 {
                above += 1;
            } else if above == 0 {
                sum += 1.0;
            } else {
                sum += 1.0 - ratio(above.min(relevant), worst);
            }
        }
        sum / relevant as f64
    }

    fn judged(&self, depth: NonZeroUsize) -> f64 {
        let top = &self.grades[..self.grades.len().min(depth.get())];
        ratio(top.iter().flatten().count(), top.len().max(1))
    }

    /// How many relevant documents there are to a depth.
    fn found(&self, depth: usize) -> usize {
        self.relevant_ranks(NonZeroUsize::new(depth)).count()
    }

    fn relevant_ranks(&self, depth: Option<NonZeroUsize>) -> impl Iterator<Item = usize> {
        let ranks = self.grades.iter().take(limit(depth)).zip(1..);
        ranks.filter(|(grade, _)| grade.is_some_and(|grade| grade > 0)).map(|(_, rank)| rank)
    }
}

/// Discounted cumulative gain: the sum of gain / log₂(rank + 1).
fn discounted(gains: impl Iterator<Item = i32>, depth: Option<NonZeroUsize>) -> f64 {
    let ranks = gains.take(limit(depth)).zip(2_u32..);
    ranks.map(|(gain, next)| f64::from(gain) / f64::from(next).log2()).sum()
}

fn limit(depth: Option<NonZeroUsize>) -> usize {
    depth.map_or(usize::MAX, NonZeroUsize::get)
}

fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two of three relevant documents are found, at ranks 2 and 4.
    fn ranking() -> Ranking {
        Ranking {
            grades: vec![Some(0), Some(2), None, Some(1), Some(0)],
            ideal: vec![2, 1, 1],
            nonrelevant: 4,
        }
    }

    fn score(measure: &str) -> f64 {
        ranking().score(measure.parse().unwrap())
    }

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-12
    }

    #[test]
    fn worked_by_hand() {
        assert!(close(score("map"), (1.0 / 2.0 + 2.0 / 4.0) / 3.0));
        assert!(close(score("map@3"), (1.0 / 2.0) / 3.0));
        assert!(close(score("mrr"), 0.5));
        assert!(close(score("mrr@1"), 0.0));
        assert!(close(score("p@10"), 0.2));
        assert!(close(score("rprec"), 1.0 / 3.0));
        assert!(close(score("recall@4"), 2.0 / 3.0));
        assert!(close(score("bpref"), 2.0 * (1.0 - 1.0 / 3.0) / 3.0));
        assert!(close(score("judged@3"), 2.0 / 3.0));
        assert!(close(score("judged@10"), 4.0 / 5.0));
        let ideal = 2.0 + 1.0 / 3f64.log2() + 0.5;
        assert!(close(score("ndcg@3"), 2.0 / 3f64.log2() / ideal));
        assert!(close(score("ndcg"), (2.0 / 3f64.log2() + 1.0 / 5f64.log2()) / ideal));
    }

    #[test]
    fn nothing_relevant_and_nothing_retrieved_are_zero() {
        let unanswered = Ranking { grades: Vec::new(), ..ranking() };
        let unanswerable = Ranking { ideal: Vec::new(), ..ranking() };
        for name in ["ndcg@3", "map", "mrr", "p@5", "rprec", "recall@5", "bpref"] {
            let measure = name.parse().unwrap();
            assert_eq!(unanswered.score(measure), 0.0, "{name}");
            assert_eq!(unanswerable.score(measure), 0.0, "{name}");
        }
        assert_eq!(unanswered.score("judged@5".parse().unwrap()), 0.0);
        assert_eq!(unanswerable.score("judged@5".parse().unwrap()), 0.8);
    }
}

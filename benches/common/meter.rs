//! Times what the engines do, and says at the end how they compare.

use std::fmt::Display;
use std::time::{Duration, Instant};

use criterion::{Criterion, SamplingMode, Throughput};

use super::Result;

/// How much one round does.
#[derive(Clone, Copy)]
pub(crate) enum Work {
    /// So many questions: the table has the time of one.
    Questions(usize),
    /// So many bytes, in a time that is worth only a few rounds.
    Bytes(u64),
}

struct Median {
    group: String,
    name: String,
    seconds: f64,
}

/// Criterion, and the medians of what it timed.
pub(crate) struct Meter {
    criterion: Criterion,
    medians: Vec<Median>,
}

/// The time that something takes.
pub(crate) fn timed<T, E>(work: impl FnOnce() -> std::result::Result<T, E>) -> Result<Duration>
where
    E: Into<Box<dyn std::error::Error>>,
{
    let began = Instant::now();
    std::hint::black_box(work().map_err(Into::into)?);
    Ok(began.elapsed())
}

impl Meter {
    pub(crate) fn from_arguments() -> Self {
        Self { criterion: Criterion::default().configure_from_args(), medians: Vec::new() }
    }

    /// Times rounds of some work; `round` does one and says how long it took, so that it can get
    /// ready first.
    ///
    /// # Errors
    ///
    /// Those of `round`.
    pub(crate) fn measure(
        &mut self,
        (group, name): (&str, &str),
        work: Work,
        mut round: impl FnMut() -> Result<Duration>,
    ) -> Result<()> {
        let mut of_criterion = self.criterion.benchmark_group(group);
        let mut each = 1.0;
        match work {
            Work::Questions(number) => {
                each = number as f64;
                of_criterion.throughput(Throughput::Elements(number as u64));
            }
            Work::Bytes(bytes) => {
                of_criterion.throughput(Throughput::Bytes(bytes));
                of_criterion.sample_size(10).sampling_mode(SamplingMode::Flat);
            }
        }
        let (mut samples, mut failure) = (Vec::new(), None);
        of_criterion.bench_function(name, |bencher| {
            bencher.iter_custom(|rounds| {
                let spent: Result<Duration> = (0..rounds).map(|_| round()).sum();
                match spent {
                    Ok(spent) => {
                        samples.push(spent.as_secs_f64() / rounds as f64 / each);
                        spent
                    }
                    Err(error) => {
                        failure = Some(error);
                        // Criterion asks no more after so long a time.
                        Duration::from_secs(1_000)
                    }
                }
            });
        });
        of_criterion.finish();
        samples.sort_unstable_by(f64::total_cmp);
        if let Some(&seconds) = samples.get(samples.len() / 2) {
            self.medians.push(Median { group: group.into(), name: name.into(), seconds });
        }
        failure.map_or(Ok(()), Err)
    }

    fn median(&self, group: &str, name: &str) -> Option<f64> {
        let mut all = self.medians.iter();
        all.find(|it| it.group == group && it.name == name).map(|it| it.seconds)
    }

    /// Ends the run with a table of ratios: for each group how many times as long as the second of
    /// a pair the first takes.
    pub(crate) fn finish(self, pairs: &[(&str, &str)]) {
        self.criterion.final_summary();
        let mut groups: Vec<&str> = self.medians.iter().map(|it| it.group.as_str()).collect();
        groups.dedup();
        eprintln!("\nmedians, and how many times as long as the baseline they take");
        let header = pairs.iter().map(|(name, baseline)| format!("{name} / {baseline}"));
        row("", header);
        let mut ratios = vec![Vec::new(); pairs.len()];
        for group in groups {
            let cells = pairs.iter().zip(&mut ratios).map(|(&(name, baseline), ratios)| {
                let (ours, theirs) = (self.median(group, name)?, self.median(group, baseline)?);
                ratios.push(ours / theirs);
                Some(format!("{} / {} = {:.2}", time(ours), time(theirs), ours / theirs))
            });
            let cells: Vec<String> = cells.map(Option::unwrap_or_default).collect();
            if cells.iter().any(|cell| !cell.is_empty()) {
                row(group, cells.iter());
            }
        }
        row("geometric mean", ratios.iter().map(|all| format!("{:.2}", geometric_mean(all))));
    }
}

fn row(name: &str, cells: impl Iterator<Item = impl Display>) {
    let cells: String = cells.map(|cell| format!("{:>32}", cell.to_string())).collect();
    eprintln!("{name:<26}{cells}");
}

/// A time with three digits and its unit.
fn time(seconds: f64) -> String {
    let (number, unit) = match seconds {
        ..1e-3 => (seconds * 1e6, "us"),
        ..1.0 => (seconds * 1e3, "ms"),
        _ => (seconds, "s"),
    };
    let digits = if number < 10.0 { 2 } else { usize::from(number < 100.0) };
    format!("{number:.digits$} {unit}")
}

fn geometric_mean(ratios: &[f64]) -> f64 {
    let logarithms: f64 = ratios.iter().map(|ratio| ratio.ln()).sum();
    (logarithms / ratios.len() as f64).exp()
}

//! How far a long run is: a line on a terminal, after the first moment.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::report;

/// A run shorter than this shows nothing.
const PATIENCE: Duration = Duration::from_millis(400);
const BYTES: &str = "{bar:20} {bytes}/{total_bytes}, {bytes_per_sec}, {eta} left, {msg}";
const COUNT: &str = "{pos} articles, {per_sec}";

/// A line on stderr, or nothing.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// When the line may appear; none if nobody looks.
    from: Option<Instant>,
}

impl Progress {
    /// Nothing.
    pub(crate) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), from: None }
    }

    /// A line if stderr is a terminal.
    pub(crate) fn if_terminal() -> Self {
        let from = report::stderr_is_terminal().then(|| Instant::now() + PATIENCE);
        Self { from, ..Self::hidden() }
    }

    /// Says how many bytes and articles are done. The bytes in `all` are only counted when the
    /// line appears.
    pub(crate) fn at(&self, bytes: u64, articles: u64, all: impl FnOnce() -> u64) {
        if self.appears() {
            self.bar.set_length(all());
            self.show(BYTES);
        }
        if !self.bar.is_hidden() {
            self.bar.set_message(report::numbers::articles(articles));
            self.bar.set_position(bytes);
        }
    }

    /// Says how many articles are done, when their bytes are not known.
    pub(crate) fn count(&self, articles: u64) {
        if self.appears() {
            self.show(COUNT);
        }
        self.bar.set_position(articles);
    }

    /// Takes the line away.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }

    fn appears(&self) -> bool {
        self.bar.is_hidden() && self.from.is_some_and(|from| Instant::now() >= from)
    }

    /// The templates are constants; one that is wrong gives way to the default.
    fn show(&self, template: &str) {
        let style = ProgressStyle::with_template(template);
        self.bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar.set_draw_target(ProgressDrawTarget::stderr());
    }
}

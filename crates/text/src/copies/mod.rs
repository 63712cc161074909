//! Which articles are copies of each other: the same story, reprinted under another headline, with
//! some words changed or paragraphs cut.
//!
//! Each article has a [`Sketch`] of about 140 bytes, made from the words that were analysed anyway. Two
//! sketches tell how alike two texts are (Broder, "On the resemblance and containment of documents",
//! 1997), and [`founders`] finds the copies among many without comparing each with each.
//!
//! ```
//! use jisr_text::{Analyzer, copies::{Sketcher, founders}};
//!
//! let story = "The harbour master of Port Said said on Sunday that forty ships were waiting at the \
//!     northern entrance after a sandstorm closed the canal for nine hours. Pilots worked through \
//!     the night to bring convoys in, and no cargo was lost. Insurers in London expected small \
//!     claims, while owners of grain carriers complained about delays that had already cost them \
//!     two sailings this month. The ministry promised brighter beacons before spring.";
//! let cut = story.split_once(" The ministry").unwrap().0;
//! let other = "Olive growers around Sfax expect a better harvest.";
//!
//! let (mut analyzer, mut sketcher) = (Analyzer::new(), Sketcher::default());
//! let mut sketch = |title, body| sketcher.sketch(&analyzer.analyze(title), &analyzer.analyze(body));
//! let sketches = [
//!     sketch("Ships wait at Port Said", story),
//!     sketch("", other),
//!     sketch("Sandstorm closes canal", cut),
//! ];
//! assert_eq!(founders(&sketches, Vec::new()), [0, 1, 0]);
//! ```

mod founders;
mod sketch;
#[cfg(test)]
mod tests;

pub use founders::founders;
pub use sketch::{Sketch, Sketcher};

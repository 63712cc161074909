//! Every document that matches, with no look at how well.

use jisr_index::{DocId, Segment};

use super::matcher::Matcher;

/// Calls `take` with every document of a segment that a matcher has, deleted ones left out.
pub(crate) fn each_match(
    segment: &Segment,
    mut matcher: Box<dyn Matcher + '_>,
    mut take: impl FnMut(DocId),
) {
    let mut doc = matcher.doc();
    while doc != tantivy::TERMINATED {
        if !segment.is_deleted(doc) {
            take(doc);
        }
        doc = matcher.seek(doc + 1);
    }
}

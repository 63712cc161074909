//! Which segments are merged.

use tantivy::SegmentMeta;
use tantivy::indexer::{LogMergePolicy, MergeCandidate, MergePolicy};

/// Articles of the largest segment that is merged further. A merge holds the dictionaries and columns
/// of its segments and the records of one.
const MAX_ARTICLES: usize = 30_000;
/// In an archive so large that there would be more segments than some of these, larger ones are merged:
/// a query looks into each.
const SEGMENTS: usize = 32;
/// Segments that are merged at a time.
const AT_A_TIME: usize = 8;

/// Segments of like size are merged, eight at a time, until they are large.
#[derive(Debug)]
pub(super) struct Bounded;

impl MergePolicy for Bounded {
    fn compute_merge_candidates(&self, segments: &[SegmentMeta]) -> Vec<MergeCandidate> {
        let articles: usize = segments.iter().map(|segment| segment.num_docs() as usize).sum();
        let mut levels = LogMergePolicy::default();
        levels.set_min_num_segments(AT_A_TIME);
        levels.set_max_docs_before_merge(MAX_ARTICLES.max(articles / SEGMENTS));
        let levels = levels.compute_merge_candidates(segments);
        let groups = levels.iter().flat_map(|level| level.0.chunks_exact(AT_A_TIME));
        groups.map(|group| MergeCandidate(group.to_vec())).collect()
    }
}

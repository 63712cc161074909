//! Which segments are merged.

use tantivy::SegmentMeta;
use tantivy::indexer::{LogMergePolicy, MergeCandidate, MergePolicy};

/// Articles of the largest segment that is merged further. A merge holds the dictionaries and columns
/// of its segments and the records of one.
const MAX_ARTICLES: usize = 25_000;
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

#[cfg(test)]
mod tests {
    use tantivy::Index;
    use tantivy::index::SegmentId;
    use tantivy::schema::Schema;

    use super::*;

    /// How many segments each merge takes of some of so many articles each.
    fn merges(articles: &[u32]) -> Vec<usize> {
        let index = Index::create_in_ram(Schema::builder().build());
        let segment = |&articles| index.new_segment_meta(SegmentId::generate_random(), articles);
        let segments: Vec<_> = articles.iter().map(segment).collect();
        let merges = Bounded.compute_merge_candidates(&segments);
        merges.iter().map(|merge| merge.0.len()).collect()
    }

    #[test]
    fn like_segments_are_merged_a_few_at_a_time() {
        assert!(merges(&[14_000; 7]).is_empty());
        assert_eq!(merges(&[14_000; 17]), [8, 8]);
    }

    #[test]
    fn large_ones_are_merged_only_where_there_are_many() {
        assert!(merges(&[60_000; 13]).is_empty());
        assert_eq!(merges(&[60_000; 33]), [8; 4]);
    }
}

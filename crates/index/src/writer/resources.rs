//! What a writer takes of the machine.

use tantivy::indexer::IndexWriterOptions;

/// Threads that analyse articles and build postings, at most: the engine has no more.
const MAX_THREADS: usize = 8;
/// Memory for the postings that one thread is making: more makes fewer and larger segments, which
/// is less to merge. The process takes up to four times as much for each thread: the engine starts its
/// threads anew with each commit, and the allocator keeps what those before had.
const MAX_MEMORY: u64 = 32 << 20;
/// Merges at a time: each holds the dictionaries of its segments, and they take a sixth of the work.
const MERGES: usize = 1;
/// The least that makes sense; the engine refuses less than 15 MB.
const MIN_MEMORY: u64 = 16 << 20;
/// Memory for one thread where the system does not say how much is available.
const USUAL_MEMORY: u64 = 32 << 20;
/// Share of the available memory that postings in the making may take.
const SHARE: u64 = 8;

/// One thread a core, and an eighth of the available memory between them: from 16 to 32 MiB each.
pub(super) fn options() -> IndexWriterOptions {
    let threads = std::thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
    IndexWriterOptions::builder()
        .num_worker_threads(threads)
        .num_merge_threads(MERGES)
        .memory_budget_per_thread(memory(threads as u64, available()) as usize)
        .build()
}

/// Bytes for each of `threads` when so many are available to all.
fn memory(threads: u64, available: Option<u64>) -> u64 {
    let share = available.map_or(USUAL_MEMORY, |available| available / SHARE / threads);
    share.clamp(MIN_MEMORY, MAX_MEMORY)
}

/// Bytes of memory that can be had without swapping, where the system tells (Linux).
fn available() -> Option<u64> {
    available_of(&std::fs::read_to_string("/proc/meminfo").ok()?)
}

fn available_of(meminfo: &str) -> Option<u64> {
    let line = meminfo.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kibibytes << 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_has_bounds() {
        assert_eq!(memory(2, Some(64 << 30)), MAX_MEMORY);
        assert_eq!(memory(2, Some(512 << 20)), 32 << 20);
        assert_eq!(memory(8, Some(100 << 20)), MIN_MEMORY);
        assert_eq!(memory(4, None), USUAL_MEMORY);
    }

    #[test]
    fn what_is_available_is_read() {
        let meminfo = "MemTotal:       24683404 kB\nMemAvailable:   1024 kB\nBuffers: 1 kB\n";
        assert_eq!(available_of(meminfo), Some(1 << 20));
        assert_eq!(available_of("MemFree: 3 kB"), None);
    }
}

//! `search-cli index --watch`: what changes below the paths is read as it changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use notify::event::{AccessKind, AccessMode};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

/// What someone may do whose system does not tell of more changes.
const ADVICE: &str =
    "cannot watch for changes; on Linux fs.inotify.max_user_watches may have to be raised";
/// A change is read when nothing has followed it for so long: files are written in pieces.
const QUIET: Duration = Duration::from_millis(300);
/// Or when it has waited for so long.
const PATIENCE: Duration = Duration::from_secs(2);

/// Tells what has changed below some paths since it was made.
pub(super) struct Watch {
    roots: Vec<PathBuf>,
    /// Where changes are of no interest: the folder of the index.
    besides: PathBuf,
    events: Receiver<notify::Result<Event>>,
    /// Sends events until it is dropped.
    _watcher: RecommendedWatcher,
}

impl Watch {
    /// Watches files and folders, which are given by their full paths.
    pub(super) fn new(roots: &[PathBuf], besides: &Path) -> Result<Self> {
        let (send, events) = mpsc::channel();
        let mut watcher = notify::recommended_watcher(send).context(ADVICE)?;
        for root in roots {
            // A file may be replaced by another of its name: only its folder tells of that.
            let (path, mode) = match root.parent() {
                Some(parent) if root.is_file() => (parent, RecursiveMode::NonRecursive),
                _ => (root.as_path(), RecursiveMode::Recursive),
            };
            let watched = watcher.watch(path, mode);
            watched.with_context(|| format!("{}: {ADVICE}", path.display()))?;
        }
        let besides = besides.canonicalize().unwrap_or_else(|_| besides.to_owned());
        Ok(Self { roots: roots.to_vec(), besides, events, _watcher: watcher })
    }

    /// Waits for changes. Returns the files and folders below which something has changed, none of them
    /// below another.
    pub(super) fn changed(&self) -> Result<Vec<PathBuf>> {
        let mut changed = BTreeSet::new();
        while changed.is_empty() {
            self.note(self.events.recv()?, &mut changed);
        }
        let first = Instant::now();
        while first.elapsed() < PATIENCE {
            match self.events.recv_timeout(QUIET) {
                Ok(event) => self.note(event, &mut changed),
                Err(RecvTimeoutError::Timeout) => break,
                Err(lost) => return Err(lost.into()),
            }
        }
        Ok(outermost(changed))
    }

    /// Notes what an event is about. One that was lost may have been about anything.
    fn note(&self, event: notify::Result<Event>, changed: &mut BTreeSet<PathBuf>) {
        match event {
            Ok(event) if !event.need_rescan() => {
                if is_change(event.kind) {
                    changed.extend(event.paths.iter().filter_map(|path| self.scope(path)));
                }
            }
            _ => changed.extend(self.roots.iter().cloned()),
        }
    }

    /// What has to be read when `path` has changed: its folder, as far as that is still there, so that
    /// what is in it is known as files are when all are read.
    fn scope(&self, path: &Path) -> Option<PathBuf> {
        let root = self.roots.iter().find(|root| path.starts_with(root))?;
        let below = path.strip_prefix(root).ok()?;
        let is_hidden = |name: &std::ffi::OsStr| name.as_encoded_bytes().starts_with(b".");
        if path.starts_with(&self.besides) || below.iter().any(is_hidden) {
            return None;
        }
        let folders = path.ancestors().skip(1).take_while(|folder| folder.starts_with(root));
        Some(folders.into_iter().find(|folder| folder.is_dir()).unwrap_or(root).to_owned())
    }
}

/// Whether something was written, and not only read.
fn is_change(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(access) => access == AccessKind::Close(AccessMode::Write),
        _ => true,
    }
}

/// Paths that are not below another one of them.
fn outermost(paths: BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let mut kept: Vec<PathBuf> = Vec::new();
    for path in paths {
        if kept.last().is_none_or(|last| !path.starts_with(last)) {
            kept.push(path);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_below_another_is_read_with_it() {
        let paths = ["/a/b/c", "/a/b", "/a/b2", "/d"].map(PathBuf::from);
        let kept = outermost(paths.into_iter().collect());
        assert_eq!(kept, ["/a/b", "/a/b2", "/d"].map(PathBuf::from));
    }

    #[test]
    fn a_change_is_told_by_the_folder_that_is_left() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir_all(root.join("2024/05")).unwrap();
        std::fs::create_dir_all(root.join(".jisr")).unwrap();
        let watch = Watch::new(std::slice::from_ref(&root), &root.join("index")).unwrap();
        let scope = |path: &str| watch.scope(&root.join(path));
        assert_eq!(scope("2024/05/a.txt"), Some(root.join("2024/05")));
        assert_eq!(scope("2024/06/b.txt"), Some(root.join("2024")));
        assert_eq!(scope("c.txt"), Some(root.clone()));
        assert_eq!(scope(".jisr/meta.json"), None);
        assert_eq!(scope("index/meta.json"), None);
        assert_eq!(watch.scope(Path::new("/elsewhere")), None);
    }

    #[test]
    fn writing_is_told_and_reading_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::write(root.join("old.txt"), "old").unwrap();
        std::fs::create_dir(root.join("sub")).unwrap();
        let watch = Watch::new(std::slice::from_ref(&root), Path::new("/nowhere")).unwrap();
        std::fs::read(root.join("old.txt")).unwrap();
        std::fs::write(root.join("sub/new.txt"), "new").unwrap();
        assert_eq!(watch.changed().unwrap(), [root.join("sub")]);
    }
}

//! An archive that changes: a second run writes only what is new or different, forgets what is
//! gone, keeps what it could not read, and readers see all of it at once.
//!
//! ```text
//! cargo run --example incremental
//! ```
#![allow(clippy::print_stdout, reason = "an example shows its results")]

use std::fs;
use std::path::Path;

use jisr::{Change, Collection, Index, Seen, Writer, ingest};

/// What a run did.
#[derive(Debug, Default, PartialEq)]
struct Summary {
    added: u64,
    updated: u64,
    unchanged: u64,
    skipped: u64,
    removed: u64,
}

/// Brings an index up to date with a folder, without a commit.
fn update(writer: &mut Writer, desk: &Collection) -> Result<Summary, jisr::index::Error> {
    let mut summary = Summary::default();
    let mut seen = Seen::default();
    for item in ingest::read(desk, desk.root(), &ingest::Options::default()) {
        match item {
            Ok(article) => {
                seen.keep(&article.id);
                match writer.upsert(article)? {
                    Change::Added => summary.added += 1,
                    Change::Updated => summary.updated += 1,
                    Change::Unchanged => summary.unchanged += 1,
                }
            }
            // A file that cannot be read today has not vanished: what it held stays.
            Err(skipped) => {
                println!("skipped {skipped}");
                seen.protect(&skipped.id);
                summary.skipped += 1;
            }
        }
    }
    summary.removed = writer.prune(desk.name(), &seen)?;
    Ok(summary)
}

fn save(folder: &Path, name: &str, text: impl AsRef<[u8]>) -> std::io::Result<()> {
    fs::write(folder.join(name), text)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let archive = tempfile::tempdir()?;
    save(archive.path(), "bridge.txt", "The old bridge is closed for repairs until May.")?;
    save(archive.path(), "market.txt", "أعلنت البلدية مواعيد جديدة لسوق السمك.")?;
    save(archive.path(), "museum.txt", "The museum shows maps of the harbour.")?;
    save(archive.path(), "rain.txt", "Rain is expected on the coast tonight.")?;

    let folder = tempfile::tempdir()?;
    let desk = Collection::new("desk", archive.path());
    let mut writer = Writer::open(folder.path())?;
    let first = update(&mut writer, &desk)?;
    writer.commit()?;
    println!("first run   {first:?}");
    assert_eq!(first, Summary { added: 4, ..Summary::default() });

    // A reader opens the index; from here on it is only told about changes.
    let index = Index::open(folder.path())?;
    let before = index.snapshot()?;

    // Overnight one article is corrected, one is withdrawn, one is written, one file is damaged.
    save(archive.path(), "bridge.txt", "The old bridge is open again.")?;
    fs::remove_file(archive.path().join("rain.txt"))?;
    save(archive.path(), "ferry.txt", "عادت العبارة إلى العمل بعد العاصفة.")?;
    save(archive.path(), "museum.txt", b"\xff\xfe\x00 no text")?;

    let second = update(&mut writer, &desk)?;
    println!("second run  {second:?}");
    let expected = Summary { added: 1, updated: 1, unchanged: 1, skipped: 1, removed: 1 };
    assert_eq!(second, expected);

    // Nothing of this is visible before the commit, and none of it to a reader that does not ask.
    assert!(!index.refresh()?);
    assert!(index.snapshot()?.find("desk/rain.txt")?.is_some());
    writer.commit()?;
    assert!(index.snapshot()?.find("desk/rain.txt")?.is_some());
    assert!(index.refresh()?);
    let after = index.snapshot()?;

    // A snapshot is frozen: the old one still holds what it held.
    for (name, snapshot) in [("before", &before), ("after", &after)] {
        println!("{name:6}  {}", snapshot.ids_with("desk/", 10)?.join("  "));
    }
    assert!(before.find("desk/rain.txt")?.is_some() && after.find("desk/rain.txt")?.is_none());
    assert!(after.find("desk/museum.txt")?.is_some(), "the damaged file kept its article");
    Ok(())
}

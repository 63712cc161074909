//! Standard input in the place of a file.

use std::io;
use std::path::Path;

use anyhow::{Result, anyhow};
use jisr::Collection;
use jisr::index::Collections;
use jisr::ingest::{self, Articles, Options};

/// The path that stands for standard input.
const STDIN: &str = "-";
/// Its collection, if no other is given.
const NAME: &str = "stdin";

/// Whether a path that was typed means standard input.
pub(crate) fn is_stdin(path: &Path) -> bool {
    path == Path::new(STDIN)
}

/// The collection of what is at `path`, which is absolute or stands for standard input.
///
/// # Errors
///
/// When standard input is to belong to the collection of a folder, where it would be taken for a
/// part that has vanished.
pub(crate) fn claim(
    collections: &mut Collections,
    path: &Path,
    name: Option<&str>,
) -> Result<Collection> {
    if !is_stdin(path) {
        let (name, root) = collections.claim(path, name);
        return Ok(Collection::new(name, root));
    }
    let name = name.unwrap_or(NAME);
    let name = collections.claim_stream(name).map_err(|root| {
        let root = root.display();
        anyhow!("`{name}` is the collection of the folder {root}; name another with --collection")
    })?;
    Ok(Collection::new(name, STDIN))
}

/// Reads the articles at `path`, or those of standard input.
pub(crate) fn read(collection: &Collection, path: &Path, options: &Options) -> Articles {
    if is_stdin(path) {
        ingest::read_input(collection, io::stdin(), options)
    } else {
        ingest::read(collection, path, options)
    }
}

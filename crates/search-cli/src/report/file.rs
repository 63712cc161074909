//! Files that are written to.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use jisr::ingest::Kind;

/// Whether a path stands for stdout.
pub(crate) fn is_stdout(path: &Path) -> bool {
    path == Path::new("-")
}

/// Opens `what` is to be written to: a new file, or stdout for `-`.
///
/// # Errors
///
/// When it cannot be written, or would be read as one of the articles in the folders `inputs`, which
/// are full paths: it would then be read while it grows, or the next time.
pub(crate) fn create(path: &Path, what: &str, inputs: &[PathBuf]) -> Result<Box<dyn Write>> {
    if is_stdout(path) {
        return Ok(Box::new(BufWriter::new(io::stdout())));
    }
    if inputs.iter().any(|input| is_read(path, input)) {
        bail!(
            "{what} {} would be read as one of the articles; write it to another folder, or give it \
             a name that begins with a dot",
            path.display()
        );
    }
    let file = File::create(path).with_context(|| unwritable(path, what))?;
    Ok(Box::new(BufWriter::new(file)))
}

/// What to say of something that cannot be written.
pub(crate) fn unwritable(path: &Path, what: &str) -> String {
    match is_stdout(path) {
        true => format!("{what} cannot be written to stdout"),
        false => format!("{what} {} cannot be written", path.display()),
    }
}

/// Whether a file is one that is read when `input` is.
fn is_read(path: &Path, input: &Path) -> bool {
    let full = full(path).filter(|full| Kind::of(full).is_some());
    full.is_some_and(|full| full.strip_prefix(input).is_ok_and(|below| !is_hidden(below)))
}

/// The full path of a file that need not be there yet.
fn full(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().or_else(|| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new(".")).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    })
}

fn is_hidden(path: &Path) -> bool {
    path.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_not_one_of_the_articles() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().canonicalize().unwrap();
        std::fs::create_dir(root.join("news")).unwrap();
        let inputs = [root.join("news")];
        let create = |name: &str| create(&root.join(name), "the report", &inputs).map(drop);
        let error = create("news/report.jsonl").unwrap_err().to_string();
        assert!(error.contains("one of the articles"), "{error}");
        assert!(!root.join("news/report.jsonl").exists());
        for name in ["news/.report.jsonl", "news/picture.svg", "report.jsonl"] {
            assert!(create(name).is_ok(), "{name}");
        }
        let error = create("nowhere/report.jsonl").unwrap_err().to_string();
        assert!(error.contains("the report") && error.contains("cannot be written"), "{error}");
    }
}

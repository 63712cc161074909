//! The names that a search knows.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result};
use jisr::text::names::{Catalogue, Names};

use crate::report;

/// The variable of the environment that names a file of names.
const VARIABLE: &str = "JISR_NAMES";

/// The built-in names, and those of the file that the flag or else the environment names. What in
/// the file is no name is reported and left out.
pub(crate) fn read(flag: Option<&Path>) -> Result<Arc<Names>> {
    match named(flag, std::env::var_os(VARIABLE).map(PathBuf::from)) {
        Some(path) => from_file(&path),
        None => Ok(Arc::clone(Names::built_in())),
    }
}

fn named(flag: Option<&Path>, variable: Option<PathBuf>) -> Option<PathBuf> {
    let variable = variable.filter(|path| !path.as_os_str().is_empty());
    flag.map(Path::to_owned).or(variable)
}

fn from_file(path: &Path) -> Result<Arc<Names>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("cannot read the names in {}", path.display()))?;
    let (catalogue, problems) = Catalogue::parse(&text);
    for problem in problems {
        report::warn(&format!("{}, {problem}", path.display()));
    }
    Ok(Arc::new(Names::with_catalogue(&catalogue)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flag_wins_over_the_environment() {
        let variable = || Some(PathBuf::from("variable"));
        assert_eq!(named(Some(Path::new("flag")), variable()), Some("flag".into()));
        assert_eq!(named(None, variable()), variable());
        assert_eq!(named(None, Some(PathBuf::new())), None);
    }
}

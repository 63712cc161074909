//! Where the articles to be searched are: a given index, or the cached index of a folder.

mod cache;

use std::path::{Path, PathBuf};

use anyhow::{Context, Error, Result, anyhow, bail};
use jisr::{Index, Searcher, index};

use crate::args::{Cli, PlaceArgs};
use crate::names;
use crate::stdin::is_stdin;

/// The variable of the environment that names an index.
const VARIABLE: &str = "JISR_INDEX";
/// The index when nothing names one.
const DEFAULT: &str = "./.jisr";

/// The folder of the index that the flags, the environment or the default name.
///
/// # Errors
///
/// When the flags name a folder of articles, whose cached index takes care of itself.
pub(crate) fn folder(place: &PlaceArgs) -> Result<PathBuf> {
    if place.articles.is_some() {
        bail!("this command works on an index (--index DIR), not on a folder of articles");
    }
    Ok(named(place, std::env::var_os(VARIABLE).map(PathBuf::from)))
}

fn named(place: &PlaceArgs, variable: Option<PathBuf>) -> PathBuf {
    let variable = variable.filter(|path| !path.as_os_str().is_empty());
    place.index.clone().or(variable).unwrap_or_else(|| DEFAULT.into())
}

/// Opens what is to be searched; the cached index of a folder is brought up to date first. With
/// `trim` the furniture of its pages is not searched.
pub(crate) fn open(place: &PlaceArgs, trim: bool) -> Result<Index> {
    match &place.articles {
        Some(articles) => cache::open(articles, trim),
        None => {
            let path = folder(place)?;
            Index::open(&path).map_err(|error| advised(error, &path))
        }
    }
}

/// A searcher of what [`open`] opens, with the names that the flags or the environment add.
pub(crate) fn searcher(cli: &Cli, trim: bool) -> Result<Searcher> {
    searcher_of(&open(&cli.place, trim)?, cli)
}

/// A searcher of an index.
pub(crate) fn searcher_of(index: &Index, cli: &Cli) -> Result<Searcher> {
    let names = names::read(cli.names.as_deref())?;
    Ok(Searcher::new(index.snapshot()?).with_names(names))
}

/// The folders whose articles an index holds.
pub(crate) fn roots(index: &Index) -> Vec<PathBuf> {
    index.collections().iter().map(|(_, root)| root.to_owned()).collect()
}

/// Adds to an error what to type next.
pub(crate) fn advised(error: index::Error, path: &Path) -> Error {
    match error {
        index::Error::Missing { .. } => missing(path),
        index::Error::Outdated { .. } if path != Path::new(DEFAULT) => {
            anyhow!("{error}\nhere:  search-cli reindex --index {}", path.display())
        }
        other => other.into(),
    }
}

fn missing(path: &Path) -> Error {
    let flag = match path.to_str() {
        Some(DEFAULT) => String::new(),
        _ => format!(" --index {}", path.display()),
    };
    anyhow!(
        "no index in {path}. Build one with:  search-cli index FOLDER{flag}\n\
         or index and search in one step:  search-cli --articles FOLDER \"QUERY\"",
        path = path.display()
    )
}

/// The full path of something that was named on the command line; what stands for standard input
/// stays.
pub(crate) fn full(path: &Path) -> Result<PathBuf> {
    if is_stdin(path) {
        return Ok(path.to_owned());
    }
    path.canonicalize().with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_environment_and_that_over_the_default() {
        let flag = PlaceArgs { index: Some("flag".into()), articles: None };
        let none = PlaceArgs::default();
        assert_eq!(named(&flag, Some("variable".into())), PathBuf::from("flag"));
        assert_eq!(named(&none, Some("variable".into())), PathBuf::from("variable"));
        assert_eq!(named(&none, Some("".into())), PathBuf::from(DEFAULT));
        assert_eq!(named(&none, None), PathBuf::from(DEFAULT));
    }

    #[test]
    fn a_missing_index_says_what_to_type() {
        let message = missing(Path::new("news")).to_string();
        assert!(message.contains("search-cli index FOLDER --index news"), "{message}");
        assert!(!missing(Path::new(DEFAULT)).to_string().contains("--index"));
    }
}

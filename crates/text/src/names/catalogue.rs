//! Names of a user's own.
//!
//! A catalogue extends the built-in list. It is a text of lines, each an entry in one of two
//! forms, which may be mixed; empty lines and lines that begin with `#` say nothing.
//!
//! - **Columns**, parted by one tab (here `⇥`): the type, the Latin spellings, the Arabic spellings, the
//!   spellings of a column parted by `|`:
//!
//!   ```text
//!   person⇥Leyla /Demirci/|Layla /Demirji/⇥ليلى /دميرجي/
//!   organisation⇥Bosphorus Wire⇥وكالة البوسفور
//!   ```
//! - **JSON**, an object a line:
//!
//!   ```text
//!   {"type": "person", "latin": ["Leyla /Demirci/"], "arabic": ["ليلى /دميرجي/"]}
//!   ```
//!
//! The type is `person`, `place`, `organisation`, `language` or `currency`. The most usual spelling
//! comes first: it names the entry. One of the two lists may be empty. The family name of a person may stand between
//! slashes, at the end of the spelling; it then stands for the person alone too. A spelling wholly
//! between slashes counts only as a whole, beside spellings whose family name stands alone.
//!
//! An entry replaces those of its type, built-in or earlier in the catalogue, that have the same
//! first spelling (by its keys: case, accents and hamzas do not matter). The type `remove` takes
//! away the entries of every type that have the first spelling given: `remove⇥Tripoli`.

use serde::Deserialize;

use super::Kind;
use super::gazetteer::{FAMILY_MARK, NEXT_SPELLING, keys};

/// The type of a line that takes entries away.
const REMOVE: &str = "remove";

/// Names of a user's own; see [the module](self).
///
/// ```
/// use jisr_text::names::{Catalogue, Names};
///
/// let (catalogue, problems) = Catalogue::parse(
///     "person\tLeyla /Demirci/\tليلى /دميرجي/\n\
///      preson\tAda /Yurt/\tآدا /يورت/\n",
/// );
/// assert_eq!(problems[0].line, 2);
///
/// let names = Names::with_catalogue(&catalogue);
/// let spellings = names.spellings(&["demirci"]);
/// assert!(spellings.iter().any(|spelling| spelling.words == ["دميرجي"]));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    pub(super) lines: Vec<Line>,
}

/// What a line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// None for a line that takes entries away.
    pub(super) kind: Option<Kind>,
    /// As written; at least one.
    pub(super) spellings: Vec<String>,
}

/// A line of a catalogue that is no entry and was left out.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {fault}")]
pub struct Problem {
    /// Number of the line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

/// What is wrong with a line of a catalogue.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Too many or too few columns.
    #[error(
        "{0} columns; put one tab between the type, the Latin spellings and the Arabic spellings, \
         and none elsewhere"
    )]
    Columns(usize),
    /// Not an object of the form that is asked for.
    #[error("{0}; an entry is {{\"type\": \"person\", \"latin\": [\"…\"], \"arabic\": [\"…\"]}}")]
    Json(String),
    /// A type that is none.
    #[error("`{0}` is no type; write person, place, organisation, language, currency or remove")]
    Type(String),
    /// An entry without spellings.
    #[error("no spelling; write at least one")]
    Empty,
    /// A spelling without letters or digits.
    #[error("`{0}` has no letters; take it away, or a `|` too many")]
    NoWords(String),
    /// Slashes that are not around the family name.
    #[error("`{0}`: put two slashes around the family name, at the end of the spelling, or none")]
    Slashes(String),
}

/// A line in the form of JSON.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Object {
    r#type: String,
    #[serde(default)]
    latin: Vec<String>,
    #[serde(default)]
    arabic: Vec<String>,
}

impl Catalogue {
    /// Reads a catalogue: what its lines say, and those that were left out.
    #[must_use]
    pub fn parse(text: &str) -> (Self, Vec<Problem>) {
        let (mut lines, mut problems) = (Vec::new(), Vec::new());
        let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        for (number, text) in text.lines().enumerate() {
            if text.trim().is_empty() || text.starts_with('#') {
                continue;
            }
            let parsed = if text.starts_with('{') { object(text) } else { columns(text) };
            match parsed {
                Ok(line) => lines.push(line),
                Err(fault) => problems.push(Problem { line: number + 1, fault }),
            }
        }
        (Self { lines }, problems)
    }
}

fn object(text: &str) -> Result<Line, Fault> {
    let object: Object = serde_json::from_str(text).map_err(|error| {
        let place = format!(" at line {} column {}", error.line(), error.column());
        Fault::Json(error.to_string().replace(&place, ""))
    })?;
    line(&object.r#type, object.latin.into_iter().chain(object.arabic).collect())
}

fn columns(text: &str) -> Result<Line, Fault> {
    let columns: Vec<_> = text.split('\t').map(str::trim).collect();
    let spellings = match columns[..] {
        [_, latin, arabic] => [latin, arabic],
        [REMOVE, first] => [first, ""],
        _ => return Err(Fault::Columns(columns.len())),
    };
    let spellings = spellings.iter().filter(|column| !column.is_empty());
    let spellings = spellings.flat_map(|column| column.split(NEXT_SPELLING));
    line(columns[0], spellings.map(|spelling| spelling.trim().to_owned()).collect())
}

fn line(kind: &str, spellings: Vec<String>) -> Result<Line, Fault> {
    let known = Kind::named(kind);
    if known.is_none() && kind != REMOVE {
        return Err(Fault::Type(kind.to_owned()));
    }
    if spellings.is_empty() {
        return Err(Fault::Empty);
    }
    spellings.iter().try_for_each(|spelling| check(spelling))?;
    Ok(Line { kind: known, spellings })
}

fn check(spelling: &str) -> Result<(), Fault> {
    if keys(spelling).is_empty() {
        return Err(Fault::NoWords(spelling.to_owned()));
    }
    let parts: Vec<_> = spelling.split(FAMILY_MARK).collect();
    match parts[..] {
        [_] => Ok(()),
        [_, family, rest] if rest.trim().is_empty() && !keys(family).is_empty() => Ok(()),
        _ => Err(Fault::Slashes(spelling.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::Names;

    fn faults(text: &str) -> Vec<(usize, String)> {
        let (_, problems) = Catalogue::parse(text);
        problems.into_iter().map(|problem| (problem.line, problem.fault.to_string())).collect()
    }

    fn names(text: &str) -> Names {
        let (catalogue, problems) = Catalogue::parse(text);
        assert_eq!(problems, []);
        Names::with_catalogue(&catalogue)
    }

    fn spellings(names: &Names, name: &[&str]) -> Vec<String> {
        names.spellings(name).into_iter().map(|spelling| spelling.words.join(" ")).collect()
    }

    #[test]
    fn both_forms_say_the_same() {
        let columns = "# own\n\nperson\tLeyla /Demirci/|Layla /Demirji/\tليلى /دميرجي/\r\n";
        let json = r#"{"type": "person", "latin": ["Leyla /Demirci/", "Layla /Demirji/"],
            "arabic": ["ليلى /دميرجي/"]}"#;
        let json = format!("\u{FEFF}{}", json.replace('\n', ""));
        assert_eq!(Catalogue::parse(columns), Catalogue::parse(&json));
        assert_eq!(spellings(&names(columns), &["demirji"]), ["demirci", "demirji", "دميرجي"]);
    }

    #[test]
    fn what_is_wrong_is_said_and_the_rest_is_kept() {
        let text = "person\tA /B\tا\npreson\tA\tا\nperson\tA B\nplace\t\t\nplace\tA||B\tا\n\
                    {\"type\": \"place\", \"latn\": []}\nplace\tYurtova\tيورتوفا";
        let faults = faults(text);
        let lines: Vec<_> = faults.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 2, 3, 4, 5, 6]);
        let told = ["two slashes", "preson", "2 columns", "no spelling", "a `|` too many", "latn"];
        for ((_, fault), told) in faults.iter().zip(told) {
            assert!(fault.contains(told), "{fault}");
        }
        let names = Names::with_catalogue(&Catalogue::parse(text).0);
        assert_eq!(spellings(&names, &["yurtova"]), ["yurtova", "يورتوفا"]);
    }

    #[test]
    fn family_names_stand_at_the_end() {
        for wrong in ["A /B", "A /B/ C", "A //", "/A/ /B/", "A / B / C"] {
            assert!(check(wrong).is_err(), "{wrong}");
        }
        for right in ["A", "A /B C/", "/A B/", "/A/ "] {
            assert_eq!(check(right), Ok(()), "{right}");
        }
    }

    #[test]
    fn an_entry_replaces_the_one_with_its_first_spelling() {
        let own = names("place\tcairo\tكايرو\nplace\tCairo\tالقاهرة الكبرى\n");
        assert_eq!(spellings(&own, &["cairo"]), ["cairo", "القاهره الكبري"]);
        assert_eq!(spellings(&own, &["القاهره"]), [""; 0]);
        let other = names("person\tCairo\tكايرو\n");
        let both = spellings(&other, &["cairo"]);
        assert!(["القاهره", "كايرو"].iter().all(|spelling| both.contains(&(*spelling).to_owned())));
    }

    #[test]
    fn entries_can_be_taken_away() {
        let own = names("place\tYurtova\tيورتوفا\nremove\tCairo\nremove\tYurtova\t\n");
        assert_eq!(spellings(&own, &["cairo"]), [""; 0]);
        assert_eq!(spellings(&own, &["yurtova"]), [""; 0]);
        assert!(own.expand(&["cairo", "yurtova"]).is_empty());
        assert!(!spellings(&own, &["egypt"]).is_empty());
    }
}

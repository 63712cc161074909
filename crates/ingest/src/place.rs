//! Parts of files, for reports.

use std::fmt;

/// A part of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// All of it, or what had not been read yet.
    #[default]
    Whole,
    /// The record on this line, from 1.
    Line(u64),
    /// The record that begins at this byte of the file, from 0; in a compressed file, at this byte
    /// begins the compressed piece (gzip member, Zstandard frame) that holds the record.
    Byte(u64),
    /// A part of a file that is packed into this one.
    Entry(Box<Entry>),
}

/// A part of a file that is packed into another one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Name of the file inside.
    pub name: String,
    /// Where in it a record begins, as [`Place::Byte`] says; `None` when all of it is meant.
    pub byte: Option<u64>,
}

impl Place {
    /// The line, if that is how the part is told.
    #[must_use]
    pub fn line(&self) -> Option<u64> {
        match self {
            Self::Line(line) => Some(*line),
            _ => None,
        }
    }

    /// The byte, if that is how the part is told.
    #[must_use]
    pub fn byte(&self) -> Option<u64> {
        match self {
            Self::Byte(byte) => Some(*byte),
            Self::Entry(entry) => entry.byte,
            _ => None,
        }
    }

    /// The name of a file inside the file, if the part is one or in one.
    #[must_use]
    pub fn entry(&self) -> Option<&str> {
        match self {
            Self::Entry(entry) => Some(&entry.name),
            _ => None,
        }
    }
}

impl fmt::Display for Place {
    /// What stands between the name of a file and the reason: nothing for the whole file.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole => Ok(()),
            Self::Line(line) => write!(out, ", line {line}"),
            Self::Byte(byte) => write!(out, ", byte {byte}"),
            Self::Entry(entry) => {
                write!(out, ", {}", entry.name)?;
                entry.byte.map_or(Ok(()), |byte| write!(out, ", byte {byte}"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_told_in_words() {
        let inside =
            |byte| Place::Entry(Box::new(Entry { name: "archive/a.warc".to_owned(), byte }));
        for (place, text, line, byte, entry) in [
            (Place::Whole, "", None, None, None),
            (Place::Line(3), ", line 3", Some(3), None, None),
            (Place::Byte(7), ", byte 7", None, Some(7), None),
            (inside(None), ", archive/a.warc", None, None, Some("archive/a.warc")),
            (inside(Some(7)), ", archive/a.warc, byte 7", None, Some(7), Some("archive/a.warc")),
        ] {
            assert_eq!(place.to_string(), text);
            assert_eq!((place.line(), place.byte(), place.entry()), (line, byte, entry));
        }
    }
}

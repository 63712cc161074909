//! Who knows a spelling.

use std::fmt;

use serde::Serialize;

/// The layer that knows a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// The built-in list of names.
    Gazetteer,
    /// Rules of one script.
    Variant,
    /// Learned edits from one script to the other.
    Transducer,
}

impl fmt::Display for Layer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Gazetteer => "gazetteer",
            Self::Variant => "variant",
            Self::Transducer => "transducer",
        })
    }
}

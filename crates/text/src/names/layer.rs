//! Who knows a spelling.

use std::fmt;

use serde::Serialize;

/// The layer that knows a spelling.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layer {
    /// The list of names, built-in or the user's own.
    Gazetteer,
    /// Rules of what is exchanged within one script.
    Variant,
    /// Letters of one script rewritten as the other's, by learned weights.
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

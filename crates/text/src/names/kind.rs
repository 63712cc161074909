//! What a name is the name of.

use serde::Serialize;

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A human being.
    Person,
    /// A country, a town, a region, a river, a sea, a site; the language or the currency of a
    /// country.
    Place,
    /// A body, a party, an armed group, a company, a newspaper.
    Organisation,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Person, Self::Place, Self::Organisation];

    /// Its name in a [catalogue](super::catalogue).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
        }
    }

    /// The kind of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

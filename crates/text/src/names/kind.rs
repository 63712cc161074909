//! What a name is the name of.

use serde::{Deserialize, Serialize};

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A human being.
    Person,
    /// A country, a town, a region, a river, a sea, a site.
    Place,
    /// A body, a party, an armed group, a company, a newspaper.
    Organisation,
    /// A language.
    Language,
    /// A currency.
    Currency,
}

impl Kind {
    const ALL: [Self; 5] =
        [Self::Person, Self::Place, Self::Organisation, Self::Language, Self::Currency];

    /// Its name in a [catalogue](super::catalogue).
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organisation => "organisation",
            Self::Language => "language",
            Self::Currency => "currency",
        }
    }

    /// Whether it acts or is acted on in the news, and so is looked for in articles: languages and
    /// currencies are not.
    pub(super) fn is_mentioned(self) -> bool {
        matches!(self, Self::Person | Self::Place | Self::Organisation)
    }

    /// The kind of this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

//! The flags of `entities`.

use clap::{Args, ValueEnum};
use jisr::text::names::Kind;

/// `entities`.
#[derive(Debug, Args)]
pub(crate) struct EntitiesArgs {
    /// Only of this kind: person, place or organisation
    #[arg(long, value_name = "KIND", value_enum, hide_possible_values = true)]
    kind: Option<KindArg>,
    /// How many to list
    #[arg(short = 'n', long, value_name = "N", default_value_t = 20)]
    pub(crate) limit: usize,
    /// Print one JSON object a line
    #[arg(long)]
    pub(crate) json: bool,
}

/// What is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum KindArg {
    Person,
    Place,
    Organisation,
}

impl EntitiesArgs {
    /// Whether entities of this kind are listed.
    pub(crate) fn wants(&self, kind: Kind) -> bool {
        let wanted = self.kind.map(|kind| match kind {
            KindArg::Person => Kind::Person,
            KindArg::Place => Kind::Place,
            KindArg::Organisation => Kind::Organisation,
        });
        wanted.is_none_or(|wanted| wanted == kind)
    }
}

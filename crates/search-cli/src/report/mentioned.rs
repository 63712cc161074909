//! Whom the articles found mention, on a line for each kind.

use std::io::{self, Write};

use jisr::query::Mentioned;

use super::look::{DIM, Look};
use super::numbers::grouped;

/// Writes the names of each kind with how many articles mention them.
pub(crate) fn write(out: &mut impl Write, look: Look, mentioned: &Mentioned) -> io::Result<()> {
    let kinds = [
        ("people", &mentioned.people),
        ("places", &mentioned.places),
        ("organisations", &mentioned.organisations),
    ];
    for (kind, names) in kinds.into_iter().filter(|(_, names)| !names.is_empty()) {
        let name =
            |(name, count): &(String, u64)| format!("{} {}", look.piece(name), grouped(*count));
        let names: Vec<_> = names.iter().map(name).collect();
        writeln!(out, "{} {}", look.paint(DIM, &format!("{kind}:")), names.join(" · "))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_a_line() {
        let mentioned = Mentioned {
            people: vec![("Sameh Shoukry".into(), 1200), ("سامح".into(), 2)],
            ..Mentioned::default()
        };
        let mut out = Vec::new();
        write(&mut out, Look::PLAIN, &mentioned).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "people: Sameh Shoukry 1,200 · سامح 2\n");
    }
}

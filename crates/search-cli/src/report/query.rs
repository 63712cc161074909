//! What looks like a slip in a query, and where.

use jisr::query::Note;

use super::look::{direction_matters, one_line};

/// What a note says, and below it the query with a caret under the place.
///
/// In a query with Arabic in it no column on the screen is sure, so the part itself is quoted.
pub(crate) fn pointed(query: &str, note: &Note) -> String {
    let reason = one_line(&note.reason);
    let part = query.get(note.span.clone()).unwrap_or_default();
    if direction_matters(query) || query.chars().any(char::is_control) {
        let at = query.get(..note.span.start).unwrap_or_default().chars().count() + 1;
        return format!("{reason}\n  at letter {at}: {}", one_line(part));
    }
    let before = query.get(..note.span.start).unwrap_or(query).chars().count();
    let carets = "^".repeat(part.chars().count().max(1));
    format!("{reason}\n  {query}\n  {}{carets}", " ".repeat(before))
}

/// Says on stderr how the slips in a query were read.
pub(crate) fn notes(query: &str, notes: &[Note]) {
    notes.iter().for_each(|note| super::note(&format!("note: {}", pointed(query, note))));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(query: &str) -> String {
        let (_, notes) = jisr::query::syntax::parse(query);
        pointed(query, &notes[0])
    }

    #[test]
    fn carets_stand_under_the_place() {
        insta::assert_snapshot!(shown("Çavuşoğlu ) roadmap"), @r"
        `)` closes nothing and was ignored
          Çavuşoğlu ) roadmap
                    ^
        ");
        insta::assert_snapshot!(shown("roadmap \"open"), @r#"
        the quote is not closed; it was read to the end
          roadmap "open
                  ^^^^^
        "#);
    }

    #[test]
    fn arabic_queries_name_the_part() {
        insta::assert_snapshot!(shown("قناة \"السويس"), @r#"
        the quote is not closed; it was read to the end
          at letter 6: "السويس
        "#);
    }
}

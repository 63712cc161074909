//! The tagged topics of TREC.
//!
//! They look like XML and are not: closing tags are often left out, `&` and `<` stand for
//! themselves, and a tag may share its line with others. So a tag ends whatever field was open,
//! and a `<` that opens no tag is text.

use crate::Problem;

use super::{Found, Topic, TopicField};

/// All topics of a text, in order.
pub(super) fn parse(text: &str, field: TopicField) -> Vec<Found> {
    let mut reader = Reader { field: field.name(), open: None, found: Vec::new() };
    for piece in pieces(text) {
        reader.take(&piece);
    }
    if let Some(topic) = reader.open {
        reader.found.push(Err((topic.line, Problem::Unclosed)));
    }
    reader.found
}

/// What stands between two tags, after the first of them.
struct Piece<'a> {
    line: usize,
    tag: &'a str,
    text: &'a str,
}

/// Splits a text at its tags. Text before the first tag has the tag "".
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut tag, mut line, mut rest, mut from) = ("", 1, text, 0);
    while let Some(at) = rest[from..].find('<').map(|at| from + at) {
        let Some(name) = tag_name(&rest[at + 1..]) else {
            from = at + 1;
            continue;
        };
        pieces.push(Piece { line, tag, text: &rest[..at] });
        line += rest[..at].matches('\n').count();
        tag = name;
        rest = &rest[at + name.len() + 2..];
        from = 0;
    }
    pieces.push(Piece { line, tag, text: rest });
    pieces
}

/// The name of a tag, `/` included, from the text after its `<`.
fn tag_name(text: &str) -> Option<&str> {
    let name = &text[..text.find('>')?];
    let letters = name.strip_prefix('/').unwrap_or(name);
    let is_name = !letters.is_empty() && letters.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_name.then_some(name)
}

struct Reader {
    field: &'static str,
    open: Option<Open>,
    found: Vec<Found>,
}

/// A topic whose end is not reached.
struct Open {
    line: usize,
    id: Option<String>,
    text: String,
}

impl Reader {
    fn take(&mut self, piece: &Piece<'_>) {
        let tag = piece.tag.to_ascii_lowercase();
        match (tag.as_str(), &mut self.open) {
            ("top", _) => self.start(piece),
            ("/top", _) => {
                self.end();
                self.outside(piece.line, piece.text);
            }
            ("num", Some(topic)) => topic.id = Some(content(piece.text, "Number:")),
            (tag, Some(topic)) if tag == self.field => {
                topic.text = content(piece.text, label(tag));
            }
            (_, Some(_)) => {}
            ("", None) => self.outside(piece.line, piece.text),
            (tag, None) => self.outside(piece.line, &format!("<{tag}>")),
        }
    }

    fn start(&mut self, piece: &Piece<'_>) {
        let topic = Open { line: piece.line, id: None, text: String::new() };
        if let Some(unclosed) = self.open.replace(topic) {
            self.found.push(Err((unclosed.line, Problem::Unclosed)));
        }
    }

    fn end(&mut self) {
        if let Some(Open { line, id, text }) = self.open.take() {
            self.found.push(match id {
                Some(id) => Ok((line, Topic { id, text })),
                None => Err((line, Problem::MissingNumber)),
            });
        }
    }

    /// Text between topics is what a topic lost, not decoration.
    fn outside(&mut self, line: usize, text: &str) {
        let found = text.trim_start();
        if let Some(start) = found.lines().next() {
            let line = line + text[..text.len() - found.len()].matches('\n').count();
            let found = start.trim_end().chars().take(40).collect();
            self.found.push(Err((line, Problem::Outside { found })));
        }
    }
}

fn label(tag: &str) -> &'static str {
    match tag {
        "title" => "Topic:",
        "desc" => "Description:",
        _ => "Narrative:",
    }
}

/// A text without its label, its lines joined.
fn content(text: &str, label: &str) -> String {
    let text = text.trim();
    let words = text.strip_prefix(label).unwrap_or(text).split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLASSIC: &str = "\n<top>\n\n<num> Number: 301 \n<title> International Organized Crime \n\n\
        <desc> Description: \nIdentify organizations & groups\nwith < 3 members.\n\n\
        <narr> Narrative: \nA relevant document names one.\n\n</top>\n\n";

    fn topic(text: &str, field: TopicField) -> (usize, Topic) {
        let mut found = parse(text, field);
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0).unwrap()
    }

    fn problem(text: &str) -> (usize, Problem) {
        parse(text, TopicField::Title).into_iter().find_map(Result::err).unwrap()
    }

    #[test]
    fn classic_topics() {
        for (field, text) in [
            (TopicField::Title, "International Organized Crime"),
            (TopicField::Desc, "Identify organizations & groups with < 3 members."),
            (TopicField::Narr, "A relevant document names one."),
        ] {
            let expected = Topic { id: "301".into(), text: text.into() };
            assert_eq!(topic(CLASSIC, field), (2, expected));
        }
    }

    #[test]
    fn topics_on_one_line_with_closing_tags() {
        let text = "<top><num>AR1</num><title>الأمن المائي</title></top>";
        let expected = Topic { id: "AR1".into(), text: "الأمن المائي".into() };
        assert_eq!(topic(text, TopicField::Title), (1, expected));
    }

    #[test]
    fn old_labels_are_no_part_of_a_query() {
        let text =
            "<TOP>\n<num> Number:  051\n<dom> Domain: Finance\n<title> Topic:  Airbus\n</TOP>";
        let expected = Topic { id: "051".into(), text: "Airbus".into() };
        assert_eq!(topic(text, TopicField::Title), (1, expected));
    }

    #[test]
    fn broken_topics_are_named_by_their_line() {
        let open = "<top>\n<num> 1\n<title> a\n";
        assert_eq!(problem(open), (1, Problem::Unclosed));
        assert_eq!(problem(&format!("{open}{open}</top>")), (1, Problem::Unclosed));
        assert_eq!(problem(&format!("{open}</top>\n{open}")), (5, Problem::Unclosed));
        assert_eq!(problem("<top>\n<title> a\n</top>"), (1, Problem::MissingNumber));
        let outside = |found: &str| Problem::Outside { found: found.into() };
        assert_eq!(problem("<top>\n<num> 1\n</top>\n<title> a"), (4, outside("<title>")));
        assert_eq!(problem("<top>\n<num> 1\n</top>\na"), (4, outside("a")));
    }
}

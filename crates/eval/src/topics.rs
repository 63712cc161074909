//! Queries with their ids.

mod tagged;

use std::collections::HashSet;
use std::path::Path;
use std::str::FromStr;

use crate::lines::{self, at_line, check_query};
use crate::{Error, Problem, Result};

/// A query of a benchmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its id, which judgments and runs name it by.
    pub id: String,
    /// The query.
    pub text: String,
}

/// Which part of a tagged topic is the query.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TopicField {
    /// A few words, like what people type.
    #[default]
    Title,
    /// A sentence.
    Desc,
    /// A paragraph on what is relevant.
    Narr,
}

impl TopicField {
    fn name(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Desc => "desc",
            Self::Narr => "narr",
        }
    }
}

/// A name that is no field of a topic.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no field of a topic; choose title, desc or narr")]
pub struct UnknownField(String);

impl FromStr for TopicField {
    type Err = UnknownField;

    fn from_str(name: &str) -> Result<Self, UnknownField> {
        [Self::Title, Self::Desc, Self::Narr]
            .into_iter()
            .find(|field| field.name().eq_ignore_ascii_case(name))
            .ok_or_else(|| UnknownField(name.to_owned()))
    }
}

/// The queries of a benchmark, in the order of their file.
///
/// Two formats are read and told apart by their first character. Lines of id, tab, query:
///
/// ```text
/// 1<TAB>Cavusoglu roadmap
/// 2<TAB>خارطة الطريق
/// ```
///
/// and the tagged topics of TREC, with or without closing tags and labels such as `Number:`:
///
/// ```text
/// <top>
/// <num> Number: 301
/// <title> International Organized Crime
/// <desc> Description:
/// Identify organizations that participate in international criminal activity.
/// </top>
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Topics {
    topics: Vec<Topic>,
}

impl Topics {
    /// Reads the titles of a file of topics.
    ///
    /// # Errors
    ///
    /// [`Error::Line`] names the line of a topic that is repeated, empty or not well formed.
    pub fn read(path: impl AsRef<Path>) -> Result<Self> {
        Self::read_field(path, TopicField::Title)
    }

    /// Reads one field of a file of topics. Lines of id and query have a title only.
    ///
    /// # Errors
    ///
    /// As [`Topics::read`].
    pub fn read_field(path: impl AsRef<Path>, field: TopicField) -> Result<Self> {
        let path = path.as_ref();
        let text = lines::read(path)?;
        let found = match text.trim_start().starts_with('<') {
            true => tagged::parse(&text, field),
            false => tabbed(&text, field),
        };
        let mut topics = Self::default();
        let mut seen = HashSet::new();
        for one in found {
            let (line, topic) = one.map_err(|(line, problem)| at_line(path, line, problem))?;
            topics.push(topic, &mut seen, field).map_err(|problem| at_line(path, line, problem))?;
        }
        match topics.is_empty() {
            true => Err(Error::Empty { path: path.to_owned(), what: "topics" }),
            false => Ok(topics),
        }
    }

    fn push(
        &mut self,
        topic: Topic,
        seen: &mut HashSet<String>,
        field: TopicField,
    ) -> Result<(), Problem> {
        check_query(&topic.id)?;
        if topic.text.is_empty() {
            return Err(Problem::MissingField { topic: topic.id, field: field.name() });
        }
        if !seen.insert(topic.id.clone()) {
            return Err(Problem::RepeatedTopic { topic: topic.id });
        }
        self.topics.push(topic);
        Ok(())
    }

    /// The query with this id.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&str> {
        self.iter().find(|topic| topic.id == id).map(|topic| topic.text.as_str())
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Topic> {
        self.topics.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.topics.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.topics.is_empty()
    }
}

impl<'a> IntoIterator for &'a Topics {
    type Item = &'a Topic;
    type IntoIter = std::slice::Iter<'a, Topic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// A topic with the line it starts on, or what is wrong on which line.
type Found = Result<(usize, Topic), (usize, Problem)>;

fn tabbed(text: &str, field: TopicField) -> Vec<Found> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim_ascii().is_empty());
    lines
        .map(|(at, line)| match tabbed_topic(line, field) {
            Ok(topic) => Ok((at + 1, topic)),
            Err(problem) => Err((at + 1, problem)),
        })
        .collect()
}

fn tabbed_topic(line: &str, field: TopicField) -> Result<Topic, Problem> {
    let columns: Vec<_> = line.split('\t').map(str::trim).collect();
    let &[id, text] = columns.as_slice() else {
        return Err(Problem::Columns { expected: "id<TAB>query", found: columns.len() });
    };
    match field {
        TopicField::Title => Ok(Topic { id: id.to_owned(), text: text.to_owned() }),
        _ => Err(Problem::MissingField { topic: id.to_owned(), field: field.name() }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, field: TopicField) -> Result<Vec<(String, String)>> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("topics");
        std::fs::write(&path, text).unwrap();
        let topics = Topics::read_field(path, field)?;
        Ok(topics.iter().map(|topic| (topic.id.clone(), topic.text.clone())).collect())
    }

    fn problem(text: &str, field: TopicField) -> (usize, Problem) {
        match read(text, field) {
            Err(Error::Line { line, problem, .. }) => (line, problem),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn lines_of_id_and_query() {
        let topics = read("1\tCavusoglu roadmap\r\n\nQ2\tخارطة الطريق \n", TopicField::Title);
        let expected = [("1", "Cavusoglu roadmap"), ("Q2", "خارطة الطريق")];
        assert_eq!(topics.unwrap(), expected.map(|(id, text)| (id.into(), text.into())));
    }

    #[test]
    fn bad_lines_are_named() {
        let title = TopicField::Title;
        let columns = |found| Problem::Columns { expected: "id<TAB>query", found };
        assert_eq!(problem("1\ta\n2 b\n", title), (2, columns(1)));
        assert_eq!(problem("1\ta\tb\n", title), (1, columns(3)));
        let missing = |field| Problem::MissingField { topic: "1".into(), field };
        assert_eq!(problem("1\t \n", title), (1, missing("title")));
        assert_eq!(problem("1\ta\n", TopicField::Desc), (1, missing("desc")));
        let twice = Problem::RepeatedTopic { topic: "1".into() };
        assert_eq!(problem("1\ta\n\n1\tb\n", title), (3, twice));
        assert!(matches!(read("\n\n", title), Err(Error::Empty { .. })));
    }

    #[test]
    fn fields_have_names() {
        assert_eq!("desc".parse(), Ok(TopicField::Desc));
        assert_eq!("Title".parse(), Ok(TopicField::Title));
        let error = "body".parse::<TopicField>().unwrap_err();
        assert!(error.to_string().contains("title, desc or narr"));
    }
}

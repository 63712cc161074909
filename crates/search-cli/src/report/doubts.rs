//! What is not certain about articles, in words.

use std::collections::BTreeMap;

use jisr::Article;
use jisr::text::article::{Doubt, Published};

use super::examples::Examples;
use super::look::Look;
use super::numbers::articles;

/// What is not certain about one article.
pub(super) fn of(article: &Article) -> String {
    let published = article.published.as_ref();
    article.doubts.iter().map(|doubt| words(*doubt, published)).collect::<Vec<_>>().join("; ")
}

fn words(doubt: Doubt, published: Option<&Published>) -> String {
    match doubt {
        Doubt::DateOrder => date_order(published),
        Doubt::DateUnread => "there is a date that could not be read".to_owned(),
        Doubt::Language => "too short or too mixed to tell its language".to_owned(),
        Doubt::Encoding => {
            "its encoding was guessed or its letters were repaired: look whether they are right"
                .to_owned()
        }
    }
}

/// Both readings of a date whose day and month could be each other.
fn date_order(published: Option<&Published>) -> String {
    const TWO_WAYS: &str = "the date could be read two ways";
    match published.map(|published| published.at) {
        Some(at) if at.day() <= 12 => {
            let (year, month, day) = (at.year(), at.month(), at.day());
            format!(
                "{TWO_WAYS}: taken as {year:04}-{month:02}-{day:02}, it may be \
                 {year:04}-{day:02}-{month:02}"
            )
        }
        _ => format!("{TWO_WAYS}: its day and its month could be each other"),
    }
}

/// How many articles of a run are uncertain in what, with examples. Bounded, whatever the archive
/// holds.
#[derive(Debug, Default)]
pub(crate) struct Doubts(BTreeMap<Doubt, Examples>);

impl Doubts {
    /// Notes what is not certain about one more article.
    pub(crate) fn add(&mut self, article: &Article) {
        for doubt in &article.doubts {
            self.0.entry(*doubt).or_default().add(&article.id);
        }
    }

    /// Lists on stderr what is not certain.
    pub(crate) fn warn(&self) {
        self.lines(Look::of_stderr()).iter().for_each(|line| super::note(line));
    }

    fn lines(&self, look: Look) -> Vec<String> {
        let line = |(doubt, examples): (&Doubt, &Examples)| {
            let counted = articles(examples.count());
            format!("{counted} {}: {}", heading(*doubt), examples.list(look))
        };
        self.0.iter().map(line).collect()
    }
}

fn heading(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::DateOrder => "with a date that could be read two ways",
        Doubt::DateUnread => "with a date that could not be read",
        Doubt::Language => "in a language that is not certain",
        Doubt::Encoding => "in an encoding that was guessed or repaired",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(json: &str) -> Article {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn both_readings_of_a_date_are_given() {
        let published = r#"{"at": "2021-04-03T00:00:00", "has_time": false, "from": "dateline"}"#;
        let article = article(&format!(
            r#"{{"id": "a", "body": "", "doubts": ["date-order"], "published": {published}}}"#
        ));
        assert_eq!(
            of(&article),
            "the date could be read two ways: taken as 2021-04-03, it may be 2021-03-04"
        );
        assert!(of(&Article { published: None, ..article }).ends_with("could be each other"));
    }

    #[test]
    fn a_run_lists_what_is_uncertain_and_nothing_else() {
        let mut doubts = Doubts::default();
        doubts.add(&article(r#"{"id": "news/0", "body": ""}"#));
        assert!(doubts.lines(Look::PLAIN).is_empty());
        for number in 1..=5 {
            let json = r#"{"id": "news/N", "body": "", "doubts": ["language", "encoding"]}"#;
            doubts.add(&article(&json.replace('N', &number.to_string())));
        }
        assert_eq!(
            doubts.lines(Look::PLAIN),
            [
                "5 articles in a language that is not certain: news/1, news/2, news/3 and 2 more",
                "5 articles in an encoding that was guessed or repaired: news/1, news/2, news/3 \
                 and 2 more"
            ]
        );
    }
}

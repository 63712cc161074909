//! What was not read, and why.

use jisr::ingest::{Reason, Skipped};

use super::examples::Examples;
use super::look::{Look, one_line};
use super::numbers::grouped;

/// Reasons that are listed; of more only the number is given.
const MAX_LISTED: usize = 20;
/// Reasons that a search lists.
const MAX_BRIEF: usize = 3;

/// Files and records that were not read, by reason. Bounded, whatever the archive holds.
#[derive(Debug, Default)]
pub(crate) struct Skips {
    count: u64,
    groups: Vec<Group>,
    /// Web pages that hold no article: nothing is wrong with them.
    pages: Examples,
}

/// What was not read for one reason.
#[derive(Debug)]
struct Group {
    reason: String,
    examples: Examples,
}

impl Skips {
    /// How many files and records were not read.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// Notes one more.
    pub(crate) fn add(&mut self, skipped: &Skipped) {
        self.count += 1;
        let name = place(skipped);
        if matches!(skipped.reason, Reason::NoArticle) {
            self.pages.add(&name);
            return;
        }
        let reason = one_line(&skipped.reason.to_string());
        if let Some(group) = self.groups.iter_mut().find(|group| group.reason == reason) {
            group.examples.add(&name);
        } else if self.groups.len() < MAX_LISTED {
            let mut group = Group { reason, examples: Examples::default() };
            group.examples.add(&name);
            self.groups.push(group);
        }
    }

    /// One line a reason, and how many more there are.
    fn lines(&self, look: Look, most: usize) -> Vec<String> {
        let listed = &self.groups[..self.groups.len().min(most)];
        let line = |group: &Group| format!("{}: {}", group.examples.list(look), group.reason);
        let mut lines: Vec<_> = listed.iter().map(line).collect();
        let named = listed.iter().map(|group| group.examples.count()).sum::<u64>();
        match self.count - self.pages.count() - named {
            0 => {}
            more => lines.push(format!("and {more} more")),
        }
        lines
    }

    /// The web pages that hold no article.
    fn pages(&self, look: Look) -> Option<String> {
        let pages = match self.pages.count() {
            0 => return None,
            1 => "1 web page".to_owned(),
            count => format!("{} web pages", grouped(count)),
        };
        let what = "without an article (a list, a gallery, an error page?)";
        Some(format!("{pages} {what}: {}", self.pages.list(look)))
    }

    /// Lists what was skipped on stderr.
    pub(crate) fn warn(&self) {
        let look = Look::of_stderr();
        let lines = self.lines(look, MAX_LISTED);
        lines.iter().for_each(|line| super::note(&format!("skipped {line}")));
        self.pages(look).iter().for_each(|line| super::note(line));
    }

    /// Says on stderr how much was skipped, with the first few reasons.
    pub(crate) fn warn_briefly(&self) {
        let look = Look::of_stderr();
        if self.count > 0 {
            super::note(&format!("skipped {}", counted(self.count)));
            let lines = self.lines(look, MAX_BRIEF).into_iter().chain(self.pages(look));
            lines.for_each(|line| super::note(&format!("  {line}")));
        }
    }
}

/// The id of what was not read, with the place of a record.
pub(super) fn place(skipped: &Skipped) -> String {
    format!("{}{}", skipped.id, skipped.place)
}

fn counted(count: u64) -> String {
    format!("{count} {}", if count == 1 { "file or record" } else { "files or records" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jisr::ingest::Place;

    fn skipped(id: &str, place: Place, reason: Reason) -> Skipped {
        Skipped { id: id.into(), path: id.into(), place, reason }
    }

    #[test]
    fn files_are_grouped_by_reason() {
        let mut skips = Skips::default();
        for number in 0..5 {
            skips.add(&skipped(&format!("news/{number}.pdf"), Place::Whole, Reason::LinkLoop));
        }
        skips.add(&skipped("news/a.jsonl", Place::Line(7), Reason::Empty));
        assert_eq!(
            skips.lines(Look::PLAIN, 9),
            [
                format!("news/0.pdf, news/1.pdf, news/2.pdf and 2 more: {}", Reason::LinkLoop),
                format!("news/a.jsonl, line 7: {}", Reason::Empty)
            ]
        );
        assert_eq!(skips.lines(Look::PLAIN, 1)[1], "and 1 more");
    }

    #[test]
    fn the_list_is_bounded() {
        let mut skips = Skips::default();
        for limit in 0..50 {
            skips.add(&skipped("news/a.txt", Place::Whole, Reason::TooManyElements { limit }));
        }
        let lines = skips.lines(Look::PLAIN, MAX_LISTED);
        assert_eq!((lines.len(), lines[20].as_str()), (21, "and 30 more"));
    }

    #[test]
    fn pages_without_an_article_stand_apart() {
        let mut skips = Skips::default();
        assert_eq!(skips.pages(Look::PLAIN), None);
        skips.add(&skipped("news/front.html", Place::Whole, Reason::NoArticle));
        skips.add(&skipped("news/a.txt", Place::Whole, Reason::Empty));
        assert_eq!((skips.count(), skips.lines(Look::PLAIN, 9).len()), (2, 1));
        assert_eq!(
            skips.pages(Look::PLAIN).unwrap(),
            "1 web page without an article (a list, a gallery, an error page?): news/front.html"
        );
    }
}

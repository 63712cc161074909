//! What was not read, and why.

use jisr::ingest::Skipped;

use super::look::one_line;

/// Reasons that are listed; of more only the number is given.
const MAX_LISTED: usize = 20;
/// Files that are named for one reason.
const MAX_NAMED: usize = 3;
/// Reasons that a search lists.
const MAX_BRIEF: usize = 3;

/// Files and records that were not read, by reason. Bounded, whatever the archive holds.
#[derive(Debug, Default)]
pub(crate) struct Skips {
    count: u64,
    groups: Vec<Group>,
}

/// What was not read for one reason.
#[derive(Debug)]
struct Group {
    reason: String,
    count: u64,
    named: Vec<String>,
}

impl Skips {
    /// How many files and records were not read.
    pub(crate) fn count(&self) -> u64 {
        self.count
    }

    /// Notes one more.
    pub(crate) fn add(&mut self, skipped: &Skipped) {
        self.count += 1;
        let line = skipped.line.map(|line| format!(", line {line}")).unwrap_or_default();
        let name = format!("{}{line}", skipped.id);
        let reason = skipped.reason.to_string();
        if let Some(group) = self.groups.iter_mut().find(|group| group.reason == reason) {
            group.add(name);
        } else if self.groups.len() < MAX_LISTED {
            self.groups.push(Group { reason, count: 1, named: vec![name] });
        }
    }

    /// One line a reason, and how many more there are.
    fn lines(&self, most: usize) -> Vec<String> {
        let listed = &self.groups[..self.groups.len().min(most)];
        let mut lines: Vec<_> = listed.iter().map(Group::line).collect();
        match self.count - listed.iter().map(|group| group.count).sum::<u64>() {
            0 => {}
            more => lines.push(format!("and {more} more")),
        }
        lines
    }

    /// Lists what was skipped on stderr.
    pub(crate) fn warn(&self) {
        self.lines(MAX_LISTED).iter().for_each(|line| super::note(&format!("skipped {line}")));
    }

    /// Says on stderr how much was skipped, with the first few reasons.
    pub(crate) fn warn_briefly(&self) {
        if self.count > 0 {
            super::note(&format!("skipped {}", counted(self.count)));
            self.lines(MAX_BRIEF).iter().for_each(|line| super::note(&format!("  {line}")));
        }
    }
}

fn counted(count: u64) -> String {
    format!("{count} {}", if count == 1 { "file or record" } else { "files or records" })
}

impl Group {
    fn add(&mut self, name: String) {
        self.count += 1;
        if self.named.len() < MAX_NAMED {
            self.named.push(name);
        }
    }

    fn line(&self) -> String {
        let more = match self.count - self.named.len() as u64 {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        one_line(&format!("{}{more}: {}", self.named.join(", "), self.reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jisr::ingest::Reason;

    fn skipped(id: &str, line: Option<u64>, reason: Reason) -> Skipped {
        Skipped { id: id.into(), path: id.into(), line, reason }
    }

    #[test]
    fn files_are_grouped_by_reason() {
        let mut skips = Skips::default();
        for number in 0..5 {
            skips.add(&skipped(&format!("news/{number}.pdf"), None, Reason::UnknownKind));
        }
        skips.add(&skipped("news/a.jsonl", Some(7), Reason::Empty));
        assert_eq!(
            skips.lines(9),
            [
                "news/0.pdf, news/1.pdf, news/2.pdf and 2 more: unknown kind of file; known are \
                 .txt, .text, .jsonl and .ndjson",
                "news/a.jsonl, line 7: empty; there is nothing to index"
            ]
        );
        assert_eq!(skips.lines(1)[1], "and 1 more");
    }

    #[test]
    fn the_list_is_bounded() {
        let mut skips = Skips::default();
        for offset in 0..50 {
            skips.add(&skipped("news/a.txt", None, Reason::NotUtf8 { offset }));
        }
        let lines = skips.lines(MAX_LISTED);
        assert_eq!((lines.len(), lines[20].as_str()), (21, "and 30 more"));
    }
}

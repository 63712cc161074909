//! The body of a page, put together line by line.

use jisr_text::article::{Furniture, Trimmed};

use super::facts::Facts;
use super::line::Line;
use super::{Page, Role};

/// Most lines that may yet be text while they wait for the end of the page.
const MAX_FOOTER: usize = 40;

/// Body and trimmed pieces so far.
pub(super) struct Body<'a> {
    page: Page,
    /// Furniture and possible footers since the last line of text.
    waiting: Vec<(Line<'a>, Role)>,
    /// How many of these may yet be text.
    footers: usize,
    /// Whether the next line of text starts a paragraph.
    apart: bool,
}

impl<'a> Body<'a> {
    pub(super) fn new(facts: Facts) -> Self {
        let page = Page { title: None, facts, body: String::new(), trimmed: Vec::new() };
        Self { page, waiting: Vec::new(), footers: 0, apart: false }
    }

    pub(super) fn add(&mut self, line: &Line<'a>, role: Role) {
        match role {
            Role::Title => {}
            Role::Text => {
                self.settle(false);
                self.text(line);
            }
            Role::Cut(_) => self.waiting.push((*line, role)),
            Role::Footer(_) => {
                if self.footers == MAX_FOOTER {
                    self.settle(false);
                }
                self.waiting.push((*line, role));
                self.footers += 1;
            }
        }
    }

    /// Reads a line for what it says about the page.
    pub(super) fn fact(&mut self, line: &Line<'_>) {
        self.page.facts.read(line.text);
    }

    /// The page, once all lines are in.
    pub(super) fn finish(mut self, title: Option<String>) -> Page {
        self.settle(true);
        self.page.title = title;
        self.page
    }

    /// Decides about the lines that wait: at the end of the page footers are furniture, before
    /// other text they are text.
    fn settle(&mut self, end: bool) {
        self.footers = 0;
        for (line, role) in std::mem::take(&mut self.waiting) {
            match role {
                Role::Cut(kind) => self.cut(&line, kind),
                Role::Footer(kind) if end => {
                    self.page.facts.read(line.text);
                    self.cut(&line, kind);
                }
                _ => self.text(&line),
            }
        }
    }

    fn text(&mut self, line: &Line<'_>) {
        let body = &mut self.page.body;
        if !body.is_empty() {
            body.push_str(separator(line, self.apart));
        }
        body.push_str(line.text);
        self.apart = false;
    }

    /// Keeps a line as furniture; lines of one kind that follow each other are one piece.
    fn cut(&mut self, line: &Line<'_>, kind: Furniture) {
        self.apart = true;
        let at = self.page.body.len();
        match self.page.trimmed.last_mut() {
            Some(last) if last.kind == kind && last.at == at => {
                last.text.push_str(separator(line, false));
                last.text.push_str(line.text);
            }
            _ => self.page.trimmed.push(Trimmed { text: line.text.to_owned(), kind, at }),
        }
    }
}

fn separator(line: &Line<'_>, apart: bool) -> &'static str {
    if apart || line.gap > 0 { "\n\n" } else { "\n" }
}

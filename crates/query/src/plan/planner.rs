//! From the syntax tree to the plan.

use jisr_index::{Result, Snapshot};
use jisr_text::names::{Names, Spelling};
use jisr_text::normalize::key;
use jisr_text::segment::segments;
use jisr_text::{Analyzer, Script, Words};

use super::slots::{Place, Slots};
use super::spell::Speller;
use super::whole::wholes;
use super::{Boolean, Expr, Plan, Slot};
use crate::ranking::Ranking;
use crate::syntax::{Ast, Clause, Form, Node, Occur, PhraseKind, Span};

/// Plans queries against one snapshot.
pub(crate) struct Planner<'a> {
    pub(super) slots: Slots<'a>,
    pub(super) speller: Speller<'a>,
    /// Whether bare names find their other spellings.
    pub(crate) cross_script: bool,
    pub(super) analyzer: Analyzer,
    title_only: bool,
}

impl<'a> Planner<'a> {
    /// Without `names`, spellings are only looked for in the words of the index.
    pub(crate) fn new(
        snapshot: &'a Snapshot,
        names: Option<&'a Names>,
        ranking: &'a Ranking,
    ) -> Self {
        Self {
            slots: Slots { snapshot, ranking },
            speller: Speller { snapshot, names },
            cross_script: true,
            analyzer: Analyzer::with_stemmer(snapshot.stemmer()),
            title_only: false,
        }
    }

    pub(crate) fn plan(&mut self, ast: &Ast) -> Result<Plan> {
        let mut root = self.node(&ast.root)?.unwrap_or(Expr::Nothing);
        if let Expr::Boolean(boolean) = &mut root {
            boolean.together = boolean.must.len() + boolean.should.len() > 1 && !is_choice(ast);
        }
        Ok(Plan { root })
    }

    /// `None` for what has no words at all, such as a lone dash.
    fn node(&mut self, node: &Node) -> Result<Option<Expr>> {
        match node {
            Node::All => Ok(Some(Expr::All)),
            Node::Filter { filter, .. } => Ok(Some(Expr::Filter(filter.clone()))),
            Node::Title(inner) => self.title(inner),
            Node::Group(clauses) => self.group(clauses),
            Node::And(parts) => self.all_of(parts),
            Node::Or(parts) => self.any_of(parts),
            Node::Not(inner) => Ok(self
                .node(inner)?
                .map(|part| Expr::Boolean(Boolean { must_not: vec![part], ..Boolean::default() }))),
            Node::Word { .. } => {
                let clause = Clause { occur: Occur::Should, node: node.clone() };
                self.group(std::slice::from_ref(&clause))
            }
            Node::Phrase { text, span, kind } => self.phrase(text, span, *kind),
        }
    }

    fn title(&mut self, inner: &Node) -> Result<Option<Expr>> {
        let outer = std::mem::replace(&mut self.title_only, true);
        let expr = self.node(inner);
        self.title_only = outer;
        expr
    }

    fn all_of(&mut self, parts: &[Node]) -> Result<Option<Expr>> {
        let mut boolean = Boolean::default();
        for part in parts {
            match part {
                Node::Not(inner) => boolean.must_not.extend(self.node(inner)?),
                Node::Filter { .. } => boolean.filters.extend(self.node(part)?),
                _ => boolean.must.extend(self.node(part)?),
            }
        }
        Ok(simplify(boolean))
    }

    fn any_of(&mut self, parts: &[Node]) -> Result<Option<Expr>> {
        let mut boolean = Boolean::default();
        for part in parts {
            boolean.should.extend(self.node(part)?);
        }
        Ok(simplify(boolean))
    }

    fn group(&mut self, clauses: &[Clause]) -> Result<Option<Expr>> {
        let mut boolean = Boolean::default();
        let mut at = 0;
        while at < clauses.len() {
            let run = clauses[at..].iter().take_while(|clause| is_plain(clause)).count();
            if run > 0 {
                self.plain_run(&clauses[at..at + run], &mut boolean)?;
            } else {
                self.clause(&clauses[at], &mut boolean)?;
            }
            at += run.max(1);
        }
        demote_stop_words(&mut boolean);
        Ok(simplify(boolean))
    }

    fn clause(&mut self, clause: &Clause, boolean: &mut Boolean) -> Result<()> {
        let parts = match (&clause.node, clause.occur) {
            (Node::Filter { .. }, Occur::Should | Occur::Must) => &mut boolean.filters,
            // Who marks a name wants the articles that have it.
            (node, Occur::Should) if is_name(node) => &mut boolean.must,
            (_, Occur::Should) => &mut boolean.should,
            (_, Occur::Must) => &mut boolean.must,
            (_, Occur::MustNot) => &mut boolean.must_not,
        };
        match &clause.node {
            Node::Word { text, span, form } => parts.extend(self.word(text, span, *form)?),
            node => parts.extend(self.node(node)?),
        }
        Ok(())
    }

    /// Bare words side by side: names are recognised over the whole run.
    fn plain_run(&mut self, clauses: &[Clause], boolean: &mut Boolean) -> Result<()> {
        let mut typed = Vec::with_capacity(clauses.len());
        for Clause { node, .. } in clauses {
            if let Node::Word { text, span, .. } = node {
                typed.push((self.analyzer.analyze(text), text, span));
            }
        }
        let run: Vec<_> = typed.iter().map(|(words, ..)| words).collect();
        let mut spellings = self.spellings(&run)?.into_iter();
        for (words, text, span) in &typed {
            if is_joined(words, text) {
                spellings.by_ref().take(words.len()).for_each(drop);
                boolean.should.extend(self.joined(text, span)?);
                continue;
            }
            for (word, names) in words.iter().zip(spellings.by_ref()) {
                let place = self.place(&text[word.span.clone()], offset(span, &word.span));
                boolean.should.push(Expr::Slot(self.slots.plain(&word, &place, &names)?));
            }
        }
        Ok(())
    }

    /// A word that is marked in some way; several words in it are taken as a phrase.
    fn word(&mut self, text: &str, span: &Span, form: Form) -> Result<Option<Expr>> {
        if form == Form::Name {
            return self.phrase(text, span, PhraseKind::Name);
        }
        let place = self.place(text, span.clone());
        let slot = match (form, &keys(text)[..]) {
            (Form::Plain, [_]) => {
                let words = self.analyzer.analyze(text);
                let names = self.spellings(&[&words])?.pop().unwrap_or_default();
                self.slots.plain(&words.get(0), &place, &names)?
            }
            (Form::Exact | Form::Name, [key]) => self.slots.exact(key, &place)?,
            (Form::Prefix, [key]) => self.slots.prefix(key, &place)?,
            (Form::Fuzzy(edits), [key]) => self.slots.fuzzy(key, edits, &place)?,
            _ => return self.joined(text, span),
        };
        Ok(Some(Expr::Slot(slot)))
    }

    /// Words that punctuation joins, as in an address or a date: found where they stand so.
    fn joined(&mut self, text: &str, span: &Span) -> Result<Option<Expr>> {
        self.phrase(text, span, PhraseKind::Exact)
    }

    fn phrase(&mut self, text: &str, span: &Span, kind: PhraseKind) -> Result<Option<Expr>> {
        let keys = keys(text);
        let keys: Vec<_> = keys.iter().map(String::as_str).collect();
        if keys.is_empty() {
            return Ok(None);
        }
        let place = self.place(text, span.clone());
        let slot = match kind {
            PhraseKind::Exact => self.slots.phrase(&keys, 0, &place)?,
            PhraseKind::Near(slop) => self.slots.phrase(&keys, slop, &place)?,
            PhraseKind::Name => {
                let words = self.analyzer.analyze(text);
                let spellings = self.speller.marked(&keys);
                let (parts, found) = self.speller.parts(&words)?;
                self.slots.entity(&keys, &spellings, &wholes(&parts, &found), &place)?
            }
        };
        Ok(Some(Expr::Slot(slot)))
    }

    /// The other spellings that each word of a run gets from the names it belongs to.
    pub(super) fn spellings(&self, run: &[&Words]) -> Result<Vec<Vec<Spelling>>> {
        match self.cross_script {
            true => self.speller.bare(run),
            false => Ok(vec![Vec::new(); run.iter().map(|words| words.len()).sum()]),
        }
    }

    pub(super) fn place(&self, text: &str, span: Span) -> Place {
        Place { text: text.to_owned(), span, title_only: self.title_only }
    }
}

/// The exact forms of the words of a text; stems are not needed where words stand for themselves.
fn keys(text: &str) -> Vec<String> {
    segments(text).map(|span| key(&text[span])).collect()
}

/// Whether the query is a single OR: its parts are alternatives, none is missing without the rest.
fn is_choice(ast: &Ast) -> bool {
    let Node::Group(clauses) = &ast.root else { return false };
    matches!(&clauses[..], [Clause { node: Node::Or(_), .. }])
}

fn is_plain(clause: &Clause) -> bool {
    clause.occur == Occur::Should && matches!(clause.node, Node::Word { form: Form::Plain, .. })
}

fn is_name(node: &Node) -> bool {
    matches!(
        node,
        Node::Phrase { kind: PhraseKind::Name, .. } | Node::Word { form: Form::Name, .. }
    )
}

/// Whether a text is one thing written with punctuation (an address, a date, a score) rather than
/// words that a hyphen joins.
fn is_joined(words: &Words, text: &str) -> bool {
    let joins = |a: usize, b: usize| text[a..b].contains(['.', '@', '/', ':', '_']);
    let ends = words.iter().map(|word| word.span.end);
    let starts = words.iter().skip(1).map(|word| word.span.start);
    words.len() > 1
        && (ends.zip(starts).any(|(end, start)| joins(end, start))
            || words.iter().all(|word| word.script == Script::Number))
}

fn offset(outer: &Span, inner: &Span) -> Span {
    outer.start + inner.start..outer.start + inner.end
}

/// Stop words do not decide what matches when there are other words.
fn demote_stop_words(boolean: &mut Boolean) {
    let is_stop = |part: &Expr| matches!(part, Expr::Slot(Slot { stop: true, .. }));
    if boolean.should.iter().all(is_stop) && boolean.must.is_empty() {
        boolean.should.iter_mut().for_each(|part| {
            if let Expr::Slot(slot) = part {
                (slot.stop, slot.weight) = (false, 1.0);
            }
        });
    } else {
        boolean.optional.extend(boolean.should.extract_if(.., |part| is_stop(part)));
    }
}

/// Takes away a boolean that only holds one part.
fn simplify(mut boolean: Boolean) -> Option<Expr> {
    let parts =
        [&boolean.filters, &boolean.must, &boolean.should, &boolean.optional, &boolean.must_not];
    let count: usize = parts.iter().map(|parts| parts.len()).sum();
    let alone = boolean.must.len() + boolean.should.len() == 1;
    match count {
        0 => None,
        1 if alone => boolean.must.pop().or_else(|| boolean.should.pop()),
        _ => Some(Expr::Boolean(boolean)),
    }
}

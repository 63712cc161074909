//! Hits as a table for other programs: CSV with a line for each, or JSON Lines.

mod cell;

use std::io::{self, Write};
use std::path::PathBuf;

use anyhow::{Context, Result};
use jisr::{Hit, Passage};
use serde::{Serialize, Serializer};

use super::file::{create, unwritable};
use super::{hits, look::Look};
use crate::args::{Format, OutputArgs};
use cell::guarded;

/// What is written, in messages.
const WHAT: &str = "the table";
/// The columns of a hit. What a batch carries along stands before them.
const COLUMNS: [&str; 10] = [
    "rank",
    "score",
    "id",
    "published",
    "source",
    "language",
    "title",
    "url",
    "passages",
    "matched",
];
const BODY: &str = "body";
/// Behind them in a batch: how many copies of the article match, which have no rows of their own.
const COPIES: &str = "copies";
/// The columns of a query.
const QUERY: &str = "query";
const TOTAL: &str = "total";
/// Between the passages of a cell.
const BETWEEN: &str = " | ";
/// What Excel needs to see to read a file as UTF-8.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// A query of a batch, as it is written beside each of its hits.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Asked {
    pub(crate) query: String,
    /// Other columns that came with it, by their names.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "as_map")]
    pub(crate) columns: Vec<(String, String)>,
    /// How many articles match.
    pub(crate) total: u64,
}

/// A hit with its number, and its body if that is wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<'a> {
    pub(crate) rank: usize,
    pub(crate) hit: &'a Hit,
    pub(crate) body: Option<&'a str>,
}

/// Writes rows.
pub(crate) struct Rows {
    out: Out,
    path: PathBuf,
    bodies: bool,
}

enum Out {
    Csv(Box<csv::Writer<Box<dyn Write>>>),
    JsonLines(Box<dyn Write>),
}

/// A line of JSON.
#[derive(Serialize)]
struct Line<'a> {
    #[serde(flatten)]
    asked: Option<&'a Asked>,
    rank: Option<usize>,
    #[serde(flatten)]
    hit: Option<&'a Hit>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<&'a str>,
}

impl Rows {
    /// Begins a table at the place and in the format that the flags say. In a batch each row begins
    /// with its query and with `carried`, the other columns of the queries.
    ///
    /// # Errors
    ///
    /// As [`create`].
    pub(crate) fn create(
        args: &OutputArgs,
        carried: Option<&[String]>,
        inputs: &[PathBuf],
    ) -> Result<Self> {
        let path = args.path();
        let mut out = create(&path, WHAT, inputs)?;
        let out = match args.format() {
            Format::Csv => {
                if args.bom {
                    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
                }
                Out::Csv(Box::new(csv::Writer::from_writer(out)))
            }
            Format::Jsonl => Out::JsonLines(out),
        };
        let mut rows = Self { out, path, bodies: args.bodies };
        rows.head(carried)?;
        Ok(rows)
    }

    fn head(&mut self, carried: Option<&[String]>) -> Result<()> {
        let Out::Csv(out) = &mut self.out else { return Ok(()) };
        let own = COLUMNS.into_iter().chain(carried.map(|_| COPIES));
        let own = own.chain(self.bodies.then_some(BODY)).map(str::to_owned);
        let head: Vec<_> = match carried {
            None => own.collect(),
            Some(carried) => {
                let carried = carried.iter().map(|name| unlike_own(name));
                let asked = [QUERY.to_owned()].into_iter().chain(carried);
                asked.chain([TOTAL.to_owned()]).chain(own).collect()
            }
        };
        let written = out.write_record(head.into_iter().map(guarded)).map_err(cause);
        written.with_context(|| unwritable(&self.path, WHAT))
    }

    /// Writes a row; one without a hit stands for a query that has none.
    pub(crate) fn write(&mut self, asked: Option<&Asked>, row: Option<Row<'_>>) -> Result<()> {
        let written = match &mut self.out {
            Out::Csv(out) => {
                let mut cells = asked.map(asked_cells).unwrap_or_default();
                match row {
                    Some(row) => hit_cells(&mut cells, row),
                    None => cells.extend(COLUMNS.map(|_| String::new())),
                }
                if asked.is_some() {
                    cells.push(row.map(|row| row.hit.copies.count.to_string()).unwrap_or_default());
                }
                if self.bodies {
                    cells.push(row.and_then(|row| row.body).unwrap_or_default().to_owned());
                }
                out.write_record(cells.into_iter().map(guarded)).map_err(cause)
            }
            Out::JsonLines(out) => {
                let (rank, hit) = (row.map(|row| row.rank), row.map(|row| row.hit));
                let line = Line { asked, rank, hit, body: row.and_then(|row| row.body) };
                serde_json::to_writer(&mut *out, &line)
                    .map_err(io::Error::from)
                    .and_then(|()| writeln!(out))
            }
        };
        written.with_context(|| unwritable(&self.path, WHAT))
    }

    /// Writes what has not been written yet.
    pub(crate) fn finish(mut self) -> Result<()> {
        let flushed = match &mut self.out {
            Out::Csv(out) => out.flush(),
            Out::JsonLines(out) => out.flush(),
        };
        flushed.with_context(|| unwritable(&self.path, WHAT))
    }
}

/// What went wrong, as the system said it.
fn cause(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// The name of a column that came with the queries; one that is called as one of ours gets a name of
/// its own.
fn unlike_own(name: &str) -> String {
    let mut own = COLUMNS.iter().chain(&[QUERY, TOTAL, COPIES, BODY]);
    match own.any(|own| own.eq_ignore_ascii_case(name)) {
        true => format!("{QUERY}.{name}"),
        false => name.to_owned(),
    }
}

fn asked_cells(asked: &Asked) -> Vec<String> {
    let mut cells = vec![asked.query.clone()];
    cells.extend(asked.columns.iter().map(|(_, cell)| cell.clone()));
    cells.push(asked.total.to_string());
    cells
}

fn hit_cells(cells: &mut Vec<String>, Row { rank, hit, .. }: Row<'_>) {
    let plain = hit.passages.iter().map(Passage::to_plain).collect::<Vec<_>>();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    cells.extend([
        rank.to_string(),
        hit.score.to_string(),
        hit.id.clone(),
        hit.published.as_ref().map(ToString::to_string).unwrap_or_default(),
        text(&hit.source),
        hit.language.to_string(),
        hit.title.as_ref().map(Passage::to_plain).unwrap_or_default(),
        text(&hit.url),
        plain.join(BETWEEN),
        hits::why(Look::PLAIN, &hit.matched),
    ]);
}

fn as_map<S: Serializer>(columns: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(columns.iter().map(|(name, cell)| (name, cell)))
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use jisr::query::HitCopies;
    use jisr::text::language::Language;

    use super::*;
    use crate::args::{Command, ExportArgs, parse};

    fn hit() -> Hit {
        let passage = |text: &str| Passage {
            text: text.into(),
            start: 0,
            cut_before: false,
            cut_after: true,
            marks: Vec::new(),
        };
        Hit {
            id: "desk/1.txt".into(),
            score: 1.5,
            title: Some(passage("=Talks, \"resumed\"")),
            url: None,
            source: Some("وكالة المرفأ".into()),
            language: Language::ARABIC,
            published: None,
            passages: vec![passage("تحدث عن\nخارطة الطريق"), passage("-x")],
            matched: Vec::new(),
            copies: HitCopies { count: 2, ..HitCopies::default() },
        }
    }

    /// What is written of a query with a hit and one without.
    fn written(flags: &[&str], carried: Option<&[String]>) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hits");
        let typed = ["search-cli", "export", "q", "-o", path.to_str().unwrap()];
        let typed = typed.iter().chain(flags).map(OsString::from);
        let Command::Export(ExportArgs { output: args, .. }) = parse(typed).command else {
            panic!()
        };
        let mut rows = Rows::create(&args, carried, &[]).unwrap();
        let asked = |query: &str, total| Asked {
            query: query.into(),
            columns: vec![("desk".into(), "شمال".into()), ("id".into(), "-7".into())],
            total,
        };
        let (found, none) = (asked("-Libya", 1), asked("zzz", 0));
        let hit = hit();
        let body = args.bodies.then_some("line\nline");
        let row = Row { rank: 1, hit: &hit, body };
        rows.write(carried.map(|_| &found), Some(row)).unwrap();
        if carried.is_some() {
            rows.write(Some(&none), None).unwrap();
        }
        rows.finish().unwrap();
        std::fs::read_to_string(path).unwrap()
    }

    #[test]
    fn an_export_is_a_line_a_hit() {
        insta::assert_snapshot!(written(&["--bodies"], None), @r#"
        rank,score,id,published,source,language,title,url,passages,matched,body
        1,1.5,desk/1.txt,,وكالة المرفأ,ar,"'=Talks, ""resumed"" …",,تحدث عن خارطة الطريق … | -x …,,"line
        line"
        "#);
        insta::assert_snapshot!(written(&["--format", "jsonl"], None), @r#"{"rank":1,"id":"desk/1.txt","score":1.5,"title":"=Talks, \"resumed\"","url":null,"source":"وكالة المرفأ","language":"ar","published":null,"passages":[{"text":"تحدث عن\nخارطة الطريق","start":0,"cut_before":false,"cut_after":true,"marks":[]},{"text":"-x","start":0,"cut_before":false,"cut_after":true,"marks":[]}],"matched":[],"copies":{"count":2,"ids":[],"sources":[]}}"#);
    }

    #[test]
    fn a_batch_begins_with_what_was_asked() {
        let carried = ["desk".to_owned(), "id".to_owned()];
        insta::assert_snapshot!(written(&[], Some(&carried)), @r#"
        query,desk,query.id,total,rank,score,id,published,source,language,title,url,passages,matched,copies
        '-Libya,شمال,-7,1,1,1.5,desk/1.txt,,وكالة المرفأ,ar,"'=Talks, ""resumed"" …",,تحدث عن خارطة الطريق … | -x …,,2
        zzz,شمال,-7,0,,,,,,,,,,,
        "#);
        insta::assert_snapshot!(written(&["--format", "jsonl"], Some(&carried)), @r#"
        {"query":"-Libya","columns":{"desk":"شمال","id":"-7"},"total":1,"rank":1,"id":"desk/1.txt","score":1.5,"title":"=Talks, \"resumed\"","url":null,"source":"وكالة المرفأ","language":"ar","published":null,"passages":[{"text":"تحدث عن\nخارطة الطريق","start":0,"cut_before":false,"cut_after":true,"marks":[]},{"text":"-x","start":0,"cut_before":false,"cut_after":true,"marks":[]}],"matched":[],"copies":{"count":2,"ids":[],"sources":[]}}
        {"query":"zzz","columns":{"desk":"شمال","id":"-7"},"total":0,"rank":null}
        "#);
    }

    #[test]
    fn excel_gets_a_byte_order_mark_on_demand() {
        assert!(written(&["--bom"], None).starts_with("\u{FEFF}rank,"));
        assert!(!written(&["--bom", "--format", "jsonl"], None).starts_with('\u{FEFF}'));
    }
}

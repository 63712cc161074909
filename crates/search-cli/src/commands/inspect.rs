//! `search-cli inspect FILE...`.

use std::io::Write;
use std::path::Path;

use anyhow::Result;
use jisr::index::Collections;
use jisr::ingest::{Options, Skipped};
use jisr::{Article, Index};

use crate::analysis::Analysis;
use crate::args::{InspectArgs, PlaceArgs};
use crate::exit::Exit;
use crate::place;
use crate::report;
use crate::report::inspected::{self, Amounts};
use crate::report::look::{DIM, Look};
use crate::stdin;

/// Shows what would be indexed of files. A file that is not there does not stop the others.
pub(crate) fn run(args: &InspectArgs, place: &PlaceArgs, look: Look) -> Result<Exit> {
    let mut inspector = Inspector {
        out: report::stdout(),
        look,
        json: args.json,
        limit: args.limit,
        options: args.reading.options(),
        analysis: Analysis::default(),
        shown: 0,
        read: false,
    };
    let mut collections = collections(place);
    let mut missing = false;
    for file in &args.files {
        match place::full(file) {
            Ok(path) => inspector.inspect(&path, &mut collections)?,
            Err(error) => {
                report::failure(&error);
                missing = true;
            }
        }
    }
    inspector.out.flush()?;
    Ok(if missing { Exit::Failed } else { Exit::of(inspector.read) })
}

/// The collections of the index, if there is one: they say what the ids begin with.
fn collections(place: &PlaceArgs) -> Collections {
    let index = place::folder(place).ok().and_then(|folder| Index::open(&folder).ok());
    index.map(|index| index.collections().clone()).unwrap_or_default()
}

/// Reads files and prints what they hold.
struct Inspector<W: Write> {
    out: W,
    look: Look,
    json: bool,
    limit: usize,
    options: Options,
    analysis: Analysis,
    /// Articles and skipped ones printed so far.
    shown: usize,
    /// Whether any article was read.
    read: bool,
}

impl<W: Write> Inspector<W> {
    /// Prints the first articles at `path`, which is absolute or stands for standard input.
    fn inspect(&mut self, path: &Path, collections: &mut Collections) -> Result<()> {
        let collection = stdin::claim(collections, path, None)?;
        let mut items = stdin::read(&collection, path, &self.options);
        for item in items.by_ref().take(self.limit) {
            self.show(item)?;
        }
        if !self.json && items.next().is_some() {
            let more = format!("there are more in {}; -n N shows the first N", path.display());
            writeln!(self.out, "\n{}", self.look.paint(DIM, &self.look.piece(&more)))?;
        }
        Ok(())
    }

    fn show(&mut self, item: Result<Article, Skipped>) -> Result<()> {
        self.shown += 1;
        if !self.json && self.shown > 1 {
            inspected::write_rule(&mut self.out, self.look)?;
        }
        match item {
            Ok(article) => self.article(article),
            Err(skipped) if self.json => inspected::json_skipped(&mut self.out, &skipped),
            Err(skipped) => Ok(inspected::write_skipped(&mut self.out, self.look, &skipped)?),
        }
    }

    fn article(&mut self, mut article: Article) -> Result<()> {
        self.read = true;
        article.detect_languages();
        let amounts = Amounts::of(&article, &mut self.analysis);
        if self.json {
            return inspected::json(&mut self.out, &article, amounts);
        }
        Ok(inspected::write(&mut self.out, self.look, &article, amounts)?)
    }
}

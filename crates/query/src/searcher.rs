//! The one way in: a query string and options, results.

use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use jisr_index::{Copies, Snapshot};
use jisr_text::names::Names;
use serde::Serialize;

use crate::entities::Entities;
use crate::hit::{Hit, HitCopies, Shown};
use crate::plan::{Plan, Planner};
use crate::ranking::Ranking;
use crate::search::{self, Compiler, Counts, Explanation, Found, RankedHit, Request, Sort};
use crate::spelling::{self, FoundSpelling};
use crate::syntax::{self, Ast, Note};
use crate::timeline::Unit;

/// Errors of a search.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The query is not well formed, and [`SearchOptions::strict`] was asked for.
    #[error("the query is not well formed {0}")]
    Syntax(Note),
    /// The index could not be read.
    #[error(transparent)]
    Index(#[from] jisr_index::Error),
    /// A timeline would have too many periods.
    #[error(
        "from {first} to {last} there are too many {}s to count by; count by a longer time, or limit \
         the dates, as in date:2015..2024", unit.name()
    )]
    TooLong {
        /// By what was to be counted.
        unit: Unit,
        /// The first day that an article has.
        first: Date,
        /// The last day that an article has.
        last: Date,
    },
}

/// How to search.
#[derive(Clone, Debug)]
pub struct SearchOptions {
    /// Hits to return. Default: 10.
    pub limit: usize,
    /// Hits to pass over first. Default: 0.
    pub offset: usize,
    /// Order of the hits. Default: the most relevant first.
    pub sort: Sort,
    /// Whether to count all articles that match. Default: yes; otherwise those that cannot come
    /// among the hits are passed over, which is faster.
    pub total: bool,
    /// Whether to count the matching articles by language, source and month, and whom
    /// they mention. Default: no.
    pub counts: bool,
    /// Whether each copy of an article is a hit of its own. Default: no, copies are one hit, which
    /// shows the earliest of them that matches.
    pub all_copies: bool,
    /// Passages of each hit; 0 leaves the text alone. Default: 2.
    pub passages: usize,
    /// Time after which the search returns what it has. Default: none.
    pub time_limit: Option<Duration>,
    /// Whether a slip in the query is an error. Default: no, it is read as best as can be.
    pub strict: bool,
    /// Whether bare words that are names also find their other spellings. Default: yes.
    pub cross_script: bool,
    /// Whether the list of names is asked for spellings. Default: yes; otherwise only the words of
    /// the index are, as is good to measure.
    pub gazetteer: bool,
    /// What counts how much.
    pub ranking: Ranking,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self {
            limit: 10,
            offset: 0,
            sort: Sort::Relevance,
            total: true,
            counts: false,
            all_copies: false,
            passages: 2,
            time_limit: None,
            strict: false,
            cross_script: true,
            gazetteer: true,
            ranking: Ranking::default(),
        }
    }
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Results {
    /// The query as given.
    pub query: String,
    /// Number of articles that match; the least that it is when not all were counted.
    pub total: u64,
    /// Number of hits of all pages: as `total`, with copies counted once where they are one hit.
    pub distinct: u64,
    /// Microseconds that it took, reading the hits included.
    pub took_us: u64,
    /// Whether all articles were looked at; otherwise the time was up and `total` is too low.
    pub complete: bool,
    /// What in the query looks like a slip.
    pub notes: Vec<Note>,
    /// What the query means.
    #[serde(skip)]
    pub plan: Plan,
    /// The matching articles by language, source and month, and whom they mention, if asked for.
    pub counts: Option<Counts>,
    /// The hits, in the order asked for.
    pub hits: Vec<Hit>,
}

/// The best articles for a query, of which nothing was read yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// What the query means.
    pub plan: Plan,
    /// What in the query looks like a slip.
    pub notes: Vec<Note>,
    /// The hits, in the order asked for.
    pub top: Vec<RankedHit>,
    /// As [`Results::total`].
    pub total: u64,
    /// As [`Results::distinct`].
    pub distinct: u64,
    /// As [`Results::complete`].
    pub complete: bool,
    /// As [`Results::counts`].
    pub counts: Option<Counts>,
}

/// Why an article matches, or that it does not.
#[derive(Clone, Debug, PartialEq)]
pub struct Explained {
    /// What the query means.
    pub plan: Plan,
    /// How the score comes about; none when the article does not match.
    pub score: Option<Explanation>,
}

/// Searches one snapshot of an index. Cheap to clone, `Send + Sync`.
#[derive(Clone, Debug)]
pub struct Searcher {
    snapshot: Snapshot,
    names: Arc<Names>,
    /// Made when first asked for.
    entities: Arc<OnceLock<Entities>>,
    /// Read when first asked for.
    copies: Arc<OnceLock<Copies>>,
}

impl Searcher {
    /// A searcher of the articles of `snapshot`, with the built-in names.
    #[must_use]
    pub fn new(snapshot: Snapshot) -> Self {
        let names = Arc::clone(Names::built_in());
        Self { snapshot, names, entities: Arc::default(), copies: Arc::default() }
    }

    /// This searcher with other names, such as the built-in ones
    /// [with a user's own](Names::with_catalogue).
    #[must_use]
    pub fn with_names(self, names: Arc<Names>) -> Self {
        Self { names, entities: Arc::default(), ..self }
    }

    /// The snapshot that is searched.
    #[must_use]
    pub fn snapshot(&self) -> &Snapshot {
        &self.snapshot
    }

    pub(crate) fn names(&self) -> &Names {
        &self.names
    }

    /// The people, places and organisations that the articles mention; computed at the first call.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] when the index cannot be read.
    pub fn entities(&self) -> Result<&Entities, Error> {
        if let Some(entities) = self.entities.get() {
            return Ok(entities);
        }
        let entities = Entities::of(&self.snapshot, &self.names)?;
        Ok(self.entities.get_or_init(|| entities))
    }

    /// The groups of copies among the articles; read at the first call, and found where the writer has
    /// not done so.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] when the index cannot be read.
    pub fn copies(&self) -> Result<&Copies, Error> {
        if let Some(copies) = self.copies.get() {
            return Ok(copies);
        }
        let copies = self.snapshot.copies()?;
        Ok(self.copies.get_or_init(|| copies))
    }

    /// What a query means against this snapshot, with what in it looks like a slip.
    ///
    /// # Errors
    ///
    /// [`Error::Syntax`] for a slip when `options.strict`, [`Error::Index`] when the index cannot
    /// be read.
    pub fn plan(&self, query: &str, options: &SearchOptions) -> Result<(Plan, Vec<Note>), Error> {
        let (ast, notes) = syntax::parse(query);
        if let (true, Some(note)) = (options.strict, notes.first()) {
            return Err(Error::Syntax(note.clone()));
        }
        Ok((self.plan_ast(&ast, options)?, notes))
    }

    pub(crate) fn planner<'a>(&'a self, options: &'a SearchOptions) -> Planner<'a> {
        let names = options.gazetteer.then_some(&*self.names);
        let mut planner = Planner::new(&self.snapshot, names, &options.ranking);
        planner.cross_script = options.cross_script;
        planner
    }

    fn plan_ast(&self, ast: &Ast, options: &SearchOptions) -> Result<Plan, Error> {
        Ok(self.planner(options).plan(ast)?)
    }

    /// Finds articles.
    ///
    /// # Errors
    ///
    /// As [`plan`](Self::plan).
    pub fn search(&self, query: &str, options: &SearchOptions) -> Result<Results, Error> {
        let began = Instant::now();
        let ranked = self.rank(query, options)?;
        self.results(query, ranked, began, options)
    }

    /// Finds articles for a text that is no query, such as a question, a headline or the topic of
    /// a benchmark: all its words count, and quotes, signs, fields and operators in it mean
    /// nothing. See [`syntax::plain`].
    ///
    /// # Errors
    ///
    /// [`Error::Index`] when the index cannot be read.
    pub fn search_text(&self, text: &str, options: &SearchOptions) -> Result<Results, Error> {
        let began = Instant::now();
        let plan = self.plan_ast(&syntax::plain(text), options)?;
        let ranked = self.find(plan, Vec::new(), options)?;
        self.results(text, ranked, began, options)
    }

    /// The best articles for a query, without reading any: the first half of
    /// [`search`](Self::search), for those who only need to know which. [`show`](Self::show) is the
    /// second.
    ///
    /// # Errors
    ///
    /// As [`plan`](Self::plan).
    pub fn rank(&self, query: &str, options: &SearchOptions) -> Result<Ranked, Error> {
        let (plan, notes) = self.plan(query, options)?;
        self.find(plan, notes, options)
    }

    pub(crate) fn find(
        &self,
        plan: Plan,
        notes: Vec<Note>,
        options: &SearchOptions,
    ) -> Result<Ranked, Error> {
        let request = Request {
            size: options.offset.saturating_add(options.limit),
            sort: options.sort,
            total: options.total,
            counts: options.counts.then(|| self.entities()).transpose()?,
            copies: (!options.all_copies).then(|| self.copies()).transpose()?,
            time_limit: options.time_limit,
        };
        let found = search::find(&self.snapshot, &plan, &options.ranking, request)?;
        let Found { top, total, distinct, counts, complete } = found;
        let page = &top[options.offset.min(top.len())..];
        let top = match request.copies {
            Some(copies) => {
                let compiler = Compiler::new(&self.snapshot, &plan, &options.ranking);
                search::with_copies(&self.snapshot, &compiler, copies, page)?
            }
            None => page.iter().map(|&(address, score)| RankedHit::alone(address, score)).collect(),
        };
        Ok(Ranked { plan, notes, top, total, distinct, complete, counts })
    }

    fn results(
        &self,
        query: &str,
        ranked: Ranked,
        began: Instant,
        options: &SearchOptions,
    ) -> Result<Results, Error> {
        let hits = self.show(&ranked, options)?;
        Ok(Results {
            query: query.to_owned(),
            total: ranked.total,
            distinct: ranked.distinct,
            took_us: began.elapsed().as_micros() as u64,
            complete: ranked.complete,
            notes: ranked.notes,
            plan: ranked.plan,
            counts: ranked.counts,
            hits,
        })
    }

    /// Why the article with this id matches a query; `None` when there is no such article.
    ///
    /// # Errors
    ///
    /// As [`plan`](Self::plan).
    pub fn explain(
        &self,
        query: &str,
        id: &str,
        options: &SearchOptions,
    ) -> Result<Option<Explained>, Error> {
        let Some(address) = self.snapshot.find(id)? else { return Ok(None) };
        let (plan, _) = self.plan(query, options)?;
        let score = search::explain(&self.snapshot, &plan, &options.ranking, address)?;
        Ok(Some(Explained { plan, score }))
    }

    /// How the words of a name are written in the articles, each word by itself: as it is, and in
    /// the spellings that a search for it finds.
    ///
    /// # Errors
    ///
    /// As [`plan`](Self::plan).
    pub fn spellings(
        &self,
        name: &str,
        options: &SearchOptions,
    ) -> Result<Vec<FoundSpelling>, Error> {
        let plan = self.plan_ast(&syntax::plain(name), options)?;
        spelling::found(&self.snapshot, &plan)
    }

    /// Reads and highlights the articles that were [ranked](Self::rank), in their order.
    ///
    /// # Errors
    ///
    /// [`Error::Index`] when the index cannot be read.
    pub fn show(&self, ranked: &Ranked, options: &SearchOptions) -> Result<Vec<Hit>, Error> {
        let mut chosen: Vec<_> = ranked.top.iter().enumerate().collect();
        // In the order of the documents the cursors of a segment only go forward.
        chosen.sort_by_key(|(_, one)| one.address);
        let compiler = Compiler::new(&self.snapshot, &ranked.plan, &options.ranking);
        let slots = ranked.plan.slots();
        let mut hits = Vec::with_capacity(chosen.len());
        for in_segment in chosen.chunk_by(|(_, a), (_, b)| a.address.segment == b.address.segment) {
            let segment = in_segment[0].1.address.segment as usize;
            let mut matcher = compiler.matcher(&self.snapshot.segments()[segment])?;
            for &(rank, ranked) in in_segment {
                let mut occurrences = Vec::new();
                if search::is_at(&mut *matcher, ranked.address.doc) {
                    matcher.occurrences(&mut occurrences);
                }
                let record = self.snapshot.record(ranked.address)?;
                let copies = HitCopies::read(&self.snapshot, &ranked.copies)?;
                let shown = Shown { score: ranked.score, copies, passages: options.passages };
                hits.push((rank, Hit::new(&record, shown, &slots, occurrences)));
            }
        }
        hits.sort_by_key(|(rank, _)| *rank);
        Ok(hits.into_iter().map(|(_, hit)| hit).collect())
    }
}

//! Both engines with one segment each, and the questions to ask them.

use std::path::{Path, PathBuf};

use jisr::{Article, Index, Ranking, SearchOptions, Searcher, Writer};
use tempfile::TempDir;

use super::Result;
use super::archive::SEED;
use super::questions::{Drawer, Kind, Question};
use super::raw::{self, Raw};
use super::vocabulary::{Reader, Vocabulary};

/// English and Arabic, in the order of [`Reader::languages`].
pub(crate) const LANGUAGES: [&str; 2] = ["english", "arabic"];

/// Both engines and what they have read.
pub(crate) struct Engines {
    pub(crate) jisr: Searcher,
    pub(crate) raw: Raw,
    pub(crate) articles: [Vocabulary; 2],
    pub(crate) folder: TempDir,
}

/// Where an engine has its index, below a folder.
pub(crate) fn jisr_folder(folder: &Path) -> PathBuf {
    folder.join("jisr")
}

/// As [`jisr_folder`].
pub(crate) fn raw_folder(folder: &Path) -> PathBuf {
    folder.join("raw")
}

impl Engines {
    pub(crate) fn index(articles: impl Iterator<Item = Result<Article>>) -> Result<Self> {
        let folder = tempfile::tempdir()?;
        let (jisr, raw) = (jisr_folder(folder.path()), raw_folder(folder.path()));
        std::fs::create_dir(&raw)?;
        let mut reader = Reader::new();
        let (mut writer, raw_writer) = (Writer::open(&jisr)?, raw::Writer::create(&raw)?);
        for article in articles {
            let article = article?;
            reader.read(&article);
            raw_writer.add(&article)?;
            writer.upsert(article)?;
        }
        writer.optimize()?;
        raw_writer.optimize()?;
        let jisr = Searcher::new(Index::open(&jisr)?.snapshot()?);
        Ok(Self { jisr, raw: Raw::open(&raw)?, articles: reader.languages, folder })
    }

    /// What the engines have.
    pub(crate) fn describe(&self) -> String {
        let [english, arabic] = &self.articles;
        let segments = self.jisr.snapshot().segments().len();
        format!(
            "{} articles, {} of them Arabic; {} English words, {} Arabic; segments: jisr {segments}, \
             tantivy {}",
            english.articles + arabic.articles,
            arabic.articles,
            english.words.len(),
            arabic.words.len(),
            self.raw.segments(),
        )
    }

    /// So many questions of a kind in a language, or fewer, for which both engines find something;
    /// and the same number of articles, if they mean the same.
    pub(crate) fn questions(
        &self,
        kind: Kind,
        language: usize,
        number: usize,
    ) -> Result<Vec<Question>> {
        let mut questions = Vec::new();
        let mut drawer = Drawer::new(&self.articles[language], SEED);
        for question in drawer.draw(kind, 4 * number) {
            let found = self.jisr.rank(&question.exact(kind), &plain(true))?.total;
            let (_, total) = self.raw.top_and_total(&*question.raw(kind, &self.raw))?;
            let agree = found == total as u64 || !kind.is_same();
            if found.min(total as u64) > 0 && agree && questions.len() < number {
                questions.push(question);
            }
        }
        Ok(questions)
    }
}

/// Jisr as an engine that knows nothing but words: plain BM25 with the usual constants, no names.
pub(crate) fn plain(total: bool) -> SearchOptions {
    let (b, coverage, proximity, lead) = (0.75, 0.0, 0.0, 0.0);
    let ranking = Ranking { b, b_short: b, coverage, proximity, lead, ..Ranking::default() };
    let (cross_script, all_copies) = (false, true);
    SearchOptions { total, ranking, cross_script, all_copies, ..SearchOptions::default() }
}

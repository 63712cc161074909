//! The articles that the benches run on.
//!
//! They are generated, 5,000 unless `JISR_BENCH_ARTICLES` says otherwise; or they are those of the
//! file that `JISR_BENCH_CORPUS` names, JSON Lines with `id`, `title` and `body`.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use jisr::Article;
use serde_json::Value;

use super::Result;
use super::archive::{Archive, SEED};

const DEFAULT_ARTICLES: usize = 5_000;

/// Where articles come from.
pub(crate) enum Corpus {
    File(PathBuf),
    Generated(usize),
}

type Articles = Box<dyn Iterator<Item = Result<Article>>>;

impl Corpus {
    pub(crate) fn from_environment() -> Result<Self> {
        if let Some(file) = std::env::var_os("JISR_BENCH_CORPUS") {
            return Ok(Self::File(file.into()));
        }
        let wanted = std::env::var("JISR_BENCH_ARTICLES").ok();
        Ok(Self::Generated(wanted.map_or(Ok(DEFAULT_ARTICLES), |number| number.parse())?))
    }

    /// All articles, one at a time; the same in every call.
    pub(crate) fn articles(&self) -> Result<Articles> {
        match self {
            Self::File(file) => read(file),
            Self::Generated(number) => Ok(Box::new(Archive::new(SEED)?.take(*number).map(Ok))),
        }
    }

    /// Articles of just so many words, made of those of the corpus: half of them mostly Arabic,
    /// the others not.
    pub(crate) fn of_length(&self, words: usize, number: usize) -> Result<Vec<Article>> {
        let (mut long, mut unfinished) = (Vec::new(), [const { (String::new(), 0) }; 2]);
        for article in self.articles()?.chain(self.articles()?) {
            let body = article?.body;
            let (text, has) = &mut unfinished[usize::from(is_arabic(&body))];
            for word in body.split_inclusive(char::is_whitespace) {
                text.push_str(word);
                *has += usize::from(!word.trim().is_empty());
                if *has == words {
                    let (id, body) = (format!("long/{}", long.len()), std::mem::take(text));
                    long.push(Article { id, body, ..Article::default() });
                    *has = 0;
                }
            }
            text.push_str("\n\n");
            if long.len() >= number {
                break;
            }
        }
        long.truncate(number);
        Ok(long)
    }
}

fn read(file: &Path) -> Result<Articles> {
    let lines = BufReader::with_capacity(1 << 20, File::open(file)?).lines();
    Ok(Box::new(lines.map(|line| {
        let record: Value = serde_json::from_str(&line?)?;
        let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
        let id = record["id"].to_string();
        Ok(Article { id, title: Some(text("title")), body: text("body"), ..Article::default() })
    })))
}

/// Whether an article is in Arabic, by its first letters.
pub(crate) fn is_arabic(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).take(100);
    let (arabic, other): (Vec<_>, Vec<_>) =
        letters.partition(|c| ('\u{600}'..='\u{6ff}').contains(c));
    arabic.len() > other.len()
}

/// Bytes of what is searched of an article.
pub(crate) fn bytes(article: &Article) -> u64 {
    (article.title.as_ref().map_or(0, String::len) + article.body.len()) as u64
}

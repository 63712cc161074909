//! Runs the binary in a folder of its own.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use serde_json::Value;
use tempfile::TempDir;

/// The sample archive of the repository.
pub(crate) fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/articles")
}

/// A folder with an index in `.jisr`, and a cache of its own.
pub(crate) struct Desk {
    folder: TempDir,
}

/// What a run of the binary gave.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// A desk whose index holds the sample archive; made once for all tests that only read it.
    pub(crate) fn with_sample() -> &'static Self {
        static DESK: LazyLock<Desk> = LazyLock::new(|| {
            let desk = Desk::new();
            desk.run(&["index", sample().to_str().unwrap()]).succeeds();
            desk
        });
        &DESK
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file, with its folders.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, content).unwrap();
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_search-cli"));
        command
            .args(args)
            .current_dir(self.folder.path())
            .env_remove("JISR_INDEX")
            .env("HOME", self.folder.path())
            .env("XDG_CACHE_HOME", self.folder.path().join("cache"));
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.command(args).output().unwrap().into()
    }

    /// Searches for all articles, copies as hits of their own, and gives the parsed JSON.
    pub(crate) fn json(&self, query: &str) -> Value {
        let run = self.run(&["search", "--json", "--all-copies", "-n", "100", "--", query]);
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{} {}", run.out, run.err))
    }

    /// Ids of the hits of a query, without the name of the collection.
    pub(crate) fn ids(&self, query: &str) -> Vec<String> {
        let hits = self.json(query);
        let ids = hits["hits"].as_array().unwrap().iter().map(|hit| hit["id"].as_str().unwrap());
        ids.map(|id| id.split_once('/').unwrap().1.to_owned()).collect()
    }

    /// The marked texts of all hits of a query.
    pub(crate) fn marked(&self, query: &str) -> Vec<String> {
        let results = self.json(query);
        let passages = results["hits"]
            .as_array()
            .unwrap()
            .iter()
            .flat_map(|hit| hit["passages"].as_array().unwrap().iter());
        passages.flat_map(marked_texts).collect()
    }
}

/// What the marks of a passage cover, by bytes; checks that the UTF-16 ranges say the same.
fn marked_texts(passage: &Value) -> Vec<String> {
    let text = passage["text"].as_str().unwrap();
    let units: Vec<u16> = text.encode_utf16().collect();
    let number = |range: &Value, end: &str| range[end].as_u64().unwrap() as usize;
    let range = |range: &Value| number(range, "start")..number(range, "end");
    let marks = passage["marks"].as_array().unwrap().iter();
    marks
        .map(|mark| {
            let by_bytes = &text[range(&mark["bytes"])];
            let by_units = String::from_utf16(&units[range(&mark["utf16"])]).unwrap();
            assert_eq!(by_bytes, by_units);
            by_bytes.to_owned()
        })
        .collect()
}

impl Run {
    pub(crate) fn succeeds(self) -> Self {
        assert_eq!(self.code, 0, "{}{}", self.out, self.err);
        self
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

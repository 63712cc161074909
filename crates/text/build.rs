//! Compiles the built-in list of names.
//!
//! Keys are made by the very modules that make them for the crate, so that the two cannot differ.

#[path = "src/class.rs"]
#[allow(dead_code)]
mod class;
#[path = "src/names/gazetteer/compile.rs"]
mod compile;
#[path = "src/normalize/mod.rs"]
#[allow(dead_code, unreachable_pub)]
mod normalize;
#[path = "src/segment/mod.rs"]
#[allow(dead_code, unreachable_pub)]
mod segment;

use std::path::Path;
use std::{env, fs, io};

const LIST: &str = "data/gazetteer.tsv";

fn main() -> io::Result<()> {
    for source in [LIST, "build.rs", "src/class.rs", "src/normalize", "src/segment"] {
        println!("cargo::rerun-if-changed={source}");
    }
    println!("cargo::rerun-if-changed=src/names/gazetteer/compile.rs");
    let compiled = compile(&fs::read_to_string(LIST)?);
    let folder = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&folder).join("gazetteer.entries"), compiled.entries)?;
    fs::write(Path::new(&folder).join("gazetteer.spellings"), compiled.spellings)
}

/// Lines that are no entries are passed over here; a test of the crate finds them.
fn compile(list: &str) -> compile::Compiled {
    let mut compiler = compile::Compiler::default();
    for line in list.lines().filter(|line| !line.starts_with('#')) {
        if let [kind, latin, arabic] = line.split('\t').collect::<Vec<_>>()[..] {
            let spellings = [latin, arabic].into_iter();
            compiler.add(kind, spellings.flat_map(|column| column.split(compile::NEXT_SPELLING)));
        }
    }
    compiler.finish()
}

//! The examples run; each asserts on its own results.

use std::path::PathBuf;
use std::process::Command;

/// Cargo builds the examples of a package before it runs its tests.
fn example(name: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let build = test.parent().and_then(|deps| deps.parent()).unwrap();
    build.join("examples").join(name).with_extension(std::env::consts::EXE_EXTENSION)
}

fn run(name: &str) -> String {
    let output = Command::new(example(name))
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap_or_else(|error| panic!("{name}: {error}"));
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn embed() {
    assert!(run("embed").contains("جاويش أوغلو"));
}

#[test]
fn incremental() {
    assert!(!run("incremental").is_empty());
}

#[test]
fn own_output() {
    assert!(run("own_output").contains(">جاويش أوغلو</em>"));
}

#[test]
fn filters_and_counts() {
    assert!(!run("filters_and_counts").is_empty());
}

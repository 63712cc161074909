//! An archive that grows: what has not changed is not read, what changes is found while it comes.

use std::fs::File;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant, SystemTime};

use crate::support::Desk;

/// Long enough for the slowest machine; a test ends as soon as it has what it waits for.
const PATIENCE: Duration = Duration::from_secs(60);

/// Sets the time of a file.
fn set_time(desk: &Desk, name: &str, time: SystemTime) {
    File::options().write(true).open(desk.path(name)).unwrap().set_modified(time).unwrap();
}

#[test]
fn a_file_of_the_same_size_and_time_is_not_read_again() {
    let desk = Desk::new();
    let yesterday = SystemTime::now() - Duration::from_secs(86_400);
    desk.write("news/a.txt", "The harbour reopened.");
    set_time(&desk, "news/a.txt", yesterday);
    desk.run(&["index", "news"]).succeeds();
    desk.write("news/a.txt", "The airport reopened.");
    set_time(&desk, "news/a.txt", yesterday);
    let run = desk.run(&["index", "--prune", "news"]).succeeds();
    assert!(run.out.contains("0 updated, 1 unchanged, 0 removed"), "{}", run.out);
    assert_eq!(desk.ids("harbour"), ["a.txt"]);
    let run = desk.run(&["index", "--again", "news"]).succeeds();
    assert!(run.out.contains("1 updated"), "{}", run.out);
    assert_eq!(desk.ids("airport"), ["a.txt"]);
}

#[test]
fn a_file_that_was_pruned_is_read_when_it_is_back() {
    let desk = Desk::new();
    let yesterday = SystemTime::now() - Duration::from_secs(86_400);
    for name in ["news/a.txt", "news/b.jsonl"] {
        desk.write(name, "{\"id\": 1, \"body\": \"The harbour reopened.\"}\n");
        set_time(&desk, name, yesterday);
    }
    desk.run(&["index", "news"]).succeeds();
    std::fs::rename(desk.path("news"), desk.path("away")).unwrap();
    std::fs::create_dir(desk.path("news")).unwrap();
    desk.run(&["index", "--prune", "news"]).succeeds();
    assert!(desk.ids("harbour").is_empty());
    std::fs::remove_dir(desk.path("news")).unwrap();
    std::fs::rename(desk.path("away"), desk.path("news")).unwrap();
    desk.run(&["index", "--prune", "news"]).succeeds();
    assert_eq!(desk.ids("harbour").len(), 2);
}

/// A run of the binary that is stopped when the test ends, however it ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Waits until a query finds these.
fn wait_for(desk: &Desk, query: &str, ids: &[&str]) {
    let began = Instant::now();
    loop {
        let found = match desk.path(".jisr/meta.json").exists() {
            true => desk.ids(query),
            false => Vec::new(),
        };
        if found == ids {
            return;
        }
        assert!(began.elapsed() < PATIENCE, "{query}: {found:?}, not {ids:?}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_watched_folder_is_searched_as_it_is_now() {
    let desk = Desk::new();
    desk.write("news/a.txt", "The harbour reopened.");
    let mut command = desk.command(&["index", "--watch", "--prune", "news"]);
    let _watching = Running(command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap());
    wait_for(&desk, "harbour", &["a.txt"]);
    desk.write("news/2024/b.txt", "أعيد فتح الميناء بعد العاصفة");
    wait_for(&desk, "الميناء", &["2024/b.txt"]);
    desk.write("news/a.txt", "The airport reopened.");
    wait_for(&desk, "airport", &["a.txt"]);
    std::fs::remove_dir_all(desk.path("news/2024")).unwrap();
    wait_for(&desk, "الميناء", &[]);
    assert!(desk.ids("harbour").is_empty());
}

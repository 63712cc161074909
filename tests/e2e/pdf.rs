//! PDF files, good and bad.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::support::Desk;

#[path = "../../crates/ingest/src/pdf/sample.rs"]
mod sample;

const ENGLISH: [&str; 2] = [
    "The rain came back to the old harbour on Thursday, and the",
    "owners of its cafes were glad.",
];
const ARABIC: [&str; 2] =
    ["عاد المطر إلى الميناء القديم صباح الخميس بعد ثلاثة أشهر", "من الجفاف (الأشد منذ أعوام)."];

/// A page with a headline and these lines, as they are drawn.
fn page(title: &str, lines: &[String; 2]) -> Vec<u8> {
    let lines = [(50, 750, 20, title), (50, 700, 10, &lines[0]), (50, 686, 10, &lines[1])];
    sample::pdf(&[lines.to_vec()], "/CreationDate(D:20210513090000)")
}

/// A line of Arabic from left to right; it ends where the column does.
fn drawn(line: &str) -> String {
    let turned = line.chars().rev().map(|letter| match letter {
        '(' => ')',
        ')' => '(',
        letter => letter,
    });
    turned.collect()
}

/// A page whose contents are more spaces than there is memory for.
fn bomb() -> Vec<u8> {
    let packed = |bytes: &[u8], times: usize| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        (0..times).for_each(|_| encoder.write_all(bytes).unwrap());
        encoder.finish().unwrap()
    };
    let spaces = packed(&packed(&[b' '; 1 << 20], 700), 1);
    sample::of_content(sample::stream(&spaces, "/Filter[/FlateDecode/FlateDecode]"))
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write("news/harbour.pdf", page("Rain returns to the harbour", &ENGLISH.map(String::from)));
    let title = drawn("عودة الأمطار إلى الميناء القديم");
    desk.write("news/مطر.pdf", page(&title, &ARABIC.map(drawn)));
    desk.write("news/damaged.pdf", &page("Rain", &ENGLISH.map(String::from))[..200]);
    desk.write("news/bomb.pdf", bomb());
    desk.write("news/scan.pdf", sample::of_content(sample::stream(b"0 0 9 9 re f", "")));
    desk
}

#[test]
fn good_files_are_found_and_bad_ones_reported() {
    let desk = desk();
    let run = desk.run(&["index", "news"]).succeeds();
    for (file, reason) in [
        ("news/bomb.pdf", "too much memory"),
        ("news/damaged.pdf", "damaged"),
        ("news/scan.pdf", "without text"),
    ] {
        let said = run.err.lines().find(|line| line.contains(file));
        assert!(said.is_some_and(|line| line.contains(reason)), "{}", run.err);
    }
    assert_eq!(desk.ids("owners"), ["harbour.pdf"]);
    assert_eq!(desk.ids("\"الأشد منذ أعوام\""), ["مطر.pdf"]);
    assert_eq!(desk.marked("الجفاف"), ["الجفاف"]);
    assert_eq!(desk.marked("\"old harbour\""), ["old harbour"]);
    let hits = desk.json("\"ثلاثة أشهر من الجفاف\"");
    assert_eq!(hits["hits"][0]["title"], "عودة الأمطار إلى الميناء القديم");
    assert_eq!(hits["hits"][0]["published"].as_str().unwrap().get(..10), Some("2021-05-13"));
}

#[test]
fn standard_input_and_a_file_without_a_name_are_known_by_their_content() {
    let desk = desk();
    std::fs::rename(desk.path("news/harbour.pdf"), desk.path("download")).unwrap();
    let shown = desk.run(&["inspect", "download"]).succeeds();
    assert!(shown.out.contains("owners of its cafes were glad."), "{}", shown.out);
    let input = std::fs::File::open(desk.path("download")).unwrap();
    let piped = desk.command(&["inspect", "-"]).stdin(input).output().unwrap();
    assert!(String::from_utf8_lossy(&piped.stdout).contains("Rain returns to the harbour"));
}

#[test]
fn the_command_that_reads_is_not_shown() {
    let desk = Desk::new();
    let help = desk.run(&["--help"]);
    assert!(!help.out.contains("read-pdf"), "{}", help.out);
    assert!(!desk.run(&["man"]).succeeds().out.to_lowercase().contains("read\\-pdf"));
}

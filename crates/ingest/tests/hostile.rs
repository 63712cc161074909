//! Folders with everything that can go wrong in them.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::Path;

use jisr_ingest::{Article, Collection, Options, Reason, Skipped, files, read};
use proptest::prelude::*;

fn read_all(root: &Path, options: &Options) -> (Vec<Article>, Vec<Skipped>) {
    let mut articles = Vec::new();
    let mut skipped = Vec::new();
    for item in read(&Collection::new("c", root), root, options) {
        match item {
            Ok(article) => articles.push(article),
            Err(report) => skipped.push(report),
        }
    }
    (articles, skipped)
}

fn reports(skipped: &[Skipped]) -> Vec<(&str, Option<u64>)> {
    skipped.iter().map(|report| (report.id.as_str(), report.place.line())).collect()
}

#[test]
fn all_is_reported_and_the_rest_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("sub/deep")).unwrap();
    fs::create_dir(root.join(".git")).unwrap();
    let long = "x".repeat(3000);
    let records = format!(
        "{{\"id\": 1, \"body\": \"one\"}}\n{{\"id\": 2, \"bo\n{{\"id\": 3, \"body\": \"{long}\"}}\n\
         {{\"id\": 1, \"body\": \"again\"}}\n{{\"id\": 5}}\n{{\"body\": \"six\"}}"
    );
    for (name, content) in [
        (".git/config.txt", "hidden".as_bytes()),
        (".hidden.txt", b"hidden"),
        ("a.txt", b"The first article."),
        ("binary.txt", b"\x7fELF\0\0\0\x01"),
        ("broken.txt", b"\xff\0 au lait"),
        ("empty.jsonl", b""),
        ("empty.txt", b""),
        ("large.txt", long.as_bytes()),
        ("picture.png", b"\x89PNG\0"),
        ("records.jsonl", records.as_bytes()),
        ("sub/b.TXT", b"The second article."),
        ("sub/deep/c.text", b"The third article."),
    ] {
        fs::write(root.join(name), content).unwrap();
    }
    let options = Options { max_file_bytes: 2000, max_line_bytes: 2000, ..Options::default() };
    let (articles, skipped) = read_all(root, &options);
    let ids: Vec<_> = articles.iter().map(|article| article.id.as_str()).collect();
    let expected =
        ["c/a.txt", "c/records.jsonl#1", "c/records.jsonl#L6", "c/sub/b.TXT", "c/sub/deep/c.text"];
    assert_eq!(ids, expected);
    let expected = [
        ("c/binary.txt", None),
        ("c/broken.txt", None),
        ("c/empty.jsonl", None),
        ("c/empty.txt", None),
        ("c/large.txt", None),
        ("c/picture.png", None),
        ("c/records.jsonl", Some(2)),
        ("c/records.jsonl", Some(3)),
        ("c/records.jsonl", Some(4)),
        ("c/records.jsonl", Some(5)),
    ];
    assert_eq!(reports(&skipped), expected);
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_never_in_circles() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("sub")).unwrap();
    fs::write(root.join("sub/a.txt"), "An article.").unwrap();
    symlink(root, root.join("sub/loop")).unwrap();
    symlink(root.join("gone"), root.join("dangling.txt")).unwrap();
    symlink(root.join("gone"), root.join(".hidden")).unwrap();
    symlink(root.join("sub/a.txt"), root.join("linked.txt")).unwrap();
    symlink("/dev/zero", root.join("zero.txt")).unwrap();
    let (articles, skipped) = read_all(root, &Options::default());
    let ids: Vec<_> = articles.iter().map(|article| article.id.as_str()).collect();
    assert_eq!(ids, ["c/linked.txt", "c/sub/a.txt"]);
    let expected = [("c/dangling.txt", None), ("c/sub/loop", None), ("c/zero.txt", None)];
    assert_eq!(reports(&skipped), expected);
    assert!(matches!(skipped[0].reason, Reason::Io(_)));
    assert!(matches!(skipped[1].reason, Reason::LinkLoop));
    assert!(matches!(skipped[2].reason, Reason::NotAFile));
}

#[test]
fn one_file_or_a_folder_below_has_the_same_ids() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir(root.join("sub")).unwrap();
    fs::write(root.join("sub/a.txt"), "An article.").unwrap();
    fs::write(root.join("sub/page.doc"), "Another article.").unwrap();
    let collection = Collection::new("c", root);
    let ids = |path: &Path| -> Vec<Result<String, String>> {
        read(&collection, path, &Options::default())
            .map(|item| item.map(|article| article.id).map_err(|report| report.id))
            .collect()
    };
    let expected = [Ok("c/sub/a.txt".to_owned()), Err("c/sub/page.doc".to_owned())];
    assert_eq!(ids(&root.join("sub")), expected);
    assert_eq!(ids(&root.join("sub/page.doc")), [Ok("c/sub/page.doc".to_owned())]);
    assert_eq!(ids(&root.join("none.txt")), [Err("c/none.txt".to_owned())]);
    let elsewhere = tempfile::tempdir().unwrap();
    let mut reports = read(&collection, elsewhere.path(), &Options::default());
    assert!(matches!(reports.next().unwrap().unwrap_err().reason, Reason::Outside { .. }));
    assert!(reports.next().is_none());
}

#[test]
fn progress_ends_at_the_size_of_the_files() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::write(root.join("a.txt"), "An article.").unwrap();
    fs::write(root.join("b.jsonl"), "{\"body\": \"x\"}\n{\"body\": \"y\"}\n").unwrap();
    fs::write(root.join("c.txt"), b"\xff").unwrap();
    let collection = Collection::new("c", root);
    let total: u64 = files(&collection, root).flatten().map(|file| file.bytes).sum();
    let mut articles = read(&collection, root, &Options::default());
    let mut steps = Vec::new();
    while articles.next().is_some() {
        steps.push(articles.bytes_read());
    }
    assert_eq!(steps, [11, 39, 39, 40]);
    assert_eq!(articles.bytes_read(), total);
}

/// A line of 200 MB, on disk for the length of the test only.
#[test]
fn a_huge_line_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.jsonl");
    let mut file = BufWriter::new(fs::File::create(&path).unwrap());
    file.write_all(b"{\"body\": \"").unwrap();
    let chunk = vec![b'x'; 1 << 20];
    for _ in 0..200 {
        file.write_all(&chunk).unwrap();
    }
    file.write_all(b"\"}\n{\"body\": \"small\"}\n").unwrap();
    file.into_inner().unwrap().sync_all().unwrap();
    let (articles, skipped) = read_all(folder.path(), &Options::default());
    assert_eq!((articles.len(), articles[0].id.as_str()), (1, "c/huge.jsonl#L2"));
    assert!(matches!(skipped[0].reason, Reason::LineTooLong { bytes, .. } if bytes > 200 << 20));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever is in a file, it is read or reported, and never anything else than what it holds.
    #[test]
    fn any_bytes_are_read_or_reported(
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..400),
            "[a-z{}\":\\[\\], \\r\\n\\PC]{0,400}".prop_map(String::into_bytes),
        ],
    ) {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("a.txt"), &bytes).unwrap();
        for name in ["b.jsonl", "c.json", "d.csv", "e.tsv", "f.xml"] {
            fs::write(folder.path().join(name), &bytes).unwrap();
        }
        for (name, start) in [
            ("g.warc", &b"WARC/1.0\r\nContent-Length: 9\r\n"[..]),
            ("h.warc.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
            ("i.jsonl.zst", b"\x28\xb5\x2f\xfd"),
            ("j.wacz", b"PK\x03\x04"),
        ] {
            fs::write(folder.path().join(name), [start, &bytes].concat()).unwrap();
        }
        let (articles, skipped) = read_all(folder.path(), &Options::default());
        prop_assert!(articles.len() + skipped.len() >= 10);
        let whole = String::from_utf8_lossy(&bytes);
        // What was guessed reads differently, and a page is more than its lines.
        let is_plain = |article: &&Article| article.id == "c/a.txt" && article.doubts.is_empty();
        for article in articles.iter().filter(is_plain).filter(|_| !whole.contains('<')) {
            let pieces = article.trimmed.iter().map(|piece| piece.text.as_str());
            for line in pieces.chain([article.body.as_str()]).flat_map(str::lines) {
                prop_assert!(whole.contains(line), "{line:?}");
            }
        }
    }
}

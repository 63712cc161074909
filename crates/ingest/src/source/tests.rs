use std::io::{Cursor, Write};

use flate2::Compression;
use flate2::write::GzEncoder;
use ruzstd::encoding::{CompressionLevel, compress_to_vec};

use super::*;

fn gz(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn zst(bytes: &[u8]) -> Vec<u8> {
    compress_to_vec(bytes, CompressionLevel::Fastest)
}

fn source(bytes: &[u8]) -> Source {
    Source::new(Cursor::new(bytes.to_vec())).unwrap()
}

/// What is read before the end or the first error, and that error.
fn read(bytes: &[u8]) -> (Vec<u8>, Option<Reason>) {
    let mut read = Vec::new();
    let result = source(bytes).read_to_end(&mut read);
    (read, result.err().map(Reason::from))
}

/// Letters in no order, so that they do not become much smaller.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        b'a' + (state >> 60) as u8
    };
    (0..length).map(|_| next()).collect()
}

#[test]
fn all_members_are_read() {
    let long = noise(300_000);
    for pack in [gz, zst] {
        let file = [pack(b"one "), pack(b""), pack(&long), pack(b" three")].concat();
        let (text, error) = read(&file);
        assert!(error.is_none(), "{error:?}");
        assert!(text == [b"one ", &long[..], b" three"].concat());
        let padded = [&file[..], &[0; 700]].concat();
        assert!(read(&padded).1.is_none());
    }
    assert_eq!(read(b"plain").0, b"plain");
    assert_eq!(read(b"").0, b"");
}

#[test]
fn a_file_cut_short_gives_what_stands_before() {
    let long = noise(300_000);
    for pack in [gz, zst] {
        let whole = [pack(b"one "), pack(&long)].concat();
        for length in [whole.len() - 1, whole.len() / 2, pack(b"one ").len() + 5] {
            let (text, error) = read(&whole[..length]);
            assert!(text.starts_with(b"one "));
            assert!(matches!(error, Some(Reason::CutShort)), "{length}: {error:?}");
        }
        assert!(matches!(read(&whole[..6]).1, Some(Reason::CutShort)));
    }
}

#[test]
fn what_is_damaged_is_passed_over() {
    for pack in [gz, zst] {
        let mut broken = pack(&noise(5000));
        let middle = broken.len() / 2;
        broken[middle..middle + 8].fill(0xff);
        let cut = &pack(&noise(5000))[..2000];
        for bad in [&broken[..], cut, b"something else"] {
            let mut source = source(&[&pack(b"one")[..], bad, &pack(b"three")].concat());
            let mut text = Vec::new();
            while source.read_to_end(&mut text).is_err() {
                assert!(source.next_member().unwrap());
            }
            assert!(text.starts_with(b"one") && text.ends_with(b"three"));
            assert!(!source.next_member().unwrap());
        }
    }
}

#[test]
fn data_of_another_check_sum_is_damaged() {
    for (pack, sum) in [(gz as fn(&[u8]) -> Vec<u8>, 8), (zst, 1)] {
        let mut file = pack(&noise(100));
        let at = file.len() - sum;
        file[at] ^= 1;
        assert!(matches!(read(&file).1, Some(Reason::Damaged)));
    }
}

#[test]
fn a_bomb_does_not_go_off() {
    let zeros = vec![0; 1 << 20];
    for pack in [gz, zst] {
        let bomb = pack(&zeros).repeat(200);
        let mut source = source(&bomb);
        let error = io::copy(&mut source, &mut io::sink()).unwrap_err();
        assert!(matches!(Reason::from(error), Reason::Bomb { .. }));
        assert!(source.unpacked < (200 << 20));
    }
    assert!(matches!(source(&gz(&zeros)).bytes(1000), Err(Reason::Overlong { limit: 1000 })));
}

#[test]
fn names_have_an_extension_inside() {
    let inner = |name: &str| extension(Path::new(name));
    assert_eq!(inner("a/wire.JSONL.gz").as_deref(), Some("jsonl"));
    assert_eq!(inner("a.warc.wet.ZST").as_deref(), Some("wet"));
    assert_eq!(inner("a.txt").as_deref(), Some("txt"));
    assert_eq!(inner("a.gz"), None);
    assert_eq!(inner(".gz.gz").as_deref(), None);
}

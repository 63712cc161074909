use encoding_rs::{ISO_8859_6, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};

use super::*;

const ARABIC: &str = "عاد المطر إلى الوديان الشمالية يوم الاثنين، بعد ثلاثة أشهر من الجفاف. وقال مزارعون إن \
                      الآبار امتلأت، وإن موسم القمح سيكون أفضل من الموسم الماضي.\n";
const FRENCH: &str =
    "La pluie est revenue à la vallée après un été très sec; les fermiers étaient ravis.\n";

fn bytes_in(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    let utf16 = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect();
    match encoding {
        encoding if encoding == UTF_16LE => utf16(u16::to_le_bytes),
        encoding if encoding == UTF_16BE => utf16(u16::to_be_bytes),
        encoding => encoding.encode(text).0.into_owned(),
    }
}

fn read(bytes: &[u8]) -> (String, bool) {
    let decoded = decode(bytes.to_vec(), None).unwrap();
    (decoded.text, decoded.guessed)
}

/// Text as it looks after a wrong turn.
fn mistaken(text: &str, encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

#[test]
fn text_loses_its_mark_and_its_carriage_returns() {
    assert_eq!(read(b"\xef\xbb\xbfone\r\ntwo\rthree\n").0, "one\ntwo\nthree\n");
}

#[test]
fn what_is_no_text_says_why() {
    let reason = |bytes: &[u8]| decode(bytes.to_vec(), None).unwrap_err();
    assert!(matches!(reason(b""), Reason::Empty));
    assert!(matches!(reason(b" \r\n\t\n"), Reason::Empty));
    assert!(matches!(reason(b"\x7fELF\0\0"), Reason::Binary));
    assert!(matches!(reason(b"\x01\x02\x03abc"), Reason::Binary));
}

#[test]
fn legacy_encodings_are_guessed() {
    for encoding in [WINDOWS_1256, ISO_8859_6, UTF_16LE, UTF_16BE] {
        assert_eq!(
            read(&bytes_in(ARABIC, encoding)),
            (ARABIC.to_owned(), true),
            "{}",
            encoding.name()
        );
    }
    assert_eq!(read(&bytes_in(FRENCH, WINDOWS_1252)), (FRENCH.to_owned(), true));
    for short in ["عاد المطر", "أخبار اليوم", "رئيس الوزراء يفتتح الميناء"]
    {
        assert_eq!(read(&bytes_in(short, WINDOWS_1256)).0, short);
        assert_eq!(read(&bytes_in(short, ISO_8859_6)).0, short);
    }
    assert_eq!(read(b"caf\xe9 au lait").0, "café au lait");
}

#[test]
fn utf16_with_a_mark_is_no_guess() {
    for (encoding, mark) in [(UTF_16LE, [0xff, 0xfe]), (UTF_16BE, [0xfe, 0xff])] {
        let mut bytes = mark.to_vec();
        bytes.extend(bytes_in(ARABIC, encoding));
        assert_eq!(read(&bytes), (ARABIC.to_owned(), false));
    }
}

#[test]
fn declarations_are_believed_where_they_can_be_right() {
    let page = |charset: &str| format!("<meta charset={charset}><p>{ARABIC}");
    for (declared, actual, guessed) in [
        ("windows-1256", WINDOWS_1256, false),
        ("iso-8859-6", ISO_8859_6, false),
        ("utf-8", WINDOWS_1256, true),
        ("utf-16", WINDOWS_1256, true),
        ("windows-1252", WINDOWS_1256, true),
        ("iso-8859-1", ISO_8859_6, true),
        ("iso-8859-6", WINDOWS_1256, true),
        ("windows-1256", ISO_8859_6, true),
        ("windows-1256", UTF_8, false),
        ("windows-1252", UTF_8, false),
    ] {
        let text = page(declared);
        let found = read(&bytes_in(&text, actual));
        assert_eq!(found, (text, guessed), "{declared} {}", actual.name());
    }
    let french = format!("<?xml version='1.0' encoding='iso-8859-1'?>{FRENCH}");
    assert_eq!(read(&bytes_in(&french, WINDOWS_1252)), (french, false));
}

#[test]
fn damaged_utf8_stays_utf8() {
    let cut = &ARABIC.as_bytes()[..ARABIC.len() - 3];
    let (text, guessed) = read(cut);
    assert!(guessed && text.starts_with("عاد المطر إلى"));
}

#[test]
fn mojibake_is_repaired_where_that_is_certain() {
    for encoding in [WINDOWS_1252, WINDOWS_1256] {
        let wrong = mistaken(ARABIC, encoding);
        assert_eq!(read(wrong.as_bytes()), (ARABIC.to_owned(), true), "{wrong}");
        let twice = mistaken(&wrong, WINDOWS_1252);
        assert_eq!(read(twice.as_bytes()).0, ARABIC, "{twice}");
    }
    let wrong = mistaken(FRENCH, WINDOWS_1252);
    assert_eq!(read(wrong.as_bytes()), (FRENCH.to_owned(), true));
    // A right paragraph beside a wrong one.
    let both = format!("{ARABIC}{}", mistaken(ARABIC, WINDOWS_1252));
    assert_eq!(read(both.as_bytes()).0, format!("{ARABIC}{ARABIC}"));
}

#[test]
fn what_cannot_be_repaired_is_refused() {
    let spaced = mistaken(ARABIC, WINDOWS_1252).replace('\u{a0}', " ").replace('§', "");
    let lost: String =
        ARABIC.chars().map(|l| if l.is_alphabetic() { '\u{fffd}' } else { l }).collect();
    for wrong in [spaced, lost, "\u{81}\u{8d}\u{8f}".repeat(9)] {
        assert!(
            matches!(decode(wrong.clone().into_bytes(), None), Err(Reason::Mojibake)),
            "{wrong}"
        );
    }
}

#[test]
fn right_text_is_left_alone() {
    for right in [
        ARABIC,
        FRENCH,
        "ظ",
        "ط: طاء",
        "ÅÄÖ",
        "Ørsted, Ålesund and “Øresund” — Ø, Å.",
        "São Paulo: ÁGUA «É»",
        "AÇÃO É PREVISÃO",
        "حافظ على طبيعة المناطق المحيطة بطريق طنطا، «ظهر»",
        "Müller Straße naïve",
        "ÄÖÜ ÄÖÜ",
    ] {
        assert_eq!(
            decode(right.as_bytes().to_vec(), None).unwrap(),
            Decoded { text: right.to_owned(), guessed: false }
        );
    }
}

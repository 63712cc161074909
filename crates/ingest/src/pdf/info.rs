//! What the properties of a PDF file say.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};
use hayro_interpret::hayro_syntax::metadata::Metadata;
use hayro_interpret::hayro_syntax::object::DateTime as PdfDate;
use jiff::civil::DateTime;

/// Endings of titles that are names of files.
const FILES: [&str; 16] = [
    ".doc", ".docx", ".pdf", ".indd", ".qxd", ".qxp", ".rtf", ".odt", ".txt", ".html", ".htm",
    ".ppt", ".pptx", ".xls", ".xlsx", ".tex",
];

/// Titles and authors that programs make up, with a number or without.
const MADE_UP: [&str; 6] =
    ["untitled", "document", "layout", "unknown", "anonymous", "unspecified"];
/// Beginnings of others.
const PROGRAMS: [&str; 2] = ["microsoft word - ", "microsoft powerpoint - "];

/// The title, if it was given by a person.
pub(super) fn title(metadata: &Metadata) -> Option<String> {
    let title = said(metadata.title.as_deref())?;
    let lower = title.to_lowercase();
    let is_file = FILES.iter().any(|ending| lower.ends_with(ending));
    (!is_file && title.split_whitespace().count() > 1).then_some(title)
}

/// The author, if it was given by a person.
pub(super) fn author(metadata: &Metadata) -> Option<String> {
    said(metadata.author.as_deref())
}

/// When the file was made, in its own time.
pub(super) fn created(metadata: &Metadata) -> Option<DateTime> {
    let PdfDate { year, month, day, hour, minute, .. } = metadata.creation_date?;
    let [month, day, hour, minute] = [month, day, hour, minute].map(|part| i8::try_from(part).ok());
    DateTime::new(i16::try_from(year).ok()?, month?, day?, hour?, minute?, 0, 0).ok()
}

/// A property, unless a program made it up.
fn said(bytes: Option<&[u8]>) -> Option<String> {
    let text = text(bytes?);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = text.to_lowercase();
    let word = lower.trim_matches(|letter: char| !letter.is_alphabetic());
    let made_up = MADE_UP.contains(&word) || PROGRAMS.iter().any(|start| lower.starts_with(start));
    (!made_up && text.chars().any(char::is_alphabetic)).then_some(text)
}

/// A text string of a PDF file: in UTF-16, in UTF-8, or in the encoding of PDF, which differs from the
/// one of Windows in signs only.
pub(super) fn text(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0,
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.trim_start_matches('\u{feff}').into(),
            Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
        },
    };
    text.replace('\0', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titled(title: &[u8]) -> Option<String> {
        super::title(&Metadata { title: Some(title.into()), ..Metadata::default() })
    }

    #[test]
    fn titles_are_those_that_people_gave() {
        assert_eq!(titled(b"Rain in  the port").as_deref(), Some("Rain in the port"));
        assert_eq!(
            titled(b"\xfe\xff\x06\x45\x06\x37\x06\x31\0 \x06\x45").as_deref(),
            Some("مطر م")
        );
        assert_eq!(titled("عودة المطر".as_bytes()).as_deref(), Some("عودة المطر"));
        let headline = "Unknown gunmen flee as layout of the port confuses them";
        assert_eq!(titled(headline.as_bytes()).as_deref(), Some(headline));
        for made_up in [
            "Microsoft Word - rain.docx",
            "Untitled 1",
            "(Document 2)",
            "page 3.indd",
            "",
            " - ",
            "A4",
        ] {
            assert_eq!(titled(made_up.as_bytes()), None, "{made_up}");
        }
    }

    #[test]
    fn impossible_days_are_none() {
        let at = |month| {
            let date = PdfDate {
                year: 2021,
                month,
                day: 13,
                hour: 0,
                minute: 0,
                second: 0,
                utc_offset_hour: 0,
                utc_offset_minute: 0,
            };
            created(&Metadata { creation_date: Some(date), ..Metadata::default() })
        };
        assert_eq!(at(5).unwrap().to_string(), "2021-05-13T00:00:00");
        assert_eq!(at(13), None);
    }
}

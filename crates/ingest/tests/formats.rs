//! One article saved in each format and in each encoding is the same article.

use encoding_rs::{Encoding, ISO_8859_6, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1256};
use jisr_ingest::{Article, Collection, Options, read};
use jisr_text::article::Doubt;
use proptest::prelude::*;

struct Sample {
    title: &'static str,
    date: &'static str,
    paragraphs: [&'static str; 3],
    encodings: &'static [&'static Encoding],
}

const SAMPLES: [Sample; 2] = [
    Sample {
        title: "عودة الأمطار إلى الوديان الشمالية بعد جفاف طويل",
        date: "2021-05-13",
        paragraphs: [
            "عاد المطر إلى الوديان الشمالية يوم الخميس، بعد ثلاثة أشهر من الجفاف الذي أتلف نصف المحاصيل.",
            "وقال مزارعون إن الآبار امتلأت، وإن موسم القمح سيكون أفضل من الموسم الماضي إذا استمر المطر.",
            "وتتوقع هيئة الأرصاد أن تستمر الأمطار حتى نهاية الأسبوع، ثم تعود الحرارة إلى الارتفاع.",
        ],
        encodings: &[UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1256, ISO_8859_6],
    },
    Sample {
        title: "Café owners of the old port welcome the rain",
        date: "2021-05-13",
        paragraphs: [
            "Rain returned to the old port on Thursday, and the owners of its cafés were the first to be glad of it.",
            "The Señora Peña, who has kept the Façade for thirty years, said the dust had kept her guests at home.",
            "The harbour master expects more rain until the end of the week, and heat again after that.",
        ],
        encodings: &[UTF_8, UTF_16LE, UTF_16BE, WINDOWS_1252],
    },
];

#[derive(Clone, Copy, Debug)]
enum Format {
    Text,
    Html,
    Markdown,
    Record,
    List,
    Table,
    Rss,
    Atom,
}

const FORMATS: [Format; 8] = [
    Format::Text,
    Format::Html,
    Format::Markdown,
    Format::Record,
    Format::List,
    Format::Table,
    Format::Rss,
    Format::Atom,
];

impl Format {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "a.txt",
            Self::Html => "a.html",
            Self::Markdown => "a.md",
            Self::Record => "a.jsonl",
            Self::List => "a.json",
            Self::Table => "a.csv",
            Self::Rss => "a.xml",
            Self::Atom => "a.atom",
        }
    }

    fn write(self, sample: &Sample, charset: Option<&str>) -> String {
        let Sample { title, date, paragraphs, .. } = sample;
        let text = paragraphs.join("\n\n");
        match self {
            Self::Text => format!("{title}\n\n{date}\n\n{text}\n"),
            Self::Markdown => format!("---\ntitle: \"{title}\"\ndate: {date}\n---\n\n{text}\n"),
            Self::Record => {
                serde_json::json!({"title": title, "date": date, "body": text}).to_string() + "\n"
            }
            Self::List => {
                let record = serde_json::json!({"title": title, "date": date, "body": text});
                format!("[\n{record}]\n")
            }
            Self::Table => format!("Title;Date;Text\r\n\"{title}\";{date};\"{text}\"\r\n"),
            Self::Rss => {
                let body: String =
                    paragraphs.iter().map(|text| format!("<p>{text}</p>\n")).collect();
                format!(
                    "{}<rss version='2.0'><channel><item><title>{title}</title><pubDate>{date}</pubDate>\
                     <description><![CDATA[{body}]]></description></item></channel></rss>",
                    declaration(charset)
                )
            }
            Self::Atom => format!(
                "{}<feed><entry><title>{title}</title><updated>{date}</updated>\
                 <content type='text'>{text}</content></entry></feed>",
                declaration(charset)
            ),
            Self::Html => {
                let meta = charset.map(|name| format!("<meta charset={name}>")).unwrap_or_default();
                let body: String =
                    paragraphs.iter().map(|text| format!("<p>{text}</p>\n")).collect();
                format!(
                    "<html><head>{meta}<title>{title}</title></head><body><nav><a href=/>Home</a></nav>\
                     <article><h1>{title}</h1><time datetime={date}>{date}</time>\n{body}</article>\
                     <footer>© Gazette</footer></body></html>"
                )
            }
        }
    }
}

fn declaration(charset: Option<&str>) -> String {
    let encoding = charset.map(|name| format!(" encoding='{name}'")).unwrap_or_default();
    format!("<?xml version='1.0'{encoding}?>\n")
}

fn encode(text: &str, encoding: &'static Encoding, mark: bool) -> Vec<u8> {
    let text = if mark { format!("\u{feff}{text}") } else { text.to_owned() };
    match encoding {
        encoding if encoding == UTF_16LE => {
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        }
        encoding if encoding == UTF_16BE => {
            text.encode_utf16().flat_map(u16::to_be_bytes).collect()
        }
        encoding => encoding.encode(&text.replace('\u{feff}', "")).0.into_owned(),
    }
}

fn one(name: &str, bytes: &[u8]) -> Article {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("a file");
    let mut items = read(&Collection::new("c", &path), &path, &Options::default());
    items.next().expect("an item").unwrap_or_else(|skipped| panic!("{skipped}"))
}

fn same(article: &Article, sample: &Sample, what: &str) {
    assert_eq!(article.title.as_deref(), Some(sample.title), "{what}");
    assert_eq!(article.published.as_ref().expect(what).to_string(), sample.date, "{what}");
    assert_eq!(article.body, sample.paragraphs.join("\n\n"), "{what}");
}

#[test]
fn every_format_in_every_encoding() {
    for sample in &SAMPLES {
        for (format, &encoding) in
            FORMATS.iter().flat_map(|f| sample.encodings.iter().map(move |e| (f, e)))
        {
            let utf16 = encoding == UTF_16LE || encoding == UTF_16BE;
            let declarations = [None, Some(encoding.name()), Some("utf-8"), Some("windows-1252")];
            for declared in declarations {
                let text = format.write(sample, declared);
                let article = one(format.name(), &encode(&text, encoding, utf16));
                let what = format!("{format:?} {} {declared:?}", encoding.name());
                same(&article, sample, &what);
                let sure = encoding == UTF_8 || utf16;
                assert!(!sure || article.doubts.is_empty(), "{what}");
            }
        }
    }
}

#[test]
fn a_guess_is_marked() {
    let sample = &SAMPLES[0];
    for format in FORMATS {
        let bytes = encode(&format.write(sample, None), WINDOWS_1256, false);
        assert_eq!(one(format.name(), &bytes).doubts, [Doubt::Encoding], "{format:?}");
    }
    for format in [Format::Html, Format::Rss, Format::Atom] {
        let bytes = encode(&format.write(sample, Some("windows-1256")), WINDOWS_1256, false);
        assert!(one(format.name(), &bytes).doubts.is_empty(), "{format:?}");
    }
}

#[test]
fn pages_go_by_other_names() {
    let sample = &SAMPLES[1];
    let page = Format::Html.write(sample, None);
    for name in ["a.htm", "a.XHTML", "a.php", "a.aspx", "a.txt", "a"] {
        same(&one(name, page.as_bytes()), sample, name);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Words of any letters that an encoding has are the same words in each format.
    #[test]
    fn any_words_are_the_same_in_every_format(
        words in proptest::collection::vec("[ا-غف-ي]{2,9}", 60..90),
        encoding in proptest::sample::select(vec![UTF_8, UTF_16LE]),
    ) {
        let text = |range: std::ops::Range<usize>| words[range].join(" ") + ".";
        let paragraphs = [text(8..25), text(25..42), text(42..60)];
        let paragraphs: [&'static str; 3] = paragraphs.map(|text| &*Box::leak(text.into_boxed_str()));
        let title = Box::leak(words[..8].join(" ").into_boxed_str());
        let sample = Sample { title, date: "2021-05-13", paragraphs, encodings: &[] };
        for format in FORMATS {
            let bytes = encode(&format.write(&sample, None), encoding, encoding == UTF_16LE);
            same(&one(format.name(), &bytes), &sample, format.name());
        }
    }
}

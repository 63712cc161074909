//! How files are read: the flags that `index` and `inspect` share.

use clap::Args;
use jisr::ingest::{Field, Options, PdfReader};

/// The command that reads a PDF file: a word that nobody searches for.
#[cfg(feature = "pdf")]
pub(super) const PDF_COMMAND: &str = "read-pdf-from-stdin";

/// How files are read.
#[derive(Debug, Args)]
pub(crate) struct ReadingArgs {
    /// Keep menus, banners and other furniture of plain-text pages in the searched text
    #[arg(long)]
    no_trim: bool,
    /// Read a field of JSON records, or a column, from KEY; NAME is id, url, title, body, published, lang,
    /// source, byline or html
    #[arg(long = "field", value_name = "NAME=KEY", value_parser = field)]
    fields: Vec<(Field, String)>,
    /// Skip text, Markdown and PDF files, feeds and JSON objects larger than this [default: 64]
    #[arg(long, value_name = "N")]
    max_file_mb: Option<u64>,
    /// Skip web pages larger than this, also as records of an archive [default: 16]
    #[arg(long, value_name = "N")]
    max_page_mb: Option<u64>,
    /// Skip lines of JSON larger than this [default: 16]
    #[arg(long, value_name = "N")]
    max_line_mb: Option<usize>,
}

impl ReadingArgs {
    /// The options of the library that the flags stand for.
    pub(crate) fn options(&self) -> Options {
        let pdf_reader = pdf_reader();
        let mut options = Options { trim: !self.no_trim, pdf_reader, ..Options::default() };
        if let Some(megabytes) = self.max_file_mb {
            options.max_file_bytes = megabytes.saturating_mul(1 << 20);
        }
        if let Some(megabytes) = self.max_page_mb {
            options.max_html_bytes = megabytes.saturating_mul(1 << 20);
        }
        if let Some(megabytes) = self.max_line_mb {
            options.max_line_bytes = megabytes.saturating_mul(1 << 20);
        }
        for (field, key) in &self.fields {
            options.fields.rename(*field, key);
        }
        options
    }
}

/// This program itself, as it reads a PDF file. A system that does not know where the program is lets
/// it read them in this process.
#[cfg(feature = "pdf")]
pub(crate) fn pdf_reader() -> Option<PdfReader> {
    let program = std::env::current_exe().ok()?;
    Some(PdfReader { program, args: vec![PDF_COMMAND.into()] })
}

#[cfg(not(feature = "pdf"))]
pub(crate) fn pdf_reader() -> Option<PdfReader> {
    None
}

fn field(text: &str) -> Result<(Field, String), String> {
    let (name, key) = text.split_once('=').ok_or("write NAME=KEY, as in body=article_text")?;
    if key.is_empty() {
        return Err("there is no KEY after the `=`".to_owned());
    }
    Ok((name.parse::<Field>().map_err(|error| error.to_string())?, key.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named() {
        assert_eq!(field("body=article_text"), Ok((Field::Body, "article_text".to_owned())));
        assert!(field("body=").unwrap_err().contains("no KEY"));
        assert!(field("body").unwrap_err().contains("NAME=KEY"));
        let message = field("colour=c").unwrap_err();
        assert!(message.contains("no field is called `colour`"), "{message}");
    }
}

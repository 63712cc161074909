//! Markdown: one file, one article.

mod front;

use jiff::civil::DateTime;
use jisr_text::article::{Article, DateSource};
use jisr_text::language::Language;
use pulldown_cmark::{Event, HeadingLevel, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use crate::date::{self, Context, Orders, Reading};
use crate::html;
use crate::skipped::Reason;
use front::Front;

/// The article of a Markdown text; its id is left empty.
pub(crate) fn article(text: &str, crawled: Option<DateTime>) -> Result<Article, Reason> {
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options()) {
        reader.event(event)?;
    }
    let Reader { front, title, body, .. } = reader;
    if body.trim().is_empty() {
        return Err(Reason::Empty);
    }
    let body = body.trim().to_owned();
    let context = Context { orders: Orders::of(&body), ..Context::new(DateSource::Meta, crawled) };
    let published = front.date().map_or(Reading::None, |text| date::read(text, &context));
    Ok(Article {
        url: front.text("url").or_else(|| front.text("permalink")).and_then(html::absolute),
        title: front.text("title").map(str::to_owned).or(title),
        language: front
            .text("lang")
            .or_else(|| front.text("language"))
            .map(Language::new)
            .unwrap_or_default(),
        doubts: published.doubt().into_iter().collect(),
        published: published.date(),
        source: front.text("source").map(str::to_owned),
        byline: front.text("author").or_else(|| front.text("byline")).map(str::to_owned),
        body,
        ..Article::default()
    })
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
}

/// Puts the text together from the events of the parser.
#[derive(Default)]
struct Reader {
    front: Front,
    /// The first heading, if it is one of the first level and nothing stands before it.
    title: Option<String>,
    body: String,
    /// The block that is being read.
    block: String,
    metadata: Option<MetadataBlockKind>,
    /// Pictures that are open: their text is no text of the article.
    images: usize,
}

impl Reader {
    fn event(&mut self, event: Event<'_>) -> Result<(), Reason> {
        match event {
            Event::Start(Tag::MetadataBlock(kind)) => self.metadata = Some(kind),
            Event::End(TagEnd::MetadataBlock(_)) => self.metadata = None,
            Event::Text(text) => match self.metadata {
                Some(kind) => self.front = Front::parse(&text, kind)?,
                None => self.text(&text),
            },
            Event::Start(Tag::Image { .. }) => self.images += 1,
            Event::End(TagEnd::Image) => self.images -= 1,
            Event::Code(text) | Event::InlineMath(text) | Event::DisplayMath(text) => {
                self.text(&text);
            }
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.text("\n"),
            Event::InlineHtml(tag) if tag.starts_with("<br") => self.text("\n"),
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => self.heading(),
            Event::Start(tag) if is_block(&tag.to_end()) => self.flush(),
            Event::End(tag) if is_block(&tag) => self.flush(),
            Event::Rule => self.flush(),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, text: &str) {
        if self.images == 0 {
            self.block.push_str(text);
        }
    }

    /// The first heading of a file without a title in its front matter is its title.
    fn heading(&mut self) {
        let text = self.block.trim();
        let is_title = self.title.is_none() && self.body.is_empty();
        if is_title && !text.is_empty() {
            self.title = Some(text.to_owned());
            self.block.clear();
        }
        self.flush();
    }

    fn flush(&mut self) {
        let block = std::mem::take(&mut self.block);
        let text = block.trim();
        if !text.is_empty() {
            if !self.body.is_empty() {
                self.body.push_str("\n\n");
            }
            self.body.push_str(text);
        }
    }
}

/// Whether an element stands apart from what is around it.
fn is_block(tag: &TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

#[cfg(test)]
mod tests;

//! When a page was published, and where that is written.

use dom_query::{Document, NodeRef};
use jiff::civil::{Date, DateTime};
use jisr_text::article::{DateSource, Doubt, Published};

use super::meta::Meta;
use crate::date::{self, Context};

/// The date of publication, from the most trusted place that has one: JSON-LD, `meta` elements,
/// `time` elements, the address, a line of the page.
pub(super) fn published(
    meta: &Meta,
    time: Option<Published>,
    line: Option<Published>,
    context: &Context,
) -> Option<Published> {
    let from = |text: &str, from| date::read(text, &Context { from, ..*context }).date();
    let jsonld = meta.jsonld.published.as_deref().and_then(|text| from(text, DateSource::JsonLd));
    let head = || meta.dates().find_map(|text| from(text, DateSource::Meta));
    jsonld.or_else(head).or(time).or_else(|| match meta.url.as_deref().and_then(in_url) {
        Some((_, Some(date))) => Some(day(date)),
        // An address may have the month only; then a line of that month says more.
        Some((month, None)) => {
            Some(line.filter(|l| in_month(l, month)).unwrap_or_else(|| day(month)))
        }
        None => line,
    })
}

/// What is not certain about the dates in the head of a page.
pub(super) fn doubt(meta: &Meta, context: &Context) -> Option<Doubt> {
    let texts = meta.jsonld.published.as_deref().into_iter().chain(meta.dates());
    texts.filter_map(|text| date::read(text, context).doubt()).next()
}

fn day(date: Date) -> Published {
    Published { at: date.into(), has_time: false, from: DateSource::Url, computed: None }
}

fn in_month(published: &Published, month: Date) -> bool {
    (published.at.year(), published.at.month()) == (month.year(), month.month())
}

/// The element that says it is the date of publication.
pub(super) fn marked(document: &Document, crawled: Option<DateTime>) -> Option<Published> {
    let times = document.select("time, [itemprop=datePublished], abbr.published");
    times
        .nodes()
        .iter()
        .filter(|time| is_publication(time) && !is_update(time))
        .find_map(|time| read(time, crawled))
}

/// The first `time` element.
pub(super) fn time(document: &Document, crawled: Option<DateTime>) -> Option<Published> {
    let times = document.select("time");
    times.nodes().iter().filter(|time| !is_update(time)).find_map(|time| read(time, crawled))
}

fn read(time: &NodeRef<'_>, crawled: Option<DateTime>) -> Option<Published> {
    let context = Context::new(DateSource::Time, crawled);
    let values = ["datetime", "content", "title"].iter().filter_map(|name| time.attr(name));
    values.chain([time.text()]).find_map(|value| date::read(&value, &context).date())
}

fn is_publication(time: &NodeRef<'_>) -> bool {
    time.has_attr("pubdate")
        || time.attr("itemprop").is_some_and(|name| &*name == "datePublished")
        || time.class().is_some_and(|class| class.contains("publish"))
}

fn is_update(time: &NodeRef<'_>) -> bool {
    let says = |value: &str| {
        ["update", "modified"].iter().any(|word| value.to_ascii_lowercase().contains(word))
    };
    time.attr("itemprop").is_some_and(|name| says(&name))
        || time.class().is_some_and(|class| says(&class))
}

/// The date in an address: `/2021/05/13/`, `/2021-05-13-rain`, `/20210513/`, or a month alone.
fn in_url(url: &str) -> Option<(Date, Option<Date>)> {
    let path = url.split_once("://")?.1.split_once('/')?.1;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let month_of = |year: &str, month: &str| {
        Date::new(number(year, 4)?, i8::try_from(month_number(month)?).ok()?, 1).ok()
    };
    let plausible = |date: &Date| (1990..=2100).contains(&date.year());
    for (index, year) in parts.iter().enumerate() {
        if let Some(date) = compact(year).filter(plausible) {
            return Some((date, Some(date)));
        }
        let Some(month) =
            parts.get(index + 1).and_then(|month| month_of(year, month)).filter(plausible)
        else {
            continue;
        };
        let day = parts.get(index + 2).and_then(|day| number(day, 1).or_else(|| number(day, 2)));
        let date = day.and_then(|day| month.with().day(i8::try_from(day).ok()?).build().ok());
        return Some((month, date));
    }
    None
}

/// The number in digits, if there are so many.
fn number(digits: &str, count: usize) -> Option<i16> {
    (digits.len() == count && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())?
}

/// `05`, `5` or `may`.
fn month_number(text: &str) -> Option<i16> {
    const NAMES: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let name = || {
        NAMES
            .iter()
            .position(|name| name.eq_ignore_ascii_case(text))
            .and_then(|index| i16::try_from(index + 1).ok())
    };
    number(text, 2).or_else(|| number(text, 1)).or_else(name)
}

/// `20210513`.
fn compact(digits: &str) -> Option<Date> {
    number(digits.get(..4)?, 4).filter(|_| digits.len() == 8)?;
    let context = Context::new(DateSource::Url, None);
    date::read(digits, &context).date().map(|published| published.at.date())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_dates() {
        let date = |url| {
            in_url(url).map(|(month, day)| {
                day.map_or(month.strftime("%Y-%m").to_string(), |day| day.to_string())
            })
        };
        for (url, expected) in [
            ("https://a.example/2021/05/13/rain", "2021-05-13"),
            ("https://a.example/news/2021-5-3-rain.html", "2021-05-03"),
            ("https://a.example/2021/may/13/rain", "2021-05-13"),
            ("https://a.example/news/20210513/rain", "2021-05-13"),
            ("https://a.example/2021/05/rain", "2021-05"),
        ] {
            assert_eq!(date(url).as_deref(), Some(expected), "{url}");
        }
        for url in [
            "https://a.example/2021",
            "https://a.example/story/12345678",
            "https://2021.example/05/13",
        ] {
            assert_eq!(date(url), None, "{url}");
        }
    }
}

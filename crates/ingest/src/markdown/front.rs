//! Front matter: what stands above the text of a Markdown file, in YAML or TOML.

use std::collections::HashMap;

use pulldown_cmark::MetadataBlockKind;
use serde_json::Value;

use crate::skipped::Reason;

/// Longest front matter, in bytes.
const MAX_BYTES: usize = 64 << 10;

/// Longest message of a parser that is passed on, in characters.
const MAX_MESSAGE: usize = 160;

/// The names that a date of publication goes by, most preferred first.
const DATES: [&str; 4] = ["date", "published", "pubdate", "publishdate"];

/// The texts of a front matter, under their names in lower case.
#[derive(Debug, Default)]
pub(super) struct Front(HashMap<String, String>);

impl Front {
    pub(super) fn parse(text: &str, kind: MetadataBlockKind) -> Result<Self, Reason> {
        if text.len() > MAX_BYTES {
            return Err(broken(&format!("it has more than {MAX_BYTES} bytes")));
        }
        let values = match kind {
            MetadataBlockKind::YamlStyle => yaml(text),
            MetadataBlockKind::PlusesStyle => toml(text),
        };
        let texts = values?
            .into_iter()
            .filter_map(|(name, value)| Some((name.to_ascii_lowercase(), text_of(&value)?)));
        Ok(Self(texts.collect()))
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    pub(super) fn date(&self) -> Option<&str> {
        DATES.iter().find_map(|name| self.text(name))
    }
}

fn yaml(text: &str) -> Result<HashMap<String, Value>, Reason> {
    let values: Option<HashMap<String, Value>> =
        serde_saphyr::from_str(text).map_err(|error| broken(&error.to_string()))?;
    Ok(values.unwrap_or_default())
}

fn toml(text: &str) -> Result<HashMap<String, Value>, Reason> {
    let values: toml::Table = toml::from_str(text).map_err(|error| broken(&error.to_string()))?;
    Ok(values.into_iter().filter_map(|(name, value)| Some((name, from_toml(value)?))).collect())
}

fn from_toml(value: toml::Value) -> Option<Value> {
    match value {
        toml::Value::String(text) => Some(Value::String(text)),
        toml::Value::Datetime(date) => Some(Value::String(date.to_string())),
        toml::Value::Integer(number) => Some(Value::from(number)),
        toml::Value::Array(items) => items.into_iter().map(from_toml).collect(),
        _ => None,
    }
}

/// The text of a value; of a list, its texts with commas between them.
fn text_of(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().filter_map(text_of).collect::<Vec<_>>().join(", "),
        Value::Object(object) => text_of(object.get("name")?)?,
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn broken(message: &str) -> Reason {
    let line = message.lines().next().unwrap_or_default();
    Reason::FrontMatter { message: line.chars().take(MAX_MESSAGE).collect() }
}

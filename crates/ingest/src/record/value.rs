//! The values of a record that can be a field of an article.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

/// A value: text and numbers are kept. Of lists and objects only what they name is kept and the
/// rest parsed and dropped, so that a line of a million brackets costs no memory.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Value {
    Null,
    Text(String),
    Integer(i128),
    Float(f64),
    Bool,
    /// The texts of a list and the names of its objects, with commas between them: authors, mostly.
    List(String),
    /// The text under `name`, or nothing.
    Object(String),
}

impl Value {
    /// What it is, for messages.
    pub(crate) fn describe(&self) -> &'static str {
        match self {
            Self::Null => "nothing",
            Self::Text(_) => "a text",
            Self::Integer(_) | Self::Float(_) => "a number",
            Self::Bool => "true or false",
            Self::List(_) => "a list",
            Self::Object(_) => "an object",
        }
    }

    /// Whether there is something: neither null nor white space.
    pub(crate) fn is_some(&self) -> bool {
        match self {
            Self::Null => false,
            Self::Text(text) => !text.trim().is_empty(),
            _ => true,
        }
    }

    /// The text, or what a list or an object names.
    pub(crate) fn into_label(self) -> Option<String> {
        match self {
            Self::Text(text) | Self::List(text) | Self::Object(text) if !text.is_empty() => {
                Some(text)
            }
            _ => None,
        }
    }
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        Nested { depth: 0 }.deserialize(input)
    }
}

/// How deep names are looked for: the name of an object in a list.
const MAX_DEPTH: u8 = 2;

/// A value `depth` levels down: below the second, lists and objects are only passed over.
#[derive(Clone, Copy)]
struct Nested {
    depth: u8,
}

impl Nested {
    fn inner(self) -> Self {
        Self { depth: self.depth + 1 }
    }
}

impl<'de> DeserializeSeed<'de> for Nested {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<Value, D::Error> {
        input.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Integer(number.into()))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Integer(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Float(number))
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Bool)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut labels = String::new();
        if self.depth == MAX_DEPTH {
            while list.next_element::<IgnoredAny>()?.is_some() {}
        }
        while let Some(value) = list.next_element_seed(self.inner())? {
            if let Some(label) = value.into_label() {
                labels.push_str(if labels.is_empty() { "" } else { ", " });
                labels.push_str(label.trim());
            }
        }
        Ok(Value::List(labels))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Value, A::Error> {
        let mut name = None;
        while let Some(key) = object.next_key::<String>()? {
            if key == "name" && self.depth < MAX_DEPTH {
                name = object.next_value_seed(self.inner())?.into_label();
            } else {
                object.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Value::Object(name.unwrap_or_default()))
    }
}

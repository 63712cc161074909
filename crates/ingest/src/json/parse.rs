//! From the text of a JSON object to a record.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::options::FieldNames;
use crate::record::{Record, Value};
use crate::skipped::Reason;

/// Longest message of the parser that is passed on, in characters: it may quote the record.
const MAX_MESSAGE: usize = 160;

/// Parses a text that holds one JSON object.
pub(super) fn record(text: &str, fields: &FieldNames) -> Result<Record, Reason> {
    let mut record = Record::default();
    let mut input = serde_json::Deserializer::from_str(text);
    let object = Object { fields, within: "", record: &mut record };
    let read = object.deserialize(&mut input).and_then(|()| input.end());
    read.map(|()| record).map_err(|error| broken(&error))
}

pub(super) fn broken(error: &serde_json::Error) -> Reason {
    let message = error.to_string();
    // The parser counts lines within the one text it was given.
    let end = message.rfind(" at line ").unwrap_or(message.len());
    let message = message[..end].chars().take(MAX_MESSAGE).collect();
    Reason::Json { column: error.column(), message }
}

/// An object, the members of which go into a record.
struct Object<'a> {
    fields: &'a FieldNames,
    /// Names of the objects around it, each with a dot behind it.
    within: &'a str,
    record: &'a mut Record,
}

impl Object<'_> {
    /// Reads a value that may be an object with fields in it; names have few dots, so this ends.
    fn reach_into(&mut self, name: &str, value: &str) -> Result<(), serde_json::Error> {
        if !value.starts_with('{') {
            self.record.add(self.fields, name, &serde_json::from_str(value)?);
            return Ok(());
        }
        let within = format!("{name}.");
        let inner = Object { fields: self.fields, within: &within, record: self.record };
        inner.deserialize(&mut serde_json::Deserializer::from_str(value))
    }
}

impl<'de> DeserializeSeed<'de> for Object<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, input: D) -> Result<(), D::Error> {
        input.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Object<'_> {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut object: A) -> Result<(), A::Error> {
        while let Some(key) = object.next_key::<String>()? {
            let name = format!("{}{key}", self.within);
            if self.fields.reach_into(&name) {
                let value = object.next_value::<&RawValue>()?.get();
                self.reach_into(&name, value).map_err(A::Error::custom)?;
            } else if self.fields.called(&name).next().is_some() {
                let value = object.next_value::<Value>()?;
                self.record.add(self.fields, &name, &value);
            } else {
                object.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

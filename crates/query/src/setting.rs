//! Options by name, for experiments.

use crate::{Ranking, SearchOptions};

/// Largest value of a weight that is no share.
const LARGEST: f32 = 100.0;

/// A weight of [`Ranking`] by its name, with the values it may have.
struct Weight {
    name: &'static str,
    least: f32,
    most: f32,
    of: fn(&mut Ranking) -> &mut f32,
}

const fn weight(name: &'static str, most: f32, of: fn(&mut Ranking) -> &mut f32) -> Weight {
    Weight { name, least: 0.0, most, of }
}

const WEIGHTS: [Weight; 14] = [
    // Without any k1, a word whose weight is 0 would score 0 / 0.
    Weight { name: "k1", least: 0.01, most: LARGEST, of: |ranking| &mut ranking.k1 },
    weight("b", 1.0, |ranking| &mut ranking.b),
    weight("b_short", 1.0, |ranking| &mut ranking.b_short),
    weight("stem", 1.0, |ranking| &mut ranking.stem),
    weight("title", LARGEST, |ranking| &mut ranking.title),
    weight("proclitic", LARGEST, |ranking| &mut ranking.proclitic),
    weight("name", LARGEST, |ranking| &mut ranking.name),
    weight("prefix", LARGEST, |ranking| &mut ranking.prefix),
    weight("fuzzy", LARGEST, |ranking| &mut ranking.fuzzy),
    weight("typo", LARGEST, |ranking| &mut ranking.typo),
    weight("stop", LARGEST, |ranking| &mut ranking.stop),
    weight("proximity", LARGEST, |ranking| &mut ranking.proximity),
    weight("lead", LARGEST, |ranking| &mut ranking.lead),
    weight("coverage", LARGEST, |ranking| &mut ranking.coverage),
];

/// Keys that are no weight.
const OTHERS: [&str; 4] = ["coverage_words", "stemmer", "names", "gazetteer"];

/// What is wrong with a setting.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingError {
    /// It is not of the form `key=value`.
    #[error(
        "`{setting}` is no setting; write KEY=VALUE, as in stem=0.5, with commas between several"
    )]
    Form {
        /// What stands there.
        setting: String,
    },
    /// Nothing is called that.
    #[error("no setting is called `{key}`; the settings are {}", keys().join(", "))]
    Unknown {
        /// The key.
        key: String,
    },
    /// The value is none that the key may have.
    #[error("`{value}` is no value of {key}; write {expected}")]
    Value {
        /// The key.
        key: String,
        /// The value.
        value: String,
        /// What may stand there.
        expected: String,
    },
    /// The stemmer is not the one whose stems are in the index.
    #[error(
        "the {stemmer} stemmer cannot be chosen for a search: its stems would have to be in the \
         index; choose light or none, or measure it with `search-cli eval`, which indexes anew"
    )]
    NotIndexed {
        /// The stemmer.
        stemmer: String,
    },
}

/// Every key, in the order of the documentation.
fn keys() -> Vec<&'static str> {
    WEIGHTS.iter().map(|weight| weight.name).chain(OTHERS).collect()
}

impl SearchOptions {
    /// Sets options by name, as in `stem=0.5,names=off`; spaces around the parts are ignored. On
    /// an error the options before it are set.
    ///
    /// The keys are the fields of [`Ranking`]; `names`, `on` or `off`, for
    /// [`cross_script`](Self::cross_script), and `gazetteer` likewise; and `stemmer`, which is `light` for the default of
    /// `stem` or `none` for `stem=0`.
    ///
    /// ```
    /// use jisr_query::SearchOptions;
    ///
    /// let mut options = SearchOptions::default();
    /// options.set("k1=1.2, stemmer=none, names=off")?;
    /// assert_eq!((options.ranking.k1, options.ranking.stem), (1.2, 0.0));
    /// assert!(!options.cross_script);
    /// # Ok::<(), jisr_query::SettingError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`SettingError`] says what may be written instead.
    pub fn set(&mut self, settings: &str) -> Result<(), SettingError> {
        for setting in settings.split(',').map(str::trim) {
            let parts = setting.split_once('=').map(|(key, value)| (key.trim(), value.trim()));
            let Some((key, value)) = parts else {
                return Err(SettingError::Form { setting: setting.to_owned() });
            };
            match key {
                "names" => self.cross_script = switch(key, value)?,
                "gazetteer" => self.gazetteer = switch(key, value)?,
                _ => self.ranking.set(key, value)?,
            }
        }
        Ok(())
    }
}

impl Ranking {
    fn set(&mut self, key: &str, value: &str) -> Result<(), SettingError> {
        if let Some(weight) = WEIGHTS.iter().find(|weight| weight.name == key) {
            *(weight.of)(self) = weight.parse(value)?;
            return Ok(());
        }
        match key {
            "coverage_words" => {
                let wrong = |_| bad(key, value, "a whole number of words");
                self.coverage_words = value.parse().map_err(wrong)?;
            }
            "stemmer" => self.stem = stemmer(key, value)?,
            _ => return Err(SettingError::Unknown { key: key.to_owned() }),
        }
        Ok(())
    }
}

impl Weight {
    fn parse(&self, value: &str) -> Result<f32, SettingError> {
        let number: Option<f32> = value.parse().ok();
        number.filter(|number| (self.least..=self.most).contains(number)).ok_or_else(|| {
            let Self { name, least, most, .. } = self;
            bad(name, value, &format!("a number from {least} to {most}"))
        })
    }
}

/// The weight of stems that a stemmer stands for.
fn stemmer(key: &str, value: &str) -> Result<f32, SettingError> {
    match value {
        "none" => Ok(0.0),
        "light" => Ok(Ranking::default().stem),
        "snowball" => Err(SettingError::NotIndexed { stemmer: value.to_owned() }),
        _ => Err(bad(key, value, "light, none or snowball")),
    }
}

fn switch(key: &str, value: &str) -> Result<bool, SettingError> {
    match value {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(bad(key, value, "on or off")),
    }
}

fn bad(key: &str, value: &str, expected: &str) -> SettingError {
    let (key, value, expected) = (key.to_owned(), value.to_owned(), expected.to_owned());
    SettingError::Value { key, value, expected }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(settings: &str) -> Result<SearchOptions, SettingError> {
        let mut options = SearchOptions::default();
        options.set(settings).map(|()| options)
    }

    #[test]
    fn every_weight_has_its_key() {
        let all: Vec<_> = WEIGHTS
            .iter()
            .zip(1..)
            .map(|(weight, at)| format!("{}=0.{at:02}", weight.name))
            .collect();
        let expected = Ranking {
            k1: 0.01,
            b: 0.02,
            b_short: 0.03,
            stem: 0.04,
            title: 0.05,
            proclitic: 0.06,
            name: 0.07,
            prefix: 0.08,
            fuzzy: 0.09,
            typo: 0.1,
            stop: 0.11,
            proximity: 0.12,
            lead: 0.13,
            coverage: 0.14,
            coverage_words: 13,
        };
        assert_eq!(set(&(all.join(",") + ",coverage_words=13")).unwrap().ranking, expected);
    }

    #[test]
    fn stemmers_and_names() {
        assert_eq!(set("stemmer=none").unwrap().ranking.stem, 0.0);
        assert_eq!(set("stem=0.2,stemmer=light").unwrap().ranking, Ranking::default());
        assert!(!set("names=off").unwrap().cross_script);
        let snowball = set("stemmer=snowball").unwrap_err();
        assert!(snowball.to_string().contains("choose light or none"), "{snowball}");
    }

    #[test]
    fn errors_say_what_to_write() {
        let message = |settings| set(settings).unwrap_err().to_string();
        for key in ["`stems`", "k1, b, b_short, stem,", "coverage_words, stemmer, names"] {
            assert!(message("k1=1,stems=0").contains(key), "{key}");
        }
        assert!(message("k1").contains("KEY=VALUE") && message("").contains("KEY=VALUE"));
        assert!(message("b=1.5").contains("from 0 to 1"));
        assert!(message("k1=nan").contains("from 0.01 to 100"));
        assert!(message("names=yes").contains("on or off"));
        assert!(message("coverage_words=-1").contains("whole number"));
    }
}

//! One line of a FollowTheMoney file, read without what nothing needs.

use serde::Deserialize;
use serde::de::{self, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// An entity.
#[derive(Deserialize)]
pub struct Line {
    #[serde(default)]
    pub id: Option<String>,
    #[serde(default)]
    pub schema: Option<String>,
    #[serde(default)]
    pub properties: Option<Properties>,
}

/// The properties that are read.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Properties {
    pub name: Texts,
    pub alias: Texts,
    pub weak_alias: Texts,
    #[serde(rename = "previousName")]
    pub previous: Texts,
    pub abbreviation: Texts,
    pub last_name: Texts,
    pub country: Texts,
    pub nationality: Texts,
    pub jurisdiction: Texts,
    #[serde(rename = "wikidataId")]
    pub wikidata: Texts,
    pub summary: Texts,
    pub notes: Texts,
    pub topics: Texts,
    pub position: Texts,
    #[serde(rename = "startDate")]
    pub start: Texts,
    #[serde(rename = "endDate")]
    pub end: Texts,
    pub date: Texts,
    pub location: Texts,
    pub involved: Texts,
    pub holder: Texts,
    pub post: Texts,
    pub member: Texts,
    pub organization: Texts,
    pub role: Texts,
}

/// The values of a property that are strings; of a nested entity its id.
#[derive(Default)]
pub struct Texts(pub Vec<String>);

impl Texts {
    /// The first value.
    pub fn first(&self) -> Option<String> {
        self.0.iter().find(|text| !text.trim().is_empty()).cloned()
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Visit)
    }
}

struct Visit;

impl<'de> Visitor<'de> for Visit {
    type Value = Texts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or a list of strings")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Texts, E> {
        Ok(Texts(vec![text.to_owned()]))
    }

    fn visit_unit<E: de::Error>(self) -> Result<Texts, E> {
        Ok(Texts::default())
    }

    fn visit_bool<E: de::Error>(self, _: bool) -> Result<Texts, E> {
        Ok(Texts::default())
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Texts, E> {
        Ok(Texts(vec![number.to_string()]))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Texts, E> {
        Ok(Texts(vec![number.to_string()]))
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Texts, E> {
        Ok(Texts::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Texts, A::Error> {
        let mut texts = Texts::default();
        while let Some(item) = list.next_element::<Texts>()? {
            texts.0.extend(item.0);
        }
        Ok(texts)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
        let mut texts = Texts::default();
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "id" => texts.0.extend(map.next_value::<Texts>()?.0),
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(texts)
    }
}

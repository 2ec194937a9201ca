//! Actors and events as every form of dossier gives them. Schema and property names are FollowTheMoney's.

use crate::text::Span;
use crate::time::Edtf;
use std::sync::Arc;

/// The id of an entry: `[a-z0-9-]`, unique in a workspace.
pub type EntryId = Arc<str>;

/// Where an entry was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Origin {
    /// In the built-in dossier; the text says where its facts come from.
    Builtin { source: Arc<str> },
    /// In a dossier file of the workspace, named by its key; `span` covers the entry, `id_span` its id or name, in bytes of the file.
    File { file: Arc<str>, span: Span, id_span: Span },
}

/// A person, organisation, public body or country that acts.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Actor {
    /// Its id.
    pub id: EntryId,
    /// FollowTheMoney schema: `Person`, `Organization`, `PublicBody`, `Company`, `Country`, …
    pub schema: Arc<str>,
    /// Full name.
    pub name: String,
    /// What of a person's name may stand alone; `None` lets the country's order of names decide.
    pub last_name: Option<String>,
    /// Full names: match anywhere.
    pub alias: Vec<String>,
    /// Match only where the actor is already known in the document.
    pub weak_alias: Vec<String>,
    /// Adjectives and names of inhabitants of a country: `American`, `Americans`.
    pub demonym: Vec<String>,
    /// Places that stand for it: `Washington`, `the Kremlin`.
    pub metonym: Vec<String>,
    /// Id of its country.
    pub country: Option<EntryId>,
    /// One or two sentences.
    pub summary: String,
    /// `Q56226`
    pub wikidata_id: Option<String>,
    /// Whether letter case decides; `None` leaves it to the rule of three capitals in four.
    pub case_sensitive: Option<bool>,
    /// Offices with their times.
    pub position: Vec<Position>,
    /// Where it was written; a merged entry lists the winning one first.
    pub origin: Vec<Origin>,
}

/// An office that an actor holds or held.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Position {
    /// `President of the United States`
    pub title: String,
    /// Words that, with the country or body, make a role in text: `president`, `leader`.
    pub role: Vec<String>,
    /// Id of the country or body.
    pub of: Option<EntryId>,
    /// First day; `None`: not known.
    pub start: Option<Edtf>,
    /// Last day; `None`: still held (or not known).
    pub end: Option<Edtf>,
}

/// Something that happened at a time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Event {
    /// Its id.
    pub id: EntryId,
    /// Full name.
    pub name: String,
    /// Other names: match anywhere.
    pub alias: Vec<String>,
    /// `summit`, `war`, `election`
    pub kind: String,
    /// Words that, with a place, a date or participants near, make a mention.
    pub cues: Vec<String>,
    /// Names of places, the most telling first.
    pub place: Vec<String>,
    /// Ids of actors.
    pub participants: Vec<EntryId>,
    /// First day.
    pub start: Option<Edtf>,
    /// Last day; `None`: that of `start`.
    pub end: Option<Edtf>,
    /// One or two sentences.
    pub summary: String,
    /// Keys of the sources that tell of it.
    pub source: Vec<String>,
    /// `Q…`
    pub wikidata_id: Option<String>,
    /// Where it was written; a merged entry lists the winning one first.
    pub origin: Vec<Origin>,
}

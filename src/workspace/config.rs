//! `dateline.toml` and the user's settings of the same names: what may be set, its defaults, and how it is read.

pub mod globs;
mod read;
mod register;

pub use globs::Globs;
pub use register::register;

pub use crate::analysis::coverage::CitationScope;
use crate::syntax::Problem;
use crate::text::Span;
use crate::workspace::FileKey;

/// The level that a configuration gives to a rule.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum Level {
    /// Not reported.
    Off,
    /// As hint.
    Hint,
    /// As information.
    Information,
    /// As warning.
    Warning,
    /// As error.
    Error,
}

impl Level {
    /// The level of that name.
    pub fn named(name: &str) -> Option<Level> {
        Some(match name {
            "off" => Level::Off,
            "hint" => Level::Hint,
            "information" => Level::Information,
            "warning" => Level::Warning,
            "error" => Level::Error,
            _ => return None,
        })
    }
}

/// A rule's name as a configuration wrote it, with its place in `dateline.toml` (an empty span for settings).
pub type NamedRule = (String, Span);

/// Everything that can be configured.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Globs of the sources, relative to the root.
    pub sources: Globs,
    /// Globs of the notes.
    pub notes: Globs,
    /// Globs of the bibliographies.
    pub bibliography: Globs,
    /// Globs of the dossier files.
    pub dossier: Globs,
    /// Globs of what is left out.
    pub exclude: Globs,
    /// Whether the built-in dossier is used.
    pub builtin: bool,
    /// Rules selected beyond the defaults.
    pub select: Vec<NamedRule>,
    /// Rules switched off.
    pub ignore: Vec<NamedRule>,
    /// Levels given to rules.
    pub severity: Vec<(NamedRule, Level)>,
    /// Rules switched off below globs.
    pub per_path: Vec<(Globs, Vec<NamedRule>)>,
    /// How far a citation reaches back.
    pub citation_scope: CitationScope,
    /// A source that is older than a note by more days is stale (`stale-source`).
    pub stale_after_days: u32,
    /// Documents longer than this many bytes are not read.
    pub document_bytes: u64,
    /// Folders outside the workspace in which the `file` of a bibliography entry is read. The user's own settings alone can say so, never a
    /// `dateline.toml`, which may be anybody's.
    pub file_folders: Vec<FileKey>,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            sources: Globs::default(),
            notes: Globs::default(),
            bibliography: Globs::of(&["*.bib", "*.json"]),
            dossier: Globs::of(&["dossier/**"]),
            exclude: Globs::default(),
            builtin: true,
            select: Vec::new(),
            ignore: Vec::new(),
            severity: Vec::new(),
            per_path: Vec::new(),
            citation_scope: CitationScope::default(),
            stale_after_days: 730,
            document_bytes: 16 * 1024 * 1024,
            file_folders: Vec::new(),
        }
    }
}

impl Config {
    /// Reads the text of a `dateline.toml` over the defaults. What is wrong is said at its place; the rest applies.
    pub fn parse(text: &str) -> (Config, Vec<Problem>) {
        let mut config = Config::default();
        let problems = read::apply(&mut config, text, false);
        (config, problems)
    }

    /// Lays a user's settings, JSON with the keys of `dateline.toml`, over this configuration; what is wrong in them is returned in words.
    pub fn with_settings(mut self, settings: &serde_json::Value) -> (Config, Vec<String>) {
        let text = match toml::to_string(&without_nulls(settings)) {
            Ok(text) => text,
            Err(error) => return (self, vec![format!("the settings cannot be read: {error}")]),
        };
        let problems = read::apply(&mut self, &text, true);
        for (_, place) in self.select.iter_mut().chain(&mut self.ignore) {
            *place = Span::default();
        }
        (self, problems.into_iter().map(|problem| problem.message).collect())
    }

    /// Whether a file outside the workspace lies in a folder that the user has allowed.
    pub fn allows(&self, file: &str) -> bool {
        self.file_folders.iter().any(|folder| crate::workspace::path::below(folder, file).is_some())
    }

    /// Every rule that the configuration names, with its place.
    pub fn named_rules(&self) -> impl Iterator<Item = &NamedRule> {
        let severity = self.severity.iter().map(|(rule, _)| rule);
        let per_path = self.per_path.iter().flat_map(|(_, rules)| rules);
        self.select.iter().chain(&self.ignore).chain(severity).chain(per_path)
    }
}

/// A copy without `null` members, which TOML cannot say; anything but an object is no settings at all.
fn without_nulls(settings: &serde_json::Value) -> serde_json::Value {
    match settings {
        serde_json::Value::Object(map) => serde_json::Value::Object(
            map.iter()
                .filter(|(_, value)| !value.is_null())
                .map(|(key, value)| (key.clone(), if value.is_object() { without_nulls(value) } else { value.clone() }))
                .collect(),
        ),
        _ => serde_json::Value::Object(serde_json::Map::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_keys_are_said_and_the_rest_applies() {
        let text = "[workspace]\nnotes = [\"n/**\"]\nsource = [\"a\"]\n[rules]\ncitation-scope = \"page\"\nignore = [\"undated-claim\"]\n[dossier]\nbuiltin = \"yes\"\n";
        let (config, problems) = Config::parse(text);
        assert!(config.notes.matches("n/a.md"));
        assert_eq!(config.ignore[0].0, "undated-claim");
        assert!(config.builtin);
        let said: Vec<(&str, &str)> = problems.iter().map(|p| (p.span.of(text), p.message.as_str())).collect();
        expect_test::expect![[r#"
            [
                (
                    "source",
                    "unknown key `source`; did you mean `sources`?",
                ),
                (
                    "\"page\"",
                    "`citation-scope` is \"paragraph\" or \"sentence\"",
                ),
                (
                    "\"yes\"",
                    "`builtin` takes true or false",
                ),
            ]
        "#]]
        .assert_debug_eq(&said);
    }

    #[test]
    fn a_syntax_error_keeps_what_can_be_read() {
        let text = "[rules]\nignore = [\"undated-claim\"]\nselect = [\n[limits]\ndocument-bytes = 5\n";
        let (config, problems) = Config::parse(text);
        assert!(!problems.is_empty());
        assert_eq!(config.ignore.len(), 1);
    }

    #[test]
    fn folders_outside_are_allowed_by_settings_alone() {
        let text = "[workspace]\nfile-folders = [\"/\"]\n";
        let (config, problems) = Config::parse(text);
        assert!(!config.allows("/home/ana/x.pdf"));
        expect_test::expect![["`file-folders` is a setting of your own, in your editor or in DATELINE_FILE_FOLDERS: a workspace cannot open folders outside of itself"]]
            .assert_eq(&problems[0].message);
        let settings = serde_json::json!({"workspace": {"file-folders": ["/home/ana/Zotero/../Zotero", "papers", 3]}});
        let (config, problems) = config.with_settings(&settings);
        assert!(config.allows("/home/ana/Zotero/storage/x.pdf"));
        assert!(!config.allows("/home/ana/Zotero2/x.pdf") && !config.allows("/home/ana/Zotero"));
        assert_eq!(problems.len(), 2, "{problems:?}");
    }

    #[test]
    fn settings_win_over_the_file() {
        let (config, _) = Config::parse("[dossier]\nbuiltin = true\n[limits]\ndocument-bytes = 5\n");
        let settings = serde_json::json!({"dossier": {"builtin": false}, "limits": null, "rules": {"severity": {"undated-claim": "off"}}});
        let (config, problems) = config.with_settings(&settings);
        assert_eq!(problems, Vec::<String>::new());
        assert!(!config.builtin);
        assert_eq!(config.document_bytes, 5);
        assert_eq!(config.severity[0].1, Level::Off);
        let (_, problems) = Config::default().with_settings(&serde_json::json!({"dossier": 3}));
        assert_eq!(problems.len(), 1);
    }
}

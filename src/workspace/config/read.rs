//! Reading TOML into a [`Config`], with a problem at every place that is wrong.

use super::{CitationScope, Config, Globs, Level, NamedRule};
use crate::syntax::Problem;
use crate::text::Span;
use crate::workspace::{FileKey, path};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

type Entry<'a, 'i> = (&'a str, Span, &'a Spanned<DeValue<'i>>);

/// Applies a TOML text to `config`; returns what is wrong in it. `own` are the user's own settings, which may say more.
pub(super) fn apply(config: &mut Config, text: &str, own: bool) -> Vec<Problem> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader { problems: Vec::new(), own };
    for error in errors {
        let span = error.span().map(Span::from).unwrap_or_default();
        reader.say(span, format!("not TOML: {}", error.message()));
    }
    for (key, span, value) in entries(table.get_ref()) {
        match key {
            "workspace" => reader.workspace(config, value),
            "dossier" => reader.dossier(config, value),
            "rules" => reader.rules(config, value),
            "limits" => reader.limits(config, value),
            _ => reader.unknown(key, span, &["workspace", "dossier", "rules", "limits"]),
        }
    }
    reader.problems.sort_by_key(|problem| problem.span);
    reader.problems
}

fn entries<'a, 'i>(table: &'a DeTable<'i>) -> impl Iterator<Item = Entry<'a, 'i>> {
    table.iter().map(|(key, value)| (key.get_ref().as_ref(), Span::from(key.span()), value))
}

/// A whole number from 0 on.
fn number(value: &Spanned<DeValue>) -> Option<u64> {
    match value.get_ref() {
        DeValue::Integer(number) => u64::from_str_radix(number.as_str(), number.radix()).ok(),
        _ => None,
    }
}

struct Reader {
    problems: Vec<Problem>,
    own: bool,
}

impl Reader {
    fn say(&mut self, span: Span, message: impl Into<String>) {
        self.problems.push(Problem { span, message: message.into() });
    }

    fn unknown(&mut self, key: &str, span: Span, known: &[&str]) {
        let near = crate::text::nearest(key, known.iter().copied());
        let hint = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("known here: {}", known.join(", ")),
        };
        self.say(span, format!("unknown key `{key}`; {hint}"));
    }

    fn workspace(&mut self, config: &mut Config, value: &Spanned<DeValue>) {
        for (key, span, value) in self.table("workspace", value) {
            match key {
                "sources" => self.globs(key, value, &mut config.sources),
                "notes" => self.globs(key, value, &mut config.notes),
                "bibliography" => self.globs(key, value, &mut config.bibliography),
                "dossier" => self.globs(key, value, &mut config.dossier),
                "exclude" => self.globs(key, value, &mut config.exclude),
                "file-folders" if self.own => self.folders(key, value, &mut config.file_folders),
                "file-folders" => self.say(
                    span,
                    "`file-folders` is a setting of your own, in your editor or in DATELINE_FILE_FOLDERS: a workspace cannot open folders outside of itself",
                ),
                _ => self.unknown(key, span, &["sources", "notes", "bibliography", "dossier", "exclude"]),
            }
        }
    }

    fn dossier(&mut self, config: &mut Config, value: &Spanned<DeValue>) {
        for (key, span, value) in self.table("dossier", value) {
            match (key, value.get_ref()) {
                ("builtin", DeValue::Boolean(on)) => config.builtin = *on,
                ("builtin", _) => self.say(value.span().into(), "`builtin` takes true or false"),
                _ => self.unknown(key, span, &["builtin"]),
            }
        }
    }

    fn rules(&mut self, config: &mut Config, value: &Spanned<DeValue>) {
        for (key, span, value) in self.table("rules", value) {
            match key {
                "select" => config.select = self.names(key, value).unwrap_or_default(),
                "ignore" => config.ignore = self.names(key, value).unwrap_or_default(),
                "citation-scope" => match value.get_ref() {
                    DeValue::String(scope) if scope == "paragraph" => config.citation_scope = CitationScope::Paragraph,
                    DeValue::String(scope) if scope == "sentence" => config.citation_scope = CitationScope::Sentence,
                    _ => self.say(value.span().into(), "`citation-scope` is \"paragraph\" or \"sentence\""),
                },
                "stale-after-days" => match number(value).and_then(|days| u32::try_from(days).ok()) {
                    Some(days) => config.stale_after_days = days,
                    None => self.say(value.span().into(), "`stale-after-days` takes a number of days from 0 on"),
                },
                "severity" => self.severity(config, value),
                "per-path" => self.per_path(config, value),
                _ => self.unknown(
                    key,
                    span,
                    &["select", "ignore", "citation-scope", "stale-after-days", "severity", "per-path"],
                ),
            }
        }
    }

    fn severity(&mut self, config: &mut Config, value: &Spanned<DeValue>) {
        for (rule, span, value) in self.table("severity", value) {
            let level = match value.get_ref() {
                DeValue::String(name) => Level::named(name),
                _ => None,
            };
            match level {
                Some(level) => {
                    config.severity.retain(|((name, _), _)| name != rule);
                    config.severity.push(((rule.to_owned(), span), level));
                }
                None => self.say(
                    value.span().into(),
                    "a level is \"off\", \"hint\", \"information\", \"warning\" or \"error\"",
                ),
            }
        }
    }

    fn per_path(&mut self, config: &mut Config, value: &Spanned<DeValue>) {
        for (glob, span, value) in self.table("per-path", value) {
            let mut globs = Globs::default();
            if let Err(error) = globs.push(glob) {
                self.say(span, format!("not a glob: {error}"));
                continue;
            }
            if let Some(rules) = self.names(glob, value) {
                config.per_path.push((globs, rules));
            }
        }
    }

    fn limits(&mut self, config: &mut Config, value: &Spanned<DeValue>) {
        for (key, span, value) in self.table("limits", value) {
            match (key, number(value)) {
                ("document-bytes", Some(bytes)) => config.document_bytes = bytes,
                ("document-bytes", None) => {
                    self.say(value.span().into(), "`document-bytes` takes a number of bytes from 0 on");
                }
                _ => self.unknown(key, span, &["document-bytes"]),
            }
        }
    }

    /// The entries of a value that has to be a table.
    fn table<'a, 'i>(&mut self, key: &str, value: &'a Spanned<DeValue<'i>>) -> Vec<Entry<'a, 'i>> {
        match value.get_ref() {
            DeValue::Table(table) => entries(table).collect(),
            _ => {
                self.say(value.span().into(), format!("`{key}` takes a table: write `[{key}]` on a line of its own"));
                Vec::new()
            }
        }
    }

    fn globs(&mut self, key: &str, value: &Spanned<DeValue>, into: &mut Globs) {
        // Where it is no list, what is so without it stays so.
        let Some(patterns) = self.names(key, value) else { return };
        let mut globs = Globs::default();
        for (pattern, span) in patterns {
            if let Err(error) = globs.push(&pattern) {
                self.say(span, format!("not a glob: {error}"));
            }
        }
        *into = globs;
    }

    fn folders(&mut self, key: &str, value: &Spanned<DeValue>, into: &mut Vec<FileKey>) {
        let Some(folders) = self.names(key, value) else { return };
        into.clear();
        for (folder, span) in folders {
            match path::join("/", &folder).filter(|_| path::is_path(&folder.replace('\\', "/"))) {
                Some(folder) => into.push(folder),
                None => self.say(span, format!("`{key}` takes absolute paths of folders; `{folder}` is none")),
            }
        }
    }

    /// The strings of a list, with their places; `None` where it is no list, or none of its members is a string.
    fn names(&mut self, key: &str, value: &Spanned<DeValue>) -> Option<Vec<NamedRule>> {
        let DeValue::Array(items) = value.get_ref() else {
            self.say(value.span().into(), format!("`{key}` takes a list of strings: [\"…\"]"));
            return None;
        };
        let mut names = Vec::new();
        for item in items.iter() {
            match item.get_ref() {
                DeValue::String(name) => names.push((name.to_string(), item.span().into())),
                _ => self.say(item.span().into(), format!("`{key}` takes strings")),
            }
        }
        // Of a list in which nothing is right nothing can be taken.
        (items.is_empty() || !names.is_empty()).then_some(names)
    }
}

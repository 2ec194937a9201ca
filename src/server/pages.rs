//! Pages of the program's own, laid out as read-only files so that any editor can open them: entries of the built-in dossier, rules.

use super::loader::Loader;
use super::uri;
use crate::ide;
use crate::rules;
use crate::workspace::FileKey;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use tower_lsp::ls_types::Uri;

/// Lays pages out and says where they are.
pub struct Pages {
    disk: Arc<dyn Loader>,
    /// Those of rules that were asked for; every diagnostic asks, and the disk is not looked at each time.
    rules: Mutex<HashMap<&'static str, Option<Uri>>>,
}

impl Pages {
    /// No page is laid out yet.
    pub fn new(disk: Arc<dyn Loader>) -> Self {
        Pages { disk, rules: Mutex::default() }
    }

    /// The page of an entry of the built-in dossier; `None` where there is no such entry or the page cannot be written.
    pub fn entry(&self, id: &str) -> Option<Uri> {
        self.lay_out(&format!("builtin/{id}.toml"), &ide::builtin_page(id)?)
    }

    /// The page of a rule, as `dateline explain` prints it; `None` where it cannot be written.
    pub fn rule(&self, name: &'static str) -> Option<Uri> {
        let mut known = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        let lay_out = || self.lay_out(&format!("rules/{name}.md"), rules::rule(name)?.page());
        known.entry(name).or_insert_with(lay_out).clone()
    }

    /// The text of a PDF, laid out; `None` where it cannot be written.
    pub fn text(&self, file: &FileKey, text: &str) -> Option<Uri> {
        match self.disk.lay_out(file, text) {
            Ok(page) => uri::from_key(&page),
            Err(error) => {
                tracing::error!("{file}: the text cannot be written to the cache folder: {error}");
                None
            }
        }
    }

    fn lay_out(&self, name: &str, text: &str) -> Option<Uri> {
        match self.disk.page(name, text) {
            Ok(page) => uri::from_key(&page),
            Err(error) => {
                tracing::error!("the page {name} cannot be written to the cache folder: {error}");
                None
            }
        }
    }
}

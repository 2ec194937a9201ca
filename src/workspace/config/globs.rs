//! Globs relative to a workspace's root.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

/// A list of globs, compiled. `*` stays within a folder, `**` crosses folders, as in `.gitignore`.
#[derive(Clone, Debug, Default)]
pub struct Globs {
    patterns: Vec<String>,
    set: GlobSet,
}

impl PartialEq for Globs {
    fn eq(&self, other: &Self) -> bool {
        self.patterns == other.patterns
    }
}

impl Globs {
    /// Compiles patterns that are known to be right; a wrong one is left out.
    pub fn of(patterns: &[&str]) -> Globs {
        let mut globs = Globs::default();
        for pattern in patterns {
            // A wrong pattern cannot occur here: callers pass literals.
            let _ = globs.push(pattern);
        }
        globs
    }

    /// Adds a pattern; the error says what is wrong with it.
    pub fn push(&mut self, pattern: &str) -> Result<(), String> {
        let mut patterns = self.patterns.clone();
        patterns.push(pattern.to_owned());
        let mut builder = GlobSetBuilder::new();
        for pattern in &patterns {
            let glob = GlobBuilder::new(pattern.trim_start_matches("./")).literal_separator(true).build();
            builder.add(glob.map_err(|error| error.kind().to_string())?);
        }
        self.set = builder.build().map_err(|error| error.to_string())?;
        self.patterns = patterns;
        Ok(())
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.patterns.is_empty()
    }

    /// Whether the path, relative to the root with `/` between its parts, matches one of them.
    pub fn matches(&self, path: &str) -> bool {
        self.set.is_match(path)
    }

    /// The patterns as written.
    pub fn patterns(&self) -> &[String] {
        &self.patterns
    }
}

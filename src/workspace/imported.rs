//! What a workspace's own entries are laid over: the built-in dossier, and what the workspace imports.

use crate::dossier::import::Fault;
use crate::dossier::{Dossier, Image, Names, builtin};
use std::sync::{Arc, OnceLock};

/// The lower layers of a workspace's dossier. They stay as they are while the workspace's own entries change.
#[derive(Debug)]
pub struct Imported {
    /// The imported files.
    pub images: Vec<Arc<Image>>,
    /// Entries of the built-in dossier, where it is on, and imported ones.
    pub dossier: Arc<Dossier>,
    /// Their names.
    pub names: Arc<Names>,
    /// What the files get wrong together.
    pub faults: Vec<(Arc<str>, Fault)>,
    is_builtin_on: bool,
}

impl Imported {
    /// The layers of these files; `before`, where it is of the same ones.
    pub fn of(images: Vec<Arc<Image>>, is_builtin_on: bool, before: Option<&Arc<Imported>>) -> Arc<Imported> {
        let is_same = |before: &&Arc<Imported>| {
            before.is_builtin_on == is_builtin_on
                && before.images.len() == images.len()
                && before.images.iter().zip(&images).all(|(a, b)| Arc::ptr_eq(a, b))
        };
        if let Some(before) = before.filter(is_same) {
            return before.clone();
        }
        let (base, names) = match is_builtin_on {
            true => (builtin().clone(), builtin_names().clone()),
            false => Default::default(),
        };
        if images.is_empty() {
            return Arc::new(Imported { images, dossier: base, names, faults: Vec::new(), is_builtin_on });
        }
        let (dossier, faults) = Dossier::importing(&base, &images);
        let names = Arc::new(Names::layered(&names, &dossier));
        Arc::new(Imported { images, dossier: Arc::new(dossier), names, faults, is_builtin_on })
    }
}

/// The built-in dossier's names, compiled once.
fn builtin_names() -> &'static Arc<Names> {
    static NAMES: OnceLock<Arc<Names>> = OnceLock::new();
    NAMES.get_or_init(|| Arc::new(Names::build(builtin())))
}

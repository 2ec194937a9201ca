//! An entry of the built-in dossier as a page: the TOML that a workspace would write to say the same.

use crate::dossier::{builtin, write};

const HEAD: &str = "# From the dossier that is built into dateline; this page is read only.\n\
                    # To say more or otherwise, write an entry with the same id in the workspace's dossier.\n\n";

/// The page of a built-in entry; `None` where the built-in dossier has none of that id.
pub fn builtin_page(id: &str) -> Option<String> {
    let entry = match builtin().actor(id) {
        Some(actor) => write::actor(actor),
        None => write::event(builtin().event(id)?),
    };
    Some(format!("{HEAD}{entry}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_entry_and_says_where_its_facts_are_from() {
        let page = builtin_page("united-states").expect("an entry");
        assert!(page.starts_with("# From the dossier"));
        assert!(page.contains("id = \"united-states\"") && page.contains("factSource"), "{page}");
        assert_eq!(builtin_page("no-such-entry"), None);
    }
}

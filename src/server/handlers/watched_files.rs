//! `workspace/didChangeWatchedFiles`, and the globs that the client is asked to watch

use crate::server::capabilities::ClientInfo;
use crate::server::session::Session;
use crate::server::uri;
use crate::server::worker::Job;
use crate::workspace::FileKey;
use serde_json::json;
use tower_lsp::ls_types::*;

/// The name that the registration can be taken back by.
pub const REGISTRATION: &str = "dateline-watched-files";
/// The names of the files that a workspace is read from.
const GLOBS: [&str; 3] = [
    "**/*.{md,markdown,txt,html,htm,pdf,mhtml,mht,bib,json,toml}",
    "**/*.{png,jpg,jpeg,gif,svg,webp,avif,bmp,tif,tiff}",
    "**/.gitignore",
];

/// Files changed on disk.
pub fn changed(session: &Session, params: DidChangeWatchedFilesParams) {
    let files = params.changes.iter().map(|event| uri::to_key(&event.uri)).collect::<Vec<_>>();
    match files.iter().any(|file| file.ends_with("/.gitignore")) {
        true => session.queue(Job::Reload),
        false => session.queue(Job::Read(files)),
    }
}

/// Asks the client to watch the files under `roots`, and no others where it can tell them apart.
pub fn registration(client: &ClientInfo, roots: &[FileKey]) -> Option<Registration> {
    let mut watchers = Vec::new();
    for glob in GLOBS {
        if client.watches_relative {
            let folders = roots.iter().filter_map(|root| uri::from_key(root));
            watchers
                .extend(folders.map(|folder| json!({"globPattern": {"baseUri": folder.as_str(), "pattern": glob}})));
        } else {
            watchers.push(json!({"globPattern": glob}));
        }
    }
    (client.watches_files && !watchers.is_empty()).then(|| Registration {
        id: REGISTRATION.to_string(),
        method: "workspace/didChangeWatchedFiles".to_string(),
        register_options: Some(json!({"watchers": watchers})),
    })
}

//! `initialize` and `initialized`

use crate::server::capabilities::{self, ClientInfo};
use crate::server::session::Session;
use crate::server::worker::Job;
use crate::server::{configuration, uri};
use crate::workspace::FileKey;
use std::sync::{Arc, PoisonError};
use tower_lsp::ls_types::*;

/// Settles what both sides can do, and takes the folders and settings that the client begins with. Nothing here waits.
pub fn initialize(session: &Session, params: InitializeParams) -> InitializeResult {
    let info = ClientInfo::new(&params.capabilities);
    let capabilities = capabilities::server(&info);
    session.set_info(info);
    if let Some(options) = &params.initialization_options {
        configuration::take(session, options);
    }
    *session.first_token.lock().unwrap_or_else(PoisonError::into_inner) =
        params.work_done_progress_params.work_done_token.clone();
    *session.first_folders.lock().unwrap_or_else(PoisonError::into_inner) = folders(params);
    InitializeResult {
        capabilities,
        server_info: Some(ServerInfo {
            name: "dateline".to_string(),
            version: Some(env!("CARGO_PKG_VERSION").to_string()),
        }),
        ..Default::default()
    }
}

/// The client's folders; of clients that know one only, that one.
fn folders(params: InitializeParams) -> Vec<FileKey> {
    if let Some(folders) = params.workspace_folders {
        return folders.iter().map(|folder| uri::to_key(&folder.uri)).collect();
    }
    #[expect(deprecated, reason = "older clients send nothing else")]
    let (root_uri, root_path) = (params.root_uri, params.root_path);
    let root = root_uri.map(|root| uri::to_key(&root)).or_else(|| root_path.as_deref().map(FileKey::from));
    root.into_iter().collect()
}

/// The session begins: the folders are read, the client is asked for settings, and to say when they change.
pub fn initialized(session: &Arc<Session>) {
    let info = session.info();
    let folders = std::mem::take(&mut *session.first_folders.lock().unwrap_or_else(PoisonError::into_inner));
    if !folders.is_empty() {
        session.queue(Job::Folders { added: folders, removed: Vec::new() });
    }
    if info.registers_configuration {
        let client = session.client.clone();
        tokio::spawn(async move {
            let registration = Registration {
                id: "dateline-configuration".to_string(),
                method: "workspace/didChangeConfiguration".to_string(),
                register_options: Some(serde_json::json!({"section": configuration::SECTION})),
            };
            if let Err(error) = client.register_capability(vec![registration]).await {
                tracing::warn!("the client will not send changes of settings: {error}");
            }
        });
    }
    if info.answers_configuration {
        configuration::ask(session);
    }
}

//! The user's settings: from `initializationOptions`, asked for, or sent.

use super::session::Session;
use super::view::Shown;
use super::worker::Job;
use crate::rules::{nearest_rule, rule};
use crate::workspace::Config;
use serde_json::Value;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tower_lsp::ls_types::{ConfigurationItem, MessageType};

/// The name of our part of an editor's settings.
pub const SECTION: &str = "dateline";

/// Takes settings as a client sends them: the keys of `dateline.toml`, alone or under `dateline`, `debounceMs`, and what is to be shown.
pub fn take(session: &Session, settings: &Value) {
    let mut settings = settings.get(SECTION).unwrap_or(settings).clone();
    if let Some(map) = settings.as_object_mut()
        && let Some(debounce) = map.remove("debounceMs").as_ref().and_then(Value::as_u64)
    {
        session.outbox.set_debounce(Duration::from_millis(debounce));
    }
    if !settings.is_object() {
        return;
    }
    if let Some(home) = session.disk.home() {
        expand_home(&mut settings, &home);
    }
    session.set_shown(Shown {
        inlay_hints: enabled(&mut settings, "inlayHints"),
        semantic_tokens: enabled(&mut settings, "semanticTokens"),
    });
    let wrong = problems(&settings);
    if session.set_settings(settings) {
        session.queue(Job::Reload);
        if !wrong.is_empty() {
            let client = session.client.clone();
            let message = format!("In the settings of dateline: {}. The rest of them applies.", wrong.join(". "));
            tokio::spawn(async move { client.show_message(MessageType::WARNING, message).await });
        }
    }
}

/// Writes `~/…` in the folders of `workspace.file-folders` as paths.
fn expand_home(settings: &mut Value, home: &str) {
    let folders = settings.pointer_mut("/workspace/file-folders").and_then(Value::as_array_mut);
    for folder in folders.into_iter().flatten() {
        let rest = folder.as_str().and_then(|folder| folder.strip_prefix('~'));
        if let Some(rest) = rest.filter(|rest| rest.is_empty() || rest.starts_with(['/', '\\'])) {
            *folder = Value::String(format!("{home}{rest}"));
        }
    }
}

/// Takes `{name}.enable` out of the settings; true where it is not set.
fn enabled(settings: &mut Value, name: &str) -> bool {
    let group = settings.as_object_mut().and_then(|map| map.remove(name));
    group.and_then(|group| group.get("enable").and_then(Value::as_bool)).unwrap_or(true)
}

/// What is wrong in a user's settings, in words: they stand in no file that a finding could be shown in.
fn problems(settings: &Value) -> Vec<String> {
    let (config, mut wrong) = Config::default().with_settings(settings);
    for (name, _) in config.named_rules().filter(|(name, _)| rule(name).is_none()) {
        let hint = nearest_rule(name).map(|near| format!("; did you mean `{near}`")).unwrap_or_default();
        wrong.push(format!("there is no rule `{name}`{hint}"));
    }
    wrong
}

/// The client says that settings changed: it is asked for them where it answers, else they are what it sent.
pub fn changed(session: &Arc<Session>, settings: &Value) {
    match session.info().answers_configuration {
        true => ask(session),
        false => take(session, settings),
    }
}

/// Asks the client; its answer comes back as a change. Of several answers the one to the last question counts.
pub fn ask(session: &Arc<Session>) {
    let question = session.next_question();
    let session = Arc::clone(session);
    tokio::spawn(async move {
        let item = ConfigurationItem { scope_uri: None, section: Some(SECTION.to_string()) };
        match session.client.configuration(vec![item]).await {
            Ok(answers) if session.settings_asked.load(Ordering::SeqCst) == question => {
                answers.iter().take(1).for_each(|settings| take(&session, settings));
            }
            Ok(_) => {}
            Err(error) => tracing::warn!("the client did not say its settings: {error}"),
        }
    });
}

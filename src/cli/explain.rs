//! `dateline explain`: the page of a rule.

use super::{Failure, output};
use crate::rules::{RULES, nearest_rule, rule};
use clap::Args;
use std::process::ExitCode;

/// The arguments of `explain`.
#[derive(Args)]
pub struct Arguments {
    /// The rule, `undated-claim`; without it all rules are listed
    rule: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// Where there is no such rule.
pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Some(name) = &arguments.rule else {
        let width = RULES.iter().map(|rule| rule.name().len()).max().unwrap_or(0);
        let line = |rule: &&dyn crate::rules::Rule| format!("{:width$}  {}\n", rule.name(), says(rule.page()));
        output::print(&RULES.iter().map(line).collect::<String>())?;
        return Ok(ExitCode::SUCCESS);
    };
    match rule(name) {
        Some(rule) => output::print(rule.page())?,
        None => {
            let hint = nearest_rule(name).map(|near| format!("did you mean `{near}`?"));
            let hint = hint.unwrap_or_else(|| "`dateline explain` lists them".into());
            return Err(Failure::new(format!("there is no rule `{name}`; {hint}")));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// What a rule says, from its page.
fn says(page: &str) -> &str {
    page.lines().find_map(|line| line.strip_prefix("Says: ")).unwrap_or_default().trim_end_matches('.')
}

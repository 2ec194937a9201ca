//! Problems that the workspace found while it read a file that is no document.

use super::Scene;
use super::finding::{Finding, Fix};
use crate::syntax::Problem;
use crate::text::{Span, TextEdit};

/// Reports the problems that the workspace keeps for this file under that rule, with the word that was meant as a fix where one is near.
pub fn report(rule: &'static str, scene: &Scene, out: &mut Vec<Finding>) {
    let problems = scene.space.problems.get(scene.file).into_iter().flatten();
    for (_, problem) in problems.filter(|(of, _)| *of == rule) {
        let mut finding = scene.finding(rule, problem.span, problem.message.clone());
        finding.fixes.extend(change_to(scene, problem));
        out.push(finding);
    }
}

/// The fix that puts the word there which the message says was meant; quotation marks around the wrong one stay.
fn change_to(scene: &Scene, problem: &Problem) -> Option<Fix> {
    let meant = meant(&problem.message)?;
    let written = scene.state.text.slice(problem.span);
    let quoted = written.len() >= 2
        && ['"', '\''].iter().any(|quote| written.starts_with(*quote) && written.ends_with(*quote))
        && !written.get(1..written.len() - 1)?.contains(['"', '\'']);
    let span = if quoted { Span::new(problem.span.start + 1, problem.span.end - 1) } else { problem.span };
    if span.is_empty() || written.contains('\n') {
        return None;
    }
    let edit = TextEdit { span, insert: meant.to_owned() };
    Some(Fix { preferred: true, ..scene.fix(format!("Change it to `{meant}`"), vec![edit]) })
}

/// The word in `did you mean 'word'?`, and the id that is made of one with other letters.
fn meant(message: &str) -> Option<&str> {
    let near = message.split_once("did you mean ").map(|(_, rest)| rest);
    let rest = near.or_else(|| message.strip_prefix("an id has only a-z, 0-9 and hyphens: "))?;
    let quote = rest.chars().next().filter(|quote| ['`', '\''].contains(quote))?;
    let (word, _) = rest.get(1..)?.split_once(quote)?;
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn the_word_that_was_meant() {
        assert_eq!(meant("unknown key `sorce`; did you mean `source`?"), Some("source"));
        assert_eq!(meant("no actor has the id 'north-korae'; did you mean 'north-korea'?"), Some("north-korea"));
        assert_eq!(meant("an id has only a-z, 0-9 and hyphens: 'ann-roe'"), Some("ann-roe"));
        assert_eq!(meant("an id has only a-z, 0-9 and hyphens"), None);
        assert_eq!(meant("unknown key `x`; known here: ignore"), None);
    }
}

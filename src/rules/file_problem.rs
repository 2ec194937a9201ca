//! Problems that the workspace found while it read a file that is no document.

use super::Scene;
use super::finding::Finding;

/// Reports the problems that the workspace keeps for this file under that rule.
pub fn report(rule: &'static str, scene: &Scene, out: &mut Vec<Finding>) {
    let problems = scene.space.problems.get(scene.file).into_iter().flatten();
    for (_, problem) in problems.filter(|(of, _)| *of == rule) {
        out.push(scene.finding(rule, problem.span, problem.message.clone()));
    }
}

//! Memberships that go round: who is a part of whom, and which of that cannot be.

use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// Something that says that one is a part of another; the two by the keys of their ids.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Part {
    /// Who is the part.
    pub part: u64,
    /// What it is a part of.
    pub of: u64,
    /// The number of the place that says so; places that come first have small ones.
    pub at: usize,
}

/// A way round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// The number of the first place on it.
    pub at: usize,
    /// Who is on it, from the part that this place tells of to that part again.
    pub path: Vec<u64>,
}

/// Of each group of which every one is, over others or at once, a part of every other: the first place in it, with the shortest way
/// round from there. Linear in the parts, but for sorting them.
pub fn cycles(mut parts: Vec<Part>) -> Vec<Cycle> {
    // Who has no parts is on no way round: that leaves few.
    let mut whole: Vec<u64> = parts.iter().map(|part| part.of).collect();
    whole.sort_unstable();
    whole.dedup();
    parts.retain(|part| whole.binary_search(&part.part).is_ok());
    parts.sort_unstable();
    let mut number: FxHashMap<u64, usize> = FxHashMap::default();
    let mut keys: Vec<u64> = Vec::new();
    let mut numbered = |key: u64| {
        *number.entry(key).or_insert_with(|| {
            keys.push(key);
            keys.len() - 1
        })
    };
    let edges: Vec<(usize, usize, usize)> =
        parts.iter().map(|part| (numbered(part.part), numbered(part.of), part.at)).collect();
    let mut out: Vec<Vec<(usize, usize)>> = vec![Vec::new(); keys.len()];
    for &(part, of, at) in &edges {
        if let Some(out) = out.get_mut(part) {
            out.push((at, of));
        }
    }
    out.iter_mut().for_each(|out| out.sort_unstable());
    let group = groups(&out);
    let same = |a: usize, b: usize| group.get(a) == group.get(b);
    let mut first: FxHashMap<usize, (usize, usize, usize)> = FxHashMap::default();
    for &(part, of, at) in edges.iter().filter(|(part, of, _)| same(*part, *of)) {
        let Some(&of_group) = group.get(part) else { continue };
        let least = first.entry(of_group).or_insert((at, part, of));
        *least = (at, part, of).min(*least);
    }
    let mut firsts: Vec<(usize, usize, usize)> = first.into_values().collect();
    firsts.sort_unstable();
    let mut came = vec![usize::MAX; keys.len()];
    let key = |number: usize| keys.get(number).copied().unwrap_or_default();
    let cycle = |(at, part, of): (usize, usize, usize)| {
        let mut back: Vec<u64> = way(&out, of, part, &mut came, &same).into_iter().map(key).collect();
        back.insert(0, key(part));
        Cycle { at, path: back }
    };
    firsts.into_iter().map(cycle).collect()
}

/// The shortest way `from` one `to` another within a group, both named. `came` is only for working with; a node of it is used once.
fn way(
    out: &[Vec<(usize, usize)>],
    from: usize,
    to: usize,
    came: &mut [usize],
    same: &impl Fn(usize, usize) -> bool,
) -> Vec<usize> {
    let mut waiting = VecDeque::from([from]);
    if let Some(came) = came.get_mut(from) {
        *came = from;
    }
    while let Some(here) = waiting.pop_front().filter(|here| *here != to) {
        for &(_, next) in out.get(here).into_iter().flatten() {
            if let Some(came) = came.get_mut(next).filter(|came| **came == usize::MAX && same(here, next)) {
                *came = here;
                waiting.push_back(next);
            }
        }
    }
    let mut path = vec![to];
    let mut here = to;
    while here != from {
        let Some(&before) = came.get(here).filter(|before| **before != usize::MAX) else { break };
        here = before;
        path.push(here);
    }
    path.reverse();
    path
}

/// The strongly connected component of each node, by a number (Tarjan 1972), without recursion.
fn groups(out: &[Vec<(usize, usize)>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let (mut index, mut low, mut group) = (vec![NEW; out.len()], vec![NEW; out.len()], vec![NEW; out.len()]);
    let (mut stack, mut count): (Vec<usize>, usize) = (Vec::new(), 0);
    let at = |table: &[usize], node: usize| table.get(node).copied().unwrap_or(NEW);
    let set = |table: &mut [usize], node: usize, value: usize| {
        if let Some(cell) = table.get_mut(node) {
            *cell = value;
        }
    };
    for root in 0..out.len() {
        if at(&index, root) != NEW {
            continue;
        }
        // A node, and how many of its edges have been followed.
        let mut work = vec![(root, 0usize)];
        while let Some((node, followed)) = work.pop() {
            if followed == 0 {
                set(&mut index, node, count);
                set(&mut low, node, count);
                count += 1;
                stack.push(node);
            }
            let edges = out.get(node).map(Vec::as_slice).unwrap_or_default();
            if let Some(&(_, before)) = followed.checked_sub(1).and_then(|last| edges.get(last))
                && at(&group, before) == NEW
            {
                let lower = at(&low, node).min(at(&low, before));
                set(&mut low, node, lower);
            }
            if let Some(&(_, next)) = edges.get(followed) {
                work.push((node, followed + 1));
                if at(&index, next) == NEW {
                    work.push((next, 0));
                }
                continue;
            }
            if at(&low, node) == at(&index, node) {
                while let Some(member) = stack.pop() {
                    set(&mut group, member, node);
                    if member == node {
                        break;
                    }
                }
            }
        }
    }
    group
}

/// Names at the ends of a longer way round that are told.
const TOLD: usize = 4;

/// What is wrong with a way round of these names (the first is the last too), and what to do.
pub fn message(names: &[&str]) -> String {
    let way = match names.len() {
        0..=9 => names.join(" → "),
        all => {
            let (head, tail) = (names.get(..TOLD).unwrap_or_default(), names.get(all - TOLD..).unwrap_or_default());
            format!("{} → … → {} ({} in all)", head.join(" → "), tail.join(" → "), all - 1)
        }
    };
    let one = names.first().copied().unwrap_or_default();
    match names.len() {
        0..=2 => format!("'{one}' is given as a part of itself ({way}); take that out"),
        _ => format!("'{one}' is a part of itself over others: {way}; take one of these out"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(edges: &[(u64, u64)]) -> Vec<String> {
        let parts = edges.iter().enumerate().map(|(at, &(part, of))| Part { part, of, at }).collect();
        let path = |cycle: Cycle| {
            let names: Vec<String> = cycle.path.iter().map(u64::to_string).collect();
            format!("{}: {}", cycle.at, names.join(">"))
        };
        cycles(parts).into_iter().map(path).collect()
    }

    #[test]
    fn each_group_is_told_once_by_its_shortest_way() {
        assert_eq!(told(&[(1, 2), (2, 3)]), Vec::<String>::new());
        assert_eq!(told(&[(1, 2), (2, 1)]), ["0: 1>2>1"]);
        assert_eq!(told(&[(9, 1), (1, 1)]), ["1: 1>1"]);
        assert_eq!(told(&[(5, 6), (1, 2), (2, 3), (3, 4), (4, 1), (3, 1), (6, 5)]), ["0: 5>6>5", "1: 1>2>3>1"]);
    }

    #[test]
    fn a_long_way_is_told_by_its_ends_and_costs_its_length() {
        let edges: Vec<(u64, u64)> = (0..200_000).map(|at| (at, (at + 1) % 200_000)).collect();
        let found = cycles(edges.iter().enumerate().map(|(at, &(part, of))| Part { part, of, at }).collect());
        assert_eq!((found.len(), found[0].path.len()), (1, 200_001));
        let names: Vec<String> = found[0].path.iter().map(u64::to_string).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        assert_eq!(
            message(&names),
            "'0' is a part of itself over others: 0 → 1 → 2 → 3 → … → 199997 → 199998 → 199999 → 0 (200000 in all); take one of these out"
        );
        assert_eq!(message(&["a", "a"]), "'a' is given as a part of itself (a → a); take that out");
    }

    proptest! {
        #[test]
        fn what_is_told_goes_round_and_all_that_goes_round_is_told(edges in prop::collection::vec((0u64..8, 0u64..8), 0..20)) {
            let parts: Vec<Part> = edges.iter().enumerate().map(|(at, &(part, of))| Part { part, of, at }).collect();
            let found = cycles(parts);
            for cycle in &found {
                prop_assert_eq!(cycle.path.first(), cycle.path.last());
                prop_assert_eq!((cycle.path[0], cycle.path[1]), edges[cycle.at]);
                prop_assert!(cycle.path.windows(2).all(|pair| edges.contains(&(pair[0], pair[1]))));
            }
            // Reachability the slow way.
            let mut reach = [[false; 8]; 8];
            edges.iter().for_each(|&(a, b)| reach[a as usize][b as usize] = true);
            for via in 0..8 {
                for a in 0..8 {
                    for b in 0..8 {
                        reach[a][b] |= reach[a][via] && reach[via][b];
                    }
                }
            }
            let groups: std::collections::BTreeSet<Vec<usize>> = (0..8)
                .filter(|&a| reach[a][a])
                .map(|a| (0..8).filter(|&b| reach[a][b] && reach[b][a]).collect())
                .collect();
            prop_assert_eq!(found.len(), groups.len());
        }
    }
}

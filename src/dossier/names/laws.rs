//! Laws of the block pass over generated dossiers and texts, and dossiers that try to break it.

use super::{BlockNames, Names};
use crate::dossier::recognise::{DocNames, Flow, Times, resolve};
use crate::dossier::{Dossier, load};
use proptest::prelude::*;

fn names(toml: &str) -> Names {
    let loaded = load::toml(&"d".into(), toml);
    Names::build(&Dossier::new(loaded.actors, loaded.events))
}

fn bodies(list: &[String]) -> Names {
    let entry = |(at, name): (usize, &String)| {
        format!("[[actor]]\nid = \"a{at}\"\nschema = \"Organization\"\nname = \"{name}\"\n")
    };
    names(&list.iter().enumerate().map(entry).collect::<String>())
}

/// Spans of the longest names, left to right, by trying all names at all words.
fn naive(list: &[String], text: &[String]) -> Vec<(usize, usize)> {
    let (mut out, mut at) = (Vec::new(), 0);
    while at < text.len() {
        let fits = |name: &&String| text[at..].join(" ").split(' ').take(name.split(' ').count()).eq(name.split(' '));
        let longest = list.iter().filter(fits).map(|name| name.split(' ').count()).max();
        let start = text[..at].iter().map(|word| word.len() + 1).sum::<usize>();
        if let Some(count) = longest {
            out.push((start, start + text[at..at + count].join(" ").len()));
        }
        at += longest.unwrap_or(1);
    }
    out
}

fn everything(names: &Names, text: &str) -> Vec<(usize, usize)> {
    let blocks: Vec<BlockNames> = text.lines().map(|line| names.find(line, &[])).collect();
    let doc = DocNames::gather(names, blocks.iter());
    let mut flow = Flow::default();
    let mut spans = Vec::new();
    for (line, block) in text.lines().zip(&blocks) {
        for mention in resolve(names, block, &doc, &Times::default(), &mut flow) {
            assert!(!mention.span.of(line).is_empty(), "{line:?} {mention:?}");
            assert!(!mention.candidates.is_empty());
            spans.push((mention.span.start, mention.span.end));
        }
    }
    spans
}

const MIXED: &str = r#"
[[actor]]
id = "us"
schema = "Country"
name = "United States"
alias = ["US", "Соединённые Штаты", "米国"]
demonym = ["American"]
metonym = ["Washington", "the Hill"]
[[actor]]
id = "will"
schema = "Person"
name = "Will May"
weakAlias = ["X", "It"]
[[actor.position]]
title = "President of the US"
role = ["president"]
of = "us"
[[event]]
id = "talks"
name = "Talks"
kind = "talks"
cues = ["met", "deal"]
place = ["Rome", "米国"]
participants = ["us", "will"]
startDate = 2018-01-01
"#;

proptest! {
    #[test]
    fn the_trie_finds_what_naive_search_finds(
        list in prop::collection::vec("(Ab|Cd|Ef)( (Ab|Cd|Ef|gh)){0,3}", 1..8),
        text in prop::collection::vec("Ab|Cd|Ef|gh|Ij", 0..30),
    ) {
        let found: Vec<(usize, usize)> = bodies(&list).find(&text.join(" "), &[]).hits.iter().map(|hit| (hit.start as usize, hit.end as usize)).collect();
        let mut longest: Vec<(usize, usize)> = Vec::new();
        for hit in found {
            if longest.last().is_none_or(|last| last.1 <= hit.0) {
                longest.push(hit);
            }
        }
        prop_assert_eq!(longest, naive(&list, &text));
    }

    #[test]
    fn spans_lie_on_boundaries_whatever_the_text(text in "\\PC{0,80}") {
        everything(&names(MIXED), &text);
    }

    #[test]
    fn words_of_the_dossier_in_any_order(words in prop::collection::vec(
        "US|United|States|American|Washington|Will|May|X|It|president|of|the|met|deal|talks|Rome|米国|in|and|a|2018|second|their|that|Jr|\\(US\\)|,|\\.|-|’s|\n", 0..40)) {
        everything(&names(MIXED), &words.join(" "));
        everything(&names(MIXED), &words.concat());
    }
}

#[test]
fn an_alias_that_a_thousand_share() {
    let entry = |at: usize| {
        format!(
            "[[actor]]\nid = \"a{at}\"\nschema = \"Person\"\nname = \"Ann Other{at}\"\nalias = [\"Ann\"]\nweakAlias = [\"A\", \"\"]\n"
        )
    };
    let names = names(&(0..1000).map(entry).collect::<String>());
    let text = "Ann ".repeat(1000);
    let started = std::time::Instant::now();
    assert_eq!(everything(&names, &text).len(), 1000);
    assert!(started.elapsed().as_secs() < 20);
}

#[test]
fn names_that_are_hardly_names() {
    let names = names(
        "[[actor]]\nid = \"a\"\nname = \"-\"\nschema = \"Person\"\nalias = [\"\", \"I\", \"the\", \"   \"]\n[[event]]\nid = \"e\"\nname = \"E\"\nkind = \"\"\ncues = [\"\", \"-\"]\nplace = [\"\"]\nstartDate = 2020\n",
    );
    assert_eq!(everything(&names, "I saw the - thing. E the A a"), []);
}

#[test]
fn long_runs_of_one_word_are_linear() {
    let names = bodies(&[format!("Ab{}", " Ab".repeat(200)), "Ab Ab".to_owned()]);
    assert!(!everything(&names, &"Ab ".repeat(5_000)).is_empty());
}

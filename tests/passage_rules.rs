//! `single-origin` and `ambiguous-passage`: what is reported, what is not, and what a fix leaves.

mod support;

use dateline::rules::{Finding, check};
use dateline::workspace::Change;
use dateline::workspace::change::DiskFile;
use expect_test::{Expect, expect};
use support::{Fixture, applied, findings, key};

fn of_rule(fixture: &Fixture, rule: &str) -> Vec<Finding> {
    check(&fixture.snapshot(), &key("note.md")).into_iter().filter(|finding| finding.rule == rule).collect()
}

// What the articles have in common is told in words of their own, but for the reprint.
const PRESS: &str = "=== dateline.toml\n\
=== herald.md\n---\ntype: source\npublisher: Herald\npublished: 2024-05-04\n---\n\n\
According to a Reuters report on May 3, the ministry plans to close two of the five border crossings in autumn. Traders at the river fear for their living.\n\n\
Prices of bread rose by a tenth in April, the statistics office said.\n\
=== courier.md\n---\ntype: source\npublisher: Courier\npublished: 2024-05-05\n---\n\n\
Lorry drivers are worried. The ministry wants to close border crossings, Reuters reported.\n\n\
The weather will be fine on Sunday.\n\
=== wire.md\n---\ntype: source\npublisher: Reuters\npublished: 2024-05-03\n---\n\n\
The ministry plans to close two border crossings, three officials told this agency. A decision is expected in autumn.\n\
=== later.md\n---\ntype: source\npublisher: Later\npublished: 2024-06-05\n---\n\n\
Citing a Reuters report of 4 June, the paper says that the ministry plans to close border crossings in the south.\n\
=== bank.md\n---\ntype: source\npublisher: Bank Post\npublished: 2024-05-06\n---\n\n\
The central bank raised its rate by a quarter of a point, Reuters reported on Monday.\n\
=== ministry.md\n---\ntype: source\npublisher: Ministry of Transport\npublished: 2024-05-02\n---\n\n\
Two crossings of the border will be closed from October on. Staff are to be moved to the three that stay open.\n\
=== original.md\n---\ntype: source\npublished: 2024-05-06\n---\n\n\
The old ferry at Amsel carried its last passengers on Sunday evening while a band on the quay played what it knew. Nobody had thought that so many would come to see it off, least of all \
the captain, who had steered it for thirty years and who now has to look for something else to do. The new bridge opens on Tuesday.\n\
=== reprint.md\n---\ntype: source\npublished: 2024-05-07\n---\n\nFrom our correspondents.\n\n\
The old ferry at Amsel carried its last passengers on Sunday evening while a band on the quay played what it knew. Nobody had thought that so many would come to see it off, least of all \
the captain, who had steered it for thirty years and who now has to look for something else to do.\n";

fn origins(note: &str) -> String {
    let fixture = Fixture::new(&format!("{PRESS}=== note.md\n{note}\n"));
    let all = of_rule(&fixture, "single-origin");
    let text = fixture.snapshot().text(&key("note.md")).expect("the note");
    let related = |finding: &Finding| -> String {
        let place = |related: &dateline::rules::Related| {
            let words = fixture.snapshot().text(&related.file).expect("a file").slice(related.span).into_owned();
            format!("    {}: {} «{words}»\n", related.file, related.message)
        };
        finding.related.iter().map(place).collect()
    };
    all.iter().map(|f| format!("«{}» {}\n{}", text.slice(f.span), f.message, related(f))).collect()
}

fn check_origins(note: &str, expected: Expect) {
    expected.assert_eq(&origins(note));
}

#[test]
fn two_articles_on_one_report() {
    check_origins(
        "On 3 May 2024 the ministry decided to close two border crossings [@herald; @courier].",
        expect![[r#"
            «On 3 May 2024 the ministry decided to close two border crossings [@herald; @courier].» `herald` and `courier` both rest on a Reuters report of 3 May: they are one origin, not two. Cite the report itself, or an independent source.
                /ws/herald.md: attributed to the report here «According to a Reuters report»
                /ws/courier.md: attributed to the report here «Reuters reported»
        "#]],
    );
    check_origins(
        "In May 2024 the ministry was about to close border crossings [@courier; @herald, ¶ 1].",
        expect![[r#"
            «In May 2024 the ministry was about to close border crossings [@courier; @herald, ¶ 1].» `courier` and `herald` both rest on a Reuters report of 3 May: they are one origin, not two. Cite the report itself, or an independent source.
                /ws/courier.md: attributed to the report here «Reuters reported»
                /ws/herald.md: attributed to the report here «According to a Reuters report»
        "#]],
    );
    // Footnotes and links count as brackets do.
    check_origins(
        "In 2024 the ministry was to close border crossings.[^1]\n\n[^1]: [@herald]; [courier](courier.md).",
        expect![[r#"
            «In 2024 the ministry was to close border crossings.[^1]» `herald` and `courier` both rest on a Reuters report of 3 May: they are one origin, not two. Cite the report itself, or an independent source.
                /ws/herald.md: attributed to the report here «According to a Reuters report»
                /ws/courier.md: attributed to the report here «Reuters reported»
        "#]],
    );
}

#[test]
fn an_article_and_the_report_that_it_rests_on() {
    check_origins(
        "In May 2024 the ministry planned to close border crossings [@wire; @herald].",
        expect![[r#"
            «In May 2024 the ministry planned to close border crossings [@wire; @herald].» `herald` rests on a Reuters report of 3 May, which is `wire`: they are one origin, not two. Cite an independent source, or the report alone.
                /ws/herald.md: attributed to the report here «According to a Reuters report»
                /ws/wire.md: the report «»
        "#]],
    );
}

#[test]
fn copies_of_one_text() {
    check_origins(
        "In May 2024 the ferry made its last trip [@original] [@reprint].",
        expect![[r#"
            «In May 2024 the ferry made its last trip [@original] [@reprint].» `original` and `reprint` are copies of one text (95 % of the shorter one): they are one origin, not two. Cite an independent source, or one of the two.
                /ws/original.md: one copy «»
                /ws/reprint.md: the other «»
        "#]],
    );
    check_origins(
        "In May 2024 the ferry made its last trip [[original]] and was gone [[reprint]], they say [@ministry].",
        expect![[r#"
            «In May 2024 the ferry made its last trip [[original]] and was gone [[reprint]], they say [@ministry].» `original` and `reprint` are copies of one text (95 % of the shorter one): they are one origin, not two. Cite an independent source, or one of the two.
                /ws/original.md: one copy «»
                /ws/reprint.md: the other «»
        "#]],
    );
}

#[test]
fn independent_sources_are_no_single_origin() {
    for note in [
        // Another origin.
        "In May 2024 the ministry decided to close two border crossings [@herald; @ministry].",
        // Two passages of one article are one citation.
        "In May 2024 the ministry decided to close two border crossings [@herald, ¶ 1; @herald, ¶ 2].",
        // A report of another day.
        "In June 2024 the ministry planned to close border crossings [@herald; @later].",
        // A report of the same house on something else.
        "In May 2024 Reuters had news of the bank and of border crossings [@herald; @bank].",
        // The claim is of something that the report does not tell.
        "In April 2024 bread became dearer, and the weather was fine [@herald, ¶ 2; @courier, ¶ 2].",
        // One citation.
        "In May 2024 the ministry decided to close two border crossings [@herald].",
        // Two claims, a citation each.
        "In May 2024 the ministry decided to close two crossings [@herald]. In May 2024 border crossings were to close [@courier].",
        // An assessment is not what is counted.
        "The ministry will probably close border crossings [@herald; @courier].",
        // The text is not here, or the key is not known.
        "In May 2024 the ministry decided to close border crossings [@herald; @nowhere; https://example.org/a].",
    ] {
        assert_eq!(origins(note), "", "{note}");
    }
}

#[test]
fn an_edited_article_is_read_anew() {
    let note = "In May 2024 the ministry decided to close two border crossings [@herald; @courier].\n";
    let mut fixture = Fixture::new(&format!("{PRESS}=== note.md\n{note}"));
    assert_eq!(of_rule(&fixture, "single-origin").len(), 1);
    let text = "---\ntype: source\npublished: 2024-05-05\n---\n\nThe ministry wants to close border crossings, its spokesman said.\n";
    let read = DiskFile::of(text);
    fixture.world.apply(Change::Disk { files: vec![(key("courier.md"), Some(read))] });
    assert_eq!(of_rule(&fixture, "single-origin"), []);
}

const REPORT: &str = "=== dateline.toml\n\
=== report.md\n---\ntype: source\npublished: 2024-05-04\n---\n\n# Report\n\n## Results\n\nThe northern gate was closed in May. ^one\n\n## Method\n\nThe northern gate was counted twice, the eastern one once. ^two\n\n\
## Results\n\nNobody missed it. The guards left. ^two\n\n- The guards came back.\n";

/// Findings of the rule in a note, and after each of its fixes: gone, and no new one.
fn check_passages(note: &str, expected: Expect) {
    let files = format!("{REPORT}=== note.md\n{note}\n");
    let fixture = Fixture::new(&files);
    let before = check(&fixture.snapshot(), &key("note.md"));
    let found = of_rule(&fixture, "ambiguous-passage");
    let mut out = String::new();
    for finding in &found {
        let words = fixture.snapshot().text(&key("note.md")).expect("the note").slice(finding.span).into_owned();
        out.push_str(&format!("«{words}» {}\n", finding.message));
        finding.related.iter().for_each(|related| out.push_str(&format!("    at {}\n", related.message)));
        for fix in finding.fixes.iter().filter(|fix| !fix.title.starts_with("Silence")) {
            let mut mended = Fixture::new(&files);
            let (file, text) = applied(&fixture.snapshot(), fix);
            out.push_str(&format!("    {} → {}\n", fix.title, text.trim_end()));
            let read = DiskFile::of(text);
            mended.world.apply(Change::Disk { files: vec![(file.clone(), Some(read))] });
            let after = check(&mended.snapshot(), &file);
            assert_eq!(after.len() + 1, before.len(), "{}", findings(&mended.snapshot(), &file));
        }
    }
    expected.assert_eq(&out);
}

#[test]
fn locators_that_fit_several_passages() {
    check_passages(
        "In May 2024 the gate was closed [[report#\"the northern gate\"]].",
        expect![[r#"
        «"the northern gate"» These words stand in 2 passages of `report`. Give more of them.
            at ¶ 1: The northern gate was closed in May. Method The…
            at ¶ 2: The northern gate was counted twice, the eastern one…
            Name the passage “The northern gate was closed in May. Method The…” → In May 2024 the gate was closed [[report#"The northern gate was closed"]].
            Name the passage “The northern gate was counted twice, the eastern one…” → In May 2024 the gate was closed [[report#"The northern gate was counted"]].
    "#]],
    );
    check_passages(
        "In May 2024 the gate was closed ([it](report.md#%22the%20guards%22)).",
        expect![[r#"
        «#%22the%20guards%22» These words stand in 2 passages of `report.md`. Give more of them.
            at ¶ 3: The guards left. The guards came back…
            at ¶ 4: The guards came back…
            Name the passage “The guards left. The guards came back…” → In May 2024 the gate was closed ([it](report.md#%22The%20guards%20left%22)).
            Name the passage “The guards came back…” → In May 2024 the gate was closed ([it](report.md#%22The%20guards%20came%22)).
    "#]],
    );
    check_passages(
        "In May 2024 the gate was closed [@report, sec. Results].",
        expect![[r#"
        «sec. Results» This locator fits 2 passages of `report`. Name one.
            at ¶ 1: Results The northern gate was closed in May. Method…
            at ¶ 3-4: Results Nobody missed it. The guards left. The guards…
            Name the passage “Results The northern gate was closed in May. Method…” → In May 2024 the gate was closed [@report, ¶ 1].
            Name the passage “Results Nobody missed it. The guards left. The guards…” → In May 2024 the gate was closed [@report, ¶ 3-4].
    "#]],
    );
    check_passages(
        "In May 2024 the gate was closed [[report#Results]].",
        expect![[r#"
        «Results» This locator fits 2 passages of `report`. Name one.
            at ¶ 1: Results The northern gate was closed in May. Method…
            at ¶ 3-4: Results Nobody missed it. The guards left. The guards…
            Name the passage “Results The northern gate was closed in May. Method…” → In May 2024 the gate was closed [[report#results]].
            Name the passage “Results Nobody missed it. The guards left. The guards…” → In May 2024 the gate was closed [[report#results-1]].
    "#]],
    );
    check_passages(
        "In May 2024 the gate was closed [[report#^two]].",
        expect![[r#"
            «^two» This locator fits 2 passages of `report`. Name one.
                at ¶ 2: The northern gate was counted twice, the eastern one…
                at ¶ 3: Nobody missed it. The guards left. The guards came…
                Name the passage “The northern gate was counted twice, the eastern one…” → In May 2024 the gate was closed [[report#"The northern gate was counted"]].
                Name the passage “Nobody missed it. The guards left. The guards came…” → In May 2024 the gate was closed [[report#"Nobody missed it"]].
        "#]],
    );
    check_passages(
        "In May 2024 the gate was closed [[report#\"guards\"|so it says]].",
        expect![[r#"
        «"guards"» These words stand in 2 passages of `report`. Give more of them.
            at ¶ 3: guards left. The guards came back…
            at ¶ 4: guards came back…
            Name the passage “guards left. The guards came back…” → In May 2024 the gate was closed [[report#"guards left"|so it says]].
            Name the passage “guards came back…” → In May 2024 the gate was closed [[report#"guards came"|so it says]].
    "#]],
    );
}

#[test]
fn locators_that_fit_one_passage_or_none() {
    for note in [
        "In May 2024 the gate was closed [[report#\"the northern gate was closed\"]].",
        "In May 2024 the gate was closed [@report, ¶ 1].",
        "In May 2024 the gate was closed [@report, sec. Method].",
        "In May 2024 the gate was closed [[report#^one]].",
        "In May 2024 the gate was closed [[report#results-1]].",
        "In May 2024 the gate was closed [it](report.md#:~:text=the%20guards).",
        "In May 2024 the gate was closed [[report#\"nowhere to be found\"]].",
        "In May 2024 the gate was closed [@report, p. 3].",
        "In May 2024 the gate was closed [@report].",
    ] {
        check_passages(note, expect![[""]]);
    }
}

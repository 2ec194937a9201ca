use super::*;
use proptest::prelude::*;

const SOURCE: &str = "The envoy left Tallinn on Friday. “We have 40 days to settle the border dispute,” Minister Ana Petrova \
said, “and nobody should count on an extension.” The talks, first held in 2019, have failed\ntwice since. A \
long-range radar at Kivi was switched off in March 2021 after months of diplo-\nmatic pressure.\n\nOfficials in \
Riga declined to comment on the schedule of the next round, which the mediators had hoped to open in the autumn.";

fn show(quotation: &str) -> String {
    show_in(quotation, SOURCE)
}

fn show_in(quotation: &str, text: &str) -> String {
    match align(quotation, &Prepared::plain(text)) {
        Alignment::Exact { span, case_changed, interrupted, others } => format!(
            "exact{}{}{}: {}",
            if case_changed { " case" } else { "" },
            if interrupted { " interrupted" } else { "" },
            if others.is_empty() { String::new() } else { format!(" +{}", others.len()) },
            span.of(text).replace('\n', " ")
        ),
        Alignment::Near { span, differences, others, .. } => format!(
            "near{}: {} | {}",
            if others.is_empty() { String::new() } else { format!(" +{}", others.len()) },
            span.of(text).replace('\n', " "),
            differences.iter().map(Difference::sentence).collect::<Vec<_>>().join("; ")
        ),
        Alignment::None => "none".to_owned(),
    }
}

#[test]
fn exact_after_normalising() {
    assert_eq!(show("have failed twice since."), "exact: have failed twice since");
    assert_eq!(show("Have failed twice since,"), "exact case: have failed twice since");
    assert_eq!(show("diplomatic pressure"), "exact: diplo- matic pressure");
    assert_eq!(show("a long range radar at Kivi"), "exact case: A long-range radar at Kivi");
    assert_eq!(show("failed twice since. A long–range"), "exact: failed twice since. A long-range");
}

#[test]
fn exact_with_gaps_and_insertions() {
    assert_eq!(show("The talks … have failed twice"), "exact: The talks, first held in 2019, have failed twice");
    assert_eq!(show("[T]he envoy left … and nobody should"), show("The envoy left [...] and nobody should"));
    assert_eq!(show("first held in 2019, [they] failed twice"), "exact: first held in 2019, have failed twice");
    assert_eq!(show("pressure. Officials in Riga declined"), "exact: pressure.  Officials in Riga declined");
    assert!(show("have failed twice … The envoy left Tallinn").starts_with("none"));
}

#[test]
fn speech_that_the_source_interrupts() {
    assert!(
        show("settle the border dispute and nobody should count on an extension")
            .starts_with("exact interrupted: settle")
    );
}

#[test]
fn what_differs_is_said_numbers_and_names_first() {
    assert_eq!(
        show("The meetings, first held in 2018, have failed twice since"),
        "near: The talks, first held in 2019, have failed twice since | \
         the source has \"2019\", not \"2018\"; the source has \"talks\", not \"meetings\""
    );
    assert_eq!(
        show("was switched off in May 2021 after months of pressure"),
        "near: was switched off in March 2021 after months of diplo- matic pressure | \
         the source has \"March\", not \"May\"; \"diplo- matic\" is left out"
    );
    assert_eq!(
        show("Officials in Vilnius politely declined to comment on the schedule"),
        "near: Officials in Riga declined to comment on the schedule | \
         the source has \"Riga\", not \"Vilnius\"; \"politely\" is not in the source"
    );
}

#[test]
fn few_telling_words_are_enough_where_most_stand_in_a_row() {
    let text = "He knows one of them. “They had the seals in a biscuit tin, more than I could count,” he said.";
    assert_eq!(
        show_in("They had the seals in a paper bag, more than I could count", text),
        "near: They had the seals in a biscuit tin, more than I could count | \
         the source has \"biscuit tin\", not \"paper bag\""
    );
}

#[test]
fn short_or_strange_words_are_not_anchored() {
    assert_eq!(show("first held in 2018"), "none");
    assert_eq!(show("The minister said that the talks on the border would be held on Monday in the capital"), "none");
    assert_eq!(show("…"), "none");
    assert_eq!(align("", &Prepared::plain("")), Alignment::None);
}

#[test]
fn passages_that_say_the_same_are_counted() {
    let text = "We will not wait. They left. We will not wait. They came.";
    assert_eq!(show_in("we will not wait", text), "exact case +1: We will not wait");
}

#[test]
fn long_quotations_are_not_quadratic() {
    let mut text = String::new();
    for i in 0..9000 {
        text.push_str(&format!("w{} ", (i * 7919) % 8123));
    }
    let altered: String =
        text.split_inclusive(' ').enumerate().map(|(i, w)| if i % 11 == 3 { "other " } else { w }).collect();
    let source = Prepared::plain(&text);
    let clock = std::time::Instant::now();
    assert!(matches!(align(&altered, &source), Alignment::Near { agree, .. } if agree > 0.85));
    let same: String = "no ".repeat(8000);
    assert_eq!(align(&same, &Prepared::plain(&"no no yes ".repeat(30000))), Alignment::None);
    assert!(clock.elapsed().as_secs() < 5, "{:?}", clock.elapsed());
}

proptest! {
    #[test]
    fn a_part_of_the_source_is_exact(from in 0usize..60, len in 3usize..40) {
        let source = Prepared::plain(SOURCE);
        let end = (from + len).min(source.len());
        let start = from.min(end.saturating_sub(3));
        let part = source.text_of(start..end).replace(['“', '”'], "\"").replace('-', "–").replace('\n', " ");
        let part = part.replace("diplo– matic", "diplomatic");
        let span = source.file_span(start..end);
        let exact = matches!(align(&part, &source), Alignment::Exact { span: found, ref others, .. } if found == span || others.contains(&span));
        prop_assert!(exact, "{part}");
    }

    #[test]
    fn any_bytes_give_an_answer(quotation in "\\PC{0,60}", text in "\\PC{0,200}") {
        let source = Prepared::plain(&text);
        if let Some(span) = align(&quotation, &source).span() {
            prop_assert!(text.get(span.start..span.end).is_some());
        }
    }

    #[test]
    fn few_letters_give_an_answer(quotation in "[ab1.,'“\\[\\] …-]{0,60}", text in "[ab1.,'“\\[\\] …\n-]{0,300}") {
        let source = Prepared::plain(&text);
        if let Alignment::Near { differences, .. } = align(&quotation, &source) {
            for difference in differences {
                prop_assert!(quotation.get(difference.span_in_quotation.start..difference.span_in_quotation.end).is_some());
            }
        }
    }
}

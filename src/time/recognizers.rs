//! How far the Recognizers-Text cases (Microsoft, MIT) with a reference date are resolved alike. They are utterances to a
//! calendar, in lower case: a measure of the phrases covered, no mark to reach.

use super::{Context, Edtf, find, resolve_block};
use crate::lang;
use jiff::civil::Date;
use serde_json::Value;
use std::path::PathBuf;

fn folder() -> Option<PathBuf> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    ["../shared", "../../shared"]
        .iter()
        .map(|up| root.join(up).join("gold/time/recognizers-text-en"))
        .find(|path| path.is_dir())
}

/// Every pair of first and last day that the case lets a result have.
fn expected(result: &Value) -> Vec<(Date, Date)> {
    let day = |v: Option<&Value>| v.and_then(Value::as_str).and_then(|s| s.get(..10)?.parse::<Date>().ok());
    let mut out = Vec::new();
    let mut push = |date: Option<Date>, start: Option<Date>, end: Option<Date>| match (date, start, end) {
        (Some(date), _, _) => out.push((date, date)),
        // The end of a range is the day after its last.
        (_, Some(start), Some(end)) => out.push((start, end.yesterday().unwrap_or(end).max(start))),
        _ => {}
    };
    let value = result.get("Value").or_else(|| result.get("Resolution"));
    for key in ["FutureResolution", "PastResolution"] {
        if let Some(v) = value.and_then(|v| v.get(key)) {
            push(day(v.get("date")), day(v.get("startDate")), day(v.get("endDate")));
        }
    }
    for v in value.and_then(|v| v.get("values")).and_then(Value::as_array).into_iter().flatten() {
        let date = if v.get("type").and_then(Value::as_str) == Some("date") { day(v.get("value")) } else { None };
        push(date, day(v.get("start")), day(v.get("end")));
    }
    out
}

#[test]
#[allow(clippy::print_stdout)]
fn recognizers_text_share_resolved_alike() {
    let Some(folder) = folder() else {
        println!("skipped: ../shared/gold/time/recognizers-text-en is not there");
        return;
    };
    let (mut all, mut found, mut alike) = (0, 0, 0);
    let mut files: Vec<_> = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|e| e.path()).collect();
    files.sort();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "json")) {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        let cases: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
        for case in cases.as_array().into_iter().flatten() {
            let input = case.get("Input").and_then(Value::as_str).unwrap_or_default();
            let reference = case.pointer("/Context/ReferenceDateTime").and_then(Value::as_str);
            let Some(anchor) = reference.and_then(|r| Edtf::parse(r.get(..10)?).ok()) else { continue };
            let results: Vec<_> = case.get("Results").and_then(Value::as_array).into_iter().flatten().collect();
            if results.iter().all(|r| expected(r).is_empty()) {
                continue;
            }
            let tokens = lang::tokenize(input);
            let exprs = find(input, &tokens, &[]);
            let context = Context { anchor: Some(&anchor), ..Context::default() };
            let values = resolve_block(&exprs, &context, |_| None);
            for result in results {
                let wanted = expected(result);
                if wanted.is_empty() {
                    continue;
                }
                all += 1;
                found += usize::from(!values.is_empty());
                // A range is two expressions; whether its end is inside, the cases do not agree on.
                let one = values.iter().any(|v| v.interval.is_some_and(|got| wanted.contains(&got)));
                let two = values.windows(2).any(|pair| {
                    let [a, b] = pair else { return false };
                    let (Some((first, _)), Some((start, end))) = (a.interval, b.interval) else { return false };
                    let ends = [end, start, start.yesterday().unwrap_or(start)];
                    ends.iter().any(|last| wanted.contains(&(first, *last)))
                });
                let same = one || two;
                alike += usize::from(same);
                if !same && std::env::var_os("DATELINE_SHOW").is_some() {
                    let got: Vec<_> =
                        exprs.iter().zip(&values).map(|(e, v)| (e.span.of(input), v.value.as_str())).collect();
                    println!("{:?} {anchor} {input:?} want {wanted:?} got {got:?}", result.get("Text"));
                }
            }
        }
    }
    println!("recognizers-text: {alike} of {all} dates and ranges resolved alike, something found in {found}");
    assert!(alike * 100 >= all * 30, "{alike} of {all}");
}

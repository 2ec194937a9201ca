//! Annotations as W3C Web Annotations: <https://www.w3.org/TR/annotation-model/>, in JSON-LD, one a line.

use super::collect::{Annotation, Names, What};
use crate::dossier::Dossier;
use crate::text::{DocText, Span};
use serde_json::{Value, json};

/// How many bytes of the text before and after a passage its quote selector carries, at most.
const AROUND: usize = 32;

/// One annotation a line. `source` is the document's IRI; positions count code points of the whole file, as the model wants.
pub fn write(found: &[Annotation], text: &DocText, source: &str, dossier: &Dossier) -> String {
    let lines = found.iter().map(|Annotation { span, what }| {
        let (start, end) = (text.code_points(span.start), text.code_points(span.end));
        let kind = kind(what);
        let annotation = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": format!("{source}#dateline-{kind}-{start}-{end}"),
            "type": "Annotation",
            "motivation": motivation(what),
            "generator": { "type": "Software", "name": concat!("dateline ", env!("CARGO_PKG_VERSION")) },
            "body": body(what, dossier),
            "target": {
                "source": source,
                "selector": [
                    { "type": "TextPositionSelector", "start": start, "end": end },
                    {
                        "type": "TextQuoteSelector",
                        "exact": text.slice(*span),
                        "prefix": text.slice(Span::new(span.start.saturating_sub(AROUND), span.start)),
                        "suffix": text.slice(Span::new(span.end, span.end.saturating_add(AROUND))),
                    },
                ],
            },
        });
        annotation.to_string() + "\n"
    });
    lines.collect()
}

fn kind(what: &What) -> &'static str {
    match what {
        What::Actor(_) => "actor",
        What::Event(_) => "event",
        What::Time { .. } => "time",
        What::Quotation => "quotation",
        What::Citation { .. } => "citation",
        What::Claim { .. } => "claim",
    }
}

fn motivation(what: &What) -> &'static str {
    match what {
        What::Actor(_) | What::Event(_) => "identifying",
        What::Time { .. } | What::Claim { .. } => "classifying",
        What::Quotation => "highlighting",
        What::Citation { .. } => "linking",
    }
}

/// The bodies: the kind as a tag, then what was found.
fn body(what: &What, dossier: &Dossier) -> Vec<Value> {
    let mut bodies = vec![text("tagging", kind(what))];
    match what {
        What::Actor(names) => entries("actor", names, |id| dossier.actor(id)?.wikidata_id.clone(), &mut bodies),
        What::Event(names) => entries("event", names, |id| dossier.event(id)?.wikidata_id.clone(), &mut bodies),
        What::Time { timex, value } => {
            bodies.push(text("tagging", timex));
            bodies.push(text("classifying", value));
        }
        What::Quotation => {}
        What::Citation { key, resolved } => {
            bodies.push(text("linking", key));
            bodies.extend((!resolved).then(|| text("tagging", "unresolved")));
        }
        What::Claim { status, dated, sourced } => {
            bodies.extend((*status != "claim").then(|| text("tagging", status)));
            let dated = dated.map(|dated| if dated { "dated" } else { "undated" });
            bodies.extend(dated.map(|dated| text("classifying", dated)));
            bodies.push(text("classifying", if *sourced { "sourced" } else { "unsourced" }));
        }
    }
    bodies
}

/// An entry is a resource of its own, with its name beside it and Wikidata's entity where it is known; several are a choice.
fn entries(kind: &str, names: &Names, wikidata: impl Fn(&str) -> Option<String>, bodies: &mut Vec<Value>) {
    let resource = |id: &str| format!("dateline:{kind}/{id}");
    match names {
        Names::One { id, name } => {
            bodies.extend(name.as_deref().map(|name| text("identifying", name)));
            bodies.push(specific(&resource(id)));
            let entity = wikidata(id).map(|id| specific(&format!("http://www.wikidata.org/entity/{id}")));
            bodies.extend(entity);
        }
        Names::Several { candidates } => {
            let items: Vec<Value> = candidates.iter().map(|id| specific(&resource(id))).collect();
            bodies.push(json!({ "type": "Choice", "items": items }));
        }
    }
}

fn text(purpose: &str, value: &str) -> Value {
    json!({ "type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value })
}

fn specific(source: &str) -> Value {
    json!({ "type": "SpecificResource", "purpose": "identifying", "source": source })
}

//! Terms of office and eras named by events: the dossier tells them.

use super::Context;
use crate::time::edtf::Precision;
use crate::time::expr::TermQuery;
use crate::time::value::{How, TimeValue};
use jiff::civil::Date;

/// From and to when: what the dossier tells of an office, or of an event that gives an era its name.
pub(super) fn resolve(value: &mut TimeValue, query: &TermQuery, context: &Context) {
    let year = match query {
        TermQuery::Office { year: Some(year), .. } => format!("year {year} of "),
        _ => String::new(),
    };
    let what = match query {
        TermQuery::Office { holder: Some(holder), office, .. } if matches!(&**holder, "his" | "her" | "their") => {
            format!("{holder} {office}")
        }
        TermQuery::Office { holder: Some(holder), office, .. } => format!("the {office} of {holder}"),
        TermQuery::Office { office, .. } => format!("the {office}"),
        TermQuery::Event { name, .. } => format!("the {name}"),
    };
    let what = year + &what;
    match context.term.and_then(|ask| ask(query)) {
        Some((first, last)) => {
            let end = last.map_or("..".to_string(), |d| d.to_string());
            value.value = format!("{first}/{end}");
            value.interval = Some((first, last.unwrap_or(Date::MAX).max(first)));
            value.precision = Some(Precision::Day);
            value.how = How::Term { what: what.into() };
        }
        None => {
            value.value = "XXXX".into();
            value.how = How::Open { why: format!("no dossier tells when {what} was").into() };
        }
    }
}

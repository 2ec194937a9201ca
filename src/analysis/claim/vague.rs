//! Sources with nobody named: which nouns stand for people in general, and whether a phrase names somebody.

use super::reading::Reading;
use crate::lang::{Tense, TokenKind, VerbGroup};
use crate::text::wordlist::WordList;

/// Those whose trade it is to say what is to come.
pub(super) const WATCHERS: WordList = WordList::new(&[
    "analysts",
    "commentators",
    "diplomats",
    "critics",
    "economists",
    "experts",
    "insiders",
    "observers",
    "pundits",
    "sources",
    "specialists",
]);

/// Plural or generic sources.
#[rustfmt::skip]
pub(super) const GENERIC: WordList = WordList::new(&[
    "academics", "accountants", "accounts", "activists", "actuaries", "advisers", "aides", "analysts", "archaeologists", "architects", "archivists",
    "associates", "auditors", "bankers", "bloggers", "bondholders", "brokers", "builders", "bystanders", "campaigners", "captains", "chandlers",
    "clerics", "clients", "coders", "colleagues", "columnists", "commanders", "commentators", "commuters", "conscripts", "consultants", "contractors",
    "correspondents", "couriers", "creditors", "crewmen", "crews", "critics", "curators", "customers", "dealers", "defectors", "demonstrators",
    "deserters", "detractors", "developers", "diplomats", "dissidents", "dockers", "doctors", "donors", "drivers", "ecologists", "economists",
    "editors", "elders", "employees", "engineers", "estimates", "executives", "exiles", "expatriates", "expats", "experts", "exporters",
    "eyewitnesses", "farmers", "few", "fighters", "firefighters", "fishermen", "fishers", "fixers", "forecasters", "friends", "geologists", "growers",
    "guards", "hackers", "hauliers", "hawkers", "herders", "historians", "hoteliers", "hunters", "hydrologists", "imams", "importers", "insiders",
    "insurers", "investigators", "investors", "journalists", "landlords", "lawmakers", "lawyers", "lenders", "librarians", "lobbyists", "locals",
    "loggers", "many", "mariners", "mechanics", "media", "medics", "merchants", "meteorologists", "middlemen", "migrants", "miners", "modellers",
    "monitors", "monks", "most", "neighbors", "neighbours", "nomads", "nuns", "nurses", "observers", "officials", "onlookers", "operators",
    "opponents", "others", "paramedics", "parents", "passengers", "pastoralists", "pastors", "peasants", "people", "physicians", "pilgrims", "pilots",
    "planners", "poachers", "pollsters", "porters", "ppl", "priests", "prisoners", "proponents", "protesters", "psychologists", "pundits", "ranchers",
    "recruiters", "refugees", "regulators", "relatives", "reporters", "reports", "rescuers", "researchers", "residents", "responders", "retailers",
    "rumors", "rumours", "sailors", "sceptics", "scholars", "scientists", "seafarers", "settlers", "several", "shareholders", "shepherds", "shippers",
    "shopkeepers", "shoppers", "skeptics", "skippers", "smugglers", "sociologists", "soldiers", "some", "sources", "specialists", "staffers",
    "statisticians", "stevedores", "students", "supporters", "surgeons", "surveyors", "survivors", "teachers", "technicians", "tenants", "tourists",
    "traders", "truckers", "underwriters", "users", "vendors", "veterans", "villagers", "volunteers", "voters", "watchers", "witnesses", "workers",
    "worshippers",
]);

/// Whether the verb of `group` gives the view of people in general, though it is no verb of saying: `Some see it as a signal`,
/// `Critics call the law a gag`, `Experts agree that …`, `Few believe the count`.
pub(super) fn opines(reading: &Reading, group: &VerbGroup) -> bool {
    const FEW: WordList = WordList::new(&["few", "many", "most", "others", "some", "sceptics", "skeptics"]);
    let lemma = &*group.lemma;
    if !matches!(lemma, "agree" | "believe" | "call" | "doubt" | "regard" | "see" | "suspect" | "think" | "view")
        || group.subordinate
    {
        return false;
    }
    let (subject, after) = (reading.subject_of(group), reading.token_at(group.span.end));
    let Some(head) = subject.end.checked_sub(1).filter(|&head| head >= subject.start && subject.len() <= 4) else {
        return false;
    };
    let watches = reading.is(head, WATCHERS) || reading.is(head, FEW);
    let present = group.tense == Some(Tense::Present);
    watches
        && match lemma {
            "agree" => reading.is(after, &["that"]),
            "call" => present && reading.is(after, &["the", "it", "this", "him", "her", "them"]),
            "see" | "regard" | "view" => (after..reading.end.min(after + 8)).any(|at| reading.is(at, &["as"])),
            _ => present && reading.is(head, FEW),
        }
}

/// Whether the phrase `from..to` is a plural or generic source that names nobody: no capital in it but its first letter's.
pub(super) fn is_vague(reading: &Reading, from: usize, to: usize) -> bool {
    // `a growing number of analysts`
    let number = (from + 1..to.min(from + 4))
        .find(|&at| reading.is(at, &["number", "handful", "majority", "group", "host"]) && reading.is(at + 1, &["of"]))
        .filter(|_| reading.is(from, &["a", "the"]));
    let from = number.map_or(from, |at| at + 2);
    // `sources in the ministry of X`: the head stands before the first preposition.
    let head_end = (from..to)
        .find(|&at| {
            reading.is(
                at,
                &[
                    "in", "of", "at", "from", "with", "close", "familiar", "near", "on", "inside", "within", "who",
                    "speaking", "briefed",
                ],
            )
        })
        .unwrap_or(to);
    let Some(head) = head_end.checked_sub(1).filter(|&head| head >= from) else { return false };
    // `rights groups`, `aid workers`: what they are is all that is said of them.
    let before = head.wrapping_sub(1);
    let kind = reading.is(head, &["groups", "organisations", "organizations", "ngos"])
        && reading
            .is(before, &["rights", "aid", "advocacy", "monitoring", "watchdog", "opposition", "activist", "relief"])
        || reading.is(head, &["workers"]) && reading.is(before, &["aid", "relief", "humanitarian", "health"])
        || reading.is(head, &["figures"]) && reading.is(before, &["opposition", "senior", "party", "government"])
        || reading.is(head, &["users"]) && reading.is(before, &["media", "internet"]);
    // `Telegram channels`: where it was said, not who said it.
    let posted = reading.is(head, &["accounts", "channels", "posts", "users"])
        && head > from
        && reading.is(before, &["facebook", "telegram", "tiktok", "twitter", "x"]);
    if posted {
        return head - from <= 2;
    }
    // `Locals in Wamena`: where they are does not say who they are.
    let placed = reading.is(head_end, &["in", "near", "around", "from", "across", "along"])
        && !reading.is(head_end + 1, &["the", "his", "her", "its", "their", "a", "an"])
        && to - head_end <= 4;
    let named = (from..if placed { head_end } else { to })
        .any(|at| reading.is_name(at) && !reading.is(at, &["western", "eastern", "i"]));
    let first_named = from == reading.first
        && head > from
        && reading.tokens.get(from).is_some_and(|token| token.capital)
        && !is_plain(reading.word(from))
        // `Pro-government media`
        && !(reading.is(from + 1, &["-"])
            && reading.tokens.get(from + 2).is_some_and(|next| !next.capital && next.kind == TokenKind::Word));
    (kind || reading.is(head, GENERIC)) && !named && !first_named
}

/// Words that may open a phrase with a capital at the sentence's start and name nobody.
fn is_plain(word: &str) -> bool {
    #[rustfmt::skip]
    const PLAIN: WordList = WordList::new(&[
        "a", "advocacy", "aid", "airport", "anonymous", "army", "both", "business", "certain", "church", "circulating", "community",
        "company", "court", "credible", "cyber", "defence", "defense", "diplomatic", "early", "election", "embassy", "energy",
        "eyewitness", "family", "few", "financial", "foreign", "foreign-based", "former", "four", "government", "health", "high-level",
        "hospital", "human", "independent", "industry", "informed", "initial", "intelligence", "international", "judicial",
        "knowledgeable", "legal", "local", "many", "market", "media", "military", "ministry", "most", "multiple", "naval", "news",
        "numerous", "official", "oil", "opposition", "other", "outside", "palace", "persistent", "police", "political", "port", "press",
        "rebel", "recent", "regional", "reliable", "relief", "reported", "rights", "security", "senior", "several", "shipping", "social",
        "some", "the", "these", "those", "three", "tribal", "trusted", "two", "unconfirmed", "union", "unnamed", "various", "village",
        "well-placed", "western",
    ]);
    PLAIN.has(word)
}

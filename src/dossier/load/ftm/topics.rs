//! What FollowTheMoney's topics say, in words.

use super::line::Texts;

/// What an entity is known for, in words, where nothing else is said of it: `role.pep` is a politician.
pub fn topics(topics: &Texts) -> Option<String> {
    let words: Vec<&str> =
        topics.0.iter().filter_map(|topic| TOPICS.iter().find(|known| known.0 == topic)).map(|known| known.1).collect();
    let mut text = words.join(", ");
    text.get_mut(..1)?.make_ascii_uppercase();
    text.push('.');
    Some(text)
}

/// Topics of FollowTheMoney, in words.
const TOPICS: [(&str, &str); 22] = [
    ("corp.disqual", "disqualified director"),
    ("corp.offshore", "offshore company"),
    ("corp.shell", "shell company"),
    ("crime", "linked to crime"),
    ("crime.fin", "linked to financial crime"),
    ("crime.terror", "linked to terrorism"),
    ("crime.traffick", "linked to trafficking"),
    ("crime.war", "linked to war crimes"),
    ("debarment", "debarred from public contracts"),
    ("export.control", "under export controls"),
    ("fin.bank", "bank"),
    ("gov", "government body"),
    ("gov.igo", "intergovernmental organisation"),
    ("gov.soe", "state-owned enterprise"),
    ("mil", "military"),
    ("pol.party", "political party"),
    ("role.diplo", "diplomat"),
    ("role.journo", "journalist"),
    ("role.judge", "judge"),
    ("role.oligarch", "oligarch"),
    ("role.pep", "politically exposed person"),
    ("sanction", "sanctioned"),
];

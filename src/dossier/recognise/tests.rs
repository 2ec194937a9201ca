//! Recognition in short texts of several theatres: what is in their dossier; names, offices and events have a file each.

mod events;
mod names;
mod roles;

use super::fixture::Fixture;
use expect_test::Expect;

const BUILTIN: &str = r#"
[[actor]]
id = "north-korea"
schema = "Country"
name = "North Korea"
demonym = ["North Korean"]
metonym = ["Pyongyang"]
[[actor]]
id = "south-korea"
schema = "Country"
name = "South Korea"
demonym = ["South Korean"]
metonym = ["Seoul"]
[[actor]]
id = "united-states"
schema = "Country"
name = "United States"
alias = ["US", "U.S.", "USA", "America"]
demonym = ["American"]
metonym = ["Washington"]
[[actor]]
id = "china"
schema = "Country"
name = "China"
demonym = ["Chinese"]
metonym = ["Beijing"]
[[actor]]
id = "russia"
schema = "Country"
name = "Russia"
demonym = ["Russian"]
metonym = ["Moscow", "the Kremlin"]
[[actor]]
id = "jordan"
schema = "Country"
name = "Jordan"
demonym = ["Jordanian"]
metonym = ["Amman"]
[[actor]]
id = "turkey"
schema = "Country"
name = "Turkey"
demonym = ["Turkish"]
metonym = ["Ankara"]
[[actor]]
id = "united-nations"
schema = "Organization"
name = "United Nations"
alias = ["UN"]
[[actor]]
id = "who"
schema = "Organization"
name = "World Health Organization"
alias = ["WHO"]
[[actor]]
id = "barack-obama"
schema = "Person"
name = "Barack Obama"
country = "united-states"
[[actor.position]]
title = "President of the United States"
role = ["president", "leader"]
of = "united-states"
startDate = 2009-01-20
endDate = 2017-01-20
[[actor]]
id = "donald-trump"
schema = "Person"
name = "Donald J. Trump"
country = "united-states"
[[actor.position]]
title = "President of the United States"
role = ["president", "leader"]
of = "united-states"
startDate = 2017-01-20
endDate = 2021-01-20
[[actor.position]]
title = "President of the United States"
role = ["president", "leader"]
of = "united-states"
startDate = 2025-01-20
[[actor]]
id = "joe-biden"
schema = "Person"
name = "Joe Biden"
country = "united-states"
[[actor.position]]
title = "President of the United States"
role = ["president", "leader"]
of = "united-states"
startDate = 2021-01-20
endDate = 2025-01-20
[[actor]]
id = "kim-jong-un"
schema = "Person"
name = "Kim Jong Un"
alias = ["김정은"]
weakAlias = ["Rocket Man"]
country = "north-korea"
[[actor.position]]
title = "Supreme Leader"
role = ["leader"]
of = "north-korea"
startDate = 2011-12-17
"#;

const OWN: &str = r#"
[[actor]]
id = "layla-haddad"
schema = "Person"
name = "Layla Haddad"
[[actor]]
id = "dfu"
schema = "Organization"
name = "Democratic Forces Union"
[[actor]]
id = "omar-al-masri"
schema = "Person"
name = "Omar Khalil al-Masri"
"#;

/// A text with its mentions, by a test's own entries over the small built-in dossier.
fn marked(own: &str, date: &str, text: &str) -> String {
    Fixture::over(BUILTIN, own).marked(date, text)
}

fn check(date: &str, text: &str, expected: Expect) {
    expected.assert_eq(&marked(OWN, date, text));
}

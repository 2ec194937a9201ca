//! Phrases for offices, at their dates and without any.

use super::check;
use expect_test::expect;

#[test]
fn roles_at_their_dates() {
    check(
        "2022-05-01",
        "The US president met the North Korean leader.",
        expect![
            "The [[US|united-states] president|joe-biden] met the [[North Korean|north-korea] leader|kim-jong-un]."
        ],
    );
    check(
        "2022-05-01",
        "In [[2018]], the US president met the leader of North Korea.",
        expect![
            "In 2018, the [[US|united-states] president|donald-trump] met the [leader of [North Korea|north-korea]|kim-jong-un]."
        ],
    );
    check("2021-01-20", "America's president", expect!["[[America|united-states]'s president|donald-trump?joe-biden]"]);
    check(
        "2024-05-01",
        "US President Joe Biden; the former US president, a US president, the first US president.",
        expect![
            "[US|united-states] President [Joe Biden|joe-biden]; the [former [US|united-states] president|donald-trump?barack-obama], a [US|united-states] president, the first [US|united-states] president."
        ],
    );
    check("2024-12-01", "The US president-elect", expect!["The [[US|united-states] president-elect|donald-trump]"]);
    check(
        "2024-12-01",
        "Barack Obama, the US president, spoke.",
        expect!["[Barack Obama|barack-obama], the [[US|united-states] president|barack-obama], spoke."],
    );
}

/// Without any date, who of all holders is named goes before the one of today.
#[test]
fn roles_without_a_date() {
    check(
        "",
        "The US president waited.",
        expect!["The [[US|united-states] president|donald-trump?joe-biden?barack-obama] waited."],
    );
    check(
        "",
        "The US president waited. Later Barack Obama spoke.",
        expect!["The [[US|united-states] president|barack-obama] waited. Later [Barack Obama|barack-obama] spoke."],
    );
}

#[test]
fn offices_of_several() {
    check(
        "2022-05-01",
        "The US and North Korean leaders met. The leaders of North Korea and the United States met. In Seoul, US and North Korean leaders met.",
        expect![
            "The [[US|united-states] and [[North Korean|north-korea] leaders|kim-jong-un]|joe-biden] met. The [[leaders of [North Korea|north-korea]|kim-jong-un] and the [United States|united-states]|joe-biden] met. In [Seoul|south-korea], [[US|united-states] and [[North Korean|north-korea] leaders|kim-jong-un]|joe-biden] met."
        ],
    );
    check(
        "2022-05-01",
        "The former US and North Korean leaders. US presidents came.",
        expect![
            "The former [US|united-states] and [North Korean|north-korea] leaders. [US|united-states] presidents came."
        ],
    );
}

#[test]
fn offices_with_their_country_elsewhere() {
    check(
        "2022-05-01",
        "America said its president would come. In the United States, the president spoke. China and America said its president would come. In Seoul, then in America, the president spoke.",
        expect![
            "[America|united-states] said its [president|joe-biden] would come. In the [United States|united-states], the president spoke. [China|china] and [America|united-states] said its president would come. In [Seoul|south-korea], then in [America|united-states], the president spoke."
        ],
    );
    check(
        "2022-05-01",
        "Barack Obama, who was president of the United States, spoke. Obama is no president of China.",
        expect![
            "[Barack Obama|barack-obama], who was [president of the [United States|united-states]|barack-obama], spoke. [Obama|barack-obama] is no president of [China|china]."
        ],
    );
    check(
        "2022-05-01",
        "The deputy US president and the US vice president. The US deputy leader.",
        expect![
            "The deputy [US|united-states] president and the [US|united-states] vice president. The [US|united-states] deputy leader."
        ],
    );
}

#[test]
fn an_owner_is_not_in_apposition() {
    check(
        "2022-05-05",
        "Layla Haddad, the US president's adviser, left.",
        expect!["[Layla Haddad|layla-haddad], the [[US|united-states] president|joe-biden]'s adviser, left."],
    );
}

#[test]
fn who_is_given_an_office_does_not_hold_it_yet() {
    check(
        "2008-11-05",
        "He has been elected president of the United States. A woman was named US president. The elected US president waved.",
        expect![
            "He has been elected president of the [United States|united-states]. A woman was named [US|united-states] president. The elected [US|united-states] president waved."
        ],
    );
}

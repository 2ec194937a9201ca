//! Names of actors: in full, surnames, compounds, acronyms, other scripts.

use super::check;
use expect_test::expect;

#[test]
fn names_in_full_and_surnames() {
    check(
        "2024-11-27",
        "Trump spoke first.\nDonald Trump met Kim Jong-un’s aides. Kim smiled at Trump.\nBiden was not named in full.",
        expect![[r#"
            [Trump|donald-trump] spoke first.
            [Donald Trump|donald-trump] met [Kim Jong-un|kim-jong-un]’s aides. [Kim|kim-jong-un] smiled at [Trump|donald-trump].
            Biden was not named in full."#]],
    );
    check(
        "2024",
        "Haddad and Masri spoke; al-Masri left.",
        expect!["[Haddad|layla-haddad] and [Masri|omar-al-masri] spoke; [al-Masri|omar-al-masri] left."],
    );
    check("2024", "Omar al-Masri", expect!["[Omar al-Masri|omar-al-masri]"]);
}

#[test]
fn surnames_of_others() {
    check(
        "2024-11-27",
        "Donald Trump and Kim Jong Un. Yesterday Melania Trump wrote to Kim Yo Jong. Trump Tower. Donald Trump Jr. spoke to President Trump.",
        expect![
            "[Donald Trump|donald-trump] and [Kim Jong Un|kim-jong-un]. Yesterday Melania Trump wrote to Kim Yo Jong. Trump Tower. Donald Trump Jr. spoke to President [Trump|donald-trump]."
        ],
    );
}

#[test]
fn case_decides() {
    check(
        "2024",
        "They told us who won. The US and the WHO; the UN did. turkey",
        expect!["They told us who won. The [US|united-states] and the [WHO|who]; the [UN|united-nations] did. turkey"],
    );
    check("2024", "THEY TOLD US THE TRUTH", expect!["THEY TOLD US THE TRUTH"]);
    check("2024", "US AND NORTH KOREA TO MEET", expect!["[US|united-states] AND [NORTH KOREA|north-korea] TO MEET"]);
}

#[test]
fn the_longest_name_wins() {
    check(
        "2024",
        "The Korean War, the Korean Peninsula, the Washington Post, George Washington, Michael Jordan, Jordan Smith, a Turkey sandwich and Jordan itself. The Gulf of Jordan, the China Sea.",
        expect![
            "The Korean War, the Korean Peninsula, the Washington Post, George Washington, Michael Jordan, Jordan Smith, a Turkey sandwich and [Jordan|jordan] itself. The Gulf of Jordan, the China Sea."
        ],
    );
}

/// A demonym after an article of Arabic belongs to a person's name; one after a prefix of English does not.
#[test]
fn demonyms_in_the_names_of_people() {
    check(
        "2024",
        "They looked for Abu Salim al-Russi and Hamza al-Turkish, an anti-Turkish writer, and the Jordan Relief Trust Fund.",
        expect![
            "They looked for Abu Salim al-Russi and Hamza al-Turkish, an anti-[Turkish|turkey] writer, and the Jordan Relief Trust Fund."
        ],
    );
}

/// Agreements and wars between countries, in the way that names are written: with capitals.
#[test]
fn names_of_treaties_and_wars() {
    check(
        "2024",
        "After years of talks and of letters that led to nothing, they signed the Washington Treaty and later on the Moscow Nuclear Security Convention. Before the US-North Korea War nobody had heard of the Russia-Turkey Strategic Framework Agreement, and few of the Seoul Declaration.",
        expect![
            "After years of talks and of letters that led to nothing, they signed the Washington Treaty and later on the Moscow Nuclear Security Convention. Before the US-North Korea War nobody had heard of the Russia-Turkey Strategic Framework Agreement, and few of the Seoul Declaration."
        ],
    );
    check(
        "2024",
        "A Russian treaty, the US-North Korea agreement, a US security pact, US Strategic Command and Moscow's Convention.",
        expect![
            "A [Russian|russia] treaty, the [US|united-states]-[North Korea|north-korea] agreement, a [US|united-states] security pact, [US|united-states] Strategic Command and [Moscow|russia]'s Convention."
        ],
    );
}

#[test]
fn compounds() {
    check(
        "2024",
        "US-North Korea ties. North and South Korea. A Sino-Russian pact. U.S.-led forces. Anti-Russian and pro-Kremlin.",
        expect![
            "[US|united-states]-[North Korea|north-korea] ties. [North|north-korea] and [South Korea|south-korea]. A [Sino|china]-[Russian|russia] pact. [U.S.|united-states]-led forces. Anti-[Russian|russia] and pro-[Kremlin|russia]."
        ],
    );
}

#[test]
fn acronyms_introduced() {
    check(
        "2024",
        "The DFU won.\nThe Democratic Forces Union (DFU) said so.",
        expect![[r#"
        The [DFU|dfu] won.
        The [Democratic Forces Union|dfu] ([DFU|dfu]) said so."#]],
    );
    check(
        "2024",
        "The DFU (Democratic Forces Union) won.",
        expect!["The [DFU|dfu] ([Democratic Forces Union|dfu]) won."],
    );
    check("2024", "The DFU won.", expect!["The DFU won."]);
}

#[test]
fn weak_aliases_need_the_name() {
    check("2024", "Rocket Man", expect!["Rocket Man"]);
    check("2024", "Rocket Man is Kim Jong Un.", expect!["[Rocket Man|kim-jong-un] is [Kim Jong Un|kim-jong-un]."]);
}

#[test]
fn scripts_without_case() {
    check("2024", "김정은은 말했다", expect!["[김정은|kim-jong-un]은 말했다"]);
}

/// An office before a surname names its holder as the full name does, where only one of the bearers held it.
#[test]
fn surnames_after_an_office() {
    check(
        "",
        "President Obama spoke. Later Obama left.",
        expect!["President [Obama|barack-obama] spoke. Later [Obama|barack-obama] left."],
    );
    check("", "Obama spoke. Mayor Obama left.", expect!["Obama spoke. Mayor Obama left."]);
}

#[test]
fn a_place_in_the_name_of_a_body_is_no_mention() {
    check(
        "2018-06-12",
        "The Commission of Inquiry on Turkey and the Special Tribunal for Jordan reported.\n\
         She taught at the Agricultural University in Amman.\n\
         The inquiry on Turkey and a mission in Jordan went on. The Mission, in Jordan since May, is Chinese.\n\
         At the China Summit the UN agreed. The UN Friendship Summit met.\n\
         The Democratic Forces Union Southern Command fell back; the Democratic Forces Union did not.",
        expect![[r#"
            The Commission of Inquiry on Turkey and the Special Tribunal for Jordan reported.
            She taught at the Agricultural University in Amman.
            The inquiry on [Turkey|turkey] and a mission in [Jordan|jordan] went on. The Mission, in [Jordan|jordan] since May, is [Chinese|china].
            At the China Summit the [UN|united-nations] agreed. The [UN|united-nations] Friendship Summit met.
            The Democratic Forces Union Southern Command fell back; the [Democratic Forces Union|dfu] did not."#]],
    );
}

#[test]
fn of_two_countries_of_one_name_that_of_the_people_named() {
    const KORVIA: &str = r#"
[[actor]]
id = "korvia"
schema = "Country"
name = "Republic of Korvia"
alias = ["Korvia"]
[[actor]]
id = "democratic-korvia"
schema = "Country"
name = "Democratic Republic of Korvia"
alias = ["Korvia"]
[[actor]]
id = "ola-brandt"
schema = "Person"
name = "Ola Brandt"
country = "democratic-korvia"
"#;
    let marked = |text: &str| super::marked(KORVIA, "2024", text);
    expect!["[Korvia|democratic-korvia] voted. [Ola Brandt|ola-brandt] won."]
        .assert_eq(&marked("Korvia voted. Ola Brandt won."));
    expect!["[Korvia|korvia?democratic-korvia] voted."].assert_eq(&marked("Korvia voted."));
}

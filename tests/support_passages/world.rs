//! A made-up press of any size: articles that tell of events in paragraphs, and the sentences that an analyst might write from them.
//!
//! An event has a kind, a country, a place, a person, a number and a day. Its article tells it in one wording, with the day as a weekday; the
//! sentence in another, with other words for the same thing, the day in full and, now and then, the capital for the country.

pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }

    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }
}

/// A sentence and where its passage is.
pub struct Asked {
    pub claim: String,
    pub file: String,
    /// The number of the paragraph.
    pub paragraph: usize,
}

pub struct World {
    /// Name and text.
    pub articles: Vec<(String, String)>,
    pub asked: Vec<Asked>,
}

/// Country, adjective, capital.
const COUNTRIES: [(&str, &str, &str); 10] = [
    ("Norway", "Norwegian", "Oslo"),
    ("Chile", "Chilean", "Santiago"),
    ("Ghana", "Ghanaian", "Accra"),
    ("Kenya", "Kenyan", "Nairobi"),
    ("Portugal", "Portuguese", "Lisbon"),
    ("Poland", "Polish", "Warsaw"),
    ("Vietnam", "Vietnamese", "Hanoi"),
    ("Peru", "Peruvian", "Lima"),
    ("Finland", "Finnish", "Helsinki"),
    ("Senegal", "Senegalese", "Dakar"),
];

const PLACES: [&str; 24] = [
    "Velt",
    "Orrin",
    "Castemar",
    "Dunholm",
    "Brisca",
    "Tarvel",
    "Lomsk",
    "Ardagh",
    "Quill Bay",
    "Sarnow",
    "Pellin",
    "Moorgat",
    "Hesk",
    "Villar",
    "Crane Point",
    "Ustrel",
    "Balmor",
    "Nirvey",
    "Tolbek",
    "Garsund",
    "Fennick",
    "Ostrava Bay",
    "Port Amsel",
    "Skerry Sound",
];

const PERSONS: [&str; 16] = [
    "Mara Lindqvist",
    "Tomas Reyl",
    "Ilse Brandt",
    "Kwame Adjei",
    "Pilar Sotomayor",
    "Jonas Ahlgren",
    "Ruth Abena",
    "Halima Osei",
    "Piet Corvin",
    "Lena Marchetti",
    "Oskar Niinisalo",
    "Vera Sandoval",
    "Dorte Lien",
    "Mikkel Thorsen",
    "Ana Petrova",
    "Samuel Boateng",
];

/// For each kind of event: wordings of the article, wordings of the analyst; the last of each belongs to the part held out.
const KINDS: [([&str; 3], [&str; 3]); 16] = [
    (
        [
            "The {adj} navy fired {n} rockets into the sea off {place} on {weekday}, a spokesman for the general staff said.",
            "{n} projectiles fell into the waters near {place} on {weekday} after a test by {adj} forces.",
            "{capital} tested {n} sea-launched rockets off {place} on {weekday}, according to the general staff.",
        ],
        [
            "On {date} {country} launched {n} rockets off {place}.",
            "{country} carried out a launch of {n} rockets near {place} on {date}.",
            "{capital}'s forces shot {n} rockets into the sea by {place} on {date}.",
        ],
    ),
    (
        [
            "The crossing at {place} was closed on {weekday} after guards found {n} kilograms of explosives in a lorry.",
            "{adj} guards shut the border post at {place} on {weekday}; {n} kilograms of explosives had been discovered.",
            "Traffic at the {place} crossing stopped on {weekday} when {n} kilograms of explosives came to light.",
        ],
        [
            "{country} closed the border at {place} on {date} when {n} kilograms of explosives were found.",
            "The {place} frontier post was shut on {date} because of a find of explosives.",
            "A discovery of {n} kilograms of explosives led to the closing of {place} crossing on {date}.",
        ],
    ),
    (
        [
            "{person}, who leads the {adj} delegation, met the mediators in {place} on {weekday} for {n} hours.",
            "The talks in {place} on {weekday} lasted {n} hours and were led on the {adj} side by {person}.",
            "For {n} hours on {weekday} {person} sat with the mediators in {place} on behalf of {capital}.",
        ],
        [
            "{person} negotiated for {country} in {place} on {date}.",
            "On {date} the {adj} negotiator {person} held a meeting with mediators at {place} that took {n} hours.",
            "Mediators spoke with {person} of {country} for {n} hours in {place} on {date}.",
        ],
    ),
    (
        [
            "Parliament in {capital} approved sanctions against {n} companies from {place} on {weekday}.",
            "{n} firms based in {place} were put on the {adj} list of sanctions on {weekday}.",
            "On {weekday} {adj} deputies voted to punish {n} companies of {place} with an embargo.",
        ],
        [
            "{country} imposed sanctions on {n} companies of {place} on {date}.",
            "On {date} the {adj} parliament endorsed penalties against {n} firms in {place}.",
            "{n} businesses from {place} came under an embargo by {capital} on {date}.",
        ],
    ),
    (
        [
            "The journalist {person} was arrested at {place} airport on {weekday} on a charge of espionage.",
            "Police detained the reporter {person} in {place} on {weekday}, accusing the {adj} citizen of spying.",
            "{person}, a correspondent with a {adj} passport, was taken into custody in {place} on {weekday}.",
        ],
        [
            "{person} was detained in {place} on {date} and accused of spying.",
            "On {date} the journalist {person} was seized by police in {place}.",
            "Authorities in {place} jailed the reporter {person} on {date}.",
        ],
    ),
    (
        [
            "{capital} sent {n} soldiers to {place} on {weekday} to guard the power station there.",
            "{n} troops arrived in {place} on {weekday} from {adj} garrisons to protect the power station.",
            "The power station of {place} has been under the guard of {n} {adj} soldiers since {weekday}.",
        ],
        [
            "{country} deployed {n} troops to {place} on {date}.",
            "On {date} {n} {adj} soldiers were dispatched to secure the power plant at {place}.",
            "{n} men of the {adj} army have protected the power plant in {place} from {date} on.",
        ],
    ),
    (
        [
            "The freighter {ship} was boarded off {place} on {weekday}; inspectors found {n} crates of ammunition.",
            "{adj} inspectors discovered {n} crates of ammunition aboard the {ship}, which they had stopped near {place} on {weekday}.",
            "On {weekday} a {adj} patrol led the {ship} into {place} with {n} crates of ammunition in its hold.",
        ],
        [
            "Inspectors seized the {ship} off {place} on {date} with {n} crates of munitions on board.",
            "{country} stopped the vessel {ship} near {place} on {date}.",
            "The {ship}, loaded with ammunition, was intercepted by {country} on {date}.",
        ],
    ),
    (
        [
            "About {n} people marched through {place} on {weekday} against the price of bread.",
            "In {place} {n} demonstrators demanded cheaper bread on {weekday}, the {adj} police said.",
            "The rising price of bread brought {n} residents of {place} into the streets on {weekday}.",
        ],
        [
            "Some {n} people protested in {place} on {date} over bread prices.",
            "On {date} a demonstration of {n} people against dear bread took place in {place}, {country}.",
            "{n} citizens rallied in {place} on {date} because bread had become expensive.",
        ],
    ),
    (
        [
            "{person} won {n} percent of the vote in the {adj} province of {place}, the election office said on {weekday}.",
            "With {n} percent {person} carried {place} in the {adj} election, results published on {weekday} show.",
            "The count ended on {weekday}: {person} is governor of {place} with {n} percent of the ballots.",
        ],
        [
            "{person} gained {n} percent in {place}, as was announced on {date}.",
            "On {date} the election of {person} in {place} was confirmed.",
            "{place} elected {person} governor with {n} percent, according to the result of {date}.",
        ],
    ),
    (
        [
            "{person} rejected the offer of {capital} on {weekday} and said that {place} was not for sale.",
            "“{place} is not for sale,” {person} said on {weekday} in answer to the {adj} offer.",
            "The {adj} bid for {place} was turned down by {person} on {weekday}.",
        ],
        [
            "{person} refused the {adj} offer for {place} on {date}.",
            "On {date} {person} dismissed {country}'s proposal concerning {place}.",
            "{country} failed on {date} to persuade {person} to give up {place}.",
        ],
    ),
    (
        [
            "Floods in {place} destroyed {n} houses, the {adj} interior ministry said on {weekday}.",
            "The river burst its banks at {place}; {n} houses were lost, officials in {capital} said on {weekday}.",
            "{n} families in {place} have been without a home since the flood of {weekday}.",
        ],
        [
            "Flooding wrecked {n} homes in {place}, {country}, on {date}.",
            "On {date} {country} reported that {n} houses had been ruined by water in {place}.",
            "The inundation at {place} cost {n} families their houses on {date}.",
        ],
    ),
    (
        [
            "{capital} ordered {n} armoured vehicles from a factory in {place} on {weekday}.",
            "A factory in {place} is to build {n} armoured vehicles for the {adj} army under a contract signed on {weekday}.",
            "The contract for {n} armoured vehicles that {person} signed in {place} on {weekday} is the largest of the {adj} army.",
        ],
        [
            "{country} bought {n} armoured vehicles made in {place} on {date}.",
            "On {date} {country} signed a contract for the purchase of {n} armoured vehicles.",
            "{capital} agreed on {date} to acquire {n} armoured vehicles from {place}.",
        ],
    ),
    (
        [
            "The {adj} consulate in {place} reopened on {weekday} after {n} months, with {person} as consul.",
            "{person} raised the flag over the {adj} consulate in {place} on {weekday}; it had been shut for {n} months.",
            "After {n} months visas of {country} can again be had in {place}, where {person} took over the consulate on {weekday}.",
        ],
        [
            "{country} resumed consular work in {place} on {date}.",
            "On {date} the {adj} consulate at {place} was opened again under {person}.",
            "{person} became consul of {country} in {place} on {date}.",
        ],
    ),
    (
        [
            "Inspectors found that {n} seals had been broken at the {place} laboratory, they reported on {weekday}.",
            "{n} seals at the laboratory in {place} were broken, according to a report that inspectors gave to {capital} on {weekday}.",
            "On {weekday} {person} of the inspectorate told {capital} of {n} damaged seals in the {place} laboratory.",
        ],
        [
            "On {date} inspectors announced that {n} seals in {place} had been damaged.",
            "An inspection at {place} discovered {n} broken seals, as was said on {date}.",
            "The inspectorate informed {country} of the broken seals of {place} on {date}.",
        ],
    ),
    (
        [
            "A fire in a substation left {n} homes around {place} without power on {weekday}.",
            "{n} households in {place} had no electricity on {weekday} after a substation burned, the {adj} grid operator said.",
            "The {adj} grid failed around {place} on {weekday}; {n} homes went dark.",
        ],
        [
            "A power cut hit {n} households in {place} on {date}.",
            "On {date} a burning substation deprived {n} homes near {place} of electricity.",
            "Electricity failed in {n} homes of {place} on {date}.",
        ],
    ),
    (
        [
            "{person} resigned as head of the port authority of {place} on {weekday} over a debt of {n} million.",
            "Over {n} million in debts the head of the {place} port authority, {person}, stepped down on {weekday}.",
            "The port authority of {place} has been without a head since {weekday}, when {person} left over {n} million of debts.",
        ],
        [
            "{person} quit the port authority of {place} on {date}.",
            "On {date} {person} gave up the leadership of the harbour board in {place} because of {n} million in debt.",
            "A debt of {n} million cost {person} the post at {place} on {date}.",
        ],
    ),
];

const FILLERS: [&str; 10] = [
    "Nobody was ready to say what would follow.",
    "The opposition called for an inquiry and asked why it had taken so long.",
    "People in the street said that they had heard of it on the radio.",
    "A spokeswoman declined to comment, as she had done the week before.",
    "Observers had expected something of the kind for months.",
    "The matter will be debated next week.",
    "It is the second time this year.",
    "Shopkeepers complained that business had suffered.",
    "Whether that will calm anybody is another question.",
    "Earlier attempts had come to nothing.",
];

const OPENINGS: [&str; 5] = [
    "The situation around {place} remains tense, and so are those who live there.",
    "There has been no lack of news from {place} this week.",
    "Once more {place} is in the headlines of the {adj} papers.",
    "Those who follow the dispute over {place} had much to read in the past days.",
    "In {capital} they speak of little but {place}.",
];

fn month_of(month: usize) -> &'static str {
    dateline::time::month_name(month as u8).unwrap_or_default()
}

/// `articles` articles; the first `on_topic` tell of one dispute: few places, two countries, five persons. `held` draws the sentences from the
/// wordings held out.
pub fn world(articles: usize, on_topic: usize, sentences: usize, held: bool) -> World {
    let mut dice = Dice(if held { 0x005e_ed0f_7e57 } else { 0x0123_4567_89ab });
    let mut out = World { articles: Vec::new(), asked: Vec::new() };
    let mut possible: Vec<Asked> = Vec::new();
    for number in 0..articles {
        let topic = number < on_topic;
        let (year, month, day) = (2019 + dice.below(5), 1 + dice.below(12), 8 + dice.below(20));
        let file = format!("made-{number:03}.md");
        let (places, countries, persons): (&[&str], &[_], &[&str]) =
            if topic { (&PLACES[..4], &COUNTRIES[..3], &PERSONS[..5]) } else { (&PLACES, &COUNTRIES, &PERSONS) };
        let home = countries[dice.below(countries.len())];
        let mut text =
            format!("---\ntype: source\ntitle: Report {number}\npublished: {year}-{month:02}-{day:02}\n---\n\n");
        let opening = dice.pick(&OPENINGS).replace("{place}", dice.pick(places)).replace("{adj}", home.1);
        text.push_str(&format!("{}\n\n", opening.replace("{capital}", home.2)));
        for paragraph in 0..5 + dice.below(4) {
            let (source, claim) = &KINDS[dice.below(KINDS.len())];
            let (country, adjective, capital) =
                if dice.below(3) == 0 { countries[dice.below(countries.len())] } else { home };
            let (place, person) = (dice.pick(places), dice.pick(persons));
            let most = if dice.below(2) == 0 { 40 } else { 900 };
            let count = 3 + dice.below(most);
            let back = 1 + dice.below(6);
            let told = day - back;
            let weekday = weekday(year, month, told);
            let ship = format!(
                "{} {}",
                ["Aurora", "Halvorsen", "Bright", "Sea"][dice.below(4)],
                ["Trader", "Star", "Queen"][dice.below(3)]
            );
            let date = match dice.below(3) {
                0 => format!("{} {} {year}", told, month_of(month)),
                1 => format!("{} {}, {year}", month_of(month), told),
                _ => format!("{year}-{month:02}-{told:02}"),
            };
            let fill = |template: &str| {
                template
                    .replace("{adj}", adjective)
                    .replace("{country}", country)
                    .replace("{capital}", capital)
                    .replace("{place}", place)
                    .replace("{person}", person)
                    .replace("{n}", &count.to_string())
                    .replace("{ship}", &ship)
                    .replace("{weekday}", weekday)
                    .replace("{date}", &date)
            };
            let written = fill(source[dice.below(3)]);
            let before = if dice.below(3) == 0 { format!("{} ", dice.pick(&FILLERS)) } else { String::new() };
            text.push_str(&format!("{before}{written} {}\n\n", dice.pick(&FILLERS)));
            let said = fill(claim[if held { 2 } else { dice.below(2) }]);
            possible.push(Asked { claim: said, file: file.clone(), paragraph: paragraph + 2 });
        }
        out.articles.push((file, text));
    }
    // Two sentences in three are about the topic, where the paragraphs are hardest to tell apart.
    let (near, far): (Vec<Asked>, Vec<Asked>) =
        possible.into_iter().partition(|asked| asked.file.as_str() < format!("made-{on_topic:03}").as_str());
    let take = |mut list: Vec<Asked>, count: usize, dice: &mut Dice| {
        let mut taken = Vec::new();
        while taken.len() < count && !list.is_empty() {
            let at = dice.below(list.len());
            taken.push(list.swap_remove(at));
        }
        taken
    };
    out.asked.extend(take(near, sentences * 2 / 3, &mut dice));
    out.asked.extend(take(far, sentences / 3, &mut dice));
    out
}

fn weekday(year: usize, month: usize, day: usize) -> &'static str {
    // Sakamoto's congruence.
    let shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1];
    let year = if month < 3 { year - 1 } else { year };
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
        [(year + year / 4 - year / 100 + year / 400 + shift + day) % 7]
}

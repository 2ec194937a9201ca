//! Words of English that decide whether a name beside them is meant: heads of longer names, titles, words that open a
//! sentence. Lists of the language; nothing here is of a theatre.

/// Keys of words in lower case.
macro_rules! keys {
    ($($word:literal)*) => {
        crate::dossier::names::lexicon::Keys::of(&[$(crate::text::fold::word_key($word)),*])
    };
}
pub(super) use keys;

/// A set of word keys, behind a filter: most words of a text are in no set, and one bit tells it.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    /// The bits that the keys' lowest bits name.
    filter: [u64; FILTER],
    keys: &'static [u64],
}

/// Words of a filter: in the longest lists four bits are set for each five that are not.
const FILTER: usize = 16;

impl Keys {
    /// The set of `keys`.
    pub const fn of(keys: &'static [u64]) -> Keys {
        let (mut filter, mut at) = ([0; FILTER], 0);
        while at < keys.len() {
            filter[(keys[at] >> 6) as usize % FILTER] |= 1 << (keys[at] & 63);
            at += 1;
        }
        Keys { filter, keys }
    }

    /// The place of `key` among them.
    pub fn position(&self, key: u64) -> Option<usize> {
        self.keys.iter().position(|known| *known == key)
    }

    /// Whether `key` is one of them.
    #[inline]
    pub fn contains(&self, key: &u64) -> bool {
        self.filter.get((key >> 6) as usize % FILTER).is_some_and(|bits| bits >> (key & 63) & 1 == 1)
            && self.keys.contains(key)
    }
}

/// Heads of geographic names, blocking in lower case too: `the Korean peninsula`.
pub const GEOGRAPHY: Keys = keys!["sea" "ocean" "peninsula" "strait" "straits" "gulf" "archipelago" "subcontinent"];

/// Heads of names that begin with the name of a country, a capital or a person, blocking with a capital: `Korean War`.
pub const HEADS: Keys = keys![
    "war" "wars" "river" "island" "islands" "isles" "mountain" "mountains" "hills" "lake" "bay" "canal" "valley" "plateau" "desert" "basin"
    "trench" "university" "college" "school" "academy" "institute" "institution" "museum" "library" "hospital" "cathedral" "mosque" "church"
    "street" "avenue" "road" "boulevard" "tower" "towers" "hotel" "stadium" "arena" "airport" "airlines" "airways" "railway" "foundation"
    "center" "centre" "memorial" "monument" "olympics" "heights" "post" "times" "tribune" "journal" "herald" "gazette" "telegraph"
    "guardian" "observer" "examiner" "daily" "star" "inquirer" "chronicle" "bulletin" "argus"
];

/// Heads that are verbs or common words too, and say nothing where all words have capitals: `Korea Open`.
pub const PAPERS: Keys = keys![
    "mirror" "standard" "review" "monitor" "today" "globe" "prize" "cup" "open" "marathon" "bank" "tech" "square" "park" "bridge"
    "channel" "delta" "current" "lane" "treaty" "treaties" "accord" "accords" "agreement" "agreements" "convention" "conventions"
    "declaration" "pact" "protocol" "protocols" "statute" "fund" "summit" "conference"
];

/// Words that may stand between a name and one of the [`HEADS`].
pub const BEFORE_HEAD: Keys = keys![
    "civil" "world" "state" "international" "national" "memorial" "film" "technical" "medical" "strategic" "framework" "peace" "nuclear"
    "security" "trade" "free" "cooperation" "partnership" "defence" "defense" "trust" "relief" "recovery" "development" "investment"
    "pension"
];

/// Heads before `of` that make a name of a place or an institution: `Gulf of Oman`.
pub const HEADS_OF: Keys = keys!["gulf" "bay" "sea" "strait" "straits" "cape" "isle" "university" "horn" "bank" "college" "port" "duke" "duchess" "prince" "princess" "earl"];

/// Heads of bodies before a preposition and the place that they are for: `Tribunal for Rwanda`.
pub const HEADS_PREPOSED: Keys = keys!["inquiry" "enquiry" "tribunal" "court" "mission" "committee" "commission" "panel" "conference" "university" "college" "institute" "fund"];

/// Heads of parts of an armed force.
pub const COMMANDS: Keys = keys!["command" "corps" "division" "brigade" "regiment" "battalion" "squadron"];

/// Words before a place name that make another place of it: `New Mexico`, `Port Sudan`.
pub const PLACE_PREFIX: Keys = keys!["port" "fort" "lake" "mount" "san" "santa" "cape" "saint" "el" "los" "las" "camp"];

/// Words before the name of a ship.
pub const SHIPS: Keys = keys!["uss" "hms" "hmas" "hmcs" "brp" "ins"];

/// Directions.
pub const DIRECTIONS: Keys = keys!["north" "south" "east" "west" "northern" "southern" "eastern" "western"];

/// Capitals and countries that are given names too: before another capitalised word they are one.
pub const GIVEN_NAMES: Keys = keys!["jordan" "chad" "israel" "georgia" "kenya" "india" "china" "ireland" "paris" "london" "sydney" "washington" "holland" "lima" "austin"
    "florence" "victoria" "guinea" "malta" "cyprus" "mali" "salvador" "jamaica"];

/// Nouns for parts of a state, which may follow a country's name with a capital.
pub const INSTITUTIONS: Keys = keys![
    "armed" "forces" "special" "royal" "intelligence" "interior" "finance" "coast" "president" "prime" "foreign" "minister" "ministry" "government" "army" "navy" "defense" "defence" "embassy" "parliament" "secretary"
    "ambassador" "police" "state" "supreme" "security" "air" "military" "central" "national" "relations" "administration" "chief" "envoy"
];

/// Titles and ranks that stand before a surname.
pub const TITLES: Keys = keys![
    "mr" "mrs" "ms" "dr" "sir" "lord" "lady" "dame" "president" "minister" "chancellor" "premier" "king" "queen" "prince" "princess" "sheikh" "sheik"
    "sultan" "emir" "amir" "pope" "general" "gen" "colonel" "col" "lieutenant" "lt" "major" "maj" "captain" "capt" "admiral" "adm" "sergeant"
    "sgt" "marshal" "brigadier" "brig" "commander" "cmdr" "commodore" "senator" "sen" "representative" "rep" "congressman" "governor" "gov" "mayor"
    "secretary" "ambassador" "amb" "speaker" "chairman" "chairwoman" "chair" "chief" "judge" "justice" "ayatollah" "imam" "mullah" "comrade" "professor"
    "prof" "commissioner" "leader" "director" "spokesman" "spokeswoman" "spokesperson" "elect" "candidate" "nominee" "rival" "envoy" "deputy" "vice"
    "former" "then" "late" "state" "affairs" "defense" "defence" "rep" "prosecutor" "strongman" "warlord" "militant" "dictator" "ruler" "founder" "reverend" "rev"
];

/// Words that open a sentence or a heading with a capital and are no part of a name after them.
pub const OPENERS: Keys = keys![
    "the" "a" "an" "this" "that" "these" "those" "both" "all" "some" "many" "most" "each" "every" "no" "any" "another" "other" "such" "what" "which"
    "who" "whom" "whose" "when" "where" "why" "how" "whether" "if" "unless" "because" "since" "as" "while" "although" "though" "but" "and" "or" "nor"
    "so" "yet" "for" "in" "on" "at" "by" "to" "of" "from" "with" "without" "within" "under" "over" "after" "before" "during" "between" "among" "against"
    "about" "above" "across" "along" "amid" "around" "behind" "below" "beneath" "beside" "besides" "beyond" "despite" "except" "inside" "into" "like"
    "near" "off" "onto" "outside" "past" "per" "regarding" "through" "throughout" "toward" "towards" "unlike" "until" "till" "up" "upon" "via" "versus"
    "then" "now" "here" "there" "today" "yesterday" "tomorrow" "meanwhile" "however" "instead" "still" "also" "even" "only" "just" "once" "again" "later"
    "earlier" "soon" "perhaps" "maybe" "indeed" "thus" "hence" "therefore" "moreover" "nevertheless" "nonetheless" "otherwise" "rather" "not" "never" "can"
    "could" "will" "would" "shall" "should" "may" "might" "must" "do" "does" "did" "is" "are" "was" "were" "be" "been" "has" "have" "had" "let" "he"
    "she" "it" "they" "we" "you" "i" "his" "her" "its" "their" "our" "your" "my" "one" "two" "three" "first" "second" "third" "last" "next" "new" "old"
    "north" "south" "east" "west" "northern" "southern" "eastern" "western" "central" "upper" "lower" "greater" "mainland" "modern" "contemporary" "soviet"
    "nazi" "imperial" "communist" "colonial" "sunni" "shia" "shiite" "muslim" "christian" "kurdish" "arab" "jewish" "islamic" "anti" "pro" "post" "pre"
    "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "january" "february" "march" "april" "june" "july" "august" "september"
    "october" "november" "december" "jan" "feb" "mar" "apr" "jun" "jul" "aug" "sep" "sept" "oct" "nov" "dec" "president" "minister" "officials" "critics"
    "analysts" "experts" "relations" "talks" "tensions" "ties" "according" "update" "breaking" "analysis" "opinion" "exclusive" "asked" "said" "says" "told" "ask" "whereas" "wherever" "whenever" "whatever" "further" "back" "neither" "either" "half" "much" "few" "several" "same" "else" "amidst" "ex"
];

/// Function words and pronouns that are names too: `Us`, `Will`, `So`, `He`. Where a capital says nothing they are no name.
pub const FUNCTION: Keys = keys![
    "us" "it" "who" "he" "she" "we" "you" "me" "my" "an" "so" "do" "to" "no" "on" "in" "is" "are" "was" "be" "can" "may" "will" "would" "long" "all" "any" "as"
    "at" "by" "for" "of" "or" "and" "the" "this" "that" "then" "here" "how" "why" "now" "not" "one" "two" "her" "his" "its" "our" "but" "if" "up" "out" "off" "aid" "am" "go"
    "has" "had" "have" "win" "ban" "young" "major" "case" "fed" "most" "many" "more" "less" "new" "old" "while" "when" "where" "with" "from"
];

/// Words of four letters or more that stay in lower case in a heading.
pub const HEADING_LOWER: Keys = keys!["with" "from" "into" "over" "after" "amid" "upon" "onto" "than" "that" "between" "against" "under" "without" "through" "toward" "towards" "about" "during" "before" "since" "until" "when" "while"];

/// Names of months that are surnames or given names too.
pub const MONTHS: Keys = keys!["may" "march" "april" "june" "august" "july"];

/// Words before a month.
pub const BEFORE_MONTH: Keys = keys![
    "in" "since" "until" "till" "by" "of" "last" "next" "this" "early" "late" "mid" "every" "from" "through" "between" "during" "before" "after" "and" "to" "following" "previous" "on"
];

/// Lower-case nouns that make a thing of a country's name: `Turkey sandwich`, `Swiss cheese`.
const THINGS: [(Keys, Keys); 10] = [
    (keys!["amazon"], keys!["rainforest" "forest" "forests" "basin" "region" "jungle" "tribes" "tribe" "river"]),
    (
        keys!["turkey"],
        keys!["sandwich" "sandwiches" "breast" "dinner" "leg" "legs" "burger" "soup" "meat" "trot" "feather" "feathers" "bacon"],
    ),
    (keys!["brazil"], keys!["nut" "nuts"]),
    (keys!["guinea"], keys!["pig" "pigs" "fowl" "worm" "worms"]),
    (keys!["china"], keys!["plate" "plates" "cup" "cups" "shop" "cabinet" "doll" "vase"]),
    (keys!["panama"], keys!["hat" "hats"]),
    (keys!["swiss"], keys!["cheese" "chard" "roll"]),
    (keys!["french"], keys!["fries" "toast" "kiss" "horn" "windows" "bulldog" "press" "bread" "dressing"]),
    (keys!["danish"], keys!["pastry" "pastries"]),
    (
        keys!["russian" "turkish" "irish" "persian" "dutch" "german"],
        keys!["roulette" "doll" "dolls" "delight" "bath" "baths" "coffee" "stew" "setter" "cat" "cats" "rug" "rugs" "oven" "shepherd" "shepherds" "measles"],
    ),
];

/// Whether `next` makes a thing of the name before it.
pub fn is_thing(name: u64, next: u64) -> bool {
    THINGS.iter().any(|(names, nouns)| names.contains(&name) && nouns.contains(&next))
}

/// The first half of a compound that stands for a country, by the country's id: `Sino` for `china`.
pub fn compound_prefix(id: &str) -> Option<&'static str> {
    const PREFIXES: [(&str, &str); 13] = [
        ("china", "Sino"),
        ("russia", "Russo"),
        ("france", "Franco"),
        ("united-kingdom", "Anglo"),
        ("india", "Indo"),
        ("greece", "Greco"),
        ("turkey", "Turco"),
        ("portugal", "Luso"),
        ("spain", "Hispano"),
        ("austria", "Austro"),
        ("italy", "Italo"),
        ("serbia", "Serbo"),
        ("japan", "Nippo"),
    ];
    PREFIXES.iter().find(|(country, _)| *country == id).map(|(_, prefix)| *prefix)
}

/// The regular plural of a noun in lower case; `None` for what is no single lower-case word or is a past tense or plural already.
pub fn plural(noun: &str) -> Option<String> {
    let last = noun.rsplit([' ', '-']).next().unwrap_or_default();
    if last.len() < 3 || !last.bytes().all(|byte| byte.is_ascii_lowercase()) || last.ends_with("ed") {
        return None;
    }
    let stem_y = last.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    if stem_y.is_some() {
        return Some(format!("{}ies", noun.get(..noun.len() - 1)?));
    }
    let hissing = ["ss", "sh", "ch", "x", "z"].iter().any(|end| last.ends_with(end));
    match (hissing, last.ends_with('s')) {
        (true, _) => Some(format!("{noun}es")),
        (false, true) => None,
        (false, false) => Some(format!("{noun}s")),
    }
}

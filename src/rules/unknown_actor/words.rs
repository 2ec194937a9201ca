//! The words by which a stranger's name is told from other capitals. Lists of English.

use crate::dossier::names::lexicon::Keys;
use crate::text::fold::word_key;

macro_rules! keys {
    ($($word:literal)*) => { Keys::of(&[$(word_key($word)),*]) };
}

/// Nouns for persons that stand beside a name in small letters: `spokesman Jon Doe`, `Jane Roe, an analyst`.
pub const PERSON: Keys = keys![
    "spokesman" "spokeswoman" "spokesperson" "analyst" "lawyer" "attorney" "journalist" "reporter" "commander" "minister" "president" "general"
    "activist" "negotiator" "envoy" "ambassador" "official" "officer" "deputy" "adviser" "advisor" "chief" "chairman" "chairwoman" "chair"
    "director" "professor" "researcher" "scholar" "candidate" "leader" "founder" "author" "economist" "historian" "businessman" "businesswoman"
    "banker" "prosecutor" "judge" "mayor" "governor" "senator" "lawmaker" "diplomat" "aide" "secretary" "cleric" "bishop" "archbishop" "priest"
    "rabbi" "imam" "warlord" "colonel" "captain" "major" "lieutenant" "admiral" "brigadier" "sergeant" "colleague" "brother" "sister" "wife"
    "husband" "son" "daughter" "father" "mother" "cousin" "nephew" "predecessor" "successor" "rival" "fellow" "expert" "specialist" "scientist"
    "physicist" "engineer" "politician" "premier" "chancellor" "legislator" "congressman" "congresswoman" "representative" "commissioner"
    "inspector" "detective" "soldier" "fighter" "militant" "defector" "dissident" "oligarch" "tycoon" "billionaire" "financier" "trader"
    "executive" "manager" "owner" "head" "member" "veteran" "strategist" "strongman" "coordinator" "interpreter" "translator" "editor"
    "columnist" "correspondent" "writer" "novelist" "doctor" "physician" "surgeon" "student" "teacher" "smuggler" "trafficker" "kingpin"
    "hacker" "spy" "agent" "suspect" "victim" "witness" "resident" "farmer" "fisherman" "shipowner" "broker" "magistrate" "justice"
    "herder" "shepherd" "miner" "sailor" "skipper" "seaman" "mariner" "pilot" "driver" "trucker" "merchant" "shopkeeper" "vendor" "nurse" "medic"
    "midwife" "paramedic" "pastor" "monk" "nun" "deacon" "vicar" "abbot" "elder" "chieftain" "viceroy" "consul" "attache" "attaché" "treasurer" "accountant"
    "auditor" "clerk" "bookkeeper" "cashier" "warden" "sheriff" "constable" "policeman" "policewoman" "superintendent" "marshal" "corporal" "recruit"
    "conscript" "sniper" "gunman" "bomber" "gangster" "courier" "middleman" "fixer" "lobbyist" "publicist" "presenter" "host" "blogger" "photographer" "cameraman"
    "filmmaker" "actor" "actress" "singer" "musician" "rapper" "poet" "playwright" "artist" "painter" "sculptor" "architect" "programmer" "mathematician"
    "statistician" "chemist" "biologist" "geologist" "hydrologist" "oceanographer" "ecologist" "meteorologist" "anthropologist" "archaeologist" "sociologist"
    "psychologist" "psychiatrist" "pathologist" "coroner" "surveyor" "librarian" "archivist" "curator" "headteacher" "principal" "rector" "dean" "lecturer"
    "academic" "volunteer" "campaigner" "organiser" "organizer" "unionist" "whistleblower" "ombudsman" "ombudswoman" "notary" "mediator" "rapporteur" "emissary" "delegate"
    "counsellor" "counselor" "councillor" "councilman" "councilwoman" "alderman" "parliamentarian" "backbencher" "caretaker" "landlord" "tenant" "grower" "planter" "rancher"
    "butcher" "baker" "barber" "tailor" "carpenter" "mason" "electrician" "mechanic" "operator" "foreman" "supervisor" "dispatcher" "stevedore" "docker"
    "helmsman" "crewman" "survivor" "widow" "widower" "orphan" "refugee" "migrant" "settler" "nomad" "hunter" "forester" "cook" "porter" "ranger" "athlete"
    "footballer" "boxer" "coach" "pensioner" "neighbour" "neighbor" "friend" "uncle" "aunt" "grandfather" "grandmother" "grandson" "partner" "associate" "bodyguard"
    "chauffeur" "assistant" "barrister" "advocate" "solicitor" "convict" "inmate" "detainee" "hostage" "trafficker" "launderer" "recruiter"
    "speaker" "regent" "prince" "princess" "king" "queen" "sheikh" "emir" "sultan" "dictator" "ruler" "rebel" "guerrilla" "mercenary"
];

/// Words before a name that are titles, with a capital or without, and never a name's own first part.
pub const TITLES: Keys = keys![
    "mr" "mrs" "ms" "dr" "sir" "dame" "president" "minister" "chancellor" "premier" "general" "gen" "colonel" "col" "lieutenant" "lt"
    "captain" "capt" "admiral" "adm" "sergeant" "sgt" "brigadier" "brig" "commander" "cmdr" "commodore" "senator" "sen" "representative" "rep"
    "congressman" "congresswoman" "governor" "gov" "mayor" "secretary" "ambassador" "amb" "speaker" "chairman" "chairwoman" "judge" "justice"
    "ayatollah" "imam" "mullah" "comrade" "professor" "prof" "commissioner" "director" "spokesman" "spokeswoman" "spokesperson" "envoy"
    "prosecutor" "attorney" "sheikh" "sheik" "emir" "sultan" "rabbi" "archbishop" "bishop" "cardinal" "reverend" "rev" "inspector"
    "pastor" "regent" "chieftain" "abbot" "vicar" "deacon" "patriarch" "metropolitan" "mufti" "maulana" "sayyid" "haji" "hajji" "father"
    "marshal" "corporal" "constable" "superintendent" "sheriff" "warden" "councillor" "magistrate" "advocate" "barrister" "consul" "nurse" "skipper" "mme" "mlle" "monsieur" "madame" "señor" "señora" "doña" "herr" "frau" "signor" "signora"
    "adviser" "advisor" "deputy" "vice-admiral" "spc" "cpl" "maj" "chief" "king" "queen" "prince" "princess" "lord" "lady"
];

/// Verbs of saying after a name.
pub const SAYING: Keys = keys![
    "said" "says" "told" "added" "wrote" "argued" "argues" "warned" "warns" "claimed" "claims" "denied" "denies" "explained" "testified"
    "insisted" "insists" "declared" "noted" "notes" "replied" "recalled" "recalls" "acknowledged" "admitted" "stressed" "complained"
    "tweeted" "joked" "conceded" "countered" "vowed" "pledged"
];

/// Verbs after a name of what persons alone do; they have no other use beside a name of two words.
pub const HUMAN: Keys = keys![
    "resigned" "wants" "wanted" "hopes" "hoped" "believes" "believed" "thinks" "thought" "fears" "feared" "refuses" "refused" "apologised"
    "apologized" "married" "studied" "graduated" "retired" "speaks" "spoke" "smiled" "shrugged" "wept" "knows" "knew" "lives" "likes"
];

/// Participles behind `was`, `is`, `has been` that only persons bear.
pub const BORNE: Keys = keys![
    "born" "sworn" "elected" "reelected" "jailed" "sentenced" "acquitted" "convicted" "married" "educated" "hanged" "beheaded"
    "knighted" "remarried"
];

/// Last words of the names of organisations and public bodies.
pub const BODIES: Keys = keys![
    "organization" "organisation" "ministry" "party" "front" "army" "brigade" "brigades" "battalion" "agency" "council" "committee" "union"
    "bank" "group" "company" "corporation" "corp" "inc" "ltd" "movement" "forces" "court" "commission" "authority" "association" "federation"
    "corps" "alliance" "coalition" "league" "institute" "foundation" "network" "department" "bureau" "directorate" "tribunal" "assembly"
    "militia" "battery" "regiment" "secretariat" "syndicate" "cartel" "consortium" "fund" "society" "initiative" "board" "centre" "center"
    "police" "guard" "guards" "service" "services" "administration" "university" "legion" "watch" "observatory" "confederation" "congress"
    "chamber" "guild" "cooperative" "caucus" "brotherhood" "trust" "academy" "registry" "inspectorate" "senate" "collective" "squadron" "flotilla" "division"
    "office" "lines" "airlines" "holdings" "industries" "shipping" "technologies" "energy" "petroleum" "oil" "media" "press" "tv"
];

/// Words that a body's name may be made of without being anybody's in particular: `Supreme Court`, `Foreign Ministry`.
pub const GENERIC: Keys = keys![
    "supreme" "central" "national" "foreign" "interior" "defense" "defence" "state" "federal" "high" "constitutional" "general" "security"
    "military" "human" "rights" "special" "armed" "air" "coast" "border" "police" "public" "health" "justice" "finance" "home" "trade"
    "economy" "energy" "oil" "intelligence" "executive" "legislative" "local" "regional" "provincial" "city" "district" "appeals" "criminal"
    "military" "royal" "imperial" "revolutionary" "republican" "presidential" "parliamentary" "electoral" "election" "political" "joint"
    "communist" "socialist" "democratic" "liberal" "labour" "labor" "conservative" "ruling" "opposition" "united" "international" "world"
    "emergency" "rescue" "fire" "news" "social" "private" "armored" "armoured" "infantry" "task" "force" "expeditionary" "ground" "naval"
    "external" "internal" "affairs" "civil" "agriculture" "education" "transport" "environment" "information" "technology" "strategic"
    "missile" "nuclear" "atomic" "space" "cyber" "north" "south" "east" "west" "northern" "southern" "eastern" "western" "new" "first"
    "second" "third" "main" "senior" "upper" "lower" "house" "great" "grand" "people" "peoples" "transitional" "interim" "provisional"
    "small" "big" "large" "working" "contact" "core" "support" "steering" "inquiry" "governors" "directors" "trustees" "appeal" "advisory"
    "islamic" "arab" "western" "european" "african" "asian" "american" "family" "staff" "chiefs" "ministers" "deputies" "experts"
];

/// Last words of the names of places, works and things.
pub const NO_ACTOR: Keys = keys![
    "city" "county" "province" "district" "region" "state" "republic" "kingdom" "island" "islands" "mountain" "mountains" "mount" "river"
    "lake" "bay" "sea" "ocean" "strait" "gulf" "canal" "channel" "peninsula" "cape" "valley" "desert" "coast" "border" "airport" "port"
    "harbor" "harbour" "base" "airfield" "camp" "fort" "street" "road" "avenue" "square" "bridge" "tower" "palace" "castle" "hotel" "park"
    "stadium" "museum" "cathedral" "mosque" "church" "temple" "hospital" "prison" "dam" "plant" "pipeline" "corridor" "zone" "village"
    "town" "capital" "war" "wars" "battle" "revolution" "uprising" "summit" "conference" "agreement" "accord" "accords" "treaty" "pact"
    "protocol" "convention" "act" "law" "bill" "resolution" "constitution" "charter" "plan" "doctrine" "policy" "strategy" "operation"
    "exercise" "crisis" "deal" "talks" "election" "elections" "olympics" "cup" "prize" "award" "day" "week" "month" "year" "age" "era"
    "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "january" "february" "march" "april" "may" "june" "july" "august"
    "september" "october" "november" "december" "east" "west" "north" "south" "asia" "africa" "europe" "america" "world" "earth" "times"
    "post" "journal" "herald" "tribune" "gazette" "street" "bible" "koran" "quran" "god" "christmas" "easter" "ramadan" "eid" "covid"
    "leader" "galaxy" "express" "star" "house" "hall" "room" "line" "front" "belt" "initiative" "index" "report" "review" "study"
    "missile" "rocket" "drone" "tank" "jet" "aircraft" "ship" "submarine" "carrier" "frigate" "destroyer" "satellite" "heights" "hills"
    "territory" "territories" "tribe" "clan" "plateau" "basin" "delta" "oblast" "governorate" "prefecture" "neighborhood" "neighbourhood"
];

/// Particles inside names of persons.
pub const PARTICLES: Keys = keys!["al" "el" "bin" "ibn" "bint" "abu" "van" "von" "der" "den" "de" "da" "do" "dos" "di" "del" "della" "la" "le" "du" "ben" "ul" "ad" "as" "ur" "y"];

/// Words before a name in apposition that belong to no office: `a former general` keeps `former`.
pub const ARTICLES: Keys = keys!["a" "an" "the" "his" "her" "their" "its" "one" "another"];

/// Words that end an apposition.
pub const ENDS: Keys = keys![
    "who" "which" "that" "whose" "whom" "where" "when" "is" "was" "were" "are" "has" "had" "have" "said" "says" "told" "and" "but" "as"
    "since" "until" "in" "on" "at" "from" "with" "by" "to" "after" "before" "during" "under" "will" "would" "did" "does" "known" "accused"
];

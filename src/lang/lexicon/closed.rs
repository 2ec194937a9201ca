//! The closed classes of English: words that make sentences, with what they are.

use super::Tag;

/// Words by class; a word may stand in several lines.
pub(super) const CLOSED: &[(Tag, &str)] = &[
    (Tag::TO, "to"),
    (
        Tag::DET,
        "a an the this these those every each some any no another either neither both all few several many most more other such enough less fewer half",
    ),
    (Tag::DET.and(Tag::POSSESSIVE), "my your his her its our their whose"),
    (
        Tag::NUMERAL,
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozen first second third fourth fifth last next",
    ),
    (
        Tag::SUBJECT,
        "i he she it we they you there everyone everybody nobody someone somebody anyone anybody everything nothing something anything who this these those each both neither none",
    ),
    (
        Tag::SINGULAR,
        "he she it everyone everybody nobody someone somebody anyone anybody everything nothing something anything this that each neither there",
    ),
    (Tag::OBJECT, "me him her us them himself herself itself themselves ourselves myself yourself one it you"),
    (
        Tag::PREPOSITION,
        "of in on at by for with from into onto over under between among amongst against during through throughout across toward towards near off out up down about above below behind beside besides beyond despite except inside outside via within without upon per amid amidst alongside around along past versus vs like unlike than as since until till before after following regarding concerning including due to near next round aboard atop barring notwithstanding apart aside away back plus minus",
    ),
    (Tag::PARTICLE, "in on out up down off over away back through apart aside forward ahead along around by"),
    (Tag::COORDINATOR, "and or but nor & plus"),
    (
        Tag::SUBORDINATOR,
        "because although though unless whereas while when whenever where wherever whether if lest how why once albeit",
    ),
    (Tag::TIME_SUBORDINATOR, "after before since until till as than like"),
    (Tag::RELATIVE, "who which whom whose that where when what whatever whoever"),
    (
        Tag::ADVERB,
        "best better either not never also only just still already now again once ever even always often soon later earlier recently previously formerly reportedly allegedly apparently probably possibly perhaps maybe likely unlikely almost nearly largely mostly mainly partly fully far long too very well yet so thus therefore however meanwhile instead moreover further furthermore today yesterday tomorrow tonight here there then nonetheless nevertheless otherwise rather quite indeed since likewise jointly together alone afterwards afterward sometimes seldom rarely hardly barely twice all both each abroad overnight first last all ago further worldwide nationwide forever elsewhere back thereafter hence eventually else somehow anyway besides",
    ),
    (Tag::NEGATION, "not never n't n’t nor no-longer cannot hardly"),
    (Tag::MODAL, "will would can could may might shall should must ought cannot wo ca sha 'll ’ll"),
    (Tag::BE.and(Tag::PRESENT), "am is are 'm ’m 're ’re isn ain"),
    (Tag::BE.and(Tag::PAST), "was were"),
    (Tag::BE, "be been being"),
    (Tag::HAVE.and(Tag::PRESENT), "have has 've ’ve"),
    (Tag::HAVE.and(Tag::PAST), "had"),
    (Tag::HAVE, "having"),
    (Tag::DO.and(Tag::PRESENT), "do does"),
    (Tag::DO.and(Tag::PAST), "did"),
    (
        Tag::ADJECTIVE,
        "new old former late senior top main minor big small large great high low long short early young good bad best worst better worse own same different certain possible able unable free full strong weak hard heavy recent current previous prior next last final initial joint mutual bilateral multilateral regional national international local global foreign domestic federal central northern southern eastern western military civil civilian political economic financial diplomatic nuclear ballistic conventional strategic tactical legal illegal unofficial direct indirect formal informal de-facto other total overall alleged so-called fresh additional another various numerous multiple whole entire true false real ready close open armed covert overt deadly violent peaceful alive vice acting internal external interim permanent temporary annual monthly weekly daily rare common special crucial critical vital important significant serious severe grave modest sharp steep rapid slow quick suspected proposed planned limited occupied disputed unmanned aerial naval long-range primary secondary necessary ordinary monetary voluntary contemporary preliminary disciplinary parliamentary humanitarian precautionary customary arbitrary",
    ),
    (
        Tag::NOT_VERB,
        "hundred red bed indeed seed speed breed feed creed greed deed reed weed sacred naked wicked united species news series politics perhaps always towards besides sometimes nowadays overseas headquarters thus us its his this has is was as yes",
    ),
    (
        Tag::PLURAL,
        "people police men women children troops media data forces rebels officials militants staff both many few several others those these all most some families",
    ),
    (
        Tag::CALENDAR,
        "january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday week weeks month months year years day days morning afternoon evening night spring summer autumn winter weekend quarter decade hours minutes",
    ),
];

/// Words in `-ly` that are no adverbs.
#[rustfmt::skip]
pub(super) const NOT_ADVERBS: &[&str] = &[
    "ally", "anomaly", "apply", "assembly", "belly", "bully", "comply", "early", "family", "fly", "friendly",
    "holy", "imply", "italy", "jelly", "july", "lily", "lovely", "monopoly", "multiply", "only", "rally", "rely",
    "reply", "supply", "tally", "costly", "deadly", "elderly", "ugly", "unlikely", "orderly", "daily", "weekly",
    "monthly", "yearly", "quarterly", "folly", "butterfly", "homily",
];

//! The names of FollowTheMoney: schemata of who can act, and properties that an entry may carry though nothing reads them.

/// Schemata that an actor may have.
pub const SCHEMATA: &[&str] = &[
    "Person",
    "Organization",
    "PublicBody",
    "Company",
    "Country",
    "LegalEntity",
    "Thing",
    "Airplane",
    "Asset",
    "Vehicle",
    "Vessel",
    "CryptoWallet",
    "Family",
    "Security",
];

/// The schema of an actor that gives none.
pub const ANY: &str = "LegalEntity";

/// Properties of FollowTheMoney that describe an actor or event further; kept in the file, not read.
pub const IGNORED: &[&str] = &[
    "abbreviation",
    "address",
    "appearance",
    "birthCountry",
    "birthDate",
    "birthPlace",
    "classification",
    "createdAt",
    "deathDate",
    "description",
    "dissolutionDate",
    "education",
    "email",
    "ethnicity",
    "fatherName",
    "firstName",
    "gender",
    "incorporationDate",
    "jurisdiction",
    "keywords",
    "legalForm",
    "mainCountry",
    "middleName",
    "modifiedAt",
    "motherName",
    "nationality",
    "notes",
    "parent",
    "phone",
    "political",
    "previousName",
    "profession",
    "programId",
    "publisher",
    "publisherUrl",
    "registrationNumber",
    "religion",
    "secondName",
    "sector",
    "sourceUrl",
    "spokenLanguage",
    "status",
    "tags",
    "taxNumber",
    "title",
    "topics",
    "website",
    "weight",
    "wikipediaUrl",
];

/// Keys of front matter that other programs and dateline itself use.
pub const FOREIGN: &[&str] =
    &["cssclass", "cssclasses", "date", "dateline", "lang", "permalink", "publish", "published", "url"];

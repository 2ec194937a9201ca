"""How names are written: folding, family names, particles, the usual spelling of names that sources spell in ways of their own."""

import datetime
import re
import unicodedata


FAMILY_FIRST = {"china", "taiwan", "north-korea", "south-korea", "hong-kong", "cambodia"}
PARTICLES = {"de", "del", "della", "da", "do", "dos", "das", "di", "du", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ibn", "ben", "ould", "y", "zu", "ter", "ten"}
# Words that many names have.
COMMON = set("""mohammad mohammed muhammad mohamed ahmed ahmad ali abdullah hassan khan shah sheikh bin ibn prince jose juan carlos
john paul sir king queen the van der maria luis jean abdul hamad sultan hussein ould""".split())


def fold(name):
    name = name.translate(str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "’": "'"}))
    name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", name.replace("'", "")).strip()


def day(text):
    """The first day of an EDTF date, for comparing."""
    parts = [int(part) for part in re.findall(r"\d+", text)[:3]]
    return datetime.date(*(parts + [1, 1])[:3])


def like(country, one, other):
    """Whether two folded names may be spellings of one: they share a family name."""
    one, other = one.split(), other.split()
    shared = {word for word in set(one) & set(other) if len(word) > 2} - COMMON
    if country in FAMILY_FIRST or country == "vietnam":
        # Two Kims may follow each other.
        return len(shared) > 1
    ends = [set(words[1:][-2:]) for words in (one, other)]
    return bool(shared & ends[0] & ends[1])


def natural(word):
    """A word in capitals as it is usually written."""
    if re.fullmatch(r"[IVX]+|(?:[A-Z]\.)+", word):
        return word
    parts = re.split(r"([- ])", word.lower())
    word = "".join(part if part in PARTICLES and at else part.capitalize() for at, part in enumerate(parts))
    word = re.sub(r"^([A-Z]')([a-z])", lambda m: m[1] + m[2].upper(), word)
    if word.lower() in PARTICLES:
        return word.lower()
    word = re.sub(r"^(Al|El)-(.)", lambda m: m[1].lower() + "-" + m[2].upper(), word)
    return re.sub(r"^Mc(.)", lambda m: "Mc" + m[1].upper(), word)


# The usual spelling of names that the Factbook spells in a way of its own.
SPELT = {
    "Mohammed Irfaan Ali": "Irfaan Ali", "Kay Rala Xanana Gusmao": "Xanana Gusmao", "Jose Ulisses Correia e Silva": "Ulisses Correia e Silva",
    "Salim Salih bin Burayk": "Salem bin Breik", "Mishal al-Ahmad al-Jabir al-Sabah": "Meshal al-Ahmad al-Sabah",
    "La'Aulialemalietoa La'auli Leuatea Schmidt": "La'auli Leuatea Schmidt", "Jean-Lucien Kwassi Savi de Tove": "Jean-Lucien Savi de Tove",
    "Carlos Manuel Vila Nova": "Carlos Vila Nova", "Abdoulkader Kamil Mohamed": "Abdoulkader Kamil Mohamed",
    "Ahmad Abdullah Al-Ahmad al Sabah": "Ahmad al-Abdullah al-Sabah", "Antonio Luis Montenegro": "Luis Montenegro",
    "Maria Benvinda Delfina Levi": "Benvinda Levi", "Myriam Spiteri Debono": "Myriam Spiteri Debono",
    "Mohammad Zia-Ul-Haq": "Muhammad Zia-ul-Haq", "Frederik Willem de Klerk": "F.W. de Klerk", "Frederick Willem de Klerk": "F.W. de Klerk",
    "Pieter Willem Botha": "P.W. Botha", "Anwar As-Sadat": "Anwar Sadat", "Zaid ibn Sultan al Nahayan": "Zayed bin Sultan Al Nahyan",
    "Haile Selassie I of Ethiopia": "Haile Selassie", "Jerry John Rawlings": "Jerry Rawlings", "Pierre Elliott Trudeau": "Pierre Trudeau",
    "Abel Pacheco de la Espriella": "Abel Pacheco", "Valery Giscard D'Estaing": "Valéry Giscard d'Estaing",
    "Ali Akbar Hashemi Rafsanjani": "Akbar Hashemi Rafsanjani", "Nguyen van Thieu": "Nguyen Van Thieu", "Nguyen van Linh": "Nguyen Van Linh",
    "Abdourahame Tiani": "Abdourahamane Tiani", "Haybatullah Akhundzada": "Hibatullah Akhundzada", "Wachiralongkon": "Vajiralongkorn",
    "Ibrahim ibni al-Marhum Sultan Iskandar": "Ibrahim Iskandar", "Muhammad bin Rashid Al Maktum": "Mohammed bin Rashid Al Maktoum",
    "Sam Hou Fai": "Sam Hou Fai", "Xavier Espot Zamora": "Xavier Espot", "Manuel Osa Nsue Nsua": "Manuel Osa Nsue", "Cecile la Grenade": "Cécile La Grenade",
    "Cyrille le Vely": "Cyrille Le Vély", "Sonexay Siphandon": "Sonexay Siphandone", "Muhammad al-Bashir": "Mohammed al-Bashir",
    "Rashad Muhammad al-Alimi": "Rashad al-Alimi", "Mahmud Abbas": "Mahmoud Abbas", "Augusto Pinochet Ugarte": "Augusto Pinochet", "Felipe Gonzalez Marquez": "Felipe González",
    "Adolfo Suarez Gonzalez": "Adolfo Suárez", "Patricio Aylwin Azocar": "Patricio Aylwin", "Ricardo Lagos Escobar": "Ricardo Lagos",
    "Vicente Fox Quesada": "Vicente Fox", "Carlos Saul Menem": "Carlos Menem", "Ernesto Samper Pizano": "Ernesto Samper",
    "Cesar Gaviria Trujillo": "César Gaviria", "Andres Pastrana Arango": "Andrés Pastrana", "Oscar Arias Sanchez": "Óscar Arias", "Sa-Ngad Chaloryu": "Sangad Chaloryu", "Daniel Arap Moi": "Daniel arap Moi",
}
SPANISH = set("""argentina bolivia chile colombia costa-rica cuba dominican-republic ecuador el-salvador guatemala honduras mexico nicaragua panama
paraguay peru spain uruguay venezuela""".split())
SECOND_NAMES = set("""adolfo agustin alberto alejandro alfredo andres angel antonio armando arturo augusto carlos cesar daniel eduardo emilio enrique
ernesto esteban eugenio federico felipe fernando filiberto francisco gabriel gerardo gonzalo guillermo gustavo hector humberto ignacio isabel javier
joaquin jorge jose juan julian julio leonardo luis manuel maria mario miguel napoleon natalicio nicolas orlando oscar oswaldo pablo patricio pedro
rafael ramon raul ricardo roberto rodolfo rodrigo romeo saul simon tomas umberto vicente vinicio xiomara conrado diego alfonso""".split())


def usual_name(name):
    """The name as it is mostly written, and the other ways."""
    if name in SPELT:
        return SPELT[name], [name]
    return name, []


def particle_name(name):
    """The family name where it has more than one word or a particle."""
    words = name.split()
    at = len(words) - 1
    while at > 1 and words[at - 1].lower() in PARTICLES:
        at -= 1
    return " ".join(words[at:]) if at < len(words) - 1 or re.match(r"(al|el)-", words[-1]) else None

"""Who held which office when, of several sources; the same person in two sources is one entry.

The editors' lines come first and are trusted for names and dates; then US presidents, the Factbook's present holders, the
leaders of CountryInfo to 2011, and Archigos' spells of effective leaders from 1945 on.
"""

import csv
import datetime
import json
import os
import re
import unicodedata

from . import offices
from .write import slug

AS_OF = "2026-05"
MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
FAMILY_FIRST = {"china", "taiwan", "north-korea", "south-korea", "hong-kong", "cambodia"}
PARTICLES = {"de", "del", "della", "da", "do", "dos", "das", "di", "du", "van", "von", "der", "den", "la", "le", "el", "al", "bin", "ibn", "ben", "ould", "y", "zu", "ter", "ten"}
# Words that many names have.
COMMON = set("""mohammad mohammed muhammad mohamed ahmed ahmad ali abdullah hassan khan shah sheikh bin ibn prince jose juan carlos
john paul sir king queen the van der maria luis jean abdul hamad sultan hussein ould""".split())
HONORIFICS = r"^(?:(?:Gen\.|General|Col\.|Capt\.|Maj\.|Lt\.|Sir|Dame|Dr\.|Ratu|Sheikh|Grand Chief|Crown Prince|Air Vice-Marshal|Sr\. Gen\.|Senior General) )+"


def fold(name):
    name = name.translate(str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ı": "i", "’": "'"}))
    name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", name.replace("'", "")).strip()


def day(text):
    """The first day of an EDTF date, for comparing."""
    parts = [int(part) for part in re.findall(r"\d+", text)[:3]]
    return datetime.date(*(parts + [1, 1])[:3])


class People:
    """The people found so far, by country."""

    def __init__(self, names):
        self.names = names
        self.by_country = {}
        self.count = {}

    def find(self, source, country, names, key, start):
        """Somebody of that country with one of the names, or who took the same office then under a name that is like it.

        The editors' and the US file's names are sure; whom the Factbook has in an office since the same day is the same person."""
        wanted = {fold(name) for name in names}
        people = self.by_country.get(country, [])
        for person in people:
            if wanted & person["folded"]:
                return person
        for person in people:
            for held in person["position"]:
                if not (start and held.get("startDate")):
                    continue
                apart = abs((day(held["startDate"]) - day(start)).days)
                if held["key"] != key or source in ("editor", "us-executive") or (country, key) == ("bosnia-and-herzegovina", "pres"):
                    continue
                alike = any(like(country, name, other) for name in wanted for other in person["folded"])
                if alike and (apart <= 60 or source == "factbook" and not held.get("endDate")) or source == "factbook" and apart <= 3:
                    return person
        return None

    def add(self, source, country, name, aliases, last, key, start, end):
        """Adds an office to the person of that name, who may be new."""
        person = self.find(source, country, [name] + aliases, key, start)
        if person is None:
            person = {"name": name, "alias": [], "country": country, "position": [], "sources": [], "folded": {fold(name)}, "tokens": set()}
            self.by_country.setdefault(country, []).append(person)
            if last:
                person["lastName"] = last
        for alias in [name] + aliases:
            folded = fold(alias)
            if folded not in person["folded"]:
                person["alias"].append(alias)
            person["folded"].add(folded)
            person["tokens"] |= set(folded.split())
        if source not in person["sources"]:
            person["sources"].append(source)
        if key:
            self.hold(person, country, key, start, end, source)
        return person

    def hold(self, person, country, key, start, end, source=None):
        same = {"actingpres": "pres", "premier": "pm", "chancellor": "pm", "queen": "king"}
        for held in person["position"]:
            if same.get(held["key"], held["key"]) != same.get(key, key) or held["of"] != offices.body(country, key):
                continue
            # A source tells its own spells apart to the day, terms too: `..2013-01-20; 2013-01-20..` are two.
            own = -1 if source in ("editor", "us-executive") else 0
            if overlap(held, start, end, own if source and held.get("by") == source else 60):
                # The source before is trusted, but an end that it does not know is taken over.
                if end and held.get("endDate", "").endswith("~"):
                    held["endDate"] = end
                return
        person["position"].append({**offices.position(country, self.names[country], key, start, end), "by": source})


def like(country, one, other):
    """Whether two folded names may be spellings of one: they share a family name."""
    one, other = one.split(), other.split()
    shared = {word for word in set(one) & set(other) if len(word) > 2} - COMMON
    if country in FAMILY_FIRST or country == "vietnam":
        # Two Kims may follow each other.
        return len(shared) > 1
    ends = [set(words[1:][-2:]) for words in (one, other)]
    return bool(shared & ends[0] & ends[1])


def overlap(held, start, end, slack=60):
    """Whether two spells overlap or are less than `slack` days apart, as two sources' dates of one spell may be."""
    first, last = held.get("startDate"), held.get("endDate")
    before = end and first and day(end) < day(first) - datetime.timedelta(days=slack)
    after = start and last and day(last) < day(start) - datetime.timedelta(days=slack)
    return not (before or after)


def editor(people, path):
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            country, name, held, aliases, last = [field.strip() for field in (line.rstrip("\n") + "||||").split("|")[:5]]
            aliases = [alias.strip() for alias in aliases.split(",") if alias.strip()]
            if not held:
                people.add("editor", country, name, aliases, last, None, None, None)
            for one in filter(None, (part.strip() for part in held.split(";"))):
                key, dates = one.split()
                start, end = dates.split("..")
                people.add("editor", country, name, aliases, last, key, start, AS_OF + "~" if end == "?" else end)


USUAL = {
    "William Clinton": "Bill Clinton", "James Carter": "Jimmy Carter", "Albert Gore": "Al Gore", "James Quayle": "Dan Quayle",
    "George Walker Bush": "George W. Bush", "George Herbert Walker Bush": "George H. W. Bush", "Joseph Biden": "Joe Biden",
    "Richard Cheney": "Dick Cheney", "Gerald Ford": "Gerald Ford", "Richard Nixon": "Richard Nixon", "Ronald Reagan": "Ronald Reagan",
}
ALSO = {
    "George H. W. Bush": ["George H.W. Bush", "George Bush Sr."], "George W. Bush": [], "John F. Kennedy": ["JFK"],
    "Franklin D. Roosevelt": ["FDR"], "Barack Obama": ["Barack H. Obama"], "Jimmy Carter": ["James Earl Carter"],
}


def us_executive(people, path):
    """Presidents, and vice presidents from 1933 on; the file is YAML of one shape, read line by line."""
    with open(path, encoding="utf-8") as file:
        for block in file.read().split("\n- id:"):
            get = lambda key: (re.search(rf"^ +{key}: '?(.+?)'?$", block, re.M) or [None, ""])[1]
            first, middle, last = get("first"), get("middle"), get("last")
            terms = re.findall(r"type: (\w+)\n +start: '([\d-]+)'\n +end: '([\d-]+)'", block)
            terms = [term for term in terms if term[0] == "prez" or term[1] >= "1933"]
            if not terms:
                continue
            plain, full = f"{first} {last}", f"{first} {middle} {last}".replace("  ", " ")
            with_initial = re.sub(r" (\w)\w*( \w+)* (?=\S+$)", lambda m: f" {m[1]}. ", full) if middle else plain
            usual = USUAL.get(full) or USUAL.get(plain) or (get("wikipedia") if "(" not in get("wikipedia") else "") or with_initial
            # `George Bush` and `John Adams` are two.
            aliases = {full, with_initial} | ({plain} if last not in ("Bush", "Adams", "Kennedy") else set()) | set(ALSO.get(usual, []))
            for kind, start, end in terms:
                key = "pres" if kind == "prez" else "vicepres"
                person = people.add("us-executive", "united-states", usual, sorted(aliases), None, key, start, end if end < AS_OF else "")
                wikidata = get("wikidata")
                if wikidata:
                    person["wikidataId"] = wikidata


TITLES = [
    (r"Supreme Leader", "supremeleader"), (r"Acting President|Interim President|Transition(?:al)? President|Interim.*President", "actingpres"),
    (r"Prime Minister|President of the Government of Spain|President of Council of Ministers|Chairman of the Cabinet of Ministers|Taoiseach", "pm"), (r"Premier", "pm"),
    (r"Chancellor", "chancellor"), (r"King", "king"), (r"Emperor", "emperor"), (r"Sultan", "sultan"), (r"Amir", "emir"),
    (r"Grand Duke", "grandduke"), (r"Prince", "prince"), (r"Pope", "pope"), (r"President\b", "pres"),
]


def date(text):
    """A date of the Factbook, `12 December 2019`, in EDTF."""
    found = re.search(r"(?:(\d{1,2}) )?(?:([A-Z][a-z]{2})[a-z]* )?(\d{4})", text)
    if not found:
        return ""
    out = found[3]
    if found[2] and found[2].lower() in MONTHS:
        out += f"-{MONTHS[found[2].lower()]:02}"
        out += f"-{int(found[1]):02}" if found[1] else ""
    return out


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


# Offices of territories, of governors-general and of members of collective heads, by the words of the Factbook; tried after TITLES.
SECOND_TITLES = [
    (r"[Gg]overnor[ -][Gg]eneral", "governorgeneral"), (r"Lieutenant[ -]Governor", "ltgovernor"), (r"[Pp]resident of the Governorate of the Vatican City State", "governoratepres"), (r"Governor\b", "governor"),
    (r"High Commissioner of the Republic|High Commissioner", "highcommissioner"), (r"Administrator(?: Superior)?", "administrator"), (r"Prefect", "prefect"),
    (r"Commissioner", "commissioner"), (r"Chief Minister", "chiefminister"), (r"Chief Executive", "chiefexecutive"), (r"Premier", "premier"),
    (r"Prime Minister", "pm"), (r"President of (?:the )?(?:Territorial (?:Council|Assembly)|Government|French Polynesia)", "terrpres"),
    (r"Mayor and Chairman of the Island Council|Mayor", "mayor"), (r"Bailiff", "bailiff"), (r"Ulu o Tokelau", "ulu"), (r"Captains? Regent", "captainregent"),
    (r"Co-prince", "coprince"), (r"Chairperson of the Presidency", "pres"), (r"Chairperson of the Council of Ministers", "pm"),
    (r"Sovereign Council Chair(?: and Commander-in-Chief of the Sudanese Armed Forces)?|Presidential Leadership Council Chairperson|Taliban Leader", "leader"),
    (r"Supreme Leader", "supremeleader"), (r"Minister of State", "ministerofstate"), (r"Secretary of State for Foreign and Political Affairs", "foreign"), (r"King(?: Sultan)?\b", "king"), (r"President, Presidential Council,", "pres"), (r"Vice President", "vicepres"),
]
# Heads of state of several countries and territories, each an entry of one country.
SHARED_HEADS = {
    "CHARLES III": "united-kingdom", "WILLEM-ALEXANDER": "netherlands", "FREDERIK X": "denmark", "HARALD V": "norway", "MACRON": "france",
    "TRUMP": "united-states", "XI Jinping": "china",
}


def statements(text):
    """What is said of each holder: the words before `(since …)` and what stands in the brackets; the notes after are left out."""
    found, end = [], 0
    text = re.sub(r"; also [^;(]*(?=\(since)", " ", text)
    for match in re.finditer(r"\(([^()]*\bsince\b[^()]*)\)", text):
        found.append((re.split(r";|represented by", text[end : match.start()])[-1].strip(" ,"), match[1]))
        end = match.end()
    return found


def holder(name, country, key):
    """The usual name, its other forms and what may stand alone, of a name with the family name in capitals; None where there is none."""
    name = re.sub(HONORIFICS, "", name).strip()
    name = re.sub(r" \(.*?\)|\".*?\" ", "", name).split("; also")[0].strip(" ,")
    words = re.sub(r",? Jr\.", " Jr.", name).split()
    junior = words and words[-1] == "Jr." and bool(words.pop())
    capitals = [at for at, word in enumerate(words) if re.fullmatch(r"[^a-z.]{2,}", word.strip(",")) or re.search(r"[A-Z]{3,}", word)]
    if not words or not capitals:
        return None
    nice = [natural(word) if at in capitals else word for at, word in enumerate(words)]
    family = " ".join(nice[at] for at in capitals if nice[at] not in ("II", "III", "VI", "X", "XIV"))
    full = " ".join(nice)
    usual = full
    arabic = any(word.lower() in ("al", "el", "bin", "abdel", "abd", "abu") or re.match("(al|el)-", word.lower()) for word in words)
    if capitals[0] > 0 and arabic:
        usual = " ".join(nice[: capitals[-1] + 1])
        family = " ".join(nice[at] for at in capitals)
    elif capitals[0] > 0:
        # What stands after the family name, and the names in the middle, are seldom used.
        middle = [nice[at] for at in range(1, capitals[0]) if nice[at].lower() in PARTICLES and at == capitals[0] - 1]
        usual = " ".join([nice[0]] + middle + [nice[at] for at in capitals])
        family = " ".join(middle + [nice[at] for at in capitals])
    last = family if capitals[-1] != len(words) - 1 or len(capitals) > 1 or capitals[0] == 0 or " " in family else None
    if full in SPELT:
        usual, last, family = SPELT[full], None, SPELT[full]
    if junior:
        usual, full = usual + " Jr.", full + " Jr."
    aliases = [full] if full != usual else []
    royal = {"king": "King", "emperor": "Emperor", "prince": "Prince", "grandduke": "Grand Duke"}.get(key)
    if royal and len(nice) <= 2:
        # A given name alone would be found in other people's names.
        aliases += [f"{royal} {usual}", f"{royal} {family}"] if len(nice) == 2 else []
        usual = usual if len(nice) == 2 else f"{royal} {usual}"
        last = family
    return usual, list(dict.fromkeys(aliases)), last


def first_holder(people, country, said):
    """Takes the holder of a sovereign country who is named first; whether that could be done."""
    text, since = said
    text = re.sub(r" ?\((?:Prime Minister|prime minister-equivalent)\)", "", text)
    start = date(since.split("since", 1)[1])
    start = {"2005-06-23": "2025-06-23"}.get(start, start)
    key = next((key for pattern, key in TITLES if re.search(pattern, text)), None)
    if not key or not start or since[:5] != "since" or "CHARLES III" in text and country != "united-kingdom" or "Vice President" in text:
        return False
    if "Chairperson of the Presidency" in text or country == "vatican-city" and key in ("pres", "governor"):
        return False
    at = max(match.end() for pattern, _ in TITLES for match in re.finditer(pattern, text))
    name = re.sub(r"^(?:and Foreign Minister|and Co-Vice President|and Prime Minister|of the National Council.*?\(CNSP\)|of the Swiss Confederation|,? ?Presidential Council,) ?", "", text[at:].strip(" ,"))
    made = holder(name, country, key)
    if made:
        people.add("factbook", country, *made, key, start, "")
    return bool(made)


def other_holder(people, country, field, said, is_dependent, known):
    """Takes a holder of a territory, a governor-general, a further member of a collective head or a monarch of many realms; else the reason why not."""
    text, since = said
    start = date(since.split("since", 1)[1])
    if not start:
        return "without a date"
    for name, home in SHARED_HEADS.items():
        if name in text:
            if home == country:
                return "said twice of one person"
            words = set(fold(name).split())
            same = [person for person in people.by_country.get(home, []) if words <= set(fold(" ".join([person["name"]] + person["alias"])).split())]
            held = [person for person in same if any(one.get("startDate") == start or not one.get("endDate") for one in person["position"])]
            if not held:
                return "of nobody known"
            key = "coprince" if "Co-prince" in text else "headofstate" if is_dependent else "king"
            people.hold(held[0], country, key, start, "", "factbook")
            return None
    other = re.search(r"[Gg]overnor[ -][Gg]eneral of (?:the Commonwealth of )?(Australia|New Zealand)|New Zealand High Commissioner", text)
    if other and country not in ("australia", "new-zealand"):
        return "of another country's office, said again"
    if not other and re.match(r"(?:First )?Vice President|Deputy", text):
        return "deputies"
    titles = [(pattern, key) for pattern, key in SECOND_TITLES if re.search(pattern, text)]
    key = "pres" if "presidency member" in since else titles[0][1] if titles else None
    if country == "cook-islands" and not key:
        key = "kingsrepresentative"
    if not key and not is_dependent and country != "andorra":
        # The Factbook leaves the usual title out.
        key = "pm" if field == "hog" else "headofstate"
    if not key:
        return "of representatives without an office of their own"
    at = max([match.end() for pattern, _ in SECOND_TITLES for match in re.finditer(pattern, text)], default=0)
    name = re.sub(r"^(?:\(nonresident\) )?(?:(?:and|of) (?:the )?[A-Z]\w+(?: Islands)? )?(?=\S+ )", "", text[at:].strip(" ,)"))
    name = re.sub(r"^(?:[Aa]rchbishop|Commander|Dr\.|Dame|General|Sir|Air Vice-Marshal) ", "", re.sub(r"^\(\w+\) ", "", name))
    name = re.split(r", (?!Jr)| \((?!\w+\) )", re.sub(r" \(\w+\) ", " ", name))[0]
    if not re.search(r"[^a-z.\s-]{2,}", name.split()[-1] if name.split() else ""):
        name = re.sub(r"(\S+)$", lambda last: last[1].upper(), name) if " " in name and not re.search(r"\b[A-Z]{3,}", name) else name
    name = re.sub(r"\b([A-Z][a-z]+)-([A-Z]{3,})\b", lambda both: both[0].upper(), name)
    made = holder(name, country, key)
    if not made:
        return "of a name that is not told apart"
    same = known.get(fold(made[0]))
    if same:
        people.hold(same, country, key, start, "", "factbook")
        return None
    known[fold(made[0])] = people.add("factbook", country, *made, key, start, "")
    return None


def factbook(people, rows, ids, files):
    """The present chiefs of state and heads of government of countries and territories."""
    dates, taken, others, left, known = 0, 0, 0, {}, {}
    later = []
    for code, row in rows.items():
        country = ids.get(files.get(code))
        for field in ("cos", "hog"):
            text = row[field]
            all_dates = len(re.findall(r"since", text))
            dates += all_dates
            if not country:
                left["of no territory of CLDR"] = left.get("of no territory of CLDR", 0) + all_dates
                continue
            said = statements(text)
            if all_dates > len(said):
                left["said twice of one person"] = left.get("said twice of one person", 0) + all_dates - len(said)
            is_dependent = country in people.dependent
            for number, one in enumerate(said):
                if number == 0 and not is_dependent and first_holder(people, country, one):
                    taken += 1
                else:
                    later.append((country, field, one, is_dependent))
    # Monarchs of many realms must be there before their other offices are.
    for country, field, one, is_dependent in later:
        why = other_holder(people, country, field, one, is_dependent, known)
        if why:
            left[why] = left.get(why, 0) + 1
            if os.environ.get("SHOW_LEFT"):
                print("  left:", why, country, one)
        else:
            others += 1
    reasons = ", ".join(f"{count} {why}" for why, count in sorted(left.items(), key=lambda one: -one[1]))
    print(f"Factbook: {dates} 'since' dates of chiefs: {taken + others} taken ({taken} first holders of sovereign countries, {others} of territories, "
          f"governors-general, further holders and monarchs of several realms); left: {reasons}")


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

HEADINGS = [
    (r"^Presidents?(, PRIME_MINISTERS)?$|^Interim president$|^Presidents of the presidency$|^Presidents of the council of state$", "pres"),
    (r"^Prime ministers?|^Premiers?$|^Co-PRIME_MINISTERS|^Chairmen of the council of ministers|^First prime ministers|^Presidents of the executive yuan|^Heads of government", "pm"),
    (r"^Chancellors", "chancellor"), (r"^Kings?$|^Kings/QUEENS|^Kings \(|^Paramount rulers", "king"), (r"^Emperors", "emperor"), (r"^Emirs|^Rulers$", "emir"),
    (r"^Sultans", "sultan"), (r"^Shahs", "shah"), (r"^Leader of the revolution", "supremeleader"), (r"^Sovereign princes|^Princes/", "prince"), (r"^Grand dukes", "grandduke"),
    (r"^General secretaries of the communist party|^First secretaries|^General secretaries$", "partychief"),
    (r"^Chairm[ae]n of the (military|revolutionary|provisional|supreme military|national salvation|state law|state peace).*|^Heads? of state$", "leader"),
]


def stamp(text):
    """`20110131` in EDTF; days that months do not have are the source's way to say 'the end of'."""
    year, month, number = int(text[:4]), int(text[4:6] or 0), int(text[6:8] or 0)
    try:
        return datetime.date(year, month, number).isoformat()
    except ValueError:
        return f"{year}-{month:02}" if 1 <= month <= 12 else str(year)


def country_info(people, path, ids):
    """Leaders by office, and foreign and defence ministers, to 2011."""
    with open(path, encoding="latin-1") as file:
        text = file.read()
    for block in re.findall(r"<CountryCode>(.*?)(?=<CountryCode>|\Z)", text, re.S):
        # Its two-letter codes are not all right.
        country = ids.get(block[:3].lower())
        cow = re.search(r"<COW-Alpha>(\w+)<", block)
        if country and cow:
            people.cow[cow[1]] = country
        if not country:
            continue
        key, of = None, country
        leaders = re.search(r"<Leaders>(.*?)</Leaders>", block, re.S)
        for line in (leaders[1] if leaders else "").splitlines():
            line = line.split("#")[0].strip()
            heading = re.match(r"<([^>]*)>?", line)
            if heading:
                title = heading[1]
                key = None if title.startswith("/") else next((key for pattern, key in HEADINGS if re.search(pattern, title)), None)
                of = country
                if country == "russia" and title not in ("Presidents", "Prime ministers"):
                    of = "soviet-union"
                if country == "germany" and title.startswith("Chairmen"):
                    of = "east-germany"
                continue
            if key and country != "united-states":
                dated(people, of, key, line)
        government = re.search(r"<Government>(.*?)</Government>", block, re.S)
        for line in (government[1] if government else "").splitlines():
            if re.search(r"# *(?:Minister of )?(?:(?:Foreign|External) (?:Affairs|Relations)|Foreign Minister|State for Foreign Affairs|Foreign Affairs)\b[^&]*$", line) and "Deputy" not in line:
                dated(people, country, "foreign", line.split("#")[0])
            elif re.search(r"# *Minister of (?:National )?Defen[sc]e\b[^&]*$", line):
                dated(people, country, "defence", line.split("#")[0])


def dated(people, country, key, line):
    names = re.findall(r"\{([^}]*)\}", line) or [line.split("[")[0].strip()]
    names = [" ".join(natural(word) for word in name.strip("_ ").split("_") if word) for name in names]
    names = [re.sub(r"^(Hojatolislam|Ayatollah|Sheikh|Sayyed|Sir|Prince|Dame|General|Tunku|Tengku|Datuk|Lord|Samdech|Lyonpo|Seri|Tun|Sardar) (?=.* )", "", name) for name in names]
    names = [name[0].upper() + name[1:] for name in names if (" " in name or country == "indonesia") and not re.search(r"[^\w .'-]| Council|Junta|Committee|Vacant", name)]
    spans = [span for span in re.findall(r"\[([^\]:]*)\]", line) if re.search(r"\d{8}", span)]
    if not names or not spans or key in ("foreign", "defence") and len(spans) > 1:
        return
    for span in spans:
        found = re.search(r"(\d{8}) *- *(\d{8})", span)
        if found:
            start, end = stamp(found[1]), stamp(found[2])
        elif ">" in span:
            start, end = stamp(re.search(r"\d{8}", span)[0]), "2011-01~"
        else:
            start, end = "", stamp(re.search(r"\d{8}", span)[0])
        if end and start and day(end.rstrip("~")) < day(start):
            continue
        name, others = usual_name(names[0])
        last = name.split()[0] if country in FAMILY_FIRST else particle_name(name)
        people.add("country-info", country, name, others + names[1:], last, key, start, end)


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


COW = {
    "GFR": "germany", "GDR": "east-germany", "CZE": "czechoslovakia", "CZR": "czechia", "YUG": "yugoslavia", "DRV": "vietnam",
    "YEM": "yemen", "GNB": "guinea-bissau", "GUI": "guinea", "CON": "republic-of-the-congo", "BRU": "brunei", "FJI": "fiji", "YPR": "south-yemen",
    "RVN": "south-vietnam", "TBT": "tibet", "ZAN": "zanzibar", "KOS": "kosovo", "SSD": "south-sudan", "SER": "serbia", "RUM": "romania", "UKG": "united-kingdom", "ROK": "south-korea", "ETM": "timor-leste",
}


def completed(path):
    """Full names by country and the name that Archigos has."""
    names = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            country, pairs = line.split("|", 1)
            for pair in pairs.split(";"):
                short, full = pair.split("=", 1)
                names[country.strip(), short.strip()] = full.strip()
    return names


def archigos(people, path, ids, full_names):
    """Spells of effective leaders. A name that is not complete, and that neither another source nor leaders.txt completes, makes an entry
    under a description, so that the office has its holder on its dates; the name it has is what may stand alone."""
    with open(path, encoding="latin-1") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    spells = {}
    for row in rows:
        spells.setdefault(row["obsid"], []).append(row)
    skipped = [0, 0]
    counts = {"joined to another source's person": 0, "with a full name": 0, "under a description": 0}
    for spell in spells.values():
        start, end = spell[0]["startdate"], spell[-1]["enddate"]
        code = spell[0]["idacr"]
        country = COW.get(code) or people.cow.get(code)
        if code == "RUS" and start < "1991-07-01":
            country = "soviet-union"
        if end < "1945-01-01":
            continue
        if not country or country == "united-states":
            skipped[0 if country else 1] += 1
            continue
        open_end = end >= "2015-12-31"
        tokens = {token for token in fold(spell[0]["leader"]).split() if len(token) > 2} - COMMON
        best, person = None, None
        for known in people.by_country.get(country, []):
            if not tokens & known["tokens"]:
                continue
            for held in known["position"]:
                if held["key"] in ("foreign", "defence", "vicepres") or not overlap(held, start, end):
                    continue
                apart = abs((day(held["startDate"]) - day(start)).days) if held.get("startDate") else 9999
                if best is None or apart < best:
                    best, person = apart, known
        uri = spell[0]["dbpedia.uri"]
        leader = spell[0]["leader"].strip()
        full = full_names.get((country, leader)) or (leader if is_full(people, country, leader) else None)
        if full and not (person and fold(full) in person["folded"]):
            known = [one for one in people.by_country.get(country, []) if fold(full) in one["folded"]]
            person = known[0] if known else person if person and like(country, fold(full), fold(person["name"])) else None
        if person is None and full:
            last = full.split()[0] if country in FAMILY_FIRST else particle_name(full)
            if full.split()[0] in ("King", "Imam", "Prince", "Archbishop"):
                last = full.split()[1]
            people.add("archigos", country, full, [], last, "leader", start, "2015-12~" if open_end else end)
            counts["with a full name"] += 1
            continue
        if person is None and uri != "NA":
            from urllib.parse import unquote

            name = re.sub(r"\s*\(.*?\)|,.*", "", unquote(uri.rsplit("/", 1)[1]).replace("_", " ")).strip()
            name = re.sub(r"^(\S+(?: [IVX]+)?) of .*", r"King \1", name)
            name = SPELT.get(name, name)
            if " " in name and fold(name):
                last = name.split()[0] if country in FAMILY_FIRST and name != "Syngman Rhee" else particle_name(name)
                if name.startswith("King "):
                    last = name.split()[1]
                person = people.add("archigos", country, name, [], last, "leader", start, "2015-12~" if open_end else end)
                counts["with a full name"] += 1
        elif person is not None:
            counts["joined to another source's person"] += 1
            if "archigos" not in person["sources"]:
                person["sources"].append("archigos")
            settle(people, person, country, start, "" if open_end else end)
        if person is None:
            years = start[:4] if start[:4] == end[:4] else f"{start[:4]} to {end[:4]}"
            body = "Presiding body" if leader in ("Executive council", "Military Junta") else "Leader"
            name = f"{body} of {people.names[country]}, {years} ({leader})"
            people.add("archigos", country, name, [], leader, "leader", start, "2015-12~" if open_end else end)
            counts["under a description"] += 1
    print(f"Archigos: {sum(counts.values())} spells from 1945 on: " + ", ".join(f"{count} {what}" for what, count in counts.items()))
    print(f"Archigos: {skipped[0]} spells left to other sources (United States), {skipped[1]} of no country here")


def is_full(people, country, leader):
    """Whether a name has a given name and a family name, as far as its form tells."""
    words = leader.split()
    if len(words) < 2 or re.search(r"[,.]|Executive|Junta", leader) or words[0].lower() in PARTICLES | {"dit", "von", "ntombe"}:
        return False
    given = {fold(person["name"]).split()[0] for person in people.by_country.get(country, []) if fold(person["name"])}
    if country in SPANISH | {"brazil", "portugal", "guatemala"}:
        return fold(words[0]) in SECOND_NAMES | given | {"laura", "hector", "anastasio", "higinio", "federico", "otilio", "bartolome"}
    return True


def settle(people, person, country, start, end):
    """Makes an office of these dates a leader's, else adds one."""
    for held in person["position"]:
        if held.get("of") != country or held["key"] in ("foreign", "defence", "vicepres"):
            continue
        near = held.get("startDate") and abs((day(held["startDate"]) - day(start)).days) <= 45
        if end and near and held.get("endDate", "").endswith("~"):
            held["endDate"] = end
        within = overlap(held, start, end) and (near or not held.get("startDate") or day(held["startDate"]) <= day(start))
        if within and ("leader" in held["role"] or near):
            if "leader" not in held["role"]:
                held["role"].append("leader")
            return
    people.hold(person, country, "leader", start, end or "2015-12~")


def make(facts, here, names, ids, files, rows, dependent, bodies):
    """The entries, those with an editor's fact apart; `names` are the countries' by id."""
    people = People(names)
    people.dependent, people.cow = dependent, {}
    editor(people, os.path.join(here, "editor.txt"))
    us_executive(people, os.path.join(facts, "us-executive.yaml"))
    factbook(people, rows, ids, files)
    country_info(people, os.path.join(facts, "CountryInfo.120116.txt"), ids)
    archigos(people, os.path.join(facts, "archigos-leaders.txt"), ids, completed(os.path.join(here, "leaders.txt")))
    shorten(people)
    taken, by_editor, others = set(), [], []
    everyone = [person for country in sorted(people.by_country) for person in people.by_country[country]]
    everyone.sort(key=lambda person: ("editor" not in person["sources"], "us-executive" not in person["sources"]))
    for person in everyone:
        ident = slug(person["name"])
        if not ident:
            continue
        if ident in taken or ident in names or ident in bodies:
            ident = f"{ident}-{person['country']}"
        number, base = 2, ident
        while ident in taken:
            ident, number = f"{base}-{number}", number + 1
        taken.add(ident)
        # Of what began together, the office of the person's own country comes first.
        held = sorted(person["position"], key=lambda held: (held.get("startDate", ""), held["of"] == person["country"]), reverse=True)
        actor = {
            "id": ident, "schema": "Person", "name": person["name"], "lastName": person.get("lastName"), "alias": person["alias"],
            "country": person["country"], "summary": summary(held), "wikidataId": person.get("wikidataId"), "position": held,
            "factSource": ", ".join(person["sources"]), "asOf": AS_OF,
        }
        (by_editor if "editor" in person["sources"] else others).append(actor)
    return by_editor, others


def shorten(people):
    """Of two Spanish family names the first is the usual one: an alias, where it leads to one person of the country."""
    for country in SPANISH:
        found = {}
        for person in people.by_country.get(country, []):
            words = person["name"].split()
            if len(words) == 3 and fold(words[1]) not in SECOND_NAMES | PARTICLES and len(words[1]) > 2 and "editor" not in person["sources"]:
                found.setdefault(fold(" ".join(words[:2])), []).append((person, words))
        for short, those in found.items():
            known = sum(short in person["folded"] for person in people.by_country[country])
            if len(those) == 1 and not known and any("leader" in held["role"] for held in those[0][0]["position"]):
                person, words = those[0]
                person["alias"].append(" ".join(words[:2]))
                person["lastName"] = words[1]


def summary(held):
    """The latest office in a sentence."""
    if not held:
        return ""
    title, first, last = held[0]["title"], held[0].get("startDate", ""), held[0].get("endDate", "")
    # Terms that follow each other are one time in office.
    for before in held[1:]:
        if before["title"] == title and first and before.get("endDate") == first:
            first = before.get("startDate", "")
    first = first[:4]
    if not last:
        return f"{title} since {first}."
    if last.endswith("~"):
        return f"{title} from {first}." if first else f"{title}."
    return f"{title}, {first} to {last[:4]}." if first != last[:4] else f"{title} in {first}."

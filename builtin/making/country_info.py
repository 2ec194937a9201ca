"""Leaders by office, and foreign and defence ministers, to 2011 (CountryInfo)."""

import datetime
import re

from .spelling import FAMILY_FIRST, day, natural, particle_name, usual_name


HEADINGS = [
    (r"^Presidents?(, PRIME_MINISTERS)?$|^Interim president$|^Presidents of the presidency$|^Presidents of the council of state$", "pres"),
    (r"^Prime ministers?|^Premiers?$|^Co-PRIME_MINISTERS|^Chairmen of the council of ministers|^First prime ministers|^Presidents of the executive yuan|^Heads of government", "pm"),
    (r"^Chancellors", "chancellor"), (r"^Kings?$|^Kings/QUEENS|^Kings \(|^Paramount rulers", "king"), (r"^Emperors", "emperor"), (r"^Emirs|^Rulers$", "emir"),
    (r"^Sultans", "sultan"), (r"^Shahs", "shah"), (r"^Leader of the revolution", "supremeleader"), (r"^Sovereign princes|^Princes/", "prince"), (r"^Grand dukes", "grandduke"),
    (r"^General secretaries of the communist party|^First secretaries|^General secretaries$", "partychief"),
    (r"^Chairm[ae]n of the (military|revolutionary|provisional|supreme military|national salvation|state law|state peace).*|^Heads? of state$", "leader"),
]


# Blocks whose leaders are another country's.
LEADERS_OF = {"mus": "mauritania"}
# The age from which somebody may hold an office: a spell before it is somebody else's (a line copied from the one above).
OF_AGE = 16


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
        key, of, past = None, country, False
        leaders = re.search(r"<Leaders>(.*?)</Leaders>", block, re.S)
        for line in (leaders[1] if leaders else "").splitlines():
            line = line.split("#")[0].strip()
            heading = re.match(r"<([^>]*)>?", line)
            if heading:
                title = heading[1]
                key = None if title.startswith("/") else next((key for pattern, key in HEADINGS if re.search(pattern, title)), None)
                of = LEADERS_OF.get(block[:3].lower(), country)
                if country == "russia" and title not in ("Presidents", "Prime ministers"):
                    of = "soviet-union"
                # Serbia's own leaders are followed by Yugoslavia's.
                past = past or country == "serbia" and "of the presidium of the league" in title
                if past:
                    of = "yugoslavia"
                if country == "germany" and title.startswith("Chairmen"):
                    of = "east-germany"
                continue
            if key and country != "united-states":
                # Two people may stand in one line.
                for one in re.split(r"(?<=\])\s+(?=[A-Z]{2})", line):
                    dated(people, of, key, one)
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
    born = re.search(r"\[B:(\d{4})", line)
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
        if born and start and key not in ("king", "emperor", "emir", "sultan", "shah", "prince") and int(start[:4]) < int(born[1]) + OF_AGE:
            continue
        if country == "vietnam" and "" < end < "1975-05-01":
            country = "south-vietnam"
        name, others = usual_name(names[0])
        last = name.split()[0] if country in FAMILY_FIRST else particle_name(name)
        people.add("country-info", country, name, others + names[1:], last, key, start, end)

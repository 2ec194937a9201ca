"""The present chiefs of state and heads of government, by the World Factbook."""

import os
import re

from .spelling import PARTICLES, SPELT, fold, natural


MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
HONORIFICS = r"^(?:(?:Gen\.|General|Col\.|Capt\.|Maj\.|Lt\.|Sir|Dame|Dr\.|Ratu|Sheikh|Grand Chief|Crown Prince|Air Vice-Marshal|Sr\. Gen\.|Senior General) )+"


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

"""Who held which office when, of several sources.

The editors' lines come first and are trusted for names and dates; then US presidents, the Factbook's present holders, the
leaders of CountryInfo to 2011, and Archigos' spells of effective leaders from 1945 on.
"""

import os

from . import doubles
from .archigos import archigos, completed
from .country_info import country_info
from .editors import AS_OF, editor, us_executive
from .factbook import factbook
from .people import People
from .spelling import PARTICLES, SECOND_NAMES, SPANISH, fold
from .write import slug


def make(facts, here, names, ids, files, rows, dependent, bodies):
    """The entries, those with an editor's fact apart; `names` are the countries' by id."""
    people = People(names)
    people.dependent, people.cow = dependent, {}
    editor(people, os.path.join(here, "editor.txt"))
    us_executive(people, os.path.join(facts, "us-executive.yaml"))
    factbook(people, rows, ids, files)
    country_info(people, os.path.join(facts, "CountryInfo.120116.txt"), ids)
    archigos(people, os.path.join(facts, "archigos-leaders.txt"), ids, completed(os.path.join(here, "leaders.txt")))
    doubles.merge(people, os.path.join(here, "doubles.txt"))
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

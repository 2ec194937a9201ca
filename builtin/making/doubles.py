"""One person under two entries: sources spell a name in ways of their own, and each then makes an entry.

Two entries of a country are one where an office of one is that of the other, from the same days to the same days, and the
names are spellings of one (`merge`). What looks alike after that is printed and stops the making (`remaining`), until
doubles.txt says which it is: the same person, or two.
"""

import datetime
import re
import sys

from . import offices
from .archigos import settle
from .people import overlap
from .spelling import COMMON, FAMILY_FIRST, day, fold

# Offices whose holder a source may know under another of them.
HEADS = {"pres", "actingpres", "pm", "premier", "chancellor", "king", "queen", "emperor", "shah", "emir", "sultan", "prince", "leader",
         "supremeleader", "partychief", "headofstate"}
# Offices that several hold at once, or whose sources list all who claimed them.
COLLECTIVE = {("bosnia-and-herzegovina", "pres"), ("switzerland", "pres"), ("somalia", "pres")}
# How far apart two sources may date one spell.
SLACK = 60
# From which likeness on names are spellings of one where the spells agree, and where nothing else is known.
ALIKE, VERY_ALIKE = 0.72, 0.86


def read(path):
    """The pairs of names that are one person, and those that are two, by country."""
    same, two = {}, set()
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            country, pairs = [field.strip() for field in line.split("|", 1)]
            for pair in pairs.split(";"):
                if "!=" in pair:
                    two.add((country, frozenset(fold(name) for name in pair.split("!="))))
                else:
                    kept, other = pair.split("=")
                    same.setdefault(country, []).append((fold(kept), fold(other)))
    return same, two


def merge(people, path):
    """Joins the entries that are one person, by rule and by doubles.txt; gives how many there were of each."""
    same, two = read(path)
    by_rule = by_hand = 0
    for country, everyone in people.by_country.items():
        for kept, other in same.get(country, []):
            one, gone = (next((person for person in everyone if name in person["folded"]), None) for name in (kept, other))
            if one is None or gone is None or one is gone:
                sys.exit(f"doubles.txt: {country}: {kept} = {other}: not two entries")
            join(people, country, one, gone)
            by_hand += 1
        at = 0
        while at < len(everyone):
            one, number = everyone[at], at + 1
            while number < len(everyone):
                gone = everyone[number]
                if not known(two, country, one, gone) and agree(one, gone) and alike(country, one, gone) >= ALIKE:
                    join(people, country, one, gone)
                    by_rule, number = by_rule + 1, at
                number += 1
            at += 1
    print(f"doubles: {by_rule} entries joined by rule, {by_hand} by doubles.txt")
    abroad = across(people)
    if abroad:
        print(f"doubles: {len(abroad)} of one full name in two states joined: {', '.join(abroad)}")
    left = remaining(people, two)
    if left:
        sys.exit("\n".join(["These may be one person each; doubles.txt says which are (A = B) and which are not (A != B):"] + left))


def across(people):
    """Joins who led two states, of which each has an entry under the same full name; gives the names. Monarchs' names come again."""
    found, joined = {}, []
    for country, everyone in people.by_country.items():
        for person in list(everyone):
            for name in sorted(person["folded"]):
                words = name.split()
                if len(words) < 2 or re.search(r" [ivx]+$", name):
                    continue
                before = found.setdefault(name, (country, person))
                if before[1] is person or person not in people.by_country[country]:
                    continue
                first, second = sorted((before, (country, person)), key=lambda it: (-days(it[1]), it[0]))
                join(people, first[0], first[1], second[1], second[0])
                joined.append(first[1]["name"])
                for known in first[1]["folded"]:
                    found[known] = first
    return joined


def days(person):
    """How long somebody held offices, as far as both ends are known; who is the editors' goes before all."""
    if "editor" in person["sources"]:
        return 10 ** 6
    both = [(held.get("startDate"), held.get("endDate", "2026-05")) for held in person["position"]]
    return sum((day(end) - day(start)).days for start, end in both if start)


def remaining(people, two):
    """What still looks like one person under two entries."""
    left = []
    for country, everyone in people.by_country.items():
        for at, one in enumerate(everyone):
            for other in everyone[at + 1:]:
                likeness = alike(country, one, other)
                held = likeness >= 0.45 and agree(one, other) or agree(one, other, 10)
                if (held or likeness >= VERY_ALIKE) and not known(two, country, one, other):
                    left.append(f"{likeness:.2f} {country} | {one['name']} != {other['name']} | {spells(one)} | {spells(other)}")
    return sorted(left, reverse=True)


def spells(person):
    return ", ".join(f"{held['key']} {held.get('startDate', '')}..{held.get('endDate', '')}" for held in person["position"])


def known(two, country, one, other):
    """Whether doubles.txt says that they are two."""
    return any((country, frozenset((a, b))) in two for a in one["folded"] for b in other["folded"])


def agree(one, other, slack=SLACK):
    """Whether both held an office from the same days to the same days, as far as the sources know. With a narrow `slack` both ends must be known."""
    for held in one["position"]:
        for also in other["position"]:
            if held["of"] != also["of"] or not same_office(held["key"], also["key"]) or held["key"] == also["key"] == "actingpres":
                continue
            if (held["of"], held["key"]) in COLLECTIVE:
                continue
            first, start, last, end = held.get("startDate"), also.get("startDate"), held.get("endDate"), also.get("endDate")
            near = lambda a, b, slack=slack: abs((day(a) - day(b)).days) <= slack
            vague = lambda end: not end or end.endswith("~")
            both = not vague(last) and not vague(end)
            ends = near(last, end) if both else slack == SLACK
            if first and start and near(first, start) and ends and (slack == SLACK or not near(start, end, 365)):
                return True
            # Ministers of which only the end is told.
            if slack == SLACK and not (first and start) and last and end and not vague(last) and near(last, end):
                return True
    return False


def same_office(key, other):
    """Whether two keys may be one office: `leader` is whichever leads."""
    same = {"actingpres": "pres", "premier": "pm", "chancellor": "pm", "queen": "king", "headofstate": "king", "emir": "king", "sultan": "king"}
    return same.get(key, key) == same.get(other, other) or "leader" in (key, other) and {key, other} <= HEADS


def alike(country, one, other):
    """How alike the closest names of two people are, from 0 to 1."""
    whole = country in FAMILY_FIRST
    return max(likeness(a, b, whole) for a in one["folded"] for b in other["folded"])


def likeness(one, other, whole_only=False):
    """Of two folded names: as a whole, or word by word in any order, where the shorter has two words that are no words of many names."""
    if whole_only and len(one.split()) != len(other.split()):
        return 0.0
    a, b = spoken(one), spoken(other)
    whole = close(a.replace(" ", ""), b.replace(" ", ""))
    words, others = sorted((a.split(), b.split()), key=len)
    if numeral(one.split()) != numeral(other.split()):
        return 0.0
    # The words of a father's name are no words of one's own: `X bin Y` is not `Y bin Z`.
    if words and any(word in one.split() + other.split() for word in ("bin", "ibn", "al")) and close(words[0], others[0]) < 0.6:
        return whole
    own = [word for word in words if len(word) > 1 and word not in COMMON]
    if len(own) < 2:
        return whole
    total = 0.0
    left = list(others)
    for word in own:
        best = max(left, key=lambda it: close(word, it), default="")
        score = close(word, best)
        if score < 0.5:
            return whole
        left.remove(best)
        total += score
    return max(whole, total / len(own))


def numeral(words):
    return words[-1] if words and re.fullmatch(r"[ivx]+|jr", words[-1]) else ""


def spoken(name):
    """A folded name with the letters alike that transliterations put for each other."""
    for pattern, letter in (("zh", "j"), ("dj", "j"), ("ph", "f"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("ck", "k"), ("sch", "sh"), ("c(?=[aou])", "k"),
                            ("q", "k"), ("w", "v"), ("y", "i"), ("oe|ou", "u"), ("ee", "i"), (r"(.)\1", r"\1"), (r"\b(?:al|el|bin|ibn|king) ", "")):
        name = re.sub(pattern, letter, name)
    return name


def close(a, b):
    """One less the edits between two words over the longer's length."""
    if a == b:
        return 1.0
    longer = max(len(a), len(b), 1)
    if abs(len(a) - len(b)) * 2 > longer:
        return 0.0
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        next_row = [i]
        for j, y in enumerate(b, 1):
            next_row.append(min(row[j] + 1, next_row[-1] + 1, row[j - 1] + (x != y)))
        row = next_row
    return 1 - row[-1] / longer


def join(people, country, one, gone, of=None):
    """Makes one entry of two: the name is that of the first, whose source is the better one; `of` is the country of the other, where it is another."""
    for alias in [gone["name"]] + gone["alias"]:
        if fold(alias) not in one["folded"]:
            one["alias"].append(alias)
            one["folded"].add(fold(alias))
    one["tokens"] |= gone["tokens"]
    one["sources"] += [source for source in gone["sources"] if source not in one["sources"]]
    for held in gone["position"]:
        start, end = held.get("startDate", ""), held.get("endDate", "")
        if held["key"] == "leader" and held["of"] == country:
            settle(people, one, country, start, "" if end.endswith("~") else end)
            continue
        twin = next((also for also in one["position"] if also["of"] == held["of"] and same_office(also["key"], held["key"])
                     and overlap(also, start, end, 60 if start and also.get("startDate") else -1)), None)
        if twin is None:
            one["position"].append(held)
            continue
        if end and not end.endswith("~") and twin.get("endDate", "").endswith("~"):
            twin["endDate"] = end
        if start and not twin.get("startDate"):
            twin["startDate"] = start
        if "leader" in held["role"] and "leader" not in twin["role"]:
            twin["role"].append("leader")
    people.by_country[of or country].remove(gone)

"""Spells of effective leaders from 1945 on (Archigos), and the full names that complete them (leaders.txt)."""

import csv
import re

from .people import overlap
from .spelling import COMMON, FAMILY_FIRST, PARTICLES, SECOND_NAMES, SPANISH, SPELT, day, fold, like, particle_name


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

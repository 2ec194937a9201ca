"""The editors' own lines (editor.txt), and presidents and vice presidents of the United States."""

import re


AS_OF = "2026-05"


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

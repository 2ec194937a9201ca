#!/usr/bin/env python3
"""Makes the built-in dossier's entries from open data.

    python3 builtin/make.py FACTS

FACTS is a folder with these files, which are not part of the project (LICENCES.md has their licences):
factbook-2026-05.json, cldr-territories-en.json, rigour-territories.jsonl, us-executive.yaml, archigos-leaders.txt,
CountryInfo.120116.txt. Reads editor.txt, leaders.txt, doubles.txt and bodies.txt beside itself as well, which people write; writes countries.toml, codes.txt,
bodies.toml, editor.toml and leaders.toml, and prints their counts. Afterwards: UPDATE_BUILTIN=1 cargo test --lib dossier::builtin
"""

import os
import sys

from making import bodies, countries, leaders, write

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    facts = sys.argv[1]
    places, ids, files, factbook = countries.make(facts)
    save("countries", "Countries, territories and states that are no more. Made by make.py.", places)
    for key in ("alias", "weakAlias", "demonym", "metonym"):
        print(f"countries: {sum(len(actor.get(key, [])) for actor in places)} {key}")
    with open(os.path.join(HERE, "codes.txt"), "w", encoding="utf-8") as file:
        known = {code: ident for code, ident in ids.items() if len(code) == 2} | countries.RESERVED
        file.writelines(f"{code} {ident}\n" for code, ident in sorted(known.items()))
    names = {actor["id"]: actor["name"] for actor in places}
    dependent = {actor["id"] for actor in places if actor.get("country")} | countries.DEPENDENT
    groups = bodies.make(os.path.join(HERE, "bodies.txt"))
    save("bodies", "Organisations, public bodies, armed groups and media (bodies.txt). Made by make.py.", groups)
    taken = {actor["id"] for actor in groups}
    by_editor, others = leaders.make(facts, HERE, names, ids, files, factbook, dependent, taken)
    save("editor", "People with a fact from the editors (editor.txt). Made by make.py.", by_editor)
    save("leaders", "People whose facts are all from other works. Made by make.py.", others)


def save(name, heading, actors):
    write.entries(os.path.join(HERE, name + ".toml"), heading, actors)
    held = sum(len(actor.get("position", [])) for actor in actors)
    print(f"{name}: {len(actors)} entries, {held} offices")


if __name__ == "__main__":
    main()

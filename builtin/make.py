#!/usr/bin/env python3
"""Makes the built-in dossier's entries from open data.

    python3 builtin/make.py FACTS

FACTS is a folder with these files, which are not part of the project (LICENCES.md has their licences):
factbook-2026-05.json, cldr-territories-en.json, rigour-territories.jsonl, us-executive.yaml, archigos-leaders.txt.
Writes countries.toml and leaders.toml beside itself and prints their counts; editor.toml and bodies.toml are written by hand.
"""

import os
import sys

from making import countries, write

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    facts = sys.argv[1]
    actors, ids, files, factbook = countries.make(facts)
    write.entries(os.path.join(HERE, "countries.toml"), "Countries, territories and states that are no more. Made by make.py.", actors)
    for key in ("alias", "weakAlias", "demonym", "metonym"):
        print(f"countries: {sum(len(actor.get(key, [])) for actor in actors)} {key}")
    print(f"countries: {len(actors)} entries, {len(files)} of them in the Factbook")


if __name__ == "__main__":
    main()

"""Writes entries in the project's own TOML form."""

import json
import re

ORDER = [
    "id", "schema", "name", "lastName", "alias", "weakAlias", "demonym", "metonym", "country", "summary", "wikidataId",
    "caseSensitive", "factSource", "asOf",
]


def text(value):
    """A TOML basic string; JSON's escapes are TOML's."""
    return json.dumps(value, ensure_ascii=False)


def value(key, item):
    if isinstance(item, bool):
        return "true" if item else "false"
    if isinstance(item, list):
        return "[" + ", ".join(text(one) for one in item) + "]"
    if key in ("startDate", "endDate", "asOf") and re.fullmatch(r"\d{4}-\d\d-\d\d", item):
        return item
    return text(item)


def entries(path, heading, actors):
    """Writes actors sorted by id below a comment."""
    lines = ["# " + line for line in heading.strip().splitlines()]
    for actor in sorted(actors, key=lambda actor: actor["id"]):
        lines += ["", "[[actor]]"]
        lines += [f"{key} = {value(key, actor[key])}" for key in ORDER if actor.get(key) not in (None, "", [])]
        for position in actor.get("position", []):
            lines.append("[[actor.position]]")
            keys = ("title", "role", "of", "startDate", "endDate")
            lines += [f"{key} = {value(key, position[key])}" for key in keys if position.get(key) not in (None, "", [])]
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def slug(name):
    """The kebab-case id of a name, as `dossier::load::entry::slug` makes it."""
    import unicodedata

    name = name.translate(str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae"}))
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    plain = plain.replace("'", "").replace(".", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")

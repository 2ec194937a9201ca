"""Organisations, public bodies, armed groups and media, from bodies.txt."""

from .write import slug


def make(path):
    """The entries of the file."""
    actors = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("#") or not line.strip():
                continue
            schema, name, alias, weak, country, metonym, ident = [field.strip() for field in (line.rstrip("\n") + "||||||").split("|")[:7]]
            lists = [[item.strip() for item in field.split(";") if item.strip()] for field in (alias, weak, metonym)]
            actors.append({
                "id": ident or slug(name.replace("+", " plus")), "schema": schema, "name": name, "alias": lists[0], "weakAlias": lists[1],
                "metonym": lists[2], "country": country, "factSource": "editor", "asOf": "2026-05",
            })
    return actors

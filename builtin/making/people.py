"""The people found so far, by country: the same person in two sources is one entry."""

import datetime

from . import offices
from .spelling import day, fold, like


class People:
    """The people found so far, by country."""

    def __init__(self, names):
        self.names = names
        self.by_country = {}
        self.count = {}

    def find(self, source, country, names, key, start):
        """Somebody of that country with one of the names, or who took the same office then under a name that is like it.

        The editors' and the US file's names are sure; whom the Factbook has in an office since the same day is the same person."""
        wanted = {fold(name) for name in names}
        people = self.by_country.get(country, [])
        for person in people:
            if wanted & person["folded"]:
                return person
        for person in people:
            for held in person["position"]:
                if not (start and held.get("startDate")):
                    continue
                apart = abs((day(held["startDate"]) - day(start)).days)
                if held["key"] != key or source in ("editor", "us-executive") or (country, key) == ("bosnia-and-herzegovina", "pres"):
                    continue
                alike = any(like(country, name, other) for name in wanted for other in person["folded"])
                if alike and (apart <= 60 or source == "factbook" and not held.get("endDate")) or source == "factbook" and apart <= 3:
                    return person
        return None

    def add(self, source, country, name, aliases, last, key, start, end):
        """Adds an office to the person of that name, who may be new."""
        person = self.find(source, country, [name] + aliases, key, start)
        if person is None:
            person = {"name": name, "alias": [], "country": country, "position": [], "sources": [], "folded": {fold(name)}, "tokens": set()}
            self.by_country.setdefault(country, []).append(person)
            if last:
                person["lastName"] = last
        for alias in [name] + aliases:
            folded = fold(alias)
            if folded not in person["folded"]:
                person["alias"].append(alias)
            person["folded"].add(folded)
            person["tokens"] |= set(folded.split())
        if source not in person["sources"]:
            person["sources"].append(source)
        if key:
            self.hold(person, country, key, start, end, source)
        return person

    def hold(self, person, country, key, start, end, source=None):
        same = {"actingpres": "pres", "premier": "pm", "chancellor": "pm", "queen": "king"}
        for held in person["position"]:
            if same.get(held["key"], held["key"]) != same.get(key, key) or held["of"] != offices.body(country, key):
                continue
            # A source tells its own spells apart to the day, terms too: `..2013-01-20; 2013-01-20..` are two.
            own = -1 if source in ("editor", "us-executive") else 0
            if overlap(held, start, end, own if source and held.get("by") == source else 60):
                # The source before is trusted, but an end that it does not know is taken over.
                if end and held.get("endDate", "").endswith("~"):
                    held["endDate"] = end
                return
        person["position"].append({**offices.position(country, self.names[country], key, start, end), "by": source})


def overlap(held, start, end, slack=60):
    """Whether two spells overlap or are less than `slack` days apart, as two sources' dates of one spell may be."""
    first, last = held.get("startDate"), held.get("endDate")
    before = end and first and day(end) < day(first) - datetime.timedelta(days=slack)
    after = start and last and day(last) < day(start) - datetime.timedelta(days=slack)
    return not (before or after)

"""The generated quotations, dateline beside reanchor (PyPI): the same rows in one run; a measurement, no dependency.

pip install reanchor==0.3.0 && python3 tests/quotations/with_reanchor.py [FOLDER[:FOLDER…]]

Runs `cargo test --release --test quotations` for dateline's side. With folders of articles (`.txt`), their quotations instead,
with decoys that cite the nearest articles (tests/quotations/real.rs). `DATELINE_QUOTATIONS=held` draws the rows kept back.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from reanchor import TextQuoteSelector, prepare_document, resolve_quote

ROOT = Path(__file__).resolve().parents[2]


def ours(folders):
    """The rows with what dateline found."""
    test = "quotations_of_real_articles" if folders else "altered_quotations_are_found_and_strange_ones_are_not"
    with tempfile.TemporaryDirectory() as folder:
        rows = Path(folder) / "rows.jsonl"
        mode = os.environ.get("DATELINE_QUOTATIONS", "full")
        known = os.environ | {"DATELINE_ROWS": str(rows), "DATELINE_QUOTATIONS": mode}
        if folders:
            known["DATELINE_ARTICLES"] = folders
        command = ["cargo", "test", "-q", "--release", "--test", "quotations", test]
        subprocess.run(command, cwd=ROOT, env=known, check=True, stdout=subprocess.DEVNULL)
        head, *lines = rows.read_text(encoding="utf-8").splitlines()
        return json.loads(head), [json.loads(line) for line in lines]


def theirs(texts, rows):
    """What reanchor finds, and the microseconds: of preparing the texts, and of each row."""
    clock = time.perf_counter()
    prepared = [prepare_document(text) for text in texts]
    first, found, spent = time.perf_counter() - clock, [], []
    for row in rows:
        clock = time.perf_counter()
        place = resolve_quote(prepared[row["source"]], TextQuoteSelector(exact=row["quotation"]))
        spent.append(1e6 * (time.perf_counter() - clock))
        found.append([] if place is None else [[place.start, place.end]])
    return first * 1e6, found, spent


def same(found, place):
    """The two places have three quarters of what either has in common."""
    shared = min(found[1], place[1]) - max(found[0], place[0])
    return shared >= 0.75 * (max(found[1], place[1]) - min(found[0], place[0]))


def score(name, rows, found, spent, prepared):
    there = [(row, places) for row, places in zip(rows, found) if row["verdict"] != "None"]
    absent = [places for row, places in zip(rows, found) if row["verdict"] == "None"]
    right = sum(any(same(place, row["place"]) for place in places) for row, places in there)
    first = sum(bool(places) and same(places[0], row["place"]) for row, places in there)
    missed = sum(not places for _, places in there)
    anchored = sum(bool(places) for places in absent)
    share = lambda count, of: f"{count} of {of} ({100 * count / max(of, 1):.2f} %)"
    ordered = sorted(spent)
    mean, median, most = sum(spent) / len(spent), ordered[len(ordered) // 2], ordered[-1]
    print(f"{name}")
    print(f"  found {share(right, len(there))}, the first place {share(first, len(there))}")
    print(f"  wrong place {share(len(there) - right - missed, len(there))}, refused though there {share(missed, len(there))}")
    print(f"  in no source: refused {share(len(absent) - anchored, len(absent))}, anchored {anchored}")
    print(f"  a quotation: mean {mean:.1f} µs, median {median:.1f} µs, most {most:.0f} µs; preparing the texts {prepared:.0f} µs")
    return mean


def main():
    head, rows = ours(sys.argv[1] if len(sys.argv) > 1 else None)
    if not head["optimised"]:
        sys.exit("dateline was not built with --release")
    prepared, found, spent = theirs(head["texts"], rows)
    kinds = {row["how"] for row in rows}
    print(f"{len(rows)} rows, {len(head['texts'])} texts, {len(kinds)} kinds")
    own = score("dateline", rows, [row["found"] for row in rows], [row["us"] for row in rows], head["prepared_us"])
    other = score("reanchor 0.3.0", rows, found, spent, prepared)
    verdicts = [row["verdict"] == row["found_verdict"] for row in rows]
    changed = [row for row in rows if row["changed"]]
    said = sum(row["changed"] in (row["said"] or "") for row in changed)
    print(f"dateline alone: verdict right {sum(verdicts)} of {len(rows)} ({100 * sum(verdicts) / len(rows):.2f} %), "
          f"changed number or name said first {said} of {len(changed)}")
    print(f"reanchor takes {other / own:.0f} times as long a quotation")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Precision of what `dateline annotate` reports: mentions drawn at random, and their verdicts scored.

    draw.py draw  BINARY FOLDER --seed N [--count 200] [--context 150]   rows without verdicts, as JSON lines
    draw.py score BINARY FOLDER VERDICTS                                 verdicts against a new run

The texts are the `.txt` files of FOLDER and stay where they are: a row holds a file's name, the mention's start and end in
code points, its id or candidates, and the mention's own words. The draw orders all mentions by a hash of seed and row and
takes the first COUNT, so that it is the same with every Python, and a mention more or less elsewhere changes little of it.
`--context` writes the words around each mention to standard error, to judge by; they are never part of a row.

A verdict is `"verdict": "right"` or `"wrong"`, the latter with a `"reason"`. A row counts in a new run where the same span
is still reported with the same id; what is not is listed.
"""

import argparse
import hashlib
import json
import pathlib
import subprocess
import sys


def reported(binary, folder):
    """All actor and event mentions of the folder's texts, in order of file and place."""
    rows = []
    for path in sorted(pathlib.Path(folder).glob("*.txt")):
        run = subprocess.run([binary, "annotate", str(path)], capture_output=True, check=True)
        for line in run.stdout.decode("utf-8").splitlines():
            found = json.loads(line)
            if found["kind"] in ("actor", "event"):
                keys = ("start", "end", "id", "candidates", "text")
                rows.append({"file": path.name} | {key: found[key] for key in keys if key in found})
    return rows


def identity(row):
    """What makes two rows the same mention: place and meaning."""
    return row["file"], row["start"], row["end"], json.dumps(row.get("id", row.get("candidates")))


def draw(options):
    rows = reported(options.binary, options.folder)
    chance = lambda row: hashlib.sha256(repr((options.seed, identity(row))).encode()).hexdigest()
    drawn = sorted(sorted(rows, key=chance)[: options.count], key=lambda row: (row["file"], row["start"], row["end"]))
    for number, row in enumerate(drawn, 1):
        print(json.dumps(row, ensure_ascii=False))
        if options.context:
            text = (pathlib.Path(options.folder) / row["file"]).read_bytes().decode("utf-8")
            start, end = row["start"], row["end"]
            before, after = text[max(0, start - options.context) : start], text[end : end + options.context]
            around = " ".join(f"{before}[[{text[start:end]}]]{after}".split())
            print(number, row.get("id", row.get("candidates")), "|", around, file=sys.stderr)
    print(f"{len(drawn)} of {len(rows)} mentions drawn with seed {options.seed}", file=sys.stderr)


def score(options):
    now = {identity(row) for row in reported(options.binary, options.folder)}
    rows = [json.loads(line) for line in pathlib.Path(options.verdicts).read_text("utf-8").splitlines()]
    unjudged = [row for row in rows if row.get("verdict") not in ("right", "wrong")]
    if unjudged:
        sys.exit(f"{options.verdicts}: {len(unjudged)} rows have no verdict (right, wrong); the first: {unjudged[0]}")
    kept = [row for row in rows if identity(row) in now]
    right = sum(row["verdict"] == "right" for row in kept)
    share = f" = {right / len(kept):.3f}" if kept else ""
    print(f"right {right} / {len(kept)}{share}")
    for row in kept:
        if row["verdict"] == "wrong":
            print(f"  wrong: {row['text']!r} as {row.get('id', row.get('candidates'))}: {row.get('reason', '')}")
    gone = [row for row in rows if identity(row) not in now]
    print(f"no longer reported: {len(gone)}, of them right {sum(row['verdict'] == 'right' for row in gone)}")
    for row in gone:
        print(f"  was {row['verdict']}: {row['text']!r} as {row.get('id', row.get('candidates'))}, {row['file']} {row['start']}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    modes = parser.add_subparsers(required=True)
    for mode in (draw, score):
        part = modes.add_parser(mode.__name__)
        part.set_defaults(run=mode)
        part.add_argument("binary", help="the path of dateline")
        part.add_argument("folder", help="the folder with the .txt files")
        if mode is draw:
            part.add_argument("--seed", type=int, required=True)
            part.add_argument("--count", type=int, default=200)
            part.add_argument("--context", type=int, default=0, metavar="CHARACTERS")
        else:
            part.add_argument("verdicts", help="JSON lines with verdicts")
    options = parser.parse_args()
    options.run(options)


if __name__ == "__main__":
    main()

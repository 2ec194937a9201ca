"""The same rows with reanchor (PyPI), for a comparison; a measurement, no dependency.

DATELINE_QUOTATIONS=full DATELINE_ROWS=rows.jsonl cargo test --release --test quotations
pip install reanchor==0.3.0 && python tests/quotations/with_reanchor.py rows.jsonl
"""

import json
import sys
import time

from reanchor import TextQuoteSelector, prepare_document, resolve_quote

rows = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
documents = {}
right = wrong = missed = refused = anchored = 0
started = time.perf_counter()
for row in rows:
    text = row["source"]
    if text not in documents:
        documents[text] = prepare_document(text)
    found = resolve_quote(documents[text], TextQuoteSelector(exact=row["quotation"]))
    if row["verdict"] == "None":
        anchored += found is not None
        refused += found is None
    elif found is None:
        missed += 1
    else:
        shared = min(found.end, row["end"]) - max(found.start, row["start"])
        whole = max(found.end, row["end"]) - min(found.start, row["start"])
        if shared >= 0.75 * whole:
            right += 1
        else:
            wrong += 1
spent = time.perf_counter() - started
there = right + wrong + missed
print(f"reanchor: found {right} of {there} ({100 * right / there:.1f} %), wrong place {wrong}, missed {missed}")
print(f"in no source: refused {refused} of {refused + anchored}, anchored {anchored}")
print(f"{1e6 * spent / len(rows):.0f} µs a quotation")

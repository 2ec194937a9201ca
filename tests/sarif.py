"""Validates a SARIF log by the published JSON schema: sarif.py SCHEMA LOG"""

import json
import sys

import jsonschema

schema, log = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:])
errors = list(jsonschema.Draft7Validator(schema).iter_errors(log))
results = sum(len(run["results"]) for run in log["runs"])
for error in errors[:20]:
    print("/".join(map(str, error.path)), error.message[:300])
if not results:
    print("no result to validate")
failed = bool(errors) or not results
print(f"{int(not failed)} passed, {int(failed)} failed")
sys.exit(failed)

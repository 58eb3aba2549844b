#!/usr/bin/env python3
"""Checks output of pagewarden against its schemas and prints how much it has looked at.

    tests/validate.py [FILE...]           JSON Lines, against analyzer/emit/finding.schema.json; "-" is standard input
    tests/validate.py --sarif [FILE...]   SARIF 2.1.0

Exit status 1, with the first faults on standard error, if something does not satisfy its schema.
"""

import argparse
import itertools
import json
import re
import sys
from pathlib import Path

import jsonschema

TOP = Path(__file__).resolve().parent.parent
RECORD_SCHEMA = TOP / "analyzer/emit/finding.schema.json"
SARIF_SCHEMA = TOP / "tests/data/sarif-schema-2.1.0.json"
FAULTS_SHOWN = 10

# A URI reference has these characters only, and "%" before two hexadecimal digits.
URI = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*")


def without_repeats(pairs):
    members = dict(pairs)
    if len(members) != len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        raise ValueError(f'member "{repeated}" twice')
    return members


def parsed(text):
    return json.loads(text.decode("utf-8"), object_pairs_hook=without_repeats)


def first_error(validator, value):
    error = jsonschema.exceptions.best_match(validator.iter_errors(value))
    if error is None:
        return None
    where = "/".join(str(step) for step in error.absolute_path)
    return f"{where}: {error.message[:500]}" if where else error.message[:500]


class Records:
    """One validator for each type of record: a choice among all of them would be slower and say less."""

    def __init__(self):
        schema = json.loads(RECORD_SCHEMA.read_text(encoding="utf-8"))
        definitions = schema["$defs"]
        self.validators = {}
        for choice in schema["oneOf"]:
            name = choice["$ref"].rsplit("/", 1)[1]
            self.validators[name] = jsonschema.Draft202012Validator({**definitions[name], "$defs": definitions})

    def fault(self, line):
        """Why the bytes of a line are no record, or None."""
        try:
            record = parsed(line)
        except ValueError as error:
            return f"not JSON: {error}"
        if not isinstance(record, dict):
            return "not an object"
        if next(iter(record), None) != "type":
            return '"type" does not come first'
        validator = self.validators.get(record["type"]) if isinstance(record["type"], str) else None
        if validator is None:
            return f"unknown type {record['type']!r}"
        return first_error(validator, record)


def faults(lines, records=None):
    """Yields "line N: reason" for each of the lines (bytes, with or without their end) that is no record."""
    records = records or Records()
    for number, line in enumerate(lines, 1):
        reason = records.fault(line.rstrip(b"\n"))
        if reason is not None:
            yield f"line {number}: {reason}"


def uris(value):
    """Every "uri" in a SARIF log, with its place."""
    pending = [("", value)]
    while pending:
        place, value = pending.pop()
        children = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for name, child in children:
            if name == "uri":
                yield f"{place}/{name}", child
            else:
                pending.append((f"{place}/{name}", child))


def disagreements(log):
    """What a schema cannot say: indices point at what they name, URI references are such."""
    for number, run in enumerate(log["runs"]):
        driver = run["tool"]["driver"]
        rules = driver.get("rules", [])
        for index, result in enumerate(run.get("results") or []):
            at = result.get("ruleIndex", -1)
            if at >= 0 and (at >= len(rules) or rules[at]["id"] != result.get("ruleId")):
                yield f"/runs/{number}/results/{index}/ruleIndex: {at} is not {result.get('ruleId')}"
        stages = driver.get("notifications", [])
        for invocation in run.get("invocations", []):
            for notification in invocation.get("toolExecutionNotifications", []):
                descriptor = notification.get("descriptor", {})
                at = descriptor.get("index", -1)
                if at >= 0 and (at >= len(stages) or stages[at]["id"] != descriptor.get("id")):
                    yield f"/runs/{number}/invocations: notification {at} is not {descriptor.get('id')}"
    for place, uri in uris(log):
        if not URI.fullmatch(uri):
            yield f"{place}: {uri[:200]!r} is no URI reference"


def sarif_faults(text):
    """Yields what is wrong with the bytes of a SARIF log."""
    try:
        log = parsed(text)
    except ValueError as error:
        yield f"not JSON: {error}"
        return
    validator = jsonschema.Draft7Validator(json.loads(SARIF_SCHEMA.read_text(encoding="utf-8")))
    sound = True
    for error in validator.iter_errors(log):
        sound = False
        yield "/" + "/".join(str(step) for step in error.absolute_path) + f": {error.message[:500]}"
    if sound:
        yield from disagreements(log)


def opened(name):
    return sys.stdin.buffer if name == "-" else open(name, "rb")


def check_records(name, records):
    """Returns the number of lines and the first faults."""
    count = 0

    def counted(lines):
        nonlocal count
        for line in lines:
            count += 1
            yield line

    with opened(name) as lines:
        found = list(itertools.islice(faults(counted(lines), records), FAULTS_SHOWN))
    return count, found


def check_sarif(name):
    with opened(name) as file:
        text = file.read()
    return 1, list(itertools.islice(sarif_faults(text), FAULTS_SHOWN))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sarif", action="store_true", help="the files are SARIF logs")
    parser.add_argument("files", nargs="*", default=["-"], metavar="FILE")
    arguments = parser.parse_args()
    records = None if arguments.sarif else Records()
    total = 0
    failed = False
    for name in arguments.files:
        count, found = check_sarif(name) if arguments.sarif else check_records(name, records)
        total += count
        failed |= bool(found)
        for fault in found:
            print(f"{name}: {fault}", file=sys.stderr)
    print(f"{total} {'logs' if arguments.sarif else 'lines'} validated")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

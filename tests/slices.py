#!/usr/bin/env python3
"""Reads records from standard input and prints, for each with a place, the bytes of the source that it names:

    TYPE NAME  LINE:COLUMN OFFSET+LENGTH  [bytes]

With an encoding as argument the bytes are decoded first; other bytes than text are shown with backslashes.
"""

import json
import sys


def main():
    encoding = sys.argv[1] if len(sys.argv) > 1 else "utf-8"
    for line in sys.stdin:
        record = json.loads(line)
        if "offset" not in record:
            continue
        name = record.get("rule") or record.get("name") or record.get("attribute") or record.get("extension") or ""
        with open(record["source"], "rb") as source:
            source.seek(record["offset"])
            found = source.read(record["length"]).decode(encoding, errors="backslashreplace")
        print(f"{record['type']} {name}  {record['line']}:{record['column']} {record['offset']}+{record['length']}"
              f"  [{found}]")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Runs a command on hostile input and prints what came of it, short and the same on every machine:

    tests/digest.py SECONDS MEGABYTES COMMAND...

how many records of each kind there are, error records in full, the exit status, and whether it kept to the time and the
memory. Sanitized builds get five times the time and any memory.
"""

import collections
import json
import os
import subprocess
import sys
import tempfile
import threading
import time


def main():
    seconds, megabytes, command = float(sys.argv[1]), float(sys.argv[2]), sys.argv[3:]
    sanitized = os.path.basename(os.path.dirname(command[0])) in ("asan", "tsan")
    if sanitized:
        seconds, megabytes = seconds * 5, float("inf")
    with tempfile.TemporaryFile() as out:
        begin = time.monotonic()
        process = subprocess.Popen(command, stdout=out)
        guard = threading.Timer(100 if not sanitized else 500, process.kill)
        guard.start()
        _, status, usage = os.wait4(process.pid, 0)
        guard.cancel()
        taken = time.monotonic() - begin
        out.seek(0)
        counts, errors = collections.Counter(), []
        for line in out:
            record = json.loads(line)
            counts[record.get("rule") or record["type"]] += 1
            if record["type"] == "error":
                errors.append(f"{record['source']}: {record['stage']}: {record['message']}")
    for name in sorted(counts):
        print(f"{counts[name]} {name}")
    print("\n".join(errors + [f"status {os.waitstatus_to_exitcode(status)}"]))
    if taken > seconds:
        print(f"took {taken:.1f} s, not {seconds:g}")
    if usage.ru_maxrss * 1024 > megabytes * 1e6:
        print(f"took {usage.ru_maxrss * 1024 / 1e6:.0f} MB, not {megabytes:g}")


if __name__ == "__main__":
    main()

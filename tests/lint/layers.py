#!/usr/bin/env python3
"""Checks the C sources below TOP/analyzer against TOP/analyzer/LAYERS, and the sizes of files and functions.

    layers.py TOP

Prints one line per fault, "file:line: what", and fails if there is any.
"""

import re
import sys
from pathlib import Path

FILE_LINES = 700
FUNCTION_LINES = 100
LOCAL_INCLUDES = 12

# What every file may include: C11, POSIX.1-2017, getopt_long and getrandom. LAYERS may give one of them an owner all the
# same.
C_LIBRARY = set("""
assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic
stdbool stddef stdint stdio stdlib stdnoreturn string tgmath threads time uchar wchar wctype
aio arpa/inet cpio dirent dlfcn fcntl fmtmsg fnmatch ftw getopt glob grp iconv langinfo libgen monetary mqueue ndbm
net/if netdb netinet/in netinet/tcp nl_types poll pthread pwd regex sched search semaphore spawn strings stropts
sys/ipc sys/mman sys/msg sys/resource sys/select sys/sem sys/shm sys/socket sys/stat sys/statvfs sys/time sys/times
sys/types sys/uio sys/un sys/utsname sys/wait syslog tar termios trace ulimit unistd utime utmpx wordexp
sys/ioctl sys/random
""".split())

INCLUDE = re.compile(r'\s*#\s*include\s*(?:"([^"]*)"|<([^>]*)>)')


class Layers:
    """The file LAYERS: level and tool box mark of every folder, owners of third-party headers."""

    def __init__(self, path):
        self.level = {}
        self.tool_boxes = set()
        self.owners = {}
        level = 0
        for line in path.read_text().splitlines():
            words = line.split("#")[0].split()
            if len(words) == 2 and (words[0].endswith((".h", "/"))):
                self.owners[words[0]] = words[1]
            elif words:
                for word in words:
                    self.level[word.rstrip("*")] = level
                    if word.endswith("*"):
                        self.tool_boxes.add(word.rstrip("*"))
                level += 1

    def owner(self, header):
        """The longest entry that covers the header, and its owner."""
        covering = [entry for entry in self.owners
                    if header == entry or (entry.endswith("/") and header.startswith(entry))]
        return self.owners[max(covering, key=len)] if covering else None

    def fault_of_system(self, place, header):
        owner = self.owner(header)
        if owner is not None:
            if place == owner or place.startswith(owner + "/"):
                return None
            return f"<{header}> belongs to {owner}"
        if header.endswith(".h") and header[:-2] in C_LIBRARY:
            return None
        return f"<{header}> is neither the C library's nor listed in LAYERS"

    def fault_of_local(self, place, header):
        folder = place.partition("/")[0]
        target = header.partition("/")[0]
        if "/" not in header or header.startswith((".", "/")):
            return f'"{header}" is not written as "folder/file"'
        if target not in self.level:
            return f'"{header}": the folder is not listed in LAYERS'
        if target == folder:
            return None
        if self.level[target] > self.level[folder]:
            return f'"{header}": {folder} must not include upwards'
        if self.level[target] == self.level[folder]:
            return f'"{header}": {folder} and {target} stand side by side'
        if target not in self.tool_boxes and header != f"{target}/{target}.h":
            return f'"{header}" is private to {target}: its seam is "{target}/{target}.h"'
        return None


def includes_of(text):
    """(line, local header or None, system header or None) of every include."""
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        if found:
            yield number, found.group(1), found.group(2)


def faults_of_includes(layers, place, text):
    if place.partition("/")[0] not in layers.level:
        yield 1, "its folder is not listed in LAYERS"
        return
    local = 0
    for number, own, system in includes_of(text):
        local += own is not None
        fault = layers.fault_of_local(place, own) if own is not None else layers.fault_of_system(place, system)
        if fault:
            yield number, fault
    if local > LOCAL_INCLUDES:
        yield 1, f"{local} local includes (at most {LOCAL_INCLUDES})"


def faults_of_size(text):
    lines = text.splitlines()
    if len(lines) > FILE_LINES:
        yield FILE_LINES + 1, f"{len(lines)} lines (at most {FILE_LINES})"
    begin = None
    for number, line in enumerate(lines, 1):
        if line.startswith("{"):
            begin = number
        elif line.startswith("}") and begin:
            if number - begin - 1 > FUNCTION_LINES:
                yield begin, f"function of {number - begin - 1} lines (at most {FUNCTION_LINES})"
            begin = None


def header_cycles(headers):
    """`headers`: name → [(line, included name)]. Yields (name, line, text) of every include that closes a circle."""
    done, on_path = set(), []

    def visit(name):
        on_path.append(name)
        for line, target in headers.get(name, []):
            if target in on_path:
                circle = on_path[on_path.index(target):] + [target]
                yield name, line, "headers include each other: " + " > ".join(circle)
            elif target not in done:
                yield from visit(target)
        on_path.pop()
        done.add(name)

    for name in sorted(headers):
        if name not in done:
            yield from visit(name)


def main():
    top = Path(sys.argv[1])
    layers = Layers(top / "analyzer/LAYERS")
    faults, headers = [], {}
    for path in sorted(path for path in (top / "analyzer").rglob("*") if path.suffix in (".c", ".h", ".def")):
        place = str(path.relative_to(top / "analyzer"))
        text = path.read_text()
        faults += [(place, line, what) for line, what in faults_of_includes(layers, place, text)]
        faults += [(place, line, what) for line, what in faults_of_size(text)]
        if path.suffix == ".h":
            headers[place] = [(line, own) for line, own, _ in includes_of(text) if own]
    faults += header_cycles(headers)
    for place, line, what in sorted(faults):
        print(f"analyzer/{place}:{line}: {what}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

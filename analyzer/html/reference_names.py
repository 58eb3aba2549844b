#!/usr/bin/env python3
"""Writes reference_names.inc: the named character references of the HTML standard, from Python's own copy of its table.

    reference_names.py >reference_names.inc
"""

from html.entities import html5


def main():
    print("/* Written by reference_names.py. NAME(name, first and second code point, may stand without a semicolon) */")
    for name in sorted(key[:-1] for key in html5 if key.endswith(";")):
        points = [ord(char) for char in html5[name + ";"]] + [0]
        legacy = "true" if name in html5 else "false"
        print(f'NAME("{name}", 0x{points[0]:X}, 0x{points[1]:X}, {legacy})')


if __name__ == "__main__":
    main()

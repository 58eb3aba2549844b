"""Builds shim.c and gives the environment in which a sweep runs behind it."""

import os
import subprocess
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "shim.c"


def build(folder):
    library = Path(folder) / "shim.so"
    subprocess.run([os.environ.get("CC", "cc"), "-std=c11", "-shared", "-fPIC", str(SOURCE), "-o", str(library), "-ldl"], check=True)
    return library


def environment(library, **settings):
    """SHIM_* settings; a sanitizer does not mind that something stands before it."""
    checks = os.environ.get("ASAN_OPTIONS", "")
    return {**os.environ, "LD_PRELOAD": str(library), "ASAN_OPTIONS": f"{checks}:verify_asan_link_order=0".lstrip(":"), **settings}

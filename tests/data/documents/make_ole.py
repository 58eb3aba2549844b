#!/usr/bin/env python3
"""Makes ole.doc, ole.xls and ole.ppt from their sources with LibreOffice (writer, calc and impress must be installed).

    make_ole.py
"""

import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent

with tempfile.TemporaryDirectory() as profile:
    for source, format in ("ole.fodt", "doc"), ("ole.fods", "xls"), ("ole.fodp", "ppt"):
        subprocess.run(["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", format,
                        "--outdir", HERE, HERE / source], check=True)

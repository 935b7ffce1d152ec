"""Other people's front-end files, kept in static/vendor: fetch them anew with `make vendor`.

The manifest beside them names each file's package, version and integrity, and a test compares.
"""

import base64
import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "static" / "vendor"
PLOTLY = "4.1.1"  # the release of plotly.js that plotly.py 7.1 writes for
# package, version → file in the package: file here
PACKAGES = {
    ("plotly.js-basic-dist-min", PLOTLY): {
        "package/plotly-basic.min.js": "plotly/plotly-basic.min.js",
        "package/LICENSE": "plotly/LICENSE",
    },
    # A strict content policy forbids the styles that plotly.js would write into the page.
    ("plotly.js", PLOTLY): {"package/dist/plotly.css": "plotly/plotly.css"},
}


def integrity(content: bytes) -> str:
    """The content's checksum as browsers write it."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


def fetch() -> None:
    """Get every package from the npm registry, and write its files and the manifest."""
    manifest = []
    for (name, version), files in PACKAGES.items():
        with tempfile.TemporaryDirectory() as folder:
            command = ["npm", "pack", "--silent", f"{name}@{version}"]
            packed = subprocess.run(
                command, cwd=folder, check=True, capture_output=True, text=True
            ).stdout.strip()
            with tarfile.open(Path(folder, packed)) as archive:
                for inside, here in files.items():
                    content = archive.extractfile(inside).read()  # type: ignore[union-attr]
                    (FOLDER / here).parent.mkdir(parents=True, exist_ok=True)
                    (FOLDER / here).write_bytes(content)
                    manifest.append(
                        {"file": here, "package": name, "version": version, "integrity": integrity(content)}
                    )
    (FOLDER / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


if __name__ == "__main__":
    fetch()

"""Other people's front-end files, kept in static/vendor: fetch them anew with `make vendor`.

The manifest beside them names each file's package, version and integrity, and a test compares. A large file
carries its own brotli, which takes seconds to make, so that no site makes it at its first start.
"""

import base64
import hashlib
import json
import subprocess
import tarfile
import tempfile
from pathlib import Path

import brotli

FOLDER = Path(__file__).resolve().parent.parent / "static" / "vendor"
LARGE = 100_000  # bytes
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
                    for file, kept in written(here, content).items():
                        entry = {"file": file, "package": name, "version": version}
                        manifest.append(entry | {"integrity": integrity(kept)})
    (FOLDER / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")


def written(name: str, content: bytes) -> dict[str, bytes]:
    """Keep a file, and beside a large one its brotli. Returns what was written, by name."""
    files = {name: content}
    if len(content) > LARGE:
        files[f"{name}.br"] = brotli.compress(content)
    for file, kept in files.items():
        (FOLDER / file).parent.mkdir(parents=True, exist_ok=True)
        (FOLDER / file).write_bytes(kept)
    return files


def carried() -> dict[str, bytes]:
    """The brotli that files carry, by the integrity of what it is of."""
    return {integrity(path.with_suffix("").read_bytes()): path.read_bytes() for path in FOLDER.rglob("*.br")}


if __name__ == "__main__":
    fetch()

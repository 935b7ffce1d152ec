"""What lies in static/vendor is what its manifest says."""

import json

from ucj_dashboard import vendor


def test_vendored_files_are_those_of_the_manifest():
    manifest = json.loads((vendor.FOLDER / "manifest.json").read_text())
    listed = {entry["file"]: entry["integrity"] for entry in manifest}
    present = {
        str(path.relative_to(vendor.FOLDER)): vendor.integrity(path.read_bytes())
        for path in vendor.FOLDER.rglob("*")
        if path.is_file() and path.name != "manifest.json"
    }
    assert present == listed


def test_every_vendored_package_brings_its_licence():
    manifest = json.loads((vendor.FOLDER / "manifest.json").read_text())
    folders = {entry["file"].partition("/")[0] for entry in manifest}
    assert all((vendor.FOLDER / folder / "LICENSE").is_file() for folder in folders)

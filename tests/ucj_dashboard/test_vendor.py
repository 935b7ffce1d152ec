"""What lies in static/vendor is what its manifest says."""

import json

import brotli

from ucj_dashboard import static, vendor


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


def test_a_large_file_carries_its_brotli():
    files = [path for path in vendor.FOLDER.rglob("*") if path.is_file() and path.suffix != ".br"]
    large = {path: path.read_bytes() for path in files if path.stat().st_size > vendor.LARGE}
    assert large
    for path, content in large.items():
        packed = path.with_name(f"{path.name}.br").read_bytes()
        assert brotli.decompress(packed) == content
        assert static.LightCompressor(quiet=True).compress_brotli(content) == packed

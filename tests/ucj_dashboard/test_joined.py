"""Static files that are joined: everything is in one of them, and a change is seen."""

import base64
import hashlib
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from ucj_dashboard import static

SOURCES = settings.BASE_DIR / "static"
ALONE = {"css/meeting.css"}  # prints by rules of its own, which would hold for every page


@pytest.mark.parametrize("name", static.JOINED)
def test_a_joined_file_holds_its_parts_in_order(name):
    found = finders.find(name)
    assert isinstance(found, str)
    parts = [(SOURCES / part).read_text("utf-8") for part in static.JOINED[name]]
    assert Path(found).read_text("utf-8") == "\n".join(parts)


def test_every_style_is_sent_somehow():
    parts = {part for name in static.JOINED for part in static.JOINED[name]}
    files = {f"css/{path.name}" for path in (SOURCES / "css").glob("*.css")}
    assert files - parts == ALONE


def test_a_changed_part_is_seen(tmp_path, settings, monkeypatch):
    settings.VAR_DIR, settings.BASE_DIR = tmp_path / "var", tmp_path
    monkeypatch.setattr(static, "JOINED", {"css/all.css": ("css/a.css", "css/b.css")})
    (tmp_path / "static/css").mkdir(parents=True)
    (tmp_path / "static/css/a.css").write_text("a {}")
    (tmp_path / "static/css/b.css").write_text("b {}")
    finder = static.JoinedFiles()
    assert Path(finder.find("css/all.css")).read_text() == "a {}\nb {}"
    (tmp_path / "static/css/a.css").write_text("a { color: red }")
    [(name, storage)] = finder.list(None)
    with storage.open(name) as file:
        assert file.read() == b"a { color: red }\nb {}"
    assert finder.find("css/a.css") == []


@pytest.mark.django_db
def test_the_one_script_of_a_page_is_allowed_by_its_checksum(client):
    response = client.get("/cari/")
    [inline] = re.findall(r"<script>(.+?)</script>", response.content.decode())
    digest = base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()
    policy = response["Content-Security-Policy"]
    assert f"script-src 'self' 'sha256-{digest}'" in policy
    assert "unsafe" not in policy

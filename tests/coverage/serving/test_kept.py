"""Kept answers: packed once, sent as they lie."""

import gzip

import brotli
import pytest

from coverage.serving import encodings
from tests.coverage.workbooks.filled import fill
from tests.once import stored_once

UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("gzip, deflate, br, zstd", "br", id="browsers"),
        pytest.param("gzip", "gzip", id="gzip-alone"),
        pytest.param("GZIP ; q=0.5", "gzip", id="weighted"),
        pytest.param("br;q=0, gzip", "gzip", id="br-refused"),
        pytest.param("br;q=0.000, gzip; q=0", "identity", id="both-refused"),
        pytest.param("br;q=0.1", "br", id="hardly-wanted"),
        pytest.param("deflate", "identity", id="unknown"),
        pytest.param("", "identity", id="nothing-said"),
    ],
)
def test_the_best_encoding_that_is_taken(rf, asked, expected):
    assert encodings.taken(rf.get("/", headers={"Accept-Encoding": asked}))[0] == expected


filled = stored_once(fill, scope="class")


@pytest.mark.usefixtures("filled", "db")
class TestPages:
    @pytest.mark.parametrize("name", UNPACK)
    @pytest.mark.parametrize("address", ["/wilayah/18/", "/peringkat.csv"])
    def test_fresh_and_kept_ones_are_packed_alike(self, client, address, name):
        fresh, kept = (client.get(address, headers={"Accept-Encoding": name}) for _ in range(2))
        plain = client.get(address)
        assert fresh["Content-Encoding"] == kept["Content-Encoding"] == name
        assert fresh.content == kept.content
        assert UNPACK[name](kept.content) == plain.content
        assert int(kept["Content-Length"]) == len(kept.content) < len(plain.content)
        assert "Content-Encoding" not in plain
        assert "Accept-Encoding" in plain["Vary"]
        assert "Accept-Encoding" in kept["Vary"]
        assert kept["Content-Type"] == plain["Content-Type"]

    def test_one_is_packed_once(self, client, monkeypatch):
        packed = []

        def counted(name, pack):
            return lambda body: packed.append(name) or pack(body)

        packers = {name: counted(name, pack) for name, pack in encodings.PACKERS.items()}
        monkeypatch.setattr(encodings, "PACKERS", packers)
        for asked in ("br", "gzip", "", "br", "gzip"):
            client.get("/", headers={"Accept-Encoding": asked})
        assert packed == ["br", "gzip"]

    def test_workbooks_go_as_they_are(self, client):
        answer = client.get("/peringkat.xlsx", headers={"Accept-Encoding": "br"})
        assert "Content-Encoding" not in answer
        assert answer["Content-Disposition"].startswith("attachment")

    def test_where_a_reader_came_from_makes_no_other_page(self, client):
        tags = {client.get(f"/{query}")["ETag"] for query in ("", "?utm_source=wa", "?fbclid=1&gclid=2")}
        assert len(tags) == 1

    def test_one_tag_stands_for_all_encodings(self, client):
        tag = client.get("/", headers={"Accept-Encoding": "br"})["ETag"]
        answer = client.get("/", headers={"If-None-Match": tag, "Accept-Encoding": "gzip"})
        assert (answer.status_code, answer["ETag"]) == (304, tag)
        assert tag.startswith('W/"')

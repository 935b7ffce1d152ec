"""English pages explain Indonesian abbreviations where they are first used."""

import pytest

from coverage.words.abbreviations import FULL, explained


def full(short: str) -> str:
    return f'<abbr title="{FULL[short]}">{short}</abbr>'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(
            "<p>UCJ, UCJ</p><p>UCJ</p>", f"<p>{full('UCJ')}, UCJ</p><p>UCJ</p>", id="the-first-alone"
        ),
        pytest.param(
            '<a title="RPJMD">Target RPJMD</a>', f'<a title="RPJMD">Target {full("RPJMD")}</a>', id="text"
        ),
        pytest.param("<option>x</option>RPJMDX", "<option>x</option>RPJMDX", id="whole-words"),
        pytest.param(
            "<script>UCJ</script><svg><text>UCJ</text></svg>UCJ",
            f"<script>UCJ</script><svg><text>UCJ</text></svg>{full('UCJ')}",
            id="no-script-no-drawing",
        ),
        pytest.param(
            "<select><option>RPJMD</option></select>", "<select><option>RPJMD</option></select>", id="choice"
        ),
    ],
)
def test_explains(html, expected):
    assert explained(html) == expected


@pytest.mark.django_db
def test_pages_explain_in_english_only(client):
    assert "<abbr" not in client.get("/cari/").content.decode()
    assert client.get("/en/cari/").content.decode().count(full("UCJ")) == 1

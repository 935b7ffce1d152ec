import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.codes import (
    LooksLikeBpsCode,
    MalformedCode,
    is_code,
    kind_of,
    level_of,
    parent_code,
    province_code,
    read_code,
    repaired,
)


@pytest.mark.parametrize(
    ("code", "level", "kind", "province", "parent"),
    [
        pytest.param("00", "nation", "negara", None, None, id="nation"),
        pytest.param("18", "province", "provinsi", "18", "00", id="province"),
        pytest.param("18.01", "regency", "kabupaten", "18", "18", id="first-kabupaten"),
        pytest.param("18.69", "regency", "kabupaten", "18", "18", id="last-kabupaten"),
        pytest.param("18.71", "regency", "kota", "18", "18", id="first-kota"),
        pytest.param(" 18.99 ", "regency", "kota", "18", "18", id="last-kota-with-blanks"),
    ],
)
def test_a_code_tells_level_kind_and_place(code, level, kind, province, parent):
    assert level_of(code) == level
    assert kind_of(code) == kind
    assert province_code(code) == province
    assert parent_code(code) == parent


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "0",
        "01",
        "18.",
        "18.1",
        "18.00",
        "18.70",
        "18.711",
        "18,71",
        "18-71",
        "00.01",
        "Lampung",
        "18.71\n",
    ],
)
def test_other_texts_are_no_codes(text):
    assert not is_code(text)


@pytest.mark.parametrize("text", ["1871", "1107", " 9471 "])
def test_four_undotted_digits_are_refused_as_bps_codes(text):
    with pytest.raises(
        LooksLikeBpsCode, match=r"tampak seperti kode BPS\. Tulis kode Kemendagri dengan titik"
    ):
        read_code(text)


def test_a_refused_code_names_its_likely_repair():
    with pytest.raises(
        MalformedCode, match=r'"11\.1" bukan kode wilayah Kemendagri .* Mungkin maksudnya 11\.10\?'
    ):
        read_code("11.1")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("11.1", "11.10", id="lost-zero"),
        pytest.param("31.0", "31", id="province-as-number"),
        pytest.param("18,71", "18.71", id="comma"),
        pytest.param("18.7", None, id="no-place-is-70"),
        pytest.param("18.71", None, id="nothing-to-repair"),
        pytest.param("1871", None, id="bps-codes-stay"),
        pytest.param("abc", None, id="no-digits"),
    ],
)
def test_repaired(text, expected):
    assert repaired(text) == expected


@given(st.from_regex(r"[0-9]{4}", fullmatch=True))
def test_no_undotted_digits_become_a_code(text):
    assert repaired(text) is None
    with pytest.raises(MalformedCode):
        read_code(text)


@given(st.text(max_size=8).filter(lambda text: not is_code(text.strip())))
def test_other_texts_are_refused_with_a_sentence(text):
    with pytest.raises(MalformedCode, match=r"kode"):
        read_code(text)

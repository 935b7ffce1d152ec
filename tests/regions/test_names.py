import pytest
from hypothesis import given
from hypothesis import strategies as st

from regions.codes import LooksLikeBpsCode, MalformedCode
from regions.names import AliasRow, AmbiguousName, NameIndex, RegionName, UnknownCode, UnknownName, short_name
from tests.regions.fixture_rows import full_index, rows

INDEX = full_index()
REGIONS = [row for row in rows("regions.csv") if row["code"] != "00"]
SEPARATORS = st.sampled_from(["", " ", "  ", "-", " - ", "."])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Kabupaten Lampung Utara", "18.03", id="official"),
        pytest.param("kab. lampung utara", "18.03", id="short"),
        pytest.param("KAB.LAMPUNG UTARA", "18.03", id="no-blank"),
        pytest.param("Lampung Utara", "18.03", id="bare-and-unique"),
        pytest.param("Lampung", "18", id="province"),
        pytest.param("Provinsi Lampung", "18", id="province-with-kind"),
        pytest.param("Indonesia", "00", id="nation"),
        pytest.param("Kab. Kotabaru", "63.02", id="kotabaru"),
        pytest.param("Kotabaru", "63.02", id="kotabaru-bare"),
        pytest.param("Kota Baru", "63.02", id="kota-baru-is-a-kabupaten"),
        pytest.param("Kotawaringin Timur", "62.02", id="kotawaringin"),
        pytest.param("Kotamobagu", "71.74", id="kotamobagu-bare"),
        pytest.param("Kota Kotamobagu", "71.74", id="kotamobagu"),
        pytest.param("Kota Banjar", "32.79", id="banjar-city"),
        pytest.param("Kabupaten Banjar", "63.03", id="banjar-kabupaten"),
        pytest.param("Kabupaten Pontianak", "61.02", id="former-name"),
        pytest.param("Kota Pontianak", "61.71", id="city-of-the-same-name"),
        pytest.param("Tolitoli", "72.04", id="hyphen"),
        pytest.param("Kab. Kep. Seribu", "31.01", id="administrative"),
        pytest.param("Kep. Riau", "21", id="abbreviated"),
        pytest.param("Pangkajene & Kepulauan", "73.10", id="ampersand"),
        pytest.param("Kotamadya Bandung", "32.73", id="old-word-for-city"),
        pytest.param("Jogja", "34.71", id="alias"),
    ],
)
def test_by_name(text, code):
    assert INDEX.by_name(text) == code


def test_twenty_six_bare_regency_names_are_refused():
    bare_names = [short_name(row["name"]).split(" ", 1)[1] for row in REGIONS if row["level"] == "regency"]
    refused = {name for name in bare_names if bare_names.count(name) > 1}
    assert len(refused) == 26
    assert {"Bandung", "Banjar", "Gorontalo", "Kupang"} < refused
    for name in refused:
        with pytest.raises(AmbiguousName):
            INDEX.by_name(name, level="regency")


def test_an_ambiguous_name_lists_its_candidates():
    with pytest.raises(AmbiguousName) as refusal:
        INDEX.by_name("Banjar")
    assert refusal.value.candidates == ("32.79", "63.03")
    assert '"Banjar" bisa berarti Kota Banjar (32.79) atau Kab. Banjar (63.03).' in str(refusal.value)


@pytest.mark.parametrize(
    ("name", "province", "city"), [("Jambi", "15", "15.71"), ("Bengkulu", "17", "17.71")]
)
def test_a_name_of_both_levels_needs_the_level(name, province, city):
    with pytest.raises(AmbiguousName, match=f"Provinsi {name}"):
        INDEX.by_name(name)
    assert INDEX.by_name(name, level="province") == province
    assert INDEX.by_name(name, level="regency") == city


def test_gorontalo_names_three_places():
    with pytest.raises(AmbiguousName) as refusal:
        INDEX.by_name("Gorontalo")
    assert refusal.value.candidates == ("75", "75.01", "75.71")
    assert INDEX.by_name("Gorontalo", level="province") == "75"


def test_a_province_narrows_to_its_regencies():
    assert INDEX.by_name("Banjar", province="32") == "32.79"
    assert INDEX.by_name("Jambi", province="15") == "15.71"
    with pytest.raises(UnknownName):
        INDEX.by_name("Lampung Utara", province="32")


def test_an_unknown_name_gets_near_names():
    with pytest.raises(
        UnknownName, match=r'"Kota Lampung Utara" tidak ada .* Mungkin maksudnya Kab\. Lampung Utara'
    ):
        INDEX.by_name("Kota  Lampung Utara")
    with pytest.raises(UnknownName, match=r"daftar wilayah\.$"):
        INDEX.by_name("Atlantis")
    with pytest.raises(UnknownName):
        INDEX.by_name("")


@given(
    row=st.sampled_from(REGIONS),
    separator=SEPARATORS,
    change=st.sampled_from([str.upper, str.lower, str.title]),
)
def test_every_official_name_finds_its_code(row, separator, change):
    written = change(row["name"]).replace("-", " ").replace(" ", separator)
    assert INDEX.by_name(written, level=row["level"]) == row["code"]
    assert INDEX.agrees(row["code"], written)


@given(st.sampled_from(REGIONS))
def test_every_short_name_finds_its_code(row):
    assert INDEX.by_name(short_name(row["name"]), level=row["level"]) == row["code"]


def test_every_alias_agrees_with_its_code():
    assert [
        row
        for row in rows("aliases.csv")
        if row["type"] == "name" and not INDEX.agrees(row["code"], row["alias"])
    ] == []


def test_a_code_agrees_only_with_its_own_names():
    assert INDEX.agrees("32.73", "Bandung")
    assert INDEX.agrees("32.04", "Bandung")
    assert not INDEX.agrees("32.73", "Kab. Bandung")
    assert INDEX.agrees("91.01", "Merauke")
    assert not INDEX.agrees("18", "Kota Metro")


def test_former_papua_codes_lead_to_the_new_ones():
    former = {row["alias"]: row["code"] for row in rows("aliases.csv") if row["type"] == "former_code"}
    assert len(former) == 26
    assert former["91.01"] == "93.01"
    assert {text: INDEX.resolve_code(text) for text in former} == former


@given(st.sampled_from(REGIONS))
def test_a_code_in_use_stays(row):
    assert INDEX.resolve_code(row["code"]) == row["code"]
    with pytest.raises((LooksLikeBpsCode, MalformedCode, UnknownCode)):
        INDEX.resolve_code(row["bps_code_2020"] or row["code"] + ".")


def test_a_code_nobody_has_is_refused():
    with pytest.raises(UnknownCode, match=r"Kode 18\.98 tidak ada dalam daftar wilayah"):
        INDEX.resolve_code("18.98")
    with pytest.raises(MalformedCode, match=r"Mungkin maksudnya Kab\. Aceh Singkil \(11\.10\)\?"):
        INDEX.resolve_code("11.1")
    with pytest.raises(MalformedCode, match=r"Kemendagri\.$"):
        INDEX.resolve_code("18.9")


def test_an_alias_of_no_region_is_refused():
    with pytest.raises(UnknownCode, match=r"18\.99"):
        NameIndex.build([RegionName("18", "Lampung")], [AliasRow("18.99", "Entah", "name")])


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("lampung", ["18", "18.01", "18.02"], id="exact-then-prefix"),
        pytest.param("jambi", ["15", "15.71"], id="province-before-city"),
        pytest.param("utara", ["12", "65", "71", "82"], id="provinces-first"),
        pytest.param("kota met", ["18.72"], id="half-typed"),
        pytest.param("jogja", ["34.71"], id="alias"),
        pytest.param("18.7", ["18.71", "18.72"], id="code"),
        pytest.param("91.01", ["93.01"], id="former-code"),
        pytest.param("  ", [], id="blank"),
        pytest.param("!?", [], id="signs-only"),
    ],
)
def test_search(text, first):
    assert INDEX.search(text)[: len(first) or 1] == first


def test_search_keeps_to_its_limit():
    assert len(INDEX.search("a", limit=3)) == 3


@pytest.mark.parametrize(
    ("official", "expected"),
    [
        ("Kabupaten Lampung Utara", "Kab. Lampung Utara"),
        ("Kota Metro", "Kota Metro"),
        ("Kabupaten Kotabaru", "Kab. Kotabaru"),
        ("Kota Administrasi Jakarta Pusat", "Kota Jakarta Pusat"),
        ("Kabupaten Administrasi Kepulauan Seribu", "Kab. Kepulauan Seribu"),
        ("Daerah Khusus Ibukota Jakarta", "DKI Jakarta"),
        ("Daerah Istimewa Yogyakarta", "DI Yogyakarta"),
        ("Indonesia", "Indonesia"),
    ],
)
def test_short_name(official, expected):
    assert short_name(official) == expected

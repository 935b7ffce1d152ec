"""Whose figures a new paragraph gives: the province a text began with, unless it names somebody."""

from coverage.parsing.prose import read_prose
from tests.regions.fixture_rows import full_index

NAMES = full_index()
OPENING = (
    "Sebanyak 268.914 dari total 913.420 pekerja di Provinsi Bengkulu menjadi peserta aktif per 30 Juni "
    "2025.\n"
    "Kota Bengkulu memimpin dengan 48,31%, disusul Kabupaten Mukomuko 36,02%. Kaur masih di posisi buncit, "
    "12,7 persen.\n"
)


def regions(text: str) -> list[tuple[str, ...]]:
    return [figure.regions for figure in read_prose(text, NAMES).found if figure.regions]


def test_superlatives_speak_of_coverage():
    assert ("17.71",) in regions(OPENING)
    assert ("17.04",) in regions(OPENING)


def test_a_new_paragraph_goes_back_to_the_province():
    found = regions(OPENING + "Target cakupan tahun 2025 adalah 34 persen, sebagaimana tertulis dalam RPJMD.")
    assert found[-1] == ("17",)


def test_a_short_line_goes_on_with_the_regency_above():
    assert regions(OPENING + "Target 2025: 34 persen")[-1] == ("17.04",)


def test_a_text_that_begins_with_a_city_stays_there():
    text = (
        "Cakupan Kota Metro per 30 Juni 2025 sebesar 41,2 persen. Provinsi Lampung mendukungnya.\n"
        "Kota Metro menargetkan lebih.\n"
        "Target cakupan tahun 2025 adalah 44 persen, sebagaimana tertulis di RPJMD."
    )
    assert regions(text)[-1] == ("18.72",)

"""CSV for staff: opened in columns by an Indonesian spreadsheet, every code still a code."""

import csv
import io
import re
import subprocess
from decimal import Decimal

import pytest

from coverage.files.delimited import Code, staff_csv
from coverage.files.origin import Origin
from tests import needs
from tests.coverage.places.ranking_files import Release

pytestmark = pytest.mark.usefixtures("published")

RANKING = "/peringkat.csv?tingkat=kabkota&provinsi=18&bulan=2024-09"
STAFF = f"{RANKING}&untuk=excel"
INDONESIAN, ENGLISH = 1057, 1033  # languages by Microsoft's numbers, as LibreOffice's CSV filter takes them
CODES = {f"18.{number:02}" for number in range(1, 14)} | {"18.71", "18.72"}
CELL = re.compile(r"<table:table-cell([^>]*?)(?:/>|>(.*?)</table:table-cell>)", re.DOTALL)


def staff_rows(client, address: str = STAFF) -> list[dict[str, str]]:
    text = client.get(address).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))


def test_it_begins_as_an_indonesian_excel_wants(client):
    response = client.get(STAFF)
    assert response.content.startswith(b'\xef\xbb\xbf"Peringkat";"Kode";"Wilayah";"Cakupan (%)";"Target (%)"')
    assert 'rilis-1.excel.csv"' in response.headers["Content-Disposition"]


def test_it_holds_the_rows_of_the_csv_for_programs(client):
    programs = list(csv.DictReader(io.StringIO(client.get(RANKING).content.decode(), newline="")))
    staff = staff_rows(client)
    assert [row["Kode"].strip() for row in staff] == [row["code"] for row in programs]
    shares = [row["Cakupan (%)"].replace(",", ".") for row in staff]
    assert [float(text) if text else None for text in shares] == [
        round(float(row["coverage_ratio"]) * 100, 1) if row["coverage_ratio"] else None for row in programs
    ]
    assert staff[0]["Cakupan (%)"] == "32,9"
    assert staff[13]["Keterangan"].startswith("angka bertentangan: 25,6% dan 26,6%")


def test_the_csv_for_programs_stays_as_it_is(client):
    assert client.get(f"{RANKING}&untuk=program").content == client.get(RANKING).content
    assert client.get(f"{RANKING}&untuk=siapa").status_code == 422


def test_the_page_offers_both(client):
    page = client.get("/peringkat/?bulan=2024-09").content.decode()
    assert 'href="/peringkat.csv?bulan=2024-09&amp;untuk=excel"' in page
    assert 'href="/peringkat.csv?bulan=2024-09"' in page


@pytest.mark.usefixtures("programmes_once")
class TestProgrammes:
    def test_have_one_for_staff_too(self, client):
        rows = staff_rows(client, "/program.csv?untuk=excel")
        programs = list(csv.DictReader(io.StringIO(client.get("/program.csv").content.decode(), newline="")))
        assert [row["Kode"].strip() for row in rows] == [row["code"] for row in programs]
        assert {row["Jenis"] for row in rows} <= {"program", "desa", "manfaat"}


def test_texts_start_no_formula_and_negative_numbers_stay_numbers():
    origin = Origin(Release(), "https://ucj.example/peringkat/")
    text = staff_csv(["a", "b", "c"], [["=1+1", Decimal("-5.10"), -1200]], origin)
    assert text.splitlines()[1].split(";")[:3] == ['"\'=1+1"', '"-5,10"', '"-1200"']


def opened(content: bytes, language: int, folder) -> list[list[tuple[str, str]]]:
    """The cells as LibreOffice of a language opens the file: their type, and what they show."""
    source = folder / "staf.csv"
    source.write_bytes(content)
    home = f"-env:UserInstallation=file://{folder}/office"
    reading = f"--infilter=CSV:59,34,76,1,,{language},false,true"
    command = [
        "soffice",
        home,
        "--headless",
        reading,
        "--convert-to",
        "fods",
        "--outdir",
        str(folder),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    text = (folder / "staf.fods").read_text()
    rows = re.findall(r"<table:table-row.*?</table:table-row>", text, re.DOTALL)
    return [
        [
            (
                (re.search(r'office:value-type="(\w+)"', attributes) or [None, ""])[1],
                re.sub("<[^>]*>", "", content).strip(),
            )
            for attributes, content in CELL.findall(row)
        ]
        for row in rows
    ]


@needs.calc
@pytest.mark.parametrize("language", [INDONESIAN, ENGLISH])
def test_no_spreadsheet_makes_a_number_of_a_code(client, tmp_path, language):
    head, *rows = opened(client.get(STAFF).content, language, tmp_path)
    assert [shown for _type, shown in head[:3]] == ["Peringkat", "Kode", "Wilayah"]
    assert {row[1] for row in rows} == {("string", code) for code in CODES}
    assert rows[0][0] == ("float", "1")
    assert rows[0][3][0] == ("float" if language == INDONESIAN else "string")


def test_a_code_is_protected_wherever_it_stands():
    assert Code("18.10") == "\t18.10"

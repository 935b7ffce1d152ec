"""Where the grid's script lays a block copied from elsewhere, run by node on a sheet of three regions."""

import json
import subprocess
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from coverage.entry.views.grid_script import script_headings, script_words
from tests import needs

pytestmark = needs.node

IN_NODE = """
function planned({ words, headings, scripts, sheet, column, text, how }) {
  const given = { "lembar-kata": words, "lembar-judul": headings };
  globalThis.window = { ucjGrid: {} };
  globalThis.document = {
    getElementById: (id) => ({ textContent: JSON.stringify(given[id]) }), documentElement: { lang: "id" },
  };
  const grid = window.ucjGrid;
  grid.columns = ["PU", "BPU", "JAKON", "PMI", "total", "potensi", "per_tanggal", "sumber"];
  grid.counts = grid.columns.slice(0, 6);
  grid.rows = sheet.map(([code, name], index) => ({ code, name, index, locked: false, cells: {} }));
  for (const row of grid.rows) {
    for (const name of grid.columns) {
      row.cells[name] = { row, column: name, text: "", isCount: grid.counts.includes(name) };
    }
  }
  scripts.forEach((path) => {
    delete require.cache[path]; // every page reads them anew
    require(path);
  });
  const plan = grid.planPaste(grid.rows[1].cells[column], grid.readBlock(text), how);
  const moves = plan.moves.map(({ cell, text }) => [`${cell.row.code} ${cell.column}`, text]);
  const { as, left, unknown, twice, guessed } = plan;
  return { moves: Object.fromEntries(moves), as, left, unknown, twice, guessed };
}
require("readline").createInterface({ input: process.stdin }).on("line", (line) => {
  console.log(JSON.stringify(planned(JSON.parse(line))));
});
"""
HANDED = Path(__file__).parent / "handed"
SCRIPTS = [
    str(settings.BASE_DIR / f"static/js/grid_{name}.js") for name in ("numbers", "paste_match", "paste_read")
]
LAMPUNG = [
    ("18", "Lampung"),
    ("18.01", "Kab. Lampung Selatan"),
    ("18.02", "Kab. Lampung Tengah"),
    ("18.10", "Kab. Pringsewu"),
    ("18.72", "Kota Metro"),
]
JABAR = [("32", "Jawa Barat"), ("32.01", "Kab. Bogor"), ("32.04", "Kab. Bandung"), ("32.71", "Kota Bogor")]


@cache
def node():
    """One for all: it answers a line with a line."""
    return subprocess.Popen(["node", "-e", IN_NODE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


@pytest.fixture(scope="module", autouse=True)
def _node_ends():
    yield
    with node() as process:
        process.stdin.close()


def pasted(*lines: str, column="PU", sheet=LAMPUNG, **how):
    """What is planned for lines of cells with | between them, their corner on the first regency."""
    asked = {
        "words": script_words(), "headings": script_headings(), "scripts": SCRIPTS, "sheet": sheet,
        "column": column, "text": "\n".join(lines).replace("|", "\t"), "how": how,
    }  # fmt: skip
    print(json.dumps(asked), file=node().stdin, flush=True)
    return json.loads(node().stdout.readline())


TWO = {"18.01 PU": "111", "18.72 PU": "222"}


@pytest.mark.parametrize(
    ("lines", "moves", "left"),
    [
        (["1|Kab. Lampung Selatan|111", "2|Kota Metro|222"], TWO, ["1"]),
        (["No|Kabupaten/Kota|Jumlah", "1|LAMPUNG SELATAN|111", "2|METRO|222"], TWO, ["No"]),
        (["2|Kota Metro|222", "1|Kabupaten Lampung Selatan|111"], TWO, ["2"]),
        (["18.72|Kota Metro|222", "18.01|Lampung Selatan|111"], TWO, ["18.72"]),
        (["1801|Lampung Selatan|111", "1872|Kota Metro|222"], TWO, ["1801"]),
        (["Lampung|Kota Metro|222", "Lampung|Lampung Selatan|111"], TWO, ["Lampung"]),
        (["222|Kota Metro", "111|Lampung Selatan"], TWO, []),
        (["1|111|Lampung Selatan", "2|5|Atlantis", "3|222|Metro"], TWO, ["1"]),
        (["Kota Metro|222|ORANG|2025", "Lampung Selatan|111|ORANG|2025"], TWO, ["ORANG", "2025"]),
        (["Nama|Kode|Peserta", "Metro|1872|222", "Lampung Selatan|1801|111"], TWO, ["Kode"]),
    ],
)
def test_a_list_with_names_lands_on_their_rows(lines, moves, left):
    plan = pasted(*lines)
    assert (plan["moves"], plan["left"], plan["as"]) == (moves, left, "name")
    assert plan["guessed"]


def test_two_columns_of_a_portal_land_by_name_with_heading_and_total_left_out():
    plan = pasted(
        "nama_kabupaten_kota|jumlah_penduduk",
        "KOTA BOGOR|1052359",
        "KABUPATEN BANDUNG|3633437",
        "KABUPATEN BOGOR|2589167",
        "JUMLAH|7274963",
        sheet=JABAR,
        column="potensi",
    )
    assert plan["moves"] == {
        "32.71 potensi": "1.052.359",
        "32.04 potensi": "3.633.437",
        "32.01 potensi": "2.589.167",
    }
    assert plan["unknown"] == ["JUMLAH"]


def test_the_whole_file_of_a_portal_lands_by_name():
    plan = pasted(
        "id|kode_provinsi|nama_provinsi|kode_kabupaten_kota|nama_kabupaten_kota|jumlah_penduduk|satuan|tahun",
        "1|32|JAWA BARAT|3201|KABUPATEN BOGOR|1852165|ORANG|2011",
        "4|32|JAWA BARAT|3204|KABUPATEN BANDUNG|1500000|ORANG|2011",
        "20|32|JAWA BARAT|3271|KOTA BOGOR|420000|ORANG|2011",
        sheet=JABAR,
        column="potensi",
    )
    assert plan["moves"] == {
        "32.01 potensi": "1.852.165",
        "32.04 potensi": "1.500.000",
        "32.71 potensi": "420.000",
    }
    assert "tahun" in plan["left"]


class TestHandedBlocks:
    """Copied from a spreadsheet, as they came."""

    def pasted(self, name: str, sheet=LAMPUNG):
        lines = (HANDED / name).read_text(encoding="utf-8").splitlines()
        return pasted(*(line.replace("\t", "|") for line in lines), sheet=sheet)

    def test_dots_part_thousands_a_dash_is_blank_and_empty_cells_stay(self):
        moves = self.pasted("paste_dots.tsv")["moves"]
        assert {at: text for at, text in moves.items() if at.startswith("18.01")} == {
            "18.01 PU": "1.234",
            "18.01 BPU": "2.345",
            "18.01 JAKON": "345",
            "18.01 PMI": "-",  # which the cell reads as blank and says so
        }
        assert (moves["18.02 PU"], moves["18.02 JAKON"], moves["18.10 PU"]) == ("12.345", "1.000", "100.200")

    def test_names_and_headings_find_their_cells_and_the_sum_is_left_out(self):
        plan = self.pasted("paste_names.tsv", [*LAMPUNG, ("18.08", "Kab. Way Kanan")])
        assert plan["moves"] == {
            **{"18.08 PU": "1.500", "18.08 BPU": "200", "18.08 JAKON": "30", "18.08 PMI": "4"},
            **{"18.10 PU": "1.700", "18.10 BPU": "220", "18.10 JAKON": "32", "18.10 PMI": "6"},
        }
        assert plan["unknown"] == ["Total"]


def test_a_name_that_fits_two_regions_is_not_guessed():
    plan = pasted("Bogor|1", "Kota Bogor|2", sheet=JABAR)
    assert (plan["moves"], plan["unknown"]) == ({"32.71 PU": "2"}, ["Bogor"])


def test_a_region_named_twice_is_left_to_the_person():
    plan = pasted("Kota Metro|1", "Lampung Selatan|5", "Kota Metro|2")
    assert (plan["moves"], plan["twice"]) == ({"18.01 PU": "5"}, ["Kota Metro"])


def test_codes_of_the_ministry_find_their_rows_also_cut_by_a_spreadsheet():
    plan = pasted("18.72|222", "18.1|333", "18,01|111")
    assert plan["moves"] == {"18.72 PU": "222", "18.10 PU": "333", "18.01 PU": "111"}
    assert plan["as"] == "code"


def test_codes_of_the_statistics_office_are_asked_about():
    plan = pasted("1801|111", "1802|222", "1872|333")
    assert (plan["moves"], plan["as"], plan["guessed"]) == ({}, "bps", True)


def test_numbering_in_front_is_no_figure_unless_the_person_says_so():
    lines = ["1|111|5", "2|222|6", "3|333|7"]
    assert pasted(*lines)["moves"] == {
        "18.01 PU": "111", "18.01 BPU": "5", "18.02 PU": "222", "18.02 BPU": "6",
        "18.10 PU": "333", "18.10 BPU": "7",
    }  # fmt: skip
    assert pasted(*lines, asIs=True)["moves"]["18.02 PU"] == "2"


def test_headings_the_site_knows_choose_the_columns():
    plan = pasted(
        "No|Kabupaten/Kota|Potensi|Peserta Aktif|Catatan", "1|Kota Metro|900|222|baik", "2|Pringsewu|800|111|"
    )
    assert plan["moves"] == {
        "18.72 potensi": "900", "18.72 total": "222", "18.10 potensi": "800", "18.10 total": "111",
    }  # fmt: skip
    assert plan["left"] == ["No", "Catatan"]


@pytest.mark.parametrize(
    ("lines", "moves"),
    [
        (["10|20", "30|40"], {"18.01 PU": "10", "18.01 BPU": "20", "18.02 PU": "30", "18.02 BPU": "40"}),
        (["1801|5"], {"18.01 PU": "1.801", "18.01 BPU": "5"}),
        (["1", "2", "3"], {"18.01 PU": "1", "18.02 PU": "2", "18.10 PU": "3"}),
    ],
)
def test_a_block_of_figures_goes_on_from_the_cell(lines, moves):
    plan = pasted(*lines)
    assert (plan["moves"], plan["guessed"]) == (moves, False)


def test_dots_between_groups_are_thousands_in_every_line():
    plan = pasted("Kota Bogor|901.466", "Kab. Bogor|2.589.167", "Kab. Bandung|12.345", sheet=JABAR)
    assert plan["moves"] == {"32.71 PU": "901.466", "32.01 PU": "2.589.167", "32.04 PU": "12.345"}

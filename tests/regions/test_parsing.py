import pytest

from regions.importing import FIXTURES
from regions.parsing import read_region_files

HEADER = (
    "code,level,name,kind,parent_code,lat,lon,desa_count,kelurahan_count,kecamatan_count,"
    "population_2024,area_km2,bps_code_2020"
)
GOOD = {
    "regions.csv": [
        HEADER,
        "91,province,Papua,provinsi,,-2.3,137.9,1,2,3,4,5.5,",
        "91.03,regency,Kabupaten Jayapura,kabupaten,91,-2.8,139.9,,,,,,9403",
        "93,province,Papua Selatan,provinsi,,-6.2,139.7,,,,,,",
        "93.01,regency,Kabupaten Merauke,kabupaten,93,-7.7,140.4,,,,,,9401",
    ],
    "history.csv": [
        "code,name,valid_from,former_code,former_province,law",
        "93,Papua Selatan,2022-07-25,,91,UU 14/2022",
        "93.01,Kabupaten Merauke,2022-07-25,91.01,91,UU 14/2022",
    ],
    "tiles.csv": ["code,tile_x,tile_y", "91,12,2", "93,12,4", "91.03,0,0", "93.01,0,0"],
    "aliases.csv": ["code,alias,type", "93,South Papua,name", "93.01,91.01,former_code"],
}


def read(folder, **changes):
    """The good files, with lines replaced or added: regions={2: "…"} sets line 2."""
    for name, lines in GOOD.items():
        changed = changes.get(name.removesuffix(".csv"), {})
        numbered = dict(enumerate(lines, start=1)) | changed
        (folder / name).write_text("\n".join(numbered[line] for line in sorted(numbered)), encoding="utf-8")
    return read_region_files(folder)


def test_good_files_have_no_problems(tmp_path):
    found = read(tmp_path)
    assert found.problems == []
    assert list(found.regions) == ["91", "91.03", "93", "93.01"]
    assert found.regions["93.01"].former_code == "91.01"
    assert found.regions["93"].predecessor_id == "91"
    assert found.regions["91.03"].population is None
    assert found.regions["91.03"].population_year is None
    assert [alias.alias for alias in found.aliases] == ["South Papua", "91.01"]


def test_the_shipped_files_have_no_problems():
    found = read_region_files(FIXTURES)
    assert found.problems == []
    assert len(found.regions) == 553


@pytest.mark.parametrize(
    ("file", "line", "text", "column", "says"),
    [
        ("regions", 3, "9103,regency,Kab. X,kabupaten,91,,,,,,,,", "code", "tampak seperti kode BPS"),
        ("regions", 6, "91.1,regency,Kab. X,kabupaten,91,,,,,,,,", "code", "Mungkin maksudnya 91.10?"),
        ("regions", 6, ",regency,Kab. X,kabupaten,91,,,,,,,,", "code", "harus diisi"),
        ("regions", 6, "91.03,regency,Kab. X,kabupaten,91,,,,,,,,", "code", "tertulis dua kali"),
        (
            "regions",
            6,
            "91.05,province,Kab. X,kabupaten,91,,,,,,,,",
            "level",
            "tidak cocok dengan kode 91.05",
        ),
        ("regions", 6, "91.05,regency,Kab. X,kota,91,,,,,,,,", "kind", "tidak cocok dengan kode 91.05"),
        ("regions", 6, "91.05,regency,,kabupaten,91,,,,,,,,", "name", "harus diisi"),
        (
            "regions",
            6,
            "91.05,regency,KABUPATEN JAYA PURA,kabupaten,91,,,,,,,,",
            "name",
            "sudah dipakai kode 91.03",
        ),
        ("regions", 6, "91.05,regency,Kab. X,kabupaten,93,,,,,,,,", "parent_code", 'seharusnya "91"'),
        ("regions", 6, "92.05,regency,Kab. X,kabupaten,92,,,,,,,,", "parent_code", "belum tertulis"),
        ("regions", 6, "91.05,regency,Kab. X,kabupaten,91,utara,,,,,,,", "lat", "bukan angka"),
        ("regions", 6, "91.05,regency,Kab. X,kabupaten,91,nan,,,,,,,", "lat", "bukan angka"),
        (
            "regions",
            6,
            "91.05,regency,Kab. X,kabupaten,91,,,1.149,,,,,",
            "desa_count",
            "bukan bilangan bulat",
        ),
        ("regions", 6, "91.05,regency,Kab. X,kabupaten,91,,,-1,,,,,", "desa_count", "tidak boleh negatif"),
        ("regions", 6, "91.05,regency,Kab. X,kabupaten,91,,,,,,,,,lebih", "-", "lebih banyak daripada judul"),
        ("history", 4, "96,Entah,2022-07-25,,91,UU", "code", "tidak ada dalam regions.csv"),
        ("history", 4, "93,Papua Selatan,25-07-2022,,91,UU", "valid_from", "bukan tanggal"),
        (
            "history",
            4,
            "93,Papua Selatan,2022-07-25,91.01,91,UU",
            "former_code",
            "hanya untuk kabupaten/kota",
        ),
        (
            "history",
            3,
            "93.01,Merauke,2022-07-25,92.01,91,UU",
            "former_code",
            "tidak terletak di provinsi 91",
        ),
        (
            "history",
            3,
            "93.01,Merauke,2022-07-25,91.03,91,UU",
            "former_code",
            "masih dipakai Kabupaten Jayapura",
        ),
        ("tiles", 3, "93,12,2", "tile_x", "petak 12,2 sudah ditempati 91"),
        ("tiles", 3, "93,,2", "tile_x", "harus diisi"),
        ("aliases", 4, "93,South Papua,name", "alias", "tertulis dua kali"),
        ("aliases", 4, "93,Selatan,nama", "type", "bukan name atau former_code"),
        ("aliases", 4, "93.01,91.02,former_code", "alias", "tidak sama dengan kode lama"),
    ],
)
def test_a_bad_cell_is_named_by_line_and_column(tmp_path, file, line, text, column, says):
    problems = read(tmp_path, **{file: {line: text}}).problems
    assert any(
        (found.file, found.line, found.column) == (f"{file}.csv", line, column) and says in found.message
        for found in problems
    ), [str(found) for found in problems]


def test_all_bad_rows_are_named_at_once(tmp_path):
    found = read(
        tmp_path, regions={6: "18.1,regency,X,kota,18,,,,,,,,"}, tiles={6: "18,a,b"}, aliases={4: "18,,name"}
    )
    assert {problem.file for problem in found.problems} == {"regions.csv", "tiles.csv", "aliases.csv"}


def test_a_missing_column_is_named_once(tmp_path):
    problems = read(tmp_path, aliases={1: "code,alias,macam"}).problems
    assert [str(problem) for problem in problems] == ["aliases.csv baris 1, kolom type: kolom tidak ada"]


def test_a_missing_file_is_named(tmp_path):
    assert {problem.file for problem in read_region_files(tmp_path).problems} == {
        "regions.csv",
        "history.csv",
        "tiles.csv",
        "aliases.csv",
    }

"""Old backups go, the newest of seven days, four weeks and twelve months stay, and never the last one."""

from datetime import datetime, timedelta

from ucj_dashboard.backup import __main__ as program
from ucj_dashboard.backup import contents, dumping
from ucj_dashboard.backup.thinning import staying, thin

NOW = datetime(2026, 11, 29, 2, 15)  # a Sunday


def test_a_year_of_nights():
    nights = [NOW - timedelta(days=day) for day in range(400)]
    kept = sorted((at.date().isoformat() for at in staying(nights)), reverse=True)
    assert kept == [
        *(f"2026-11-{day}" for day in (29, 28, 27, 26, 25, 24, 23)),  # seven days, the first week of four
        *("2026-11-22", "2026-11-15", "2026-11-08"),
        *("2026-10-31", "2026-09-30", "2026-08-31", "2026-07-31", "2026-06-30", "2026-05-31"),
        *("2026-04-30", "2026-03-31", "2026-02-28", "2026-01-31", "2025-12-31"),
    ]


def test_the_newest_of_a_day_stays():
    day = [NOW, NOW + timedelta(hours=1), NOW + timedelta(hours=2)]
    assert staying(day) == {day[2]}


def test_the_last_good_one_stays_however_old():
    assert staying([datetime(2020, 1, 1)]) == {datetime(2020, 1, 1)}
    assert staying([]) == set()


def test_thinning_twice_takes_nothing_more():
    nights = {NOW - timedelta(hours=7 * step) for step in range(2_000)}
    once = staying(nights)
    assert staying(once) == once


def test_each_series_is_thinned_by_itself_and_other_files_are_let_be(tmp_path):
    names = [
        "ucj-2026-11-29-021500.dump",
        "contoh-2026-11-29-010000.dump",
        "sebelum-pemulihan-ucj-2026-11-29-000000.dump",
        "ucj-2026-11-29-030000.dump.part",
        "ucj.dump",
        "ucj-2026-11-29-000000.dump.gpg",
    ]
    for name in (*names, "ucj-2026-11-29-020000.dump"):
        (tmp_path / name).touch()
    assert [file.name for file in thin(tmp_path)] == ["ucj-2026-11-29-020000.dump"]
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(names)


def test_every_nightly_backup_lets_old_ones_go_and_one_put_elsewhere_none(monkeypatch, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    dumping.folder().mkdir()
    nights = [dumping.folder() / f"ucj-2020-01-0{day}-020000.dump" for day in range(1, 10)]
    for file in nights:
        file.touch()
    monkeypatch.setattr(contents, "in_a_line", lambda: "")
    monkeypatch.setattr(dumping, "dump", lambda file: file.touch() or file)
    program.dump(tmp_path / "a.dump")
    assert all(file.exists() for file in nights)
    program.dump(None)
    assert [file.exists() for file in nights] == [False] * 3 + [True] * 6, "today's is the seventh day"

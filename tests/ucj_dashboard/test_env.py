"""Every reader takes what it should and names the variable it refuses."""

import stat

import pytest

from ucj_dashboard import env
from ucj_dashboard.env import SettingRefused


def test_text_prefers_the_variable_and_falls_back_to_its_default(monkeypatch):
    monkeypatch.setenv("UCJ_X", " isi ")
    assert env.text("UCJ_X", "lain") == "isi"
    monkeypatch.setenv("UCJ_X", " ")
    assert env.text("UCJ_X", "lain") == "lain"


@pytest.mark.parametrize("read", [env.text, env.listed])
def test_a_missing_variable_is_named(monkeypatch, read):
    monkeypatch.delenv("UCJ_X", raising=False)
    with pytest.raises(SettingRefused, match=r"UCJ_X belum diisi.*\.env"):
        read("UCJ_X")


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1", True), ("ya", True), ("True", True), ("0", False), ("", False), ("tidak", False)],
)
def test_flag(monkeypatch, value, expected):
    monkeypatch.setenv("UCJ_X", value)
    assert env.flag("UCJ_X") is expected


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda: env.flag("UCJ_X"), id="flag"),
        pytest.param(lambda: env.choice("UCJ_X", ["local", "production"], "local"), id="choice"),
        pytest.param(lambda: env.number("UCJ_X", 1), id="number"),
    ],
)
def test_an_odd_value_is_named(monkeypatch, read):
    monkeypatch.setenv("UCJ_X", "barangkali")
    with pytest.raises(SettingRefused, match="UCJ_X=barangkali"):
        read()


@pytest.mark.parametrize("value", ["0", "65536", "-1", "8e3", "٨٠"])
def test_number_keeps_to_its_bounds(monkeypatch, value):
    monkeypatch.setenv("PORT", value)
    with pytest.raises(SettingRefused, match="PORT="):
        env.number("PORT", 8000, least=1, most=65535)


def test_listed_splits_at_commas(monkeypatch):
    monkeypatch.setenv("UCJ_X", "a.go.id, b.go.id,")
    assert env.listed("UCJ_X") == ["a.go.id", "b.go.id"]


def test_env_file_fills_in_what_is_not_set(monkeypatch, tmp_path):
    monkeypatch.setenv("UCJ_X", "lingkungan")
    monkeypatch.setenv("UCJ_Y", "nanti dihapus")
    monkeypatch.delenv("UCJ_Y")
    file = tmp_path / ".env"
    file.write_text("# keterangan\n\nUCJ_X=berkas\nUCJ_Y='a=b'\n")
    env.load(file)
    assert (env.text("UCJ_X"), env.text("UCJ_Y")) == ("lingkungan", "a=b")


def test_env_file_names_a_line_it_cannot_read(tmp_path):
    (tmp_path / ".env").write_text("UCJ_X=1\napa ini\n")
    with pytest.raises(SettingRefused, match=r"\.env baris 2"):
        env.load(tmp_path / ".env")


def test_kept_secret_stays_the_same_and_is_for_its_owner(tmp_path):
    file = tmp_path / "var" / "secret_key"
    secret = env.kept_secret(file)
    assert len(secret) >= 50
    assert env.kept_secret(file) == secret
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_empty_secret_is_refused(tmp_path):
    (tmp_path / "secret_key").touch()
    with pytest.raises(SettingRefused, match="secret_key kosong"):
        env.kept_secret(tmp_path / "secret_key")

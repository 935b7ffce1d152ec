"""Strict readers of environment variables: a missing or odd value stops the start, by name."""

import os
import secrets
from collections.abc import Collection
from pathlib import Path

YES = {"1", "true", "yes", "on", "ya"}
NO = {"", "0", "false", "no", "off", "tidak"}


class SettingRefused(Exception):
    """A variable is missing or odd; the message names it and says what to do."""


def load(file: Path) -> None:
    """Read NAME=value lines of a .env file into the environment; what is set already wins."""
    if not file.is_file():
        return
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        name, equals, value = line.strip().partition("=")
        if not name or name.startswith("#"):
            continue
        if not equals or not name.strip().isidentifier():
            raise SettingRefused(f"{file.name} baris {number}: tulis NAMA=nilai.")
        os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str | None = None) -> str:
    """The variable's text without surrounding blanks. default: None when it must be set."""
    value = os.environ.get(name, "").strip() or default
    if value is None:
        raise SettingRefused(
            f"{name} belum diisi: setel di lingkungan atau di berkas .env (lihat .env.example)."
        )
    return value


def flag(name: str, default: bool = False) -> bool:
    """A yes or a no; anything else is refused."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in YES | NO:
        return value.strip().lower() in YES
    raise SettingRefused(f"{name}={value} tidak dikenal: isi 1 (ya) atau 0 (tidak).")


def choice(name: str, allowed: Collection[str], default: str) -> str:
    """One of the allowed words."""
    value = text(name, default)
    if value not in allowed:
        raise SettingRefused(f"{name}={value} tidak dikenal: pilih {' atau '.join(allowed)}.")
    return value


def listed(name: str, default: Collection[str] | None = None) -> list[str]:
    """Comma-separated words. default: None when at least one must be given."""
    words = [word.strip() for word in os.environ.get(name, "").split(",") if word.strip()]
    return words or (list(default) if default is not None else [text(name)])


def number(name: str, default: int, least: int = 0, most: int = 2**31) -> int:
    """A whole number within bounds."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit() and least <= int(value) <= most):
        raise SettingRefused(f"{name}={value} bukan bilangan bulat dari {least} sampai {most}.")
    return int(value)


def var_folder(project: Path) -> Path:
    """Where the site keeps what it makes itself: UCJ_VAR, else `var` in the project."""
    return Path(text("UCJ_VAR", str(project / "var"))).resolve()


def kept_secret(file: Path) -> str:
    """A random secret that stays the same: read from the file, or written there once for its owner alone."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(50))
    except FileExistsError:
        pass
    except OSError as error:
        raise SettingRefused(
            f"{file} tidak dapat ditulis ({error.strerror}): setel UCJ_SECRET_KEY."
        ) from error
    return file.read_text(encoding="utf-8") or _empty(file)


def _empty(file: Path) -> str:
    raise SettingRefused(f"{file} kosong: hapus berkas itu, atau setel UCJ_SECRET_KEY.")

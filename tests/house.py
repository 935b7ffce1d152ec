"""The rooms of coverage/, counted: `python -m tests.house` prints each with its lines, smallest first.

A wing, or a room of the ground, is a folder directly under coverage/. A door (`views`, `pages`, …) is part of
its wing, a module or a folder; any other folder in a folder is a room of its own, with the lines in it.
"""

from collections import Counter
from pathlib import Path

COVERAGE = Path(__file__).resolve().parents[1] / "coverage"
DOORS = ("urls", "views", "files", "pages", "forms", "words", "services", "queries", "questions")


def rooms() -> dict[str, int]:
    """Lines of Python in each room, by its path below coverage/. Migrations are Django's and left out."""
    lines: Counter[str] = Counter()
    for file in COVERAGE.rglob("*.py"):
        folders = file.relative_to(COVERAGE).parent.parts
        if folders and folders[0] != "migrations" and file.stat().st_size:
            lines[room_of(folders)] += len(file.read_text(encoding="utf-8").splitlines())
    return dict(lines)


def room_of(folders: tuple[str, ...]) -> str:
    """("targets", "pages") is the room targets, ("calculations", "audit") a room of its own."""
    first, *deeper = folders
    own = [name for name in deeper if name not in DOORS and name != "commands"]
    return "/".join([first, *own])


def loose_modules() -> list[str]:
    """Modules that lie in no room."""
    return sorted(file.name for file in COVERAGE.glob("*.py") if file.name != "__init__.py")


def main() -> None:
    found = rooms()
    for name, lines in sorted(found.items(), key=lambda room: room[1]):
        print(f"{lines:6} {name}")
    directly = sum("/" not in name for name in found)
    print(f"{sum(found.values()):6} lines in {len(found)} rooms, {directly} directly under coverage/")
    print(f"       loose: {', '.join(loose_modules())}")


if __name__ == "__main__":
    main()

"""What the texts print that can be tried, and what of it no test tries: a list of `docs/testing.md`."""

import re
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TEXTS = sorted([*PROJECT.glob("*.md"), *PROJECT.glob("docs/**/*.md"), *PROJECT.glob("fixtures/**/*.md")])
UNTRIED = "## What the texts print"


def texts(pattern: str) -> list[tuple[Path, str]]:
    """Every match in every text, with the text's file."""
    return [
        (file, found) for file in TEXTS for found in re.findall(pattern, file.read_text(encoding="utf-8"))
    ]


def untried() -> dict[str, str]:
    """What no test tries as it is printed, each with its reason."""
    page = (PROJECT / "docs" / "testing.md").read_text(encoding="utf-8")
    listed = page.partition(UNTRIED)[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in listed.splitlines() if line.startswith("| `")]
    return {printed: why for names, why in rows for printed in re.findall(r"`([^`]+)`", names)}

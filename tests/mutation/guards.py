"""Which sources are mutated, and which test files guard each."""

import ast
from functools import cache
from glob import glob
from pathlib import Path

SUBJECTS = ("change", "entry", "meeting", "pace", "programmes", "targets")  # the audit is left out
SOURCES = (
    "coverage/calculations/*.py",
    *(f"coverage/calculations/{subject}/*.py" for subject in SUBJECTS),
    "coverage/releases/settlement.py",
    "coverage/releases/publishable.py",
    "coverage/releases/publishing.py",
    "coverage/releases/read_model.py",
    "coverage/releases/records.py",
    "coverage/access.py",
    "coverage/rows/scope.py",
)

PLAIN = "coverage/calculations/"  # sources whose tests import them to test them, not to set something up

# Files that guard a source beside that of its own name and, where it is plain, those that import it.
FURTHER = {
    "coverage/calculations/entry/workbook.py": (
        "tests/coverage/workbooks/test_preview.py",
        "tests/coverage/workbooks/test_importing.py",
    ),
    "coverage/calculations/ranking.py": ("tests/coverage/words/test_ranks.py",),
    "coverage/releases/settlement.py": (
        "tests/coverage/releases/test_publishing.py",
        "tests/coverage/releases/test_undo.py",
        "tests/coverage/audit/test_conflicts.py",
    ),
    "coverage/releases/publishable.py": (
        "tests/coverage/releases/test_publishing.py",
        "tests/coverage/releases/test_undo.py",
        "tests/coverage/releases/test_second_accounts.py",
        "tests/coverage/accounts/test_own_publishing.py",
        "tests/coverage/review/test_records.py",
        "tests/coverage/targets/test_entry.py",
        "tests/coverage/programmes/test_services.py",
        "tests/coverage/entry/test_many_at_once.py",
    ),
    "coverage/releases/publishing.py": (
        "tests/coverage/releases/test_undo.py",
        "tests/coverage/review/test_undo_page.py",
        "tests/coverage/review/test_review.py",
        "tests/coverage/review/test_undo.py",
        "tests/coverage/releases/test_records.py",
        "tests/coverage/releases/test_publishing_alone.py",
        "tests/coverage/releases/test_gathered.py",
    ),
    "coverage/releases/read_model.py": (
        "tests/coverage/releases/test_publishing.py",
        "tests/coverage/releases/test_undo.py",
    ),
    "coverage/releases/records.py": (
        "tests/coverage/programmes/test_services.py",
        "tests/coverage/review/test_records.py",
    ),
    "coverage/access.py": ("tests/coverage/accounts/test_accounts.py", "tests/coverage/entry/test_home.py"),
    "coverage/rows/scope.py": ("tests/coverage/test_access.py",),
}


def sources() -> list[str]:
    """Paths of the files that are mutated."""
    return sorted(path for pattern in SOURCES for path in glob(pattern) if not path.endswith("__init__.py"))


@cache
def guards(source: str) -> tuple[str, ...]:
    """Test files of a source: the one that mirrors it, else those of its name; those that import it when
    plain; those listed above."""
    module, name = source.removesuffix(".py").replace("/", "."), Path(source).stem
    mirror = Path("tests") / Path(source).with_name(f"test_{name}.py")
    named = [path for path in _test_files() if Path(path).stem == f"test_{name}"]
    own = [str(mirror)] if mirror.exists() else named
    importing = [path for path in _test_files() if source.startswith(PLAIN) and module in _imported(path)]
    return tuple(dict.fromkeys([*own, *importing, *FURTHER.get(source, ())]))


@cache
def _test_files() -> tuple[str, ...]:
    found = glob("tests/coverage/**/test_*.py", recursive=True)
    return tuple(sorted(found, key=lambda path: ("calculations" not in path, path)))


@cache
def _imported(path: str) -> frozenset[str]:
    """Modules a file imports, whole or names of them."""
    names = set()
    for node in ast.walk(ast.parse(Path(path).read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return frozenset(names)

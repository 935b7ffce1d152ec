"""One name means one thing in a function: Python 3.12.1 took a comprehension's for the module's, a 500."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
HIDING = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp, ast.Lambda)


def own(node: ast.AST) -> set[str]:
    """Names that a comprehension or a lambda gives its own meaning."""
    targets = [part.target for part in getattr(node, "generators", ())]
    named = {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
    return named | ({arg.arg for arg in node.args.args} if isinstance(node, ast.Lambda) else set())


def outside(function: ast.AST) -> Iterator[ast.Name]:
    """Names as the function itself knows them; not those of functions inside it."""
    waiting: list[tuple[ast.AST, frozenset[str] | set[str]]] = [(function, frozenset())]
    for node, hidden in waiting:
        if isinstance(node, ast.Name):
            if node.id not in hidden:
                yield node
            continue
        within = hidden | own(node) if isinstance(node, HIDING) else hidden
        waiting += [
            (child, within) for child in ast.iter_child_nodes(node) if not isinstance(child, FUNCTIONS)
        ]


def with_two_meanings(text: str) -> list[tuple[str, str]]:
    found = []
    for function in (node for node in ast.walk(ast.parse(text)) if isinstance(node, FUNCTIONS)):
        taken = {name for node in ast.walk(function) if isinstance(node, HIDING) for name in own(node)}
        if not taken:
            continue  # most functions: no comprehension, no lambda
        names = list(outside(function))
        local = {name.id for name in names if isinstance(name.ctx, ast.Store)}
        local |= {node.arg for node in ast.walk(function) if isinstance(node, ast.arg)}
        found += [(function.name, name) for name in sorted(({one.id for one in names} & taken) - local)]
    return found


@pytest.mark.parametrize("place", ["regions", "coverage", "ucj_dashboard"])
def test_no_comprehension_names_what_its_function_takes_from_the_module(place):
    texts = {file: file.read_text(encoding="utf-8") for file in (PROJECT / place).rglob("*.py")}
    found = {str(file): said for file, text in texts.items() if (said := with_two_meanings(text))}
    assert found == {}


def test_such_a_name_is_found():
    text = "def line(x): ...\ndef of(xs):\n    ys = [line for line in xs]\n    return [line(y) for y in ys]\n"
    assert with_two_meanings(text) == [("of", "line")]
    assert with_two_meanings(text.replace("line for line", "one for one")) == []

"""What cannot be used is told by codes and data; its sentence is made in one place."""

import ast
from datetime import date
from pathlib import Path
from string import Formatter

import coverage
from coverage.parsing.problems import Fault, Reason, Unreadable
from coverage.parsing.words import SENTENCES, sentence, why_unreadable

SITE = Path(coverage.__file__).parent
MADE_IN = {SITE / "parsing" / name for name in ("problems.py", "words.py")}
FOUND_IN = {
    file: ast.parse(text)
    for file in SITE.rglob("*.py")
    if file not in MADE_IN and "Fault." in (text := file.read_text())
}


def blanks(fault: Fault) -> dict[str, str]:
    """What a sentence needs: the name of each blank, with how it is written, "" but for months."""
    return {name: look or "" for _text, name, look, _way in Formatter().parse(SENTENCES[fault]) if name}


def faults(nodes) -> list[Fault]:
    return [
        Fault[node.attr]
        for node in nodes
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Fault"
    ]


def test_every_fault_has_its_sentence_and_is_found_somewhere():
    assert set(SENTENCES) == set(Fault)
    assert {Fault.SAID, *(fault for tree in FOUND_IN.values() for fault in faults(ast.walk(tree)))} == {
        *Fault
    }


def test_blanks_are_filled():
    for fault in Fault:
        data = {name: date(2025, 9, 1) if look else "X" for name, look in blanks(fault).items()}
        said = sentence(Reason(fault, data))
        assert "{" not in said, fault
        assert said.count("X") + (date(2025, 9, 1) in data.values()) * said.count("2025") >= len(data), fault


def test_where_a_fault_is_found_the_blanks_of_its_sentence_are_given():
    for call in (node for tree in FOUND_IN.values() for node in ast.walk(tree) if isinstance(node, ast.Call)):
        given = {word.arg for word in call.keywords}
        held = [key for arg in call.args if isinstance(arg, ast.Dict) for key in arg.keys]
        given |= {key.value for key in held if isinstance(key, ast.Constant)}
        in_a_name = (
            None in given or None in held or any(getattr(arg, "id", "") == "data" for arg in call.args)
        )
        found = faults(call.args)
        if len(found) == 1 and not in_a_name:
            assert blanks(found[0]).keys() <= given, ast.unparse(call)


def test_several_of_a_kind_stand_with_commas_between_them():
    error = Unreadable(Fault.UNKNOWN_CHOICE, text="dtsen {0}", known=("P3KE", "DTSEN"))
    assert why_unreadable(error) == "“dtsen {0}” tidak dikenal; pilih P3KE, DTSEN"

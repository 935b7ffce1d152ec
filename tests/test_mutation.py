"""The lists of the mutation tool speak of what is there."""

import ast
import json
import subprocess
import sys
from functools import cache, wraps
from pathlib import Path

from django.utils.functional import SimpleLazyObject

from tests.mutation.changing import mutants, mutated
from tests.mutation.guards import FURTHER, guards, sources
from tests.mutation.placing import forget_answers
from tests.mutation.working import OPTIONS

EQUIVALENTS = json.loads(Path("tests/mutation/equivalents.json").read_text("utf-8"))


def test_every_equivalent_is_a_change_that_can_be_made():
    paths = {key.partition(" ")[0] for key in EQUIVALENTS}
    assert paths <= set(sources())
    known = {mutant.key for path in paths for mutant in mutants(path)}
    assert EQUIVALENTS.keys() - known == set()


def test_every_source_is_guarded():
    assert len(sources()) > 40
    assert [source for source in sources() if not guards(source)] == []


def test_the_files_listed_beside_are_there():
    assert FURTHER.keys() <= set(sources())
    assert [file for files in FURTHER.values() for file in files if not Path(file).exists()] == []


def test_a_change_leaves_all_else_where_it_was(tmp_path):
    source = tmp_path / "source.py"
    source.write_text("def first(x):\n    return not x\n\n\ndef second(x=False):\n    return x\n")
    as_it_is = ast.parse(source.read_text())
    (default,) = (one for one in mutants(str(source)) if one.text == "False -> True")
    changed = mutated(str(source), default.number)
    same = [ast.dump(tree.body[0], include_attributes=True) for tree in (as_it_is, changed)]
    assert same[0] == same[1]


def test_what_was_answered_before_a_change_is_forgotten():
    """By caches and by what keeps queries in a closure. Lazy objects are not asked for their class: they
    would be made, which fails for some."""

    def answer():
        return number

    def kept(function):
        known = {}

        @wraps(function)
        def ask():
            if () not in known:
                known[()] = function()
            return known[()]

        return ask

    asked = []
    lazy = SimpleLazyObject(lambda: asked.append("its class"))
    number = 1
    cached, built = cache(answer), kept(answer)
    assert (cached(), built()) == (1, 1)
    number = 2
    assert (cached(), built()) == (1, 1)
    forget_answers({id(answer)})
    assert (cached(), built()) == (2, 2)
    assert not asked, lazy


def test_a_worker_can_start_its_tests(pytestconfig):
    """With what this run allows to be warned of, as under the next Django."""
    allowed = [part for one in pytestconfig.getoption("pythonwarnings") or () for part in ("-W", one)]
    program = [sys.executable, "-m", "pytest", *allowed, *OPTIONS, "--collect-only", "tests/test_names.py"]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr

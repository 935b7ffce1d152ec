"""Putting a mutant in the place of what was imported, in this process and in those it starts."""

import ast
import gc
import importlib
import os
import sys
from collections.abc import Collection
from functools import cache
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from tests.mutation.changing import Mutant, mutated

VARIABLE = "MUTANT"
SITE = Path(__file__).with_name("site")
CACHE = type(cache(lambda: None))


class NotPlaced(Exception):
    """A change that cannot be put into living functions."""


class CannotBeMade(Exception):
    """A changed value of a module that raises an error already when it is made."""


def put_in_place(mutant: Mutant) -> None:
    """Change what this process has imported; processes it starts import the mutant by sitecustomize."""
    os.environ[VARIABLE] = f"{mutant.path}:{mutant.number}"
    os.environ["PYTHONPATH"] = f"{SITE}{os.pathsep}{Path.cwd()}"
    tree = mutated(mutant.path, mutant.number)
    module = importlib.import_module(module_name(mutant.path))
    if mutant.function:
        _swap_codes(module, tree)
    else:
        _rebind(module, next(node for node in tree.body if _holds(node, mutant)))


def module_name(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _swap_codes(module: ModuleType, tree: ast.Module) -> None:
    """Give every living function of the module its changed code."""
    path = str(module.__file__)
    new = dict(_codes(compile(tree, path, "exec")))
    living = [f for f in _living(FunctionType) if f.__code__.co_filename == path]
    swapped = set()
    for function in living:
        code = new.get(_name(function.__code__))
        if code is not None and code != function.__code__:
            if code.co_freevars != function.__code__.co_freevars:
                raise NotPlaced("other variables of the function around it")
            function.__code__ = code
            swapped.add(id(function))
    if not swapped:
        raise NotPlaced("no living function has it")
    forget_answers(swapped)


def forget_answers(changed: Collection[int]) -> None:
    """What they gave before, in whatever is wrapped around them: caches, queries that are built once.

    changed: functions, by their identities.
    """
    for each in _living(FunctionType, CACHE):
        if id(getattr(each, "__wrapped__", None)) not in changed:
            continue
        if type(each) is CACHE:
            each.cache_clear()
            continue
        for cell in each.__closure__ or ():
            if type(cell.cell_contents) is dict:
                cell.cell_contents.clear()


def _living(*kinds: type) -> list[Any]:
    """All objects of these very kinds: isinstance would ask lazy ones for their class, which makes them."""
    gc.unfreeze()  # what the tests' process has frozen is not listed
    return [each for each in gc.get_objects() if type(each) in kinds]


def _codes(code: CodeType) -> Any:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield _name(constant), constant
            yield from _codes(constant)


def _name(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


def _holds(statement: ast.stmt, mutant: Mutant) -> bool:
    return statement.lineno <= mutant.line <= (statement.end_lineno or 0)


def _rebind(module: ModuleType, statement: ast.stmt) -> None:
    """Give a value of the module, by whatever module it was imported, its changed one."""
    if not isinstance(statement, ast.Assign | ast.AnnAssign) or statement.value is None:
        raise NotPlaced("no value of the module")
    target = statement.targets[0] if isinstance(statement, ast.Assign) else statement.target
    if not isinstance(target, ast.Name):
        raise NotPlaced("no value of the module")
    if _kept_elsewhere(ast.parse(Path(str(module.__file__)).read_text("utf-8")), target.id):
        raise NotPlaced("other values of the module were made with it")
    old = getattr(module, target.id)
    code = compile(ast.Expression(statement.value), str(module.__file__), "eval")
    try:
        new = eval(code, vars(module))
    except Exception as error:
        raise CannotBeMade(target.id) from error
    for other in list(sys.modules.values()):
        if getattr(other, "__dict__", {}).get(target.id) is old:
            setattr(other, target.id, new)


def _kept_elsewhere(node: ast.AST, name: str) -> bool:
    """Whether a name is read outside the bodies of functions: in a default, a table, a class."""
    if isinstance(node, ast.Name):
        return node.id == name and isinstance(node.ctx, ast.Load)
    if isinstance(node, ast.Lambda):
        return _kept_elsewhere(node.args, name)
    if isinstance(node, ast.FunctionDef):
        return any(_kept_elsewhere(part, name) for part in (node.args, *node.decorator_list))
    return any(_kept_elsewhere(child, name) for child in ast.iter_child_nodes(node))


class Mutating(MetaPathFinder):
    """Imports the mutant for its module, and leaves all others alone."""

    def __init__(self, path: str, number: int):
        self.path, self.number, self.module = path, number, module_name(path)

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:
        spec = PathFinder.find_spec(fullname, path) if fullname == self.module else None
        if spec is not None and spec.origin is not None:
            spec.loader = _Loader(fullname, spec.origin, self)
        return spec


class _Loader(SourceFileLoader):
    def __init__(self, name: str, origin: str, mutating: Mutating):
        super().__init__(name, origin)
        self.mutating = mutating

    def get_code(self, fullname: str) -> CodeType:
        tree = mutated(self.mutating.path, self.mutating.number)
        return compile(tree, self.path, "exec")


def install() -> None:
    """What sitecustomize does in a process that was started under a mutant."""
    path, _, number = os.environ[VARIABLE].rpartition(":")
    sys.meta_path.insert(0, Mutating(path, int(number)))

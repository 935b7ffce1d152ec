"""Mutants of a source file: each one small change that a test should notice."""

import ast
from collections import Counter
from collections.abc import Iterator
from copy import copy
from pathlib import Path

from msgspec import Struct

COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.Pow: ast.Mult,
    ast.BitAnd: ast.BitOr,
    ast.BitOr: ast.BitAnd,
}
CALLS = {"min": "max", "max": "min", "any": "all", "all": "any"}
DECIDED = (ast.Compare, ast.BoolOp, ast.Constant)  # tests that are changed in themselves
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Mutant(Struct, frozen=True):
    """One change. path: of the source; function: qualified, "" for a value of the module; text: what becomes
    what; number: which of the file's changes it is."""

    path: str
    function: str
    text: str
    line: int
    number: int

    @property
    def key(self) -> str:
        """What names it in the list of equivalents, wherever its line may move."""
        return f"{self.path} {self.function}: {self.text}"


def mutants(path: str) -> list[Mutant]:
    """Every change of a file, in its order; texts that come again in a function are counted."""
    found, seen = [], Counter[tuple[str, str]]()
    for number, (function, line, text, _, _) in enumerate(_changes(ast.parse(Path(path).read_text("utf-8")))):
        seen[function, text] += 1
        again = seen[function, text]
        found.append(Mutant(path, function, f"{text} (#{again})" if again > 1 else text, line, number))
    return found


def mutated(path: str, number: int) -> ast.Module:
    """The file with its change of this number."""
    tree = ast.parse(Path(path).read_text("utf-8"))
    for at, (_, _, _, holder, put) in enumerate(_changes(tree)):
        if at == number:
            setattr(*holder, put) if isinstance(holder[1], str) else holder[0].__setitem__(holder[1], put)
            return ast.fix_missing_locations(tree)
    raise IndexError(f"{path} has no change {number}")


def _changes(tree: ast.Module) -> Iterator[tuple]:
    """Function, line, text, place and new node of each change."""
    for holder, node, function in _places(tree, ""):
        for new, text in _instead_of(node):
            yield function, getattr(node, "lineno", 0), text, holder, ast.copy_location(new, node)


def _places(node: ast.AST, function: str) -> Iterator[tuple]:
    """Every node that may be changed, with where it stands and in which function.

    Left out: annotations, decorators, docstrings, what a class body declares, and assertions, which only
    tell the type checker what is known.
    """
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params"):
            continue
        for at, child in enumerate(value) if isinstance(value, list) else [(name, value)]:
            if not isinstance(child, ast.AST) or isinstance(child, ast.Assert | ast.Import | ast.ImportFrom):
                continue
            if isinstance(node, ast.ClassDef) and not isinstance(child, (*FUNCTIONS, ast.ClassDef)):
                continue
            inner = function
            if isinstance(child, (*FUNCTIONS, ast.ClassDef)):
                inner = f"{function}.{child.name}".lstrip(".")
            yield (value if isinstance(value, list) else node, at), child, function
            yield from _places(child, inner)


def _instead_of(node: ast.AST) -> Iterator[tuple[ast.AST, str]]:
    """What may stand in a node's place, with what is told of it."""
    for new in _variants(node):
        yield new, _told(node, new)


def _told(old: ast.AST, new: ast.AST) -> str:
    if isinstance(old, ast.If):
        return f"if {_short(old.test)} -> if not"
    if isinstance(old, ast.Call) and isinstance(new, ast.Call) and len(new.keywords) < len(old.keywords):
        left = next(one.arg for one in old.keywords if one not in new.keywords)
        return f"{_short(old)} without {left}="
    return f"{_short(old)} -> {'(removed)' if isinstance(new, ast.Pass) else _short(new)}"


def _short(node: ast.AST) -> str:
    line = " ".join(ast.unparse(node).split())
    return line if len(line) <= 90 else f"{line[:60]} … {line[-25:]}"


def _variants(node: ast.AST) -> Iterator[ast.AST]:
    match node:
        case ast.Compare(left, ops, comparators):
            for at, old in enumerate(ops):
                for new in COMPARISONS[type(old)]:
                    yield ast.Compare(left, [*ops[:at], new(), *ops[at + 1 :]], comparators)
        case ast.BoolOp(op, values):
            yield ast.BoolOp(ast.Or() if isinstance(op, ast.And) else ast.And(), values)
        case ast.UnaryOp(ast.Not() | ast.USub(), operand):
            yield copy(operand)  # it gets another place, which must not stay with the one in the tree
        case ast.BinOp(left, op, right) if type(op) in ARITHMETIC and not _is_text(left):
            yield ast.BinOp(left, ARITHMETIC[type(op)](), right)
        case ast.Constant(bool() as value):
            yield ast.Constant(not value)
        case ast.Constant(int() | float() as value):
            yield ast.Constant(value + 1)
            yield ast.Constant(value - 1)
        case ast.Return(value) if value is not None and not _is_none(value):
            yield ast.Return(ast.Constant(None))
        case ast.Raise() | ast.Continue() | ast.Break() | ast.AugAssign():
            yield ast.Pass()
        case ast.Expr(value) if not isinstance(value, ast.Constant):
            yield ast.Pass()
        case ast.Assign([ast.Attribute() | ast.Subscript()]):
            yield ast.Pass()
        case ast.If(test, body, orelse) if _is_plain(test):
            yield ast.If(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.IfExp(test, body, orelse) if _is_plain(test):
            yield ast.IfExp(ast.UnaryOp(ast.Not(), test), body, orelse)
        case ast.comprehension(target, it, ifs, is_async) if ifs and _is_plain(ifs[0]):
            yield ast.comprehension(target, it, [ast.UnaryOp(ast.Not(), ifs[0]), *ifs[1:]], is_async)
        case ast.Call():
            yield from _calls(node)


def _calls(call: ast.Call) -> Iterator[ast.AST]:
    """A keyword left out, min for max, the other way of sorting."""
    func, args, keywords = call.func, call.args, call.keywords
    for at in range(len(keywords)):
        yield ast.Call(func, args, [*keywords[:at], *keywords[at + 1 :]])
    if isinstance(func, ast.Name) and func.id in CALLS:
        yield ast.Call(ast.copy_location(ast.Name(CALLS[func.id], ast.Load()), func), args, keywords)
    sorts = (isinstance(func, ast.Name) and func.id == "sorted") or _attribute(func) == "sort"
    if sorts and all(keyword.arg != "reverse" for keyword in keywords):
        yield ast.Call(func, args, [*keywords, ast.keyword("reverse", ast.Constant(True))])


def _attribute(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else ""


def _is_plain(test: ast.AST) -> bool:
    """A condition no other change turns round."""
    return not isinstance(test, DECIDED) and not (
        isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)
    )


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_text(node: ast.AST) -> bool:
    """A text, or the translation of one."""
    if isinstance(node, ast.Call):
        return isinstance(node.func, ast.Name) and node.func.id == "_"
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))

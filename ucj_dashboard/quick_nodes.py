"""What templates are made of, where Django finds out anew on every page what was known when it was read.

A region's page writes 540 values, looks 1.500 names up, and has 130 constant texts and 80 addresses. Each
takes a short way where it leads to the same, and Django's own everywhere else. A template read so belongs to
the language it was read in.
"""

from html import escape
from typing import Any

from django.template import Context, Node, NodeList, Template
from django.template.base import (
    DebugLexer,
    FilterExpression,
    Lexer,
    Parser,
    TextNode,
    Token,
    Variable,
    VariableDoesNotExist,
    VariableNode,
    render_value_in_context,
)
from django.template.defaulttags import CommentNode, LoadNode, URLNode
from django.template.loader_tags import IncludeNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode
from django.utils.safestring import SafeData, SafeString, mark_safe
from django.utils.timezone import template_localtime  # type: ignore[attr-defined]
from django.utils.translation import gettext

from coverage.words.markup import address_of

NO_ITEM = (TypeError, AttributeError, KeyError, ValueError, IndexError)  # then an attribute is looked for


class Name(Variable):
    """A name of a template ("row.region.code"): its items and attributes, without calls in between."""

    __slots__ = ("first", "rest")

    def __init__(self, var: str) -> None:
        super().__init__(var)
        self.first, *self.rest = self.lookups or ()

    def resolve(self, context: Any) -> Any:
        if self.translate:  # asked for by {% translate name %}
            return super().resolve(context)
        for scope in reversed(context.dicts):
            if self.first in scope:
                break
        else:
            raise VariableDoesNotExist("Failed lookup for key [%s] in %r", (self.first, context))
        found = scope[self.first]
        try:
            for bit in self.rest:
                if callable(found):
                    break
                if hasattr(type(found), "__getitem__"):
                    try:
                        found = found[bit]
                        continue
                    except NO_ITEM:
                        pass
                found = getattr(found, bit)
        except Exception:  # Django's own tells what goes wrong, or finds a place of a list
            return self._by_django(context)
        return self._by_django(context) if callable(found) else found

    def _by_django(self, context: Context) -> Any:
        return super()._resolve_lookup(context)  # type: ignore[misc]


class Expression(FilterExpression):
    """A value with its filters, each with what it wants to be given."""

    __slots__ = ("steps",)

    def __init__(self, token: str, parser: Parser) -> None:
        super().__init__(token, parser)
        self.var = _quick(self.var)
        self.steps = [
            (
                function,
                [(asked, _quick(given) if asked else mark_safe(given)) for asked, given in arguments],
                getattr(function, "expects_localtime", False),
                getattr(function, "needs_autoescape", False),
                getattr(function, "is_safe", False),
            )
            for function, arguments in self.filters
        ]

    def resolve(self, context: Context, ignore_failures: bool = False) -> Any:
        found = self.var
        if self.is_var:
            try:
                found = found.resolve(context)
            except VariableDoesNotExist:
                found = None if ignore_failures else context.template.engine.string_if_invalid  # type: ignore[union-attr]
        for function, arguments, is_local, escapes, is_safe in self.steps:
            given = [value.resolve(context) if asked else value for asked, value in arguments]
            if is_local:
                found = template_localtime(found, context.use_tz)
            options = {"autoescape": context.autoescape} if escapes else {}
            made = function(found, *given, **options)
            found = mark_safe(made) if is_safe and isinstance(found, SafeData) else made
        return found


def _quick(value: Any) -> Any:
    """A variable that is looked up, as a Name; anything else as it is."""
    is_looked_up = type(value) is Variable and value.lookups and not value.translate
    return Name(str(value.var)) if is_looked_up else value


class Value(VariableNode):
    """{{ … }}: most values are texts, which are neither localised nor moved between time zones."""

    def render(self, context: Context) -> str:
        return _written(self.filter_expression.resolve(context), context)


def _written(value: Any, context: Context) -> str:
    if type(value) is SafeString:
        return value
    if type(value) is str and context.autoescape:
        return escape(value)
    return render_value_in_context(value, context)


class Sentence(BlockTranslateNode):
    """{% blocktranslate %} without a count: its text is made and found in the language's once."""

    def __init__(self, extra_context: dict[str, Any], singular: list[Token], trimmed: bool) -> None:
        super().__init__(extra_context, singular, trimmed=trimmed)
        text, self.names = self.render_token_list(singular)
        self.text = gettext(text)

    def render(self, context: Context, nested: bool = False) -> str:
        context.update({name: value.resolve(context) for name, value in self.extra_context.items()})
        values = {name: _written(context.get(name, ""), context) for name in self.names}
        context.pop()
        try:
            return self.text % values
        except (KeyError, ValueError):  # a translation that asks for other values
            return super().render(context, nested)


class Address(URLNode):
    """{% url "name" … %}: addresses once found are kept."""

    def render(self, context: Context) -> str:
        return escape(address_of(self.view_name.var, *[value.resolve(context) for value in self.args]))


class Part(IncludeNode):
    """{% include "name" %}: the template is looked for once; it is of this one's language too."""

    found: Template | None = None

    def render(self, context: Context) -> SafeString:
        if self.found is None:
            self.found = context.template.engine.get_template(self.template.var)  # type: ignore[union-attr]
        values = {name: value.resolve(context) for name, value in self.extra_context.items()}
        if self.isolated_context:
            return self.found.render(context.new(values))
        with context.push(**values):
            return self.found.render(context)


class QuickParser(Parser):
    """Reads a template into these nodes, what is constant into text, and text beside text into one."""

    def compile_filter(self, token: str) -> Expression:
        return Expression(token, self)

    def extend_nodelist(self, nodelist: NodeList, node: Node, token: Token) -> None:
        super().extend_nodelist(nodelist, node, token)
        nodelist[-1:] = _lighter(node)
        if len(nodelist) > 1 and type(nodelist[-1]) is type(nodelist[-2]) is TextNode:
            nodelist[-2:] = [_like(nodelist[-2], TextNode(nodelist[-2].s + nodelist[-1].s))]


def _lighter(node: Node) -> list[Node]:
    """What stands for a node: another one, text, or nothing."""
    if isinstance(node, CommentNode | LoadNode):
        return []
    if type(node) is VariableNode:
        return [_like(node, Value(node.filter_expression))]
    if type(node) is TranslateNode and _is_constant(node):
        return [_like(node, TextNode(node.render(Context())))]
    if type(node) is IncludeNode and _is_named(node):
        values, alone = node.extra_context, node.isolated_context
        return [_like(node, Part(node.template, extra_context=values, isolated_context=alone))]
    if type(node) is BlockTranslateNode and not (node.plural or node.message_context or node.asvar):
        said = Sentence(node.extra_context, node.singular, node.trimmed)
        return [_like(node, said if said.names else TextNode(said.text % {}))]
    if type(node) is URLNode and _is_plain(node):
        return [_like(node, Address(node.view_name, node.args, node.kwargs, node.asvar))]
    return [node]


def _is_constant(node: TranslateNode) -> bool:
    """Whether a translated text is the same on every page of a language."""
    text, context = node.filter_expression, node.message_context
    is_literal = text.var.literal is not None and not text.filters
    return is_literal and not node.asvar and (context is None or not context.is_var)


def _is_named(node: IncludeNode) -> bool:
    """Whether a part has a constant name, from the top of the folders."""
    name = node.template
    return not name.is_var and not name.filters and not str(name.var).startswith(".")


def _is_plain(node: URLNode) -> bool:
    """Whether an address has a constant name, of no namespace, and arguments in their order."""
    name = node.view_name
    is_constant = not name.is_var and not name.filters and ":" not in str(name.var)
    return is_constant and not node.kwargs and not node.asvar


def _like(node: Node, other: Node) -> Node:
    """Another node in the place of one, for error messages."""
    other.token, other.origin = node.token, node.origin
    return other


class QuickTemplate(Template):
    """A template in these nodes."""

    def compile_nodelist(self) -> NodeList:
        """As Django's own, with another parser."""
        lexer = DebugLexer(self.source) if self.engine.debug else Lexer(self.source)
        parts = self.engine.template_libraries, self.engine.template_builtins
        parser = QuickParser(lexer.tokenize(), *parts, self.origin)
        try:
            nodes = parser.parse()
        except Exception as error:
            if self.engine.debug:
                error.template_debug = self.get_exception_info(error, error.token)  # type: ignore[attr-defined]
            raise
        self.extra_data = parser.extra_data
        return nodes

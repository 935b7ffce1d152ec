"""Quick nodes say what Django's own say."""

import pytest
from django.template import Context, Template, engines
from django.template.base import TextNode
from django.template.loader import get_template
from django.urls import NoReverseMatch
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, override
from msgspec import Struct

from ucj_dashboard.quick_nodes import QuickTemplate

ENGINE = engines["django"].engine


class Place(Struct, frozen=True):
    """A place, as rows hold it."""

    code: str
    name: str

    @property
    def broken(self) -> str:
        raise KeyError(self.code)

    def shout(self) -> str:
        return self.name.upper()


VALUES = {
    "place": Place("18.71", "Kota <Bandar> & 'Lampung'"),
    "pairs": {"a": [1, 2.5, None], "items": "an item", "place": Place("18", "Lampung")},
    "safe": SafeString("<b>tebal</b>"),
    "lazy": gettext_lazy("Provinsi"),
    "count": 1_312_370,
    "ratio": 0.2486,
    "none": None,
    "absent": "",
    "call": lambda: "called",
    "said": {"tone": "late", "shape": "▼", "word": "a < b"},
    "part": "coverage/places/partials/answer.html",
}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    "source",
    [
        "{{ place.name }}|{{ place.code }}|{{ safe }}|{{ lazy }}|{{ count }}|{{ ratio }}|{{ none }}",
        "{{ place.name|upper }}{{ safe|upper }}{{ pairs.a|join:place.name }}{{ safe|add:place.name }}",
        "{{ pairs.a.0 }}{{ pairs.a.1 }}{{ pairs.a.2 }}{{ pairs.items }}{{ pairs.place.name }}",
        "{{ pairs.keys|length }}{{ place.shout }}{{ call }}{{ place.nothing }}",
        "{{ nothing }}{{ pairs.nothing.more }}{{ pairs.a.9 }}",
        "{% if nothing %}a{% elif place.nothing %}b{% elif place.code == '18.71' %}c{% endif %}",
        "{% autoescape off %}{{ place.name }}{{ safe }}{% endautoescape %}",
        "{% load i18n %}{% translate 'Provinsi' %}, {% translate place.name %}",
        "{% load i18n %}{% translate 'Provinsi' as said %}{{ said }}{{ _('Provinsi') }}",
        "{% load i18n %}{% translate '100% < 5' %}{% translate 'May' context 'abbrev. month' %}",
        "{% load i18n %}{% blocktranslate %}100% {{ count }}{{ nothing }}{% endblocktranslate %}",
        "{% load i18n %}{% blocktranslate with name=place.name %}{{ name }}{{ safe }}{% endblocktranslate %}",
        "{% load i18n %}{% blocktranslate trimmed %}\n  Mulai\n  100%\n{% endblocktranslate %}{{ name }}",
        "{% load i18n %}{% blocktranslate count n=3 %}{{ n }} a{% plural %}{{ n }}{% endblocktranslate %}",
        "{% include 'coverage/places/partials/answer.html' with answer=said %}{{ answer }}",
        "{% include 'coverage/places/partials/answer.html' with answer=said only %}",
        "{% include part with answer=said only %}{% include absent|default:part %}",
        "{% url 'nation' %} {% url 'region' place.code %} {% url 'source' pk=3 %} {% url 'admin:index' %}",
        "{% url 'region' place.code as address %}{{ address }}{% comment %}{{ nothing }}{% endcomment %}",
        "{% for one in pairs.a %}{{ forloop.counter }}{{ one|default:place.name }}{% empty %}-{% endfor %}",
        "{% with other=place.name|lower %}{{ other }}{% endwith %}{{ nothing|default:'—' }}{{ count|date }}",
    ],
)
def test_a_template_says_what_djangos_own_says(source, language):
    with override(language):
        theirs = Template(source, engine=ENGINE).render(Context(VALUES))
        assert QuickTemplate(source, engine=ENGINE).render(Context(VALUES)) == theirs


@pytest.mark.parametrize(
    ("source", "error"),
    [("{{ place.broken }}", KeyError), ("{% url 'region' 'x' %}", NoReverseMatch)],
)
def test_what_breaks_a_template_breaks_it_here_too(source, error):
    for kind in (Template, QuickTemplate):
        with pytest.raises(error):
            kind(source, engine=ENGINE).render(Context(VALUES))


def test_constant_texts_are_text_once_a_template_is_read():
    source = "{% load i18n %}a {% translate 'Provinsi' %}{% comment %}b{% endcomment %} c {{ d }}"
    with override("en"):
        first, _value = QuickTemplate(source, engine=ENGINE).nodelist
    assert (type(first), first.s) == (TextNode, "a Provinces c ")


def test_a_template_is_read_once_a_language():
    with override("id"):
        ours = get_template("base.html").template
        assert get_template("base.html").template is ours
    with override("en"):
        assert get_template("base.html").template is not ours
    assert type(ours) is QuickTemplate

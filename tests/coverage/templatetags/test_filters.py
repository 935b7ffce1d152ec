"""Filters of templates: one name, one meaning, whatever the order in which a template loads them."""

import pkgutil
from collections import defaultdict
from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.template import engines

from coverage import templatetags


def test_no_two_libraries_give_a_name_to_different_filters():
    meanings = defaultdict(set)
    for module in pkgutil.iter_modules(templatetags.__path__):
        register = import_module(f"{templatetags.__name__}.{module.name}").register
        for name, meaning in {**register.filters, **register.tags}.items():
            meanings[name].add(meaning)
    assert not {name for name, found in meanings.items() if len(found) > 1}


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2025, 10, 31, 14, 14, tzinfo=UTC), "31 Oktober 2025"),
        (datetime(2025, 10, 31, 16, 59, tzinfo=UTC), "31 Oktober 2025"),
        (datetime(2025, 10, 31, 17, 0, tzinfo=UTC), "1 November 2025"),
    ],
)
def test_a_moment_is_of_its_day_in_western_indonesia(at, day):
    template = engines["django"].from_string("{% load formats %}{{ at|day }}")
    assert template.render({"at": at}) == day

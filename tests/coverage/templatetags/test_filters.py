"""Filters of templates: one name, one meaning, whatever the order in which a template loads them."""

import pkgutil
from collections import defaultdict
from importlib import import_module

from coverage import templatetags


def test_no_two_libraries_give_a_name_to_different_filters():
    meanings = defaultdict(set)
    for module in pkgutil.iter_modules(templatetags.__path__):
        register = import_module(f"{templatetags.__name__}.{module.name}").register
        for name, meaning in {**register.filters, **register.tags}.items():
            meanings[name].add(meaning)
    assert not {name for name, found in meanings.items() if len(found) > 1}

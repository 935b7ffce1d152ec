"""Indonesian words on pages in another language."""

from django import template

from coverage.words import language

register = template.Library()

register.filter("indonesia", language.indonesian)
register.filter("mengutip", language.with_indonesian)

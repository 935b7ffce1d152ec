"""Words of the search."""

from django import template

from coverage.places.words import search

register = template.Library()

register.filter(search.place_note)

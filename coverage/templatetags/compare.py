"""Words of the comparison."""

from django import template

from coverage.places.words import compare

register = template.Library()

register.filter(compare.standing)
register.filter(compare.pace)
register.filter(compare.likeness)

"""Words of the comparison."""

from django import template

from coverage.places.words import compare

register = template.Library()

register.filter("place_in_list", compare.standing)
register.filter("pace_told", compare.pace)
register.filter(compare.likeness)

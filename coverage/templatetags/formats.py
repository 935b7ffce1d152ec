"""Numbers, days and names of the field as pages write them: coverage/words/formats.py, under its own names.

No template rounds by itself.
"""

from django import template

from coverage.calculations.precision import missing_people
from coverage.words import formats

register = template.Library()

register.filter(formats.number)
register.filter(formats.percent)
register.filter(formats.people)
register.filter(formats.about_people)
register.filter("active_people", formats.active)
register.filter("potential_people", formats.potential)
register.filter(formats.rupiah)
register.filter(formats.points)
register.filter(formats.signed_points)
register.filter(formats.signed_people)
register.filter(formats.rank)
register.filter(formats.movement)
register.filter(formats.day, expects_localtime=True)
register.filter(formats.short_day, expects_localtime=True)
register.filter(formats.month, expects_localtime=True)
register.filter(formats.coverage)
register.filter(formats.target)
register.filter(formats.gap_points)
register.filter(formats.gap_number)
register.filter(formats.gap_people)
register.filter(missing_people)
register.filter(formats.unprotected)
register.filter(formats.people_in)
register.filter(formats.summed_active)
register.filter(formats.summed_potential)
register.filter(formats.summed_share)
register.filter(formats.document)
register.filter(formats.segment)
register.filter(formats.basis)

"""Where a compared region stands in its own list, and what it is like."""

from django.utils.translation import gettext as _

from coverage.calculations.pace.statuses import RegionStatus
from coverage.calculations.similar import Profile
from coverage.places.queries import Standing
from coverage.words import formats
from coverage.words.ranks import rank_cell
from coverage.words.status import Answer, pace_mark


def standing(place: Standing | None) -> str:
    """Its rank in its own list; "—" without one."""
    return formats.ABSENT if place is None else rank_cell(place.rank, place.of, place.regions)


def pace(status: RegionStatus) -> Answer:
    """The shape and word of a region's pace."""
    return pace_mark(status.pace_code)


def likeness(profile: Profile) -> str:
    """ "potensi 512.300, BPU 24% dari peserta"; what is not known is left out, people stand for workers."""
    parts = []
    if profile.potential is not None:
        parts.append(_("potensi %(workers)s") % {"workers": formats.about_people(profile.potential)})
    elif profile.population is not None:
        parts.append(_("penduduk %(people)s") % {"people": formats.people(profile.population)})
    if profile.bpu_share is not None:
        parts.append(_("BPU %(share)s dari peserta") % {"share": formats.percent(profile.bpu_share, 0)})
    if profile.urban is not None:
        parts.append(_("kelurahan %(share)s") % {"share": formats.percent(profile.urban, 0)})
    return ", ".join(parts)

"""Whether the release that a code names still stands for the newest figures."""

from django.utils.translation import gettext as _

from coverage.queries import releases
from coverage.queries.releases import ReleaseRow
from coverage.rows.release_code import NoCode, read_code
from coverage.verify.pages.verified import Verified, foreign, whole
from coverage.verify.queries import releases_like


def verify_code(text: str) -> Verified:
    """What became of the release a code names. Fourteen queries at most."""
    try:
        release = _release_of(text)
    except NoCode:
        return foreign(
            _("Itu bukan kode rilis. Tulis nomor rilis, atau kode seperti yang tercetak di kaki halaman.")
        )
    except LookupError as error:
        return foreign(str(error))
    return whole(release, _("Rilis %(number)s") % {"number": release.number})


def _release_of(text: str) -> ReleaseRow:
    """Raises NoCode, or LookupError with a sentence."""
    code = read_code(text)
    release = releases.release_row(code.number) if code.number else None
    if code.number is not None and not (release is None and code.is_ambiguous):
        if release is None:
            raise LookupError(_("Tidak ada rilis %(number)s di situs ini.") % {"number": code.number})
        if not code.is_ambiguous and not release.checksum.startswith(code.beginning):
            said = _("Rilis %(number)s ada, tetapi kodenya %(code)s, bukan yang ditulis.")
            raise LookupError(said % {"number": release.number, "code": release.code})
        return release
    found = releases_like(code.beginning)
    if not found:
        raise LookupError(_("Tidak ada rilis dengan kode itu di situs ini."))
    if len(found) > 1:
        numbers = ", ".join(str(row.number) for row in found)
        raise LookupError(
            _("Kode itu cocok dengan rilis %(numbers)s; tulis lebih panjang.") % {"numbers": numbers}
        )
    return found[0]

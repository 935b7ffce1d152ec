"""Many invitations at once: lines of name, e-mail, role and regions, pasted or as a CSV file."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from coverage.accounts.forms.regions import read_regions
from coverage.parsing.problems import Unreadable
from coverage.parsing.text_file import decoded, lines
from coverage.parsing.words import why_unreadable
from coverage.rows.scope import Role
from coverage.serving.upload import UploadField
from coverage.words.language import indonesian
from regions.directory import name_index
from regions.names import NameIndex

MOST = 600  # lines: the 552 offices, and some
MOST_BYTES = 500_000  # 800 a line, where one takes about 80
COLUMNS = 4  # name, address, roles, regions


class Invitation(Struct, frozen=True):
    """One person to be invited. line: of the list, counted from 1."""

    line: int
    name: str
    email: str
    roles: tuple[str, ...]
    regions: tuple[str, ...]


class ManyForm(forms.Form):
    """A pasted list, a file, or both one after the other. Cleans to invitations, all of them or none."""

    lines = forms.CharField(
        label=gettext_lazy("Daftar"),
        required=False,
        max_length=MOST_BYTES,
        widget=forms.Textarea(
            attrs={"rows": 6, "placeholder": "Rina Wati; rina@contoh.go.id; operator; Kota Metro"}
        ),
        help_text=gettext_lazy(
            "Satu orang sebaris: nama, surel, peran, wilayah; tempel dari Excel atau dipisah titik koma. "
            "Beberapa peran atau wilayah dipisah koma."
        ),
    )
    file = UploadField(
        label=gettext_lazy("Atau berkas CSV"),
        accept=".csv,.txt,text/csv",
        too_large=gettext_lazy("Berkas itu terlalu besar untuk sebuah daftar orang."),
        most=MOST_BYTES,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        file = given.get("file")
        try:
            text = "\n".join([given.get("lines", ""), decoded(file.read()) if file else ""]).strip("\r\n")
            given["invitations"] = self._read(text)
        except Unreadable as error:
            self.add_error("file" if file else "lines", indonesian(why_unreadable(error)))
        return given

    def _read(self, text: str) -> list[Invitation]:
        names, found = name_index(), []
        for line, cells in _rows(text):
            try:
                found.append(_invitation(line, cells, names))
            except ValidationError as error:
                said = {"line": line, "reason": " ".join(error.messages)}
                self.add_error("lines", _("Baris %(line)s: %(reason)s") % said)
        if len(found) > MOST:
            self.add_error("lines", _("Paling banyak %(most)s orang sekaligus.") % {"most": MOST})
        if not found and not self.errors:
            self.add_error("lines", _("Tempel daftarnya, atau pilih berkasnya."))
        return found


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines with something in them, but for a heading, as cells; separated by tabs, semicolons or commas.

    Raises Unreadable for quotes that do not close.
    """
    for line, cells in lines(text):
        stripped = [cell.strip() for cell in cells]
        if any(stripped) and not (line == 1 and "@" not in "".join(stripped)):
            yield line, stripped


def _invitation(line: int, cells: list[str], names: NameIndex) -> Invitation:
    if len(cells) < COLUMNS:
        raise ValidationError(_("perlu nama, surel, peran, dan wilayah"))
    name, email, roles, *regions = cells
    if not name:
        raise ValidationError(_("nama kosong"))
    validate_email(email)
    wanted = tuple(
        sorted({role.strip().lower() for role in roles.replace("/", ",").split(",") if role.strip()})
    )
    if not wanted or any(role not in set(Role) for role in wanted):
        known = ", ".join(Role)
        raise ValidationError(
            _("peran “%(role)s” tidak dikenal; pilihannya %(known)s") % {"role": roles, "known": known}
        )
    return Invitation(line, name[:150], email.lower(), wanted, tuple(read_regions(", ".join(regions), names)))

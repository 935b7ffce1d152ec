"""/akun/kantor/: letterhead, signers and paper of each office."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.accounts.forms.office import OfficeForm
from coverage.accounts.forms.regions import suggested
from coverage.accounts.queries.offices import OfficeRow
from coverage.accounts.queries.offices import offices as listed
from coverage.accounts.services import offices as settings
from coverage.accounts.views.accounts import admins_only
from coverage.serving.guards import signed_in
from regions.directory import name_index


@never_cache
@admins_only
@require_http_methods(["GET", "POST"])
def offices(request: HttpRequest) -> HttpResponse:
    """The offices with what their files carry; write one's, or let the wider office's hold again."""
    by = signed_in(request)
    if request.method == "POST" and request.POST.get("action") == "drop":
        settings.drop(region=request.POST.get("region", ""), by=by)
        messages.success(request, _("Dihapus; berkasnya memakai setelan kantor yang lebih luas."))
        return redirect("offices")
    rows = listed()
    form = OfficeForm(request.POST or None, initial=_written(rows, request.GET.get("wilayah", "")))
    if request.method == "POST" and form.is_valid():
        settings.keep(region=form.cleaned_data["region"], settings=form.settings(), by=by)
        messages.success(request, _("Disimpan; berkas dan cetakan mulai sekarang memakainya."))
        return redirect("offices")
    context = {"rows": rows, "form": form, "places": suggested(name_index())}
    return render(request, "coverage/accounts/offices.html", context, status=422 if form.errors else 200)


def _written(rows: list[OfficeRow], code: str) -> dict[str, str]:
    """What the form begins with: what is written of the region that is asked for."""
    return next(({"region": row.code, **row.written} for row in rows if row.code == code), {})

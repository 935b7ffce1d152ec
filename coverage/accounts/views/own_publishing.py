"""/akun/menerbitkan-sendiri/: where one person may enter and publish."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from coverage.accounts.forms.accounts import OwnPublishingForm
from coverage.accounts.forms.regions import suggested
from coverage.accounts.queries.own_publishing import own_publishing as listed
from coverage.accounts.services import own_publishing as permits
from coverage.accounts.views.accounts import admins_only
from coverage.serving.guards import signed_in
from regions.directory import name_index


@never_cache
@admins_only
@require_http_methods(["GET", "POST"])
def own_publishing(request: HttpRequest) -> HttpResponse:
    """The regions whose submitters publish alone, with who allowed it and why; allow another, or end one."""
    if request.method == "POST" and request.POST.get("action") == "forbid":
        permits.forbid(region=request.POST.get("region", ""), by=signed_in(request))
        messages.success(request, _("Izin dicabut; mulai sekarang orang lain yang menerbitkan."))
        return redirect("own_publishing")
    form = OwnPublishingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        permits.allow(by=signed_in(request), **form.cleaned_data)
        messages.success(request, _("Diizinkan; setiap rilis yang terbit begitu mengatakannya."))
        return redirect("own_publishing")
    context = {"rows": listed(), "form": form, "places": suggested(name_index())}
    return render(
        request, "coverage/accounts/own_publishing.html", context, status=422 if form.errors else 200
    )

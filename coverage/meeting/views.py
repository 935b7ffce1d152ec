"""The meeting pack of a region: a page to print, and the same as files."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from coverage.files.origin import Origin
from coverage.meeting.files.pack import MeetingFile
from coverage.meeting.files.text import meeting_text
from coverage.meeting.files.workbook import meeting_workbook
from coverage.meeting.pages.meeting import MeetingPage, meeting_page
from coverage.queries.releases import ReleaseRow
from coverage.questions import asked
from coverage.serving.attachment import attachment, origin
from coverage.serving.codes import not_todays
from coverage.serving.released import released

PLAIN = "text/plain; charset=utf-8"


@released
def meeting(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """What a meeting about a region lays on the table, made to be printed."""
    if elsewhere := not_todays(request, code, "meeting"):
        return elsewhere
    page = meeting_page(code, asked.common(request.GET), release)
    context = {"page": page, "address": _origin(page).address, "shown_release": release}
    return render(request, "coverage/meeting/meeting.html", context)


@released
def meeting_xlsx(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """The same rows as a workbook."""
    if elsewhere := not_todays(request, code, "meeting_xlsx"):
        return elsewhere
    file = _file(request, release, code)
    return attachment(meeting_workbook(file), file.name("xlsx"))


@released
def meeting_txt(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """The same in few words, to be sent on."""
    if elsewhere := not_todays(request, code, "meeting_txt"):
        return elsewhere
    return HttpResponse(meeting_text(_file(request, release, code)), content_type=PLAIN)


@released
def meeting_pptx(request: HttpRequest, release: ReleaseRow, code: str) -> HttpResponse:
    """The same as slides."""
    from coverage.meeting.files.slides import meeting_slides  # python-pptx takes 0.2 s and 35 MB to import

    if elsewhere := not_todays(request, code, "meeting_pptx"):
        return elsewhere
    file = _file(request, release, code)
    return attachment(meeting_slides(file), file.name("pptx"))


def meeting_file(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """A file asked for below the page's address, where the page's own address ends in a slash."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return redirect(reverse(f"meeting_{kind}", args=[code]) + query, permanent=True)


def _file(request: HttpRequest, release: ReleaseRow, code: str) -> MeetingFile:
    page = meeting_page(code, asked.common(request.GET), release)
    return MeetingFile(page, _origin(page))


def _origin(page: MeetingPage) -> Origin:
    return origin(reverse("meeting", args=[page.region.code]) + page.lasting, page.release)

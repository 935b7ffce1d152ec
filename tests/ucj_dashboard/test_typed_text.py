"""Nothing typed is lost: every form of the site shows what was posted again, refused or signed out."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from coverage.models import Conflict, Flag, Target
from coverage.urls import OFFICERS_AND_PROGRAMS, READERS
from tests.coverage.programmes.record_drafts import hand_in_record
from tests.factories import make_regency, make_user, publish, statement

pytestmark = pytest.mark.django_db
TYPED = "Yang sudah ditulis dengan susah payah, " + "panjang sekali " * 5
HERE = {"HTTP_ORIGIN": "http://testserver"}
EXAMPLES = {
    "who": "operator",
    "name": "a.png",
    "code": "18",
    "month": "2025-10",
    "pk": "1",
    "number": "1",
    "kind": "xlsx",
}
# Forms without a word that could be lost: a choice, a button, or a file that a browser never gives back.
NOTHING_TYPED = {
    "flag_owner": "a name out of a list",
    "verify": "a file",
    "upload_month": "a file and a choice, kept by its own test",
    "month_preview": "buttons",
    "job": "a button",
    "completeness": "a button",
    "grid_recall": "keeps the whole sheet, as its own test says",
}
# What other tests hold, where a refusal is hard to come by.
ELSEWHERE = {
    "grid": "entry/test_grid.py",
    "grid_cell": "entry/test_grid.py",
    "grid_check": "entry/test_grid.py",
    "grid_submit": "entry/test_grid.py",
    "review": "review/test_review.py",
    "upload": "workbooks/test_upload.py",
    "upload_preview": "workbooks/test_upload.py",
    "upload_columns": "workbooks/test_columns.py",
    "target_entry": "targets/test_entry.py",
    "scenario": "targets/test_scenarios.py",
    "scenarios": "targets/test_scenarios.py",
    "undo_release": "review/test_review.py",
    "entry_action": "actions/test_actions.py",
    "entry_meetings": "actions/test_meetings.py",
    "budget_entry": "programmes/test_checklist.py",
}


def conflict() -> tuple[str, dict[str, str]]:
    publish(
        statement("18.03", share="25.6", source_title="A"), statement("18.03", share="26.6", source_title="B")
    )
    return reverse("conflict_decision", args=[Conflict.objects.get().pk]), {"alasan": TYPED}


def flagged() -> tuple[str, dict[str, str]]:
    publish(statement("18.03", active_participants=1_200, potential_workers=1_000))
    flag = Flag.objects.current().filter(region="18.03").first()
    assert flag is not None
    return reverse("flag_answer", args=[flag.pk]), {"keadaan": "", "keterangan": TYPED}


def choice() -> tuple[str, dict[str, str]]:
    rows = (("RPJMD", "40"), ("RKPD", "35"))
    publish(*(statement("18", None, target=to, target_year=2025, target_document=name) for name, to in rows))
    assert Target.objects.current().count() == 2
    return reverse("target_choice", args=["18"]), {"tahun": "2025", "alasan": TYPED}


def document() -> tuple[str, dict[str, str]]:
    from coverage.submissions.documents import file_document

    filed = file_document([statement("18.03", share="25.6")], name="a.csv", digest="", by=None)
    assert filed.submission is not None
    return reverse("submission", args=[filed.submission.pk]), {"action": "chosen", "note": TYPED}


def entered() -> tuple[str, dict[str, str]]:
    part = hand_in_record("programme", region="18.71", by=make_user("lain"), group="RT/RW", paid_workers=9)
    return reverse("submission", args=[part.submission_id]), {"action": "return", "alasan": TYPED}


def period(action: str):
    given = {"reason": TYPED, "contact": "", "region": "zz", "until": "1999-01-01", "due_on": "x"}
    return lambda: (reverse("period", args=["2025-10"]), {"action": action, **given})


def of(address: str, *args: str, **form: str):
    return lambda: (reverse(address, args=args), form)


REFUSED = {
    "conflict_decision": [conflict],
    "flag_answer": [flagged],
    "target_choice": [choice],
    "submission": [document, entered],
    "period": [period("close"), period("grant")],
    "accounts": [of("accounts", name=TYPED, email="bukan surel", regions=TYPED)],
    "account": [
        lambda: (reverse("account", args=[make_user("lain").pk]), {"action": "tasks", "regions": TYPED})
    ],
    "own_publishing": [of("own_publishing", action="allow", regions="zz", reason=TYPED)],
    "offices": [of("offices", action="keep", region="zz", letterhead=TYPED)],
    "entry_actions": [of("entry_actions", "18", action=TYPED)],
    "programme_entry": [of("programme_entry", "18", jenis="program", source=TYPED, group=TYPED)],
    "plan_entry": [of("plan_entry", "18", catatan=TYPED)],
    "prose": [of("prose", text=TYPED, action="file")],
}


def posted_to() -> dict[str, str]:
    """Every address of the site's own pages by its name, with example values."""
    found = {}
    for entry in (*READERS, *OFFICERS_AND_PROGRAMS):
        if getattr(entry, "name", None):
            route = re.sub(
                r"\(\?P<(\w+)>(?:\[.*?\](?:\{.*?\})?)+\)|<\w*:?(\w+)>|\(\?P<(\w+)>[^)]*\)",
                _example,
                str(entry.pattern),
            )
            found[entry.name] = "/" + route.strip("^$").replace("\\", "")
    return found


def _example(match: re.Match[str]) -> str:
    return EXAMPLES[next(name for name in match.groups() if name)]


@pytest.fixture
def takes_posts(client):
    """Those that ask a stranger to sign in and take a post then; two more are open to everybody."""
    asks = {
        name: at
        for name, at in posted_to().items()
        if client.post(at).headers.get("Location", "")[:7] == "/masuk/"
    }
    admin = Client()
    admin.force_login(make_user("pengelola", roles=["admin"]))
    return {name for name, at in asks.items() if admin.post(at).status_code != 405}


def test_every_form_is_looked_at(takes_posts):
    assert all((Path("tests/coverage") / file).is_file() for file in ELSEWHERE.values())
    assert takes_posts | {"prose", "verify"} == {*REFUSED, *ELSEWHERE, *NOTHING_TYPED}


def test_a_session_that_ended_loses_nothing(client, takes_posts):
    addresses = posted_to()
    lost = []
    for name in sorted(takes_posts):
        page = client.post(addresses[name], {"catatan": TYPED}, **HERE)
        if TYPED.strip() not in page.content.decode() or page.status_code != 403:
            lost.append((name, page.status_code))
    assert lost == []
    assert "Sesi Anda sudah berakhir" in page.content.decode()
    assert 'href="/masuk/"' in page.content.decode()


@pytest.mark.parametrize(
    ("form", "place"), [(form, at) for form, cases in REFUSED.items() for at in range(len(cases))]
)
def test_a_refused_form_holds_what_was_posted(client, form, place):
    make_regency("18.03")
    client.force_login(make_user("pengelola", roles=["admin"], regions=["00"]))
    address, fields = REFUSED[form][place]()
    page = client.post(address, fields)
    assert page.status_code == 422 or form == "prose"
    assert TYPED.strip() in page.content.decode()


def test_a_script_and_another_site_are_sent_to_sign_in(client):
    for headers in ({"HTTP_ACCEPT": "application/json", **HERE}, {"HTTP_ORIGIN": "https://lain.example"}, {}):
        assert client.post("/entri/18/2025-10/", {"catatan": TYPED}, **headers).status_code == 302

"""Publishing looks at unanswered marks: they stay behind unless a reason is given, and the note says so."""

import pytest
from django.urls import reverse

from coverage.models import Release, SubmissionRegion, WarningAnswer
from coverage.review.words import release_note
from coverage.submissions.queries.submissions import submission_row
from tests.coverage.entry.entered import fill, hand_in
from tests.coverage.jobs.working import finished
from tests.factories import make_user, publish, statement

pytestmark = pytest.mark.django_db


@pytest.fixture
def operator():
    return make_user("operator.lampung", roles=["operator"], regions=["18"])


@pytest.fixture
def parts(client, operator):
    """18.01 stays; 18.02 grows by half, and the answer to that was lost."""
    publish(
        *(
            statement(code, "2025-09-30", active_participants=count, potential_workers=10_007)
            for code, count in (("18.01", 5_003), ("18.02", 4_002))
        )
    )
    found = hand_in(operator, {"18.01": {"total": "5003"}, "18.02": {"total": "6003"}})
    WarningAnswer.objects.all().delete()
    client.force_login(make_user("verifikator.lampung", roles=["verifikator"], regions=["18"]))
    return found


def address(parts):
    return reverse("submission", args=[parts[0].submission_id])


def post(client, parts, action="all", **form):
    page = client.get(address(parts)).context["page"]
    tokens = {line.part.code: line.part.token for line in page.lines}
    given = {"action": action, "semua": list(tokens.values()), "seen": page.seen, **form}
    if "bagian" in form:
        given["bagian"] = [tokens[code] for code in form["bagian"]]
    return finished(client, client.post(address(parts), given))


def published() -> set[str]:
    return set(
        SubmissionRegion.objects.filter(state="published", month__isnull=False).values_list(
            "region_id", flat=True
        )
    )


def test_all_leaves_them_out_and_says_so(client, parts):
    assert "1 catatan belum dijawab" in client.get(address(parts)).content.decode()
    post(client, parts)
    assert published() == {"18.01"}


def test_a_ticked_reason_takes_them_along_and_stands_in_the_note(client, parts):
    marked = parts[1].pk
    post(client, parts, tetap=[marked], note="Angka Oktober", **{f"mengapa-{marked}": "Disahkan kanwil."})
    assert published() == {"18.01", "18.02"}
    note = Release.objects.first().note
    assert note == "Angka Oktober. Terbit dengan catatan yang belum dijawab, karena 18.02: Disahkan kanwil."


@pytest.mark.parametrize("form", [{}, {"tetap": "x"}])
def test_a_chosen_one_needs_its_reason(client, parts, form):
    marked = parts[1].pk
    page = client.get(address(parts)).context["page"]
    token = next(line.part.token for line in page.lines if line.part.code == "18.02")
    given = {
        "action": "chosen",
        "bagian": [token],
        f"mengapa-{marked}": "Tanpa centang",
        "note": "Ditulis",
    } | form
    done = client.post(address(parts), given)
    assert done.status_code == 422
    assert "18.02 masih punya catatan yang belum dijawab" in done.content.decode()
    assert "Ditulis" in done.content.decode()
    assert published() == set()


def test_the_list_of_all_that_waits_obeys_it_too(client, parts):
    token = f"{parts[1].pk}:{int(parts[1].submitted_at.timestamp() * 1_000_000)}"
    done = client.post(reverse("review"), {"action": "chosen", "bagian": [token]})
    assert "18.02 masih punya catatan" in done.content.decode()
    assert published() == set()


def test_the_note_is_proposed_and_speaks_of_what_was_chosen(client, parts):
    page = client.get(address(parts)).content.decode()
    assert ">\nAngka Oktober 2025, 2 kabupaten/kota</textarea>" in page
    proposed = "Angka Oktober 2025, 2 kabupaten/kota"
    post(client, parts, note=proposed, usulan=proposed)
    assert Release.objects.first().note == "Angka Oktober 2025, Kab. 18.01"


def test_the_proposed_note_names_province_and_regencies(operator):
    parts = hand_in(
        operator, {"18": {"total": "9000"}, "18.01": {"total": "5003"}, "18.02": {"total": "6003"}}
    )
    row = submission_row(parts[0].submission_id)
    assert row is not None
    assert release_note(row.regions) == "Angka Oktober 2025, Provinsi 18 dan 2 kabupaten/kota"


def test_a_submission_keeps_only_what_was_handed_in_with_it(operator):
    other = make_user("operator.dua", roles=["operator"], regions=["18"])
    (draft,) = fill(other, {"18.03": {"total": "9"}})
    (part,) = hand_in(operator, {"18.01": {"total": "5003"}})
    draft.refresh_from_db()
    assert draft.state == "draft"
    assert draft.submission_id != part.submission_id
    assert draft.submission.root_id == "18"
    assert list(part.submission.regions.values_list("region_id", flat=True)) == ["18.01"]
    (later,) = fill(other, {"18.04": {"total": "9"}})
    assert later.submission_id == draft.submission_id

"""Whatever is sent to whichever address, by whom: it may be refused, it never breaks the site.

`make fuzz` sends 10,000 inputs and prints the seed; an ordinary run sends fewer, the same ones each time.
"""

import os
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from coverage.programmes.services import importing
from tests.coverage.entry.entered import hand_in
from tests.coverage.serving.hostile import GENERIC, Form, filled, learn, named_addresses
from tests.databases import PROGRAMMES
from tests.factories import make_action, make_user
from tests.once import stored_once

INPUTS = int(os.environ.get("UCJ_FUZZ", "500"))
RANDOM = "UCJ_FUZZ" in os.environ
PAGES = 900 if RANDOM else 200  # whose fields are learnt
REFUSED = ["PUT", "DELETE", "PATCH", "OPTIONS"]  # before any view sees them
METHODS = st.sampled_from(["GET"] * 4 + ["POST"] * 6 + ["HEAD"] * 2 + REFUSED)
FILES = st.one_of(
    st.binary(max_size=200),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"kode;wilayah\n18;x\n", "kode\t18\n".encode("utf-16"), b"\xff" * 99]
    ),
    st.lists(st.sampled_from(GENERIC), max_size=12).map(lambda cells: ",".join(cells).encode()),
)
FILE_NAMES = st.sampled_from(["a.xlsx", "a.csv", "a.ods", "a.txt", "a", "../a.xlsx", "x" * 300 + ".csv"])


def _site() -> str:
    """Figures, programmes, a submission that waits, an agreed action; the session of an admin."""
    importing.run(PROGRAMMES.read_bytes(), name=PROGRAMMES.name, publish=True, note="Program terbitan")
    admin = make_user("admin.acak", roles=["admin"])
    admin.is_staff = admin.is_superuser = True
    admin.save()
    operator = make_user("operator.acak", roles=["operator"], regions=["18"])
    hand_in(operator, {"18.01": {"total": "5003"}, "18.71": {"total": "9000"}})
    make_action("18")
    client = Client()
    client.force_login(admin)
    return client.cookies["sessionid"].value


site = stored_once(_site, database="published_once")


@pytest.fixture
def pages(site, db) -> list[Form]:
    """Every named address with the fields its page has, pages they lead to, and odd ones without fields."""
    addresses = named_addresses()
    assert len(addresses) > 150, "the walk over the URLconf lost most of it"
    read = learn(_client(site), [found[0] for found in addresses.values()], PAGES)
    assert sum(bool(form.fields) for form in read) > 50, "no fields were learnt"
    odd = {address for found in addresses.values() for address in found} - {form.address for form in read}
    return read + [Form(address) for address in sorted(odd)]


def test_nothing_sent_breaks_the_site(pages, site):
    read = [form for form in pages if form.fields]

    chosen, signed = st.sampled_from(read) | st.sampled_from(read) | st.sampled_from(pages), st.booleans()

    @st.composite
    def asked(draw):
        form, method = draw(chosen), draw(METHODS)
        files = {name: (draw(FILE_NAMES), draw(FILES)) for name in sorted(form.files) if method == "POST"}
        return form.address, method, filled(draw, form), files, draw(signed)

    @given(asked())
    @settings(
        max_examples=INPUTS,
        derandomize=not RANDOM,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
        report_multiple_bugs=True,
        print_blob=False,
    )
    def send(what):
        address, method, data, files, signed_in = what
        note(f"{method} {address} {data} {files}")
        client = _client(site if signed_in else None)
        with transaction.atomic():
            status = _sent(client, address, method, data, files)
            transaction.set_rollback(True)
        assert status < 500, f"{method} {address}"

    send()


def _client(session: str | None) -> Client:
    client = Client()
    if session:
        client.cookies["sessionid"] = session
    return client


def _sent(client, address, method, data, files) -> int:
    if method in ("GET", "HEAD"):
        return client.generic(method, address, QUERY_STRING=_query(data)).status_code
    if method == "POST":
        sent = {name: SimpleUploadedFile(named, content) for name, (named, content) in files.items()}
        return client.post(address, {**data, **sent}).status_code
    return client.generic(method, address, _query(data), "application/x-www-form-urlencoded").status_code


def _query(data: dict[str, list[str]]) -> str:
    return urlencode(data, doseq=True)

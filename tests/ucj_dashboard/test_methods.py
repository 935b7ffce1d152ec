"""With which methods the site is asked."""

import pytest


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "APAPUN"])
@pytest.mark.parametrize("address", ["/", "/entri/", "/api/v1/regions/", "/admin/", "/tidak-ada/"])
def test_others_are_refused_without_the_database(client, method, address):
    answer = client.generic(method, address, b"x=1", "application/x-www-form-urlencoded")
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")
    assert answer["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("address", ["/", "/wilayah/18/", "/peringkat.csv"])
def test_nothing_is_sent_to_what_is_read(client, address):
    answer = client.post(address, {"x": "1"})
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")

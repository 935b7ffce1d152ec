"""What every answer says to browsers, static files and refusals too."""

import pytest

from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/", "/static/css/base.css", "/tidak-ada/", "/akun/", "/api/v1/regions/", "/healthz"]
)
def test_no_device_no_other_site(client, address):
    client.force_login(make_user())
    answer = client.get(address)
    answer.close()  # a static file is open
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer
    assert answer["X-Content-Type-Options"] == "nosniff"

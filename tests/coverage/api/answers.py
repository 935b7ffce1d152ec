"""Asking the API and reading what it answers."""

import csv
import io
from typing import Any

LISTS = ("ranking", "regions", "flags", "series/18")


def read(client: Any, address: str, status: int = 200) -> Any:
    """The JSON answer of an address below /api/v1/; its status must be as expected."""
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == status, response.content
    return response.json()


def table(client: Any, address: str) -> list[dict[str, str]]:
    """The rows of a CSV address below /api/v1/."""
    response = client.get(f"/api/v1/{address}")
    assert response.status_code == 200, response.content
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))


def row_of(answer: dict[str, Any], code: str) -> dict[str, Any]:
    """The row of one region."""
    return next(row for row in answer["rows"] if row["code"] == code)

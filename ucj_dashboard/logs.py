"""What is logged: each line with the id of its request, none with a mail address, a link or a token."""

import json
import logging
import re
import secrets
from collections.abc import Callable
from contextvars import ContextVar

from django.http import HttpRequest, HttpResponse

SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")
REQUEST_ID: ContextVar[str] = ContextVar("request_id", default="-")

MAIL_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PASSWORD_LINK = re.compile(r"(/sandi/baru/)[^\s/?\"']+/[^\s/?\"']+")
QUERY = re.compile(r"(?<=[\w/])\?[^\s\"']*=[^\s\"']*")
DETAIL = re.compile(r"^DETAIL: .*$", re.MULTILINE)  # PostgreSQL quotes the row there


def identified(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the first: a request keeps the id a proxy gave it, or gets one; the answer names it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if SANE_ID.fullmatch(given) else secrets.token_hex(8)
        request.request_id = number  # type: ignore[attr-defined]
        token = REQUEST_ID.set(number)
        try:
            response = get_response(request)
        finally:
            REQUEST_ID.reset(token)
        response.headers["X-Request-ID"] = number
        return response

    return middleware


def request_of(record: logging.LogRecord) -> str:
    """The id of the request a line is about; Django says of some only when their middleware is through."""
    return getattr(getattr(record, "request", None), "request_id", None) or REQUEST_ID.get()


def discreet(text: str) -> str:
    """The text without what tells of a person or opens an account; the account's number may stand there."""
    text = PASSWORD_LINK.sub(r"\1…", MAIL_ADDRESS.sub("<surel>", text))
    return QUERY.sub("?…", DETAIL.sub("DETAIL: …", text))


class Plain(logging.Formatter):
    """For people: time, level, request, where from, what."""

    def format(self, record: logging.LogRecord) -> str:
        record.request_id = request_of(record)
        return discreet(super().format(record))


class Json(logging.Formatter):
    """For programs that gather logs: one object a line."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "request_id": request_of(record),
            "message": discreet(record.getMessage()),
        }
        if record.exc_info:
            line["exception"] = discreet(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)

"""Sending mail where a mail server is set up; without one, pages show the text to copy instead."""

import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import EmailMessage, get_connection

log = logging.getLogger(__name__)

NOT_SENDING = ("console", "dummy")


def is_configured() -> bool:
    """Whether mail really leaves this site."""
    return not any(f".{name}." in settings.EMAIL_BACKEND for name in NOT_SENDING)


def send(subject: str, text: str, people: Iterable[User]) -> bool:
    """One message to each person, so that nobody sees the others' addresses. False when it failed."""
    letters = [EmailMessage(subject, text, to=[person.email]) for person in people if person.email]
    try:
        with get_connection() as connection:
            connection.send_messages(letters)
    except (OSError, SMTPException):
        log.exception("surel “%s” tidak terkirim", subject)
        return False
    return bool(letters)

"""Office files whose bytes depend on what is in them only, not on when they were written."""

import io
import re
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

AT = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can hold
WRITTEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def lasting(deck: Any, title: str, published_at: datetime) -> bytes:
    """A presentation as bytes, dated by its release."""
    moment = published_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties = deck.core_properties
    properties.title, properties.author, properties.last_modified_by = title, "UCJ", "UCJ"
    properties.created = properties.modified = moment
    properties.revision = 1
    content = io.BytesIO()
    deck.save(content)
    return settled(content.getvalue(), moment)


def settled(content: bytes, moment: datetime) -> bytes:
    """The same archive with all its files of one moment; workbooks within it are settled too."""
    written = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as given, ZipFile(written, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            part = given.read(name)
            if name.endswith(".xlsx"):
                part = settled(part, moment)
            elif name == "docProps/core.xml":
                part = WRITTEN.sub(rb"\g<1>" + moment.strftime("%Y-%m-%dT%H:%M:%SZ").encode(), part)
            member = ZipInfo(name, AT)
            member.compress_type = ZIP_DEFLATED
            made.writestr(member, part)
    return written.getvalue()

"""Templates as they are read: without their indentation, once a language, into nodes that render quickly."""

import re
from typing import Any

from django.template import Origin, TemplateDoesNotExist
from django.template.loaders import base, cached, filesystem
from django.utils.translation import get_language

from ucj_dashboard.quick_nodes import QuickTemplate

INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


class Loader(filesystem.Loader):
    """The templates of the site without the blanks that begin their lines; lines keep their numbers.

    Indentation is for people and weighs a fifth of a page.
    """

    def get_contents(self, origin: Origin) -> str:
        return INDENTATION.sub("", super().get_contents(origin))


class _Quick(base.Loader):
    """Reads what is found into a QuickTemplate, where Django's own loaders make a Template."""

    def get_template(self, template_name: str, skip: list[Origin] | None = None) -> QuickTemplate:
        tried = []
        for origin in self.get_template_sources(template_name):
            if skip is not None and origin in skip:
                tried.append((origin, "Skipped to avoid recursion"))
                continue
            try:
                contents = self.get_contents(origin)  # type: ignore[attr-defined]
            except TemplateDoesNotExist:
                tried.append((origin, "Source does not exist"))
            else:
                return QuickTemplate(contents, origin, template_name, self.engine)
        raise TemplateDoesNotExist(template_name, tried=tried)


class Kept(cached.Loader, _Quick):
    """What other loaders find, read once a language: constant texts are text by then."""

    def cache_key(self, template_name: str, skip: Any = None) -> str:
        return f"{get_language()} {super().cache_key(template_name, skip)}"

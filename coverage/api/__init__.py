"""The read-only API, mounted at /api/v1/; docs/api.md says how to use it."""

from typing import Any

from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from coverage.api.addresses import router
from coverage.api.answering import refuse

DESCRIPTION = """
Angka UCJ (Universal Coverage Jamsostek) per provinsi dan kabupaten/kota, hanya baca.

Setiap jawaban berasal dari satu rilis: yang terbaru, atau `release=N`. Rasio ditulis sebagai bilangan
(0,2486 adalah 24,86%), orang sebagai bilangan bulat, tanggal seperti 2024-09-24; null berarti tidak
dilaporkan, 0 berarti dilaporkan nol. Setiap daftar ada juga sebagai CSV.
"""


class Renderer(JSONRenderer):
    """JSON with its letters as they are: the sentences of the audit stay readable."""

    json_dumps_params = {"ensure_ascii": False}


class ReadOnlyAPI(NinjaAPI):
    """Operations go by the name of their function, wherever it stands. What describes them is made once."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self._described: dict[str, Any] = {}

    def get_openapi_schema(self, *, path_prefix: str | None = None, path_params: Any = None) -> Any:
        prefix = self.get_root_path(path_params or {}) if path_prefix is None else path_prefix
        if prefix not in self._described:
            self._described[prefix] = super().get_openapi_schema(path_prefix=prefix)
        return self._described[prefix]

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)


api = ReadOnlyAPI(
    title="API UCJ",
    version="1",
    description=DESCRIPTION.strip(),
    docs_url=None,  # the page of the description would load its scripts from another host
    urls_namespace="api",
    renderer=Renderer(),
)
api.add_router("", router)
refuse(api)

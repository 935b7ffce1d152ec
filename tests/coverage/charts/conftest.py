"""Charts as plotly takes them."""

import plotly.graph_objects as go
import pytest

from coverage.charts import traces


@pytest.fixture(autouse=True)
def _plotly_takes_every_chart(monkeypatch):
    """plotly's package knows every name and value that a test's charts are described with."""
    describe = traces.described

    def checked(data, layout):
        found = describe(data, layout)
        go.Figure(found)  # raises ValueError for what it does not know
        return found

    monkeypatch.setattr(traces, "described", checked)

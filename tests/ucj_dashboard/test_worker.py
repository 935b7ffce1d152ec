"""The worker beside the server: how soon it is started anew."""

from unittest.mock import Mock

import pytest

from ucj_dashboard import worker


@pytest.mark.parametrize(("ago", "starts"), [(0, 1), (worker.PAUSE - 1, 1), (worker.PAUSE + 1, 2)])
def test_one_that_cannot_run_is_not_started_again_at_once(monkeypatch, capsys, ago, starts):
    """ago: seconds since it was started."""
    start = Mock(return_value=Mock(poll=lambda: 1))
    monkeypatch.setattr(worker, "subprocess", Mock(Popen=start))
    one = worker.Worker()
    one.started -= ago
    one.keep()
    assert start.call_count == starts
    assert ("dijalankan lagi" in capsys.readouterr().err) == (starts == 2)

"""What a process of the server has read before its threads answer anybody."""

from tests.ucj_dashboard.processes import python

LOADED = """
import sys
import ucj_dashboard.wsgi
print([name for name in sys.argv[1:] if name not in sys.modules])
"""


def test_what_is_read_late_is_read_before_threads_answer():
    """plotly looks into sys.modules for pandas, and takes one that another thread is still reading."""
    late = ("pandas", "plotly.graph_objects", "coverage.urls")
    told, _ = python("-c", LOADED, *late).communicate()
    assert told == "[]\n"


OF_WHICH_CODE = """
import ucj_dashboard.wsgi
from coverage.serving import stamps
print(stamps.made_by.cache_info().currsize)
"""


def test_it_knows_of_which_code_it_is_before_an_update_can_come():
    """A worker that gunicorn replaces after `git pull` keeps no page of the code before as one of the new."""
    told, _ = python("-c", OF_WHICH_CODE).communicate()
    assert told == "1\n"

"""What a process of the server has read before its threads answer anybody, and what it leaves for later."""

import json
from functools import cache

from tests.coverage.serving.test_light import HEAVY
from tests.ucj_dashboard.processes import python

NEEDED = ("coverage.urls", "coverage.api.answering")
LOADED = """
import gc, json, sys
import ucj_dashboard.wsgi
from coverage.serving import stamps
read = [name for name in sys.argv[1:] if name in sys.modules]
frozen = gc.get_freeze_count() > 10_000 and gc.isenabled()
print(json.dumps([read, stamps.made_by.cache_info().currsize, frozen, sys.getswitchinterval()]))
"""


@cache
def loaded():
    told, _ = python("-c", LOADED, *NEEDED, *HEAVY).communicate()
    return json.loads(told)


def test_all_that_readers_need_is_read_before_the_workers_are_forked_and_no_more():
    read, _, frozen, switch = loaded()
    assert read == list(NEEDED)
    assert frozen
    assert switch <= 0.001


def test_it_knows_of_which_code_it_is_before_an_update_can_come():
    """A worker that gunicorn replaces after `git pull` keeps no page of the code before as one of the new."""
    assert loaded()[1] == 1

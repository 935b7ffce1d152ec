"""Workers on real connections: killed, doubled, and looked at while they work."""

import signal

from tests.alone import printed_alone

PUBLISHED = {"18.01", "18.02", "18.71"}
program = printed_alone("tests.coverage.jobs.program")


def test_a_job_whose_worker_is_killed_is_done_once_by_the_next(program):
    found = program["killed"]
    for point in ("midst", "commit"):
        state = found[point]
        assert (state["ended"], state["releases"], state["drafts"]) == (signal.SIGKILL, 1, 3), point
        assert (state["job"]["state"], state["job"]["release"]) == ("waiting", None), point
    assert [found[point]["job"]["attempt"] for point in ("midst", "commit", "done")] == [1, 2, 3]
    done, again = found["done"], found["again"]
    assert (done["ended"], done["releases"], done["sound"], done["drafts"]) == (0, 2, True, 0)
    assert (done["job"]["state"], done["job"]["release"]) == ("done", 2)
    assert again == done


def test_one_that_ends_its_worker_each_time_makes_way(program):
    found = program["deadly"]
    assert found["ended"] == [signal.SIGKILL] * 3 + [0, 0]
    assert found["bad"]["state"] == "failed"
    assert "terhenti 3 kali" in found["bad"]["status"]
    assert (found["good"]["state"], found["good"]["release"]) == ("done", 2)


def test_a_new_worker_goes_on_where_a_killed_one_stood(program):
    found = program["survives"]
    assert found["before"]["status"] == "Belum dikerjakan: tidak ada pekerja yang berjalan di server."
    assert (found["begun"]["status"], found["begun"]["attempt"]) == ("Sedang dikerjakan.", 1)
    assert found["alone"]["status"] == found["before"]["status"]
    done = found["done"]
    assert (done["releases"], done["sound"]) == (2, True)
    assert (done["job"]["state"], done["job"]["release"], done["job"]["attempt"]) == ("done", 2, 2)
    assert {code for code, state in done["states"] if state == "published"} >= PUBLISHED
    assert found["later"] == {key: value for key, value in done.items() if key != "job"}


def test_two_workers_do_one_after_another_in_the_order_asked(program):
    found = program["together"]
    assert found["begun"] == [True, False, False]
    assert found["made"][1:] == [[2, "18.02"], [3, "18.71"], [4, "18.01"]]
    assert [(job["state"], job["release"]) for job in found["jobs"]] == [
        ("done", 2),
        ("done", 3),
        ("done", 4),
    ]


def test_steps_are_seen_while_the_release_is_not(program):
    found = program["told"]
    meanwhile, after = found["meanwhile"], found["after"]
    assert (meanwhile["releases"], meanwhile["drafts"]) == (1, 3)
    assert meanwhile["job"]["steps"] == [["begun", None], ["parts", 3], ["rows", 3], ["figures", 3]]
    assert meanwhile["job"]["status"] == "Sedang dikerjakan."
    assert not meanwhile["withdrawn"], "a worker is at it"
    assert meanwhile["job"]["lines"] == [
        "memeriksa 3 wilayah",
        "menulis 3 baris",
        "menetapkan angka dari 3 baris",
        "memeriksa angka",
        "menyusun halaman",
        "menghitung checksum",
    ]
    assert after["releases"] == 2
    assert [name for name, _ in after["job"]["steps"]][4:] == ["audit", "pages", "seal"]
    assert dict(after["job"]["steps"])["audit"] == 6  # three statements of September, three of October
    assert "memeriksa angka: 6 baris" in after["job"]["lines"]

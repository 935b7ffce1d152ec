"""What a meeting about one region looks at, and which flags it sees in which order."""

from datetime import date

import pytest
from msgspec.structs import replace

from coverage.calculations.meeting.pack import Meeting, Records, meeting, open_flags
from coverage.calculations.ranking import ranked
from coverage.calculations.schemes import Measure
from coverage.rows.figures import FlagRow
from coverage.rows.records import ActionRow, RateRow
from tests.coverage.calculations.lines import missed, typed
from tests.coverage.calculations.published import DAY, line
from tests.coverage.calculations.thresholds import BANDS, SPEEDS

LATER = date(2024, 12, 2)


def flag(severity="warning", region="18.01", day=DAY, code="large_change", **fields):
    return FlagRow(code, severity, region, day, **{"message": "ada", "state": "open", **fields})


def test_contradictions_come_before_warnings_and_these_before_remarks():
    remark, warning, conflict = flag("info"), flag("warning"), flag("conflict")
    assert open_flags([remark, warning, conflict], "18") == (conflict, warning, remark)


def test_severity_goes_before_the_region_and_the_region_before_the_day():
    own, newer, conflict = flag(region="18"), flag(day=LATER), flag("conflict")
    assert open_flags([newer, own, conflict], "18") == (conflict, own, newer)


def test_the_newest_day_comes_first_and_none_last():
    old, new, undated = flag(), flag(day=LATER), flag(day=None)
    assert open_flags([undated, old, new], "18") == (new, old, undated)


def test_equals_go_by_region_code_and_sentence_whatever_the_order():
    wanted = (
        flag(region="18.01", code="above_potential"),
        flag(region="18.01", message="a"),
        flag(region="18.01", message="b"),
        flag(region="18.02", code="above_potential"),
    )
    assert open_flags(wanted, "18") == wanted
    assert open_flags(wanted[::-1], "18") == wanted


def test_answered_flags_are_left_out():
    assert open_flags([flag(state="accepted"), flag(state="corrected")], "18") == ()


class TestMeeting:
    """Lampung in November 2024: three regencies, one of them not reported, among three provinces."""

    DAYS = (date(2023, 12, 31), date(2024, 3, 31), date(2024, 6, 30), date(2024, 9, 30))
    HISTORY = tuple(
        typed(day, active, code="18", target_ratio=0.53)
        for day, active in zip(DAYS, (400_000, 430_000, 460_000, 498_000), strict=True)
    )
    OWN = replace(HISTORY[-1], gap_to_target_people=32_000)
    WHOLE = replace(OWN, active_participants=498_001)
    REGENCIES = tuple(
        ranked(
            [
                typed(DAYS[-1], 300_000, code="18.01", gap_to_target_people=9),
                typed(DAYS[-1], 198_000, code="18.02", gap_to_target_people=5),
                line("18.03", unranked_reason="not_reported"),
            ]
        )
    )
    PEERS = tuple(ranked([line("17", 0.6), line("18", 0.5), line("19", unranked_reason="not_reported")]))
    LATE = ActionRow(
        1, "18", "Lampung", DAY, "Rapat", "Melapor", "", date(2024, 11, 4), None, "open", "", None
    )
    RATE = RateRow("JKK+JKM", "BPU", date(2024, 1, 1), 16_800, 1)

    def met(self, **fields) -> Meeting:
        given = {
            "peers": self.PEERS,
            "schemes": {Measure.ATTAINMENT: BANDS, Measure.PACE: SPEEDS},
            "records": Records(actions=(self.LATE,), rates=(self.RATE,)),
            "flags": (flag(), flag(region="18"), flag(state="accepted")),
            "until": date(2024, 11, 30),
            "day": date(2024, 11, 5),
            "ranges": missed(),
        }
        return meeting(self.OWN, self.REGENCIES, self.WHOLE, self.HISTORY, **given | fields)

    def test_the_region_stands_among_its_peers(self):
        found = self.met()
        assert (found.region, found.row, found.history) == (self.OWN.region, self.OWN, self.HISTORY)
        assert (found.peer, found.peer.rank, found.of, found.peers) == (self.PEERS[1], 2, 2, 3)
        assert self.met(peers=self.PEERS[:1]).peer is None

    def test_its_table_holds_the_regencies_and_their_sum(self):
        found = self.met()
        assert (found.whole.row, found.whole.band, found.bands) == (self.WHOLE, "above_90", BANDS)
        assert [one.row.region.code for one in found.ranked] == ["18.01", "18.02"]
        assert [one.row.region.code for one in found.unranked] == ["18.03"]
        assert found.lines == (*found.ranked, *found.unranked)
        assert (found.total.active_participants, found.total.counted, found.total.of) == (498_000, 2, 3)
        assert [row.region.code for row in found.extremes.best] == ["18.01"]
        assert [row.region.code for row in found.makers.rows] == ["18.01"]

    def test_the_year_so_far_and_what_is_left(self):
        """32.000 people for a year at Rp16.800 a month."""
        found = self.met()
        assert (found.progress.pace.code, found.progress.outlook.code) == ("on_track", "projected")
        assert not found.progress.is_late
        assert self.met(until=date(2024, 12, 31)).progress.is_late
        assert (found.heads_to_close, found.closing[0].rupiah) == (32_000, 6_451_200_000)

    def test_what_was_agreed_and_what_is_open(self):
        found = self.met()
        assert (found.agenda.late, self.met(day=date(2024, 11, 4)).agenda.late) == ((self.LATE,), ())
        assert [one.region_code for one in found.flags] == ["18", "18.01"]
        assert found.records.actions == (self.LATE,)

    @pytest.mark.parametrize("reason", ["stale", "conflict"])
    def test_nobody_is_missing_from_a_figure_that_does_not_speak_for_the_month(self, reason):
        row = replace(self.OWN, unranked_reason=reason)
        found = meeting(
            row,
            (),
            row,
            (),
            peers=(),
            schemes={},
            records=Records(rates=(self.RATE,)),
            flags=(),
            until=DAY,
            day=DAY,
        )
        assert (found.heads_to_close, found.closing) == (None, ())

    def test_recent_are_the_last_thirteen_figures_with_a_share(self):
        days = [date(2023, month, 28) for month in range(1, 13)] + [
            date(2024, month, 28) for month in (1, 2, 3)
        ]
        history = [line("18", 0.4, as_of=day) for day in days]
        history[5] = replace(history[5], coverage_ratio=None)
        found = meeting(
            self.OWN,
            (),
            self.OWN,
            history,
            peers=(),
            schemes={},
            records=Records(),
            flags=(),
            until=DAY,
            day=DAY,
        )
        assert found.recent == (*history[1:5], *history[6:])

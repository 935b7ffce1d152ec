from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coverage.audit import questions as asked_flags
from coverage.audit.questions import FlagsQuestion
from coverage.calculations.audit import CODES
from coverage.calculations.ranking import Order
from coverage.questions import asked
from coverage.questions.asked import MOST_COMPARED, Asked, InvalidParameter, RankingQuestion
from coverage.rows.figures import Basis, Segment

ENDLESS = "9" * 5_000


def refused(read, query: str) -> InvalidParameter:
    with pytest.raises(InvalidParameter) as found:
        read(QueryDict(query))
    return found.value


class TestCommon:
    def test_nothing_asked_is_the_newest_total_by_domicile(self):
        assert asked.common(QueryDict("")) == Asked(None, None, None, Segment.TOTAL, Basis.DOMICILE)

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            pytest.param("bulan=2025-09", Asked(month=date(2025, 9, 1)), id="month"),
            pytest.param("rilis=12", Asked(release=12), id="release"),
            pytest.param("dokumen=RPJMD", Asked(document="RPJMD"), id="document"),
            pytest.param("dokumen=+rpjmd+", Asked(document="RPJMD"), id="document-in-small-letters"),
            pytest.param("segmen=BPU", Asked(segment=Segment.BPU), id="segment"),
            pytest.param("segmen=bpu", Asked(segment=Segment.BPU), id="segment-in-small-letters"),
            pytest.param(
                "segmen=TOTAL_EXCL_JAKON", Asked(segment=Segment.TOTAL_EXCL_JAKON), id="without-jakon"
            ),
            pytest.param("basis=pendaftaran", Asked(basis=Basis.REGISTRATION), id="registration"),
            pytest.param("basis=domisili", Asked(), id="domicile"),
            pytest.param("bulan=&rilis=&dokumen=&segmen=&basis=", Asked(), id="all-blank"),
        ],
    )
    def test_reads(self, query, expected):
        assert asked.common(QueryDict(query)) == expected

    @pytest.mark.parametrize(
        ("query", "parameter"),
        [
            pytest.param("bulan=2025-13", "bulan", id="no-such-month"),
            pytest.param("bulan=September", "bulan", id="month-in-words"),
            pytest.param("bulan=0001-01", "bulan", id="month-without-a-window"),
            pytest.param("bulan=9999-12", "bulan", id="month-at-the-end-of-time"),
            pytest.param("rilis=0", "rilis", id="release-zero"),
            pytest.param("rilis=-1", "rilis", id="negative-release"),
            pytest.param("rilis=1.0", "rilis", id="decimal-release"),
            pytest.param("rilis=dua", "rilis", id="release-in-words"),
            pytest.param("rilis=%C2%B2", "rilis", id="superscript-release"),
            pytest.param("rilis=1000000000", "rilis", id="release-beyond-the-database"),
            pytest.param(f"rilis={ENDLESS}", "rilis", id="endless-release"),
            pytest.param("segmen=PBPU", "segmen", id="unknown-segment"),
            pytest.param("basis=domicile", "basis", id="english-basis"),
            pytest.param("basis=Domisili", "basis", id="basis-in-capitals"),
            pytest.param("bulam=2025-09", "bulam", id="typo"),
            pytest.param("tingkat=provinsi", "tingkat", id="another-pages-parameter"),
        ],
    )
    def test_refuses_naming_the_parameter(self, query, parameter):
        error = refused(asked.common, query)
        assert error.parameter == parameter
        assert error.message == str(error)
        assert len(error.message) < 250

    def test_a_refusal_says_what_is_known(self):
        assert "domisili, pendaftaran" in refused(asked.common, "basis=x").message
        assert "bulan, rilis, dokumen, segmen, basis" in refused(asked.common, "x=1").message

    @given(st.dictionaries(st.sampled_from(asked.COMMON), st.text(max_size=20)))
    def test_any_address_is_read_or_refused(self, query):
        try:
            found = asked.common(query)
        except InvalidParameter as error:
            assert error.parameter in query  # noqa: PT017
        else:
            assert found.month is None or found.month.day == 1
            assert found.release is None or found.release > 0


class TestRanking:
    def test_nothing_asked_ranks_provinces_by_coverage(self):
        assert asked.ranking(QueryDict("")) == RankingQuestion(
            Asked(), level="province", province=None, kind=None, order=Order.COVERAGE, page=1
        )

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            pytest.param("tingkat=kabkota", RankingQuestion(level="regency"), id="all-regencies"),
            pytest.param(
                "provinsi=18", RankingQuestion(level="regency", province="18"), id="a-provinces-regencies"
            ),
            pytest.param(
                "tingkat=kabkota&provinsi=18&jenis=kota",
                RankingQuestion(level="regency", province="18", kind="kota"),
                id="a-provinces-cities",
            ),
            pytest.param(
                "tingkat=kabkota&jenis=kabupaten",
                RankingQuestion(level="regency", kind="kabupaten"),
                id="kind",
            ),
            pytest.param(
                "tingkat=provinsi&provinsi=18",
                RankingQuestion(level="regency", province="18"),
                id="a-province-narrows-regencies",
            ),
            pytest.param(
                "tingkat=provinsi&jenis=kota",
                RankingQuestion(level="regency", kind="kota"),
                id="a-kind-narrows-regencies",
            ),
            pytest.param("urut=capaian", RankingQuestion(order=Order.ATTAINMENT), id="by-attainment"),
            pytest.param("urut=kesenjangan", RankingQuestion(order=Order.GAP), id="by-gap"),
            pytest.param("urut=kenaikan", RankingQuestion(order=Order.GROWTH), id="by-growth"),
            pytest.param("halaman=3", RankingQuestion(page=3), id="page"),
            pytest.param(
                "bulan=2024-09&rilis=2", RankingQuestion(Asked(date(2024, 9, 1), 2)), id="month-and-release"
            ),
        ],
    )
    def test_reads(self, query, expected):
        assert asked.ranking(QueryDict(query)) == expected

    @pytest.mark.parametrize(
        ("query", "parameter"),
        [
            pytest.param("provinsi=1871", "provinsi", id="bps-code"),
            pytest.param("provinsi=18.71", "provinsi", id="regency-as-province"),
            pytest.param("provinsi=00", "provinsi", id="indonesia-as-province"),
            pytest.param("provinsi=Lampung", "provinsi", id="name-as-code"),
            pytest.param("tingkat=desa", "tingkat", id="unknown-level"),
            pytest.param("tingkat=kabkota&jenis=kotamadya", "jenis", id="unknown-kind"),
            pytest.param("urut=nama", "urut", id="unknown-order"),
            pytest.param("halaman=0", "halaman", id="page-zero"),
            pytest.param(f"halaman={ENDLESS}", "halaman", id="endless-page"),
            pytest.param("bulan=x", "bulan", id="common-ones-too"),
            pytest.param("level=province", "level", id="the-apis-word"),
        ],
    )
    def test_refuses_naming_the_parameter(self, query, parameter):
        assert refused(asked.ranking, query).parameter == parameter

    @pytest.mark.parametrize(
        ("question", "parameter"),
        [
            pytest.param(RankingQuestion(province="18"), "provinsi", id="provinces-of-a-province"),
            pytest.param(RankingQuestion(kind="kota"), "jenis", id="cities-among-provinces"),
        ],
    )
    def test_parts_that_exclude_each_other_are_refused(self, question, parameter):
        with pytest.raises(InvalidParameter) as found:
            asked.checked(question)
        assert found.value.parameter == parameter
        assert asked.checked(replace(question, level="regency")).level == "regency"


class TestComparison:
    def test_keeps_the_order_asked_and_drops_repeats(self):
        question = asked.comparison(
            QueryDict("wilayah=18.72&wilayah=+18.71&wilayah=18.72&wilayah=&bulan=2024-09")
        )
        assert question.texts == ("18.72", "18.71")
        assert question.asked == Asked(month=date(2024, 9, 1))

    def test_of_nothing_is_empty(self):
        assert asked.comparison(QueryDict("")) == asked.ComparisonQuestion()

    def test_counts_points_since_a_month(self):
        assert asked.comparison(QueryDict("sejak=2024-12")).since == date(2024, 12, 1)
        assert refused(asked.comparison, "sejak=desember").parameter == "sejak"

    def test_has_an_upper_end(self):
        many = "&".join(f"wilayah=18.{number:02}" for number in range(1, MOST_COMPARED + 2))
        assert len(asked.comparison(QueryDict(many.rpartition("&")[0])).texts) == MOST_COMPARED
        assert refused(asked.comparison, many).parameter == "wilayah"

    def test_refuses_other_parameters(self):
        assert refused(asked.comparison, "provinsi=18").parameter == "provinsi"


class TestFlags:
    def test_nothing_asked_is_all(self):
        assert asked_flags.flags(QueryDict("")) == FlagsQuestion(None, None, None)

    def test_reads(self):
        query = QueryDict("wilayah=18.03&kode=conflicting_values&tingkat=pertentangan&rilis=2")
        found = asked_flags.flags(query)
        assert found == FlagsQuestion("18.03", "conflicting_values", "conflict")

    def test_reads_state_age_and_whether_somebody_looks_after_it(self):
        found = asked_flags.flags(QueryDict("keadaan=terbuka&umur=90&ditangani=belum"))
        assert (found.state, found.older_than, found.held) == ("open", 90, False)

    def test_knows_every_code_of_the_audit(self):
        assert [asked_flags.flags(QueryDict(f"kode={code}")).code for code in CODES] == list(CODES)

    @pytest.mark.parametrize(
        ("query", "parameter"),
        [
            ("wilayah=1871", "wilayah"),
            ("wilayah=Lampung", "wilayah"),
            ("kode=salah", "kode"),
            ("tingkat=warning", "tingkat"),
            ("keadaan=open", "keadaan"),
            ("umur=31", "umur"),
            ("ditangani=x", "ditangani"),
            ("bulan=2024-09", "bulan"),
        ],
    )
    def test_refuses_naming_the_parameter(self, query, parameter):
        assert refused(asked_flags.flags, query).parameter == parameter

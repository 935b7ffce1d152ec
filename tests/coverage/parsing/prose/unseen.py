"""What a careful reader finds in four invented texts, written down before the parser saw any of them.

A news agency, a chat group, a press release, a local portal: the numbers are made up and fit each other, the
places exist. Not listed: rupiah, cases paid, "minimal 100 pekerja" a village, a gap in points. `when` is ANY
where the text leaves the year or the day open.
"""

from tests.coverage.parsing.prose.key import ANY
from tests.coverage.parsing.prose.key import Figure as F

AGENCY = [
    F("73", "active", "1204517", "2025-08-31"),
    F("73", "coverage", "33.42", "2025-08-31"),
    F("73", "potential", "3604178", ANY),
    F("73", "increase", "2.15", ANY),
    F("73", "coverage", "31.27", "2024-12"),
    F("73.71", "coverage", "52.8", ANY),
    F("73.72", "coverage", "47.1", ANY),
    F("73.24", "coverage", "44.96", ANY),
    F("73.04", "coverage", "14.3", ANY),
    F("73", "target_share", "42", "2025", document="RPJMD"),
    F("73", "gap", "309238", ANY),
]
MESSAGE = [
    F("35.25", "coverage", "61.7", "2025-09-30"),
    F("35.25", "target_share", "60", ANY, document="RKPD"),
    F("35.78", "coverage", "68.25", "2025-09-30"),
    F("35.78", "target_share", "65", ANY, document="RKPD"),
    F("35.26", "coverage", "11.9", "2025-09-30"),
    F("35.26", "target_share", "20", ANY, document="RKPD"),
    F("35.27", "coverage", "9.84", "2025-09-30"),
    F("35.27", "target_share", "18.5", ANY, document="RKPD"),
    F("35", "active", "6902114", "2025-09-30"),
    F("35", "potential", "17255285", "2025-09-30"),
    F("35", "coverage", "40", "2025-09-30"),
    F("35", "gap", "1725529", ANY),
    F("35", "target_share", "50", "2026"),
]
RELEASE = [
    F("64.02", "active", "163905", "2025-10"),
    F("64.02", "coverage", "48.6", "2025-10"),
    F("64.02", "potential", "337253", "2025-10"),
    F("64.02", "gap", "173348", ANY),
    F("64.02", "active", "121440", ANY),
    F("64.02", "active", "38115", ANY),
    F("64.02", "active", "4350", ANY),
    F("64.02", "active", "25000", ANY, group=True),
    F("64.02", "active", "40000", ANY, group=True),
    F("64.02", "rank", "7/10", ANY),
    F("64.74", "coverage", "71.05", ANY),
    F("64.02", "target_share", "55", "2026", document="RPJMD"),
    F("64.02", "target_share", "75", "2029", document="RPJMD"),
]
PORTAL = [
    F("52", "active", "646820", ANY),
    F("52", "potential", "2156067", ANY),
    F("52", "coverage", "30", ANY),
    F("52", "rank", "24/38", ANY),
    F("52", "rank", "22", ANY),
    F("52", "target_share", "34.5", "2025", document="RPJMD"),
    F("52", "gap", "97023", ANY),
    F("52.07", "coverage", "63.4", ANY),
    F("52.71", "coverage", "41.2", ANY),
    F("52.03", "coverage", "19.75", ANY),
    F("52.08", "coverage", "18.3", ANY),
    F("52", "gap", "900000", ANY, group=True),
]
UNSEEN = {
    "kantor_berita.txt": AGENCY,
    "pesan_grup.txt": MESSAGE,
    "siaran_pers.txt": RELEASE,
    "portal_daerah.txt": PORTAL,
}

# Written after the parser had been mended with the four above, and not used to mend it: what a text nobody
# has seen yet may expect.
BALI = [
    F("51", "potential", "2400000", ANY),
    F("51", "active", "1391760", "2025-09"),
    F("51", "coverage", "57.99", "2025-09"),
    F("51.71", "coverage", "78.4", ANY),
    F("51.03", "coverage", "74.15", ANY),
    F("51.04", "coverage", "60.2", ANY),
    F("51.02", "coverage", "51.07", ANY),
    F("51.07", "coverage", "28.6", ANY),
    F("51.08", "coverage", "31.9", ANY),
    F("51.06", "coverage", "33", ANY),
    F("51.06", "target_share", "45", "2026", document="RPJMD"),
    F("51.06", "active", "6500", ANY, group=True),
]
PAPUA = [
    F("96", "active", "98214", "2025-12-31"),
    F("96", "potential", "301888", "2025-12-31"),
    F("96", "coverage", "32.53", "2025-12-31"),
    F("96", "coverage", "28.9", "2024-12"),
    F("96", "target_share", "35", "2025", document="RPJMD"),
    F("96", "gap", "7447", ANY),
    F("96", "rank", "29/38", ANY),
    F("96.71", "coverage", "46.1", "2025-12-31"),
    F("96.01", "coverage", "30.75", "2025-12-31"),
    F("96.03", "coverage", "19.2", "2025-12-31"),
]
CONTROL = {"kendali_bali.txt": BALI, "kendali_papua.txt": PAPUA}

"""What a site keeps of the machine's memory after a while, and how soon it answers."""

import random
import re

from benchmarks import processor
from benchmarks.sites import Site

REQUESTS = 1_000
MIXED = (  # address and how often among a hundred; {code} is any region
    ("/", 8),
    ("/wilayah/{code}/", 48),
    ("/peringkat/", 6),
    ("/peringkat/?tingkat=kabkota&provinsi={province}", 10),
    ("/wilayah/{province}/?rilis=1", 6),
    ("/wilayah/{province}/target/", 4),
    ("/wilayah/{province}/rapat/", 4),
    ("/api/v1/series/{code}/", 6),
    ("/peringkat.csv?tingkat=kabkota&provinsi={province}", 4),
    ("/peringkat.xlsx?tingkat=kabkota&provinsi={province}", 2),
    ("/wilayah/{province}/rapat.xlsx", 1),
    ("/wilayah/{province}/rapat.pptx", 1),
)


def used(site: Site) -> dict[str, float]:
    """Megabytes after 1,000 requests of all kinds: PSS of the largest worker and of the job worker, RSS of
    the supervisor.
    """
    chance = random.Random(12)
    _, body = site.ask("/api/v1/regions/?level=regency")
    codes = sorted(set(re.findall(r'"(\d\d\.\d\d)"', body.decode())))
    kinds = chance.choices([kind for kind, _ in MIXED], [often for _, often in MIXED], k=REQUESTS)
    for kind in kinds:
        code = chance.choice(codes)
        site.ask_anew(kind.format(code=code, province=code[:2]))
    return {
        "web worker": max(processor.megabytes(pid) for pid in site.web_workers()),
        "job worker": processor.megabytes(site.job_worker()),
        "supervisor": processor.megabytes(site.supervisor(), "Rss"),
    }


def start(site: Site) -> dict[str, float]:
    """Seconds of another `make run` until its first page is answered."""
    site.stop()
    assert site.gone(), "a process stayed behind"
    return {"second start": site.start()}

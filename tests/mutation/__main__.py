"""python -m tests.mutation: does a test fail when the code is changed a little? See docs/testing.md."""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.mutation.changing import Mutant, mutants
from tests.mutation.guards import PLAIN, sources

EQUIVALENTS = Path(__file__).with_name("equivalents.json")
WORKERS = 2


def main() -> None:
    options = _options()
    every = [mutant for source in sources() for mutant in mutants(source)]
    chosen = [mutant for mutant in every if options.only in mutant.key]
    if not options.all:
        chosen = random.Random(options.seed).sample(chosen, min(options.sample, len(chosen)))
    if options.worker is not None:
        from tests.mutation.working import work

        work(_share(chosen, options.worker), options.results, options.worker)
        return
    print(f"{len(chosen)} dari {len(every)} mutan, --seed {options.seed}", flush=True)
    begun = time.monotonic()
    results = _worked(options)
    sys.exit(_tell(chosen, results, time.monotonic() - begun))


def _share(chosen: list[Mutant], worker: int) -> list[Mutant]:
    """One worker's mutants, whole files of them: each file's tests are timed once."""
    counts = Counter(mutant.path for mutant in chosen)
    paths: list[list[str]] = [[] for _ in range(WORKERS)]
    for path, _ in counts.most_common():
        min(paths, key=lambda own: sum(counts[one] for one in own)).append(path)
    own = [mutant for mutant in chosen if mutant.path in paths[worker]]
    return sorted(own, key=lambda mutant: (not mutant.path.startswith(PLAIN), mutant.path, mutant.number))


def _options() -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    reader.add_argument("--sample", type=int, default=200, help="how many mutants (200)")
    reader.add_argument("--seed", type=int, default=random.randrange(10_000), help="which; printed")
    reader.add_argument("--minutes", type=float, default=60, help="stop after (60)")
    reader.add_argument("--only", default="", help="a path, function or text the mutants must hold")
    reader.add_argument("--all", action="store_true", help="every mutant, no sample")
    reader.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    reader.add_argument("--results", type=Path, help=argparse.SUPPRESS)
    return reader.parse_args()


def _worked(options: argparse.Namespace) -> dict[str, dict]:
    """What the workers found, by mutant; those who run out of time are stopped."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results"
        results.touch()
        given = ["--seed", str(options.seed), "--sample", str(options.sample), "--only", options.only]
        given += ["--all"] * options.all
        program = [sys.executable, "-m", "tests.mutation", *given, "--results", str(results), "--worker"]
        workers = [subprocess.Popen([*program, str(number)]) for number in range(WORKERS)]
        deadline = time.monotonic() + options.minutes * 60
        for worker in workers:
            try:
                worker.wait(max(0.1, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                worker.terminate()
                worker.wait()
        lines = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
    return {line["key"]: line for line in lines}


def _tell(chosen: list[Mutant], results: dict[str, dict], seconds: float) -> int:
    """Print survivors and the rate; 1 when a mutant survived, 2 when too few could be tried."""
    equivalents = json.loads(EQUIVALENTS.read_text("utf-8"))
    tried = [results[mutant.key] for mutant in chosen if mutant.key in results]
    judged = [one for one in tried if one["key"] not in equivalents and one["outcome"] != "not placed"]
    survivors = [one for one in judged if one["outcome"] == "survived"]
    for one in sorted(survivors, key=lambda one: one["key"]):
        print(f"hidup  {one['key']}  (baris {one['line']})")
    killed = len(judged) - len(survivors)
    late = sum(one["outcome"] == "too late" for one in judged)
    unplaced = sum(one["outcome"] == "not placed" for one in tried)
    equivalent = sum(one["key"] in equivalents for one in tried)
    rate = killed / len(judged) if judged else 0.0
    print(
        f"{killed} dari {len(judged)} mutan mati ({rate:.1%}), {late} di antaranya karena terlalu lama; "
        f"{equivalent} setara, {unplaced} tak dapat dipasang, {len(chosen) - len(tried)} tidak dicoba; "
        f"{seconds / 60:.0f} menit"
    )
    if len(tried) < len(chosen) or unplaced * 10 > len(tried):
        return 2
    return bool(survivors)


if __name__ == "__main__":
    main()

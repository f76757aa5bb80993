"""Measure relnet against its floors: whole processes, in turn, CPU seconds, median ratios.

.venv/bin/python benchmarks/run.py [--cards 10000] [--rows 30000] [--people 10000] [--times 7]
"""

import argparse
import compileall
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from invented import write_cards, write_circles, write_connections, write_diary
from namesakes import write_namesakes, write_pairs

HERE = Path(__file__).parent
RELNET = [sys.executable, "-c", "from relnet.__main__ import main; main()"]  # as installed
FLOOR = [sys.executable, str(HERE / "floors.py")]
DAY = "2026-04-21"
ENTRIES = 50_000  # of a diary


def cpu(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Return user and system seconds of a process that must succeed, and its peak memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # wait4() tells the peak of this child; RUSAGE_CHILDREN only that of the largest so far.
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout  # noqa: S101 -- asked for
        assert process.stderr  # noqa: S101 -- asked for
        process.stdout.read()
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: {errors.decode()}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, usage.ru_maxrss / 1024


def compare(
    name: str,
    ours: list[str],
    theirs: list[str],
    environment: dict[str, str],
    times: int,
    budget: str,
    fresh: list[Path] | None = None,
) -> None:
    """Run both in turn, after one run that does not count, and print the median of the ratios."""
    ratios, mine, floor, memory = [], [], [], 0.0
    for turn in range(times + 1):
        for path in fresh or []:
            for file in path.parent.glob(f"{path.name}*"):
                file.unlink()
        a, peak = cpu(ours, environment)
        b, _ = cpu(theirs, environment)
        if turn:
            ratios.append(a / b)
            mine.append(a)
            floor.append(b)
            memory = max(memory, peak)
    print(
        f"{name:<34}{statistics.median(ratios):7.2f}x  (budget {budget:>6})"
        f"   {statistics.median(mine) * 1000:7.0f} ms / {statistics.median(floor) * 1000:7.0f} ms"
        f"   {memory:5.0f} MB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--rows", type=int, default=30_000)
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=7)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        measure(Path(folder), wanted)


def measure(folder: Path, wanted: argparse.Namespace) -> None:
    db, other = folder / "village.db", folder / "floor.db"
    cards = write_cards(folder / "cards.vcf", wanted.cards)
    rows = write_connections(folder / "Connections.csv", wanted.rows)
    compileall.compile_dir(HERE.parent / "relnet", quiet=1)  # as pip does
    env = {**os.environ, "RELNET_DB": str(db), "RELNET_TODAY": DAY, "LANGUAGE": "en"}
    few = max(1, wanted.times // 3)
    start = [sys.executable, "-c", "import click"]
    compare("--version", [*RELNET, "--version"], start, env, wanted.times, "1.3x")
    compare("--help", [*RELNET, "--help"], start, env, wanted.times, "1.3x")
    compare(
        f"import {wanted.cards} cards", [*RELNET, "-q", "import", str(cards)],
        [*FLOOR, "vobject", str(cards)], env, few, "0.25x", [db],
    )  # fmt: skip
    compare(
        "import them again", [*RELNET, "-q", "import", str(cards)],
        [*FLOOR, "vobject", str(cards)], env, few, "0.12x",
    )  # fmt: skip
    event = ["event", "add", "Hannover Messe 2026", "--handle", "hm26", "--on", "2026-04-20"]
    cpu([*RELNET, *event], env)
    cpu([*RELNET, "log", "met", "1", "2", "3", "4", "--event", "hm26", "--on", "2026-04-20"], env)
    for number in range(1, 6):
        cpu([*RELNET, "follow-up", "add", str(number), "Angebot", "--due", DAY], env)
    for name, ours, theirs, budget in (
        ("list, 50", ["list", "--limit", "50"], ["list", str(db), "50"], "1.5x"),
        ("list, all", ["list"], ["list", str(db), "1000000"], "2x"),
        ("search", ["search", "wolkerling"], ["search", str(db), "wolkerling"], "1.5x"),
        ("show", ["show", "17"], ["show", str(db), "17"], "1.5x"),
        ("today", ["today"], ["today", str(db), DAY], "1.5x"),
        ("follow-up list", ["follow-up", "list"], ["follow-ups", str(db)], "1.5x"),
    ):
        compare(name, [*RELNET, *ours], [*FLOOR, *theirs], env, wanted.times, budget)
    write_diary(db, date.fromisoformat(DAY), ENTRIES)
    for options, budget in (([], "2x"), (["--week"], "4x"), (["--minutes", "30"], "2x")):
        compare(
            " ".join(("today", *options, f"of {ENTRIES} entries")), [*RELNET, "today", *options],
            [*FLOOR, "today", str(db), DAY], env, wanted.times, budget,
        )  # fmt: skip
    write_circles(db)
    compare(
        "today, everybody in a circle", [*RELNET, "today"], [*FLOOR, "today", str(db), DAY], env,
        wanted.times, "2x",
    )  # fmt: skip
    linked = folder / "linked.db"
    compare(
        f"import {wanted.rows} connections", [*RELNET, "-q", "import", str(rows)],
        [*FLOOR, "connections", str(rows), str(other)],
        {**env, "RELNET_DB": str(linked)}, few, "4x", [linked, other],
    )  # fmt: skip
    measure_duplicates(folder, wanted.people, env, few)


def measure_duplicates(folder: Path, people: int, env: dict[str, str], times: int) -> None:
    """Find duplicates among many namesakes; the floor gets the candidates, and compares them."""
    db = folder / "namesakes.db"
    own = {**env, "RELNET_DB": str(db)}
    cards = write_namesakes(folder / "namesakes.vcf", people)
    cpu([*RELNET, "-q", "import", "--no-match", str(cards)], own)
    pairs = write_pairs(folder / "pairs", db)
    compare(
        f"duplicates among {people}", [*RELNET, "duplicates", "-f", "tsv"],
        [*FLOOR, "duplicates", str(db), str(pairs)], own, times, "12x",
    )  # fmt: skip


if __name__ == "__main__":
    main()

"""Times whole runs of engines, one after the other in every round, so that all of them have the same machine.

bench/engines.sh starts this. Wall clock, processor time of all processes, and the largest resident set of any of them
are what the system says about a child that has ended (wait4).
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

NB, REPL, ROUNDS, LESSON_ROUNDS = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
ROOT = pathlib.Path(__file__).resolve().parent.parent
LESSONS = sorted((ROOT / "notebooks").glob("*.dib"))
BASE = "`--engine interactive`"


def notebook(folder, cells):
    """A notebook of cells that each compute a little, wait a moment, and build on the one before."""
    path = folder / f"cells-{cells}.dib"
    blocks = ["var sum = 0;"] + [f"sum += Enumerable.Range(0, {i}).Sum();\nawait Task.Yield();\nConsole.WriteLine(sum);" for i in range(1, cells)]
    path.write_text("\n\n".join(f"#!csharp\n\n{block}" for block in blocks) + "\n")
    return [path]


def nb(*options):
    """Our command runs all notebooks at once; one at a time, as dotnet-repl has to."""
    return lambda notebooks: [["dotnet", NB, "run", "--quiet", "--jobs", "1", *options, *map(str, notebooks)]]


def repl(notebooks):
    """A process for each notebook, in its folder: there is no command for several."""
    return [[REPL, "--run", str(path), "--exit-after-run"] for path in notebooks]


def measure(commands, folders, environment):
    """Wall clock and processor time in seconds, peak memory in megabytes, and how many commands failed."""
    began, cpu, peak, failed = time.perf_counter(), 0.0, 0, 0
    for command, folder in zip(commands, folders):
        process = subprocess.Popen(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        cpu += usage.ru_utime + usage.ru_stime
        peak = max(peak, usage.ru_maxrss / 1000)
        failed += status != 0
    return time.perf_counter() - began, cpu, peak, failed


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(temporary)
        cache = folder / "cache"
        # As nbtest.sh starts the command.
        environment = {**os.environ, "NB_CACHE": str(cache), "DOTNET_CLI_TELEMETRY_OPTOUT": "1", "DOTNET_EnableWriteXorExecute": "0", "DOTNET_LTTng": "0"}
        # Cold before warm: the one fills what the other finds.
        engines = {"ours, nothing in the cache": nb(), "ours, everything in the cache": nb(), BASE: nb("--engine", "interactive"), "dotnet-repl": repl}
        works = {"1 cell": notebook(folder, 1), "20 cells": notebook(folder, 20), f"{len(LESSONS)} lessons": LESSONS}
        results = {}
        for round_number in range(ROUNDS):
            for work, notebooks in works.items():
                if notebooks is LESSONS and round_number >= LESSON_ROUNDS:
                    continue
                for name, commands in engines.items():
                    if name.endswith("nothing in the cache"):
                        shutil.rmtree(cache, ignore_errors=True)
                    lines = commands(notebooks)
                    folders = [path.parent for path in notebooks] if len(lines) == len(notebooks) > 1 else [notebooks[0].parent] * len(lines)
                    results.setdefault((work, name), []).append(measure(lines, folders, environment))
                    print(f"{work}, {name}: {results[work, name][-1]}", file=sys.stderr)
        report(works, engines, results)


def report(works, engines, results):
    """One row an engine and work; ratios to .NET Interactive in the same runs."""
    print(f"Median of {ROUNDS}, of all lessons {LESSON_ROUNDS}\n")
    print("| | Engine | Wall | of .NET Interactive | Processor | of .NET Interactive | Largest process | Failed |")
    print("|---|---|---|---|---|---|---|---|")
    for work in works:
        base = [statistics.median(run[i] for run in results[work, BASE]) for i in range(4)]
        for name in engines:
            wall, cpu, peak, failed = (statistics.median(run[i] for run in results[work, name]) for i in range(4))
            print(f"| {work} | {name} | {wall:.2f} s | {wall / base[0]:.2f} | {cpu:.2f} s | {cpu / base[1]:.2f} | {peak:.0f} MB | {failed:.0f} |")


main()

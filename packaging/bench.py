"""Speed beside its floors, as ratios within one run: start, capture, minutes, finding, a board, a large file.

Times of this machine say little by themselves; what a bare Qt window, plain SQLModel and ReportLab alone need for
the same work in the same minute is the measure.
"""

import statistics
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import bench_beside
from findings import Finding, probe

ROUNDS = 9


def parts(times: Sequence[float]) -> tuple[float, float, float]:
    """Give the times under which half, 95 and 99 in a hundred stay."""
    ordered = sorted(times)
    p50, p95, p99 = (ordered[min(len(ordered) - 1, int(len(ordered) * part))] for part in (0.5, 0.95, 0.99))
    return p50, p95, p99


def start(home: Path) -> list[Finding]:
    """Compare first paint and readiness with a bare window, and with that and plain SQLModel's tables."""
    file = home / "bench.coprod"
    probe("make_example", str(file), home=home)
    probe("app_start", str(file), home=home)
    times: dict[str, list[float]] = {"window": [], "tables": [], "painted": [], "ready": []}
    for _ in range(ROUNDS):
        times["window"] += probe("empty_window", home=home)
        times["tables"] += probe("empty_window", "tables", home=home)
        painted, ready = probe("app_start", str(file), home=home)
        times["painted"].append(painted)
        times["ready"].append(ready)
    middle = {name: statistics.median(values) for name, values in times.items()}
    return [
        Finding(
            "first paint / empty Qt window",
            middle["painted"] / middle["window"],
            1.8,
            "x",
            f"({middle['painted']:.0f} / {middle['window']:.0f} ms)",
        ),
        Finding(
            "ready to type / empty window and plain tables",
            middle["ready"] / middle["tables"],
            1.3,
            "x",
            f"({middle['ready']:.0f} / {middle['tables']:.0f} ms)",
        ),
    ]


def capture(home: Path) -> list[Finding]:
    """Measure Enter to on-disk-and-painted with 10,000 priorities in the meeting."""
    times = probe("capture", home=home)
    p50, p95, p99 = parts(times)
    note = f"(p50 {p50:.1f}, p99 {p99:.1f} ms over {len(times)} lines)"
    return [Finding("Enter to disk and painted, 10,000 notes, p95", p95, 16, "ms", note)]


def minutes(home: Path) -> list[Finding]:
    """Compare large minutes with ReportLab alone on the same text."""
    ours, alone = probe("minutes", home=home)
    note = f"({ours:.0f} / {alone:.0f} ms)"
    return [Finding("minutes of 60, 200, 80 / ReportLab alone", ours / alone, 1.5, "x", note)]


def find(home: Path) -> list[Finding]:
    """Measure finding by beginnings of words among 100,000 records."""
    times = probe("find", home=home)
    p50, p95, p99 = parts(times)
    note = f"(p50 {p50:.1f}, p99 {p99:.1f} ms over {len(times)} beginnings of words)"
    return [Finding("finding among 100,000 records, p95", p95, 50, "ms", note)]


def board(home: Path) -> list[Finding]:
    """Measure a frame of a drag over a board of 500 priorities, from the mouse to what is painted."""
    times = probe("board", home=home)
    p50, p95, p99 = parts(times)
    note = f"(p50 {p50:.1f}, p99 {p99:.1f} ms over {len(times)} frames)"
    return [Finding("a frame of a drag over 500 notes, p95", p95, 16, "ms", note)]


def import_partners(home: Path) -> list[Finding]:
    """Compare the import of 2,000 rows, accepted, with calamine alone reading them; and measure its undo."""
    with tempfile.TemporaryDirectory() as folder:
        alone, whole, undo = probe("import_partners", folder, home=home)
    note = f"({whole / 1000:.2f} s / {alone:.0f} ms)"
    return [
        Finding("import of 2,000 rows / calamine alone", whole / alone, 80, "x", note),
        Finding("undo of an import of 2,000 rows", undo / 1000, 1.0, "s", ""),
    ]


def large(home: Path) -> list[Finding]:
    """Compare a file of 100,000 records with the example, and the memory held with that of a bare window."""
    example, full = home / "example.coprod", home / "large.coprod"
    probe("make_example", str(example), home=home)
    probe("large_workspace", str(full), home=home)
    ready: dict[Path, list[float]] = {example: [], full: []}
    for _ in range(ROUNDS):
        for file, times in ready.items():
            times.append(probe("app_start", str(file), home=home)[1])
    small, great = (statistics.median(times) for times in ready.values())
    libraries = home / "libraries"
    held, *frames = probe("large_use", str(full), str(libraries), home=home)
    (floor,) = probe("empty_memory", str(libraries), home=home)
    p50, p95, p99 = parts(frames)
    note = f"(p50 {p50:.1f}, p99 {p99:.1f} ms over {len(frames)} frames)"
    return [
        Finding("ready with 100,000 records / the example", great / small, 1.5, "x", f"({great:.0f} / {small:.0f} ms)"),
        Finding("memory of it / bare window, same libraries", held / floor, 1.6, "x", f"({held:.0f} / {floor:.0f} MB)"),
        Finding("a frame of scrolling its lists, p95", p95, 16, "ms", note),
    ]


PARTS: dict[str, Callable[[Path], list[Finding]]] = {
    "start": start,
    "capture": capture,
    "minutes": minutes,
    "find": find,
    "board": board,
    "import": import_partners,
    "large": large,
}


def main(names: Sequence[str]) -> int:
    """Measure the named parts, or all; 1 where a limit is exceeded. `beside FOLDER` only looks at other programs."""
    if names[:1] == ["beside"]:
        return bench_beside.main(Path(names[1]))
    findings: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in names or PARTS:
            for finding in PARTS[name](Path(folder)):
                print(finding, flush=True)
                findings.append(finding)
    return 0 if all(finding.holds for finding in findings) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

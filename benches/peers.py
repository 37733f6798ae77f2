#!/usr/bin/env python3
"""peers.py BAOGAO TEXT: this program beside two that others use for Chinese numbers, on the same text in one run.

Recognizers-Text (npm; its number, percentage, currency and dimension models) and cn2an (PyPI; `transform`, which rewrites Han
numerals). Printed: megabytes a second of each and their ratio, and how many of the values of `benches/quantities.tsv` each finds.
The program runs on one thread, with all that it reads beside numbers. `make bench-peers` installs the peers and runs this.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import warnings

import cn2an

HERE = pathlib.Path(__file__).parent
LIST = HERE / "quantities.tsv"
ROWS = [line.split("\t") for line in LIST.read_text().splitlines()]
WANTED = [[float(it) for it in wanted.split(";")] for _, wanted in ROWS]
POWERS = {"百": 1e2, "千": 1e3, "万": 1e4, "百万": 1e6, "千万": 1e7, "亿": 1e8, "万亿": 1e12}


def near(a, b):
    return abs(a - b) <= 1e-3 * max(abs(a), abs(b))


def right(found):
    """How many lines have every wanted value among the values found."""
    return sum(all(any(near(want, it) for it in got) for want in wanted) for wanted, got in zip(WANTED, found))


def analyze(program, *files):
    run = subprocess.run([program, "analyze", "--jobs", "1", "--quiet", *files], check=True, capture_output=True, text=True)
    return [json.loads(line) for line in run.stdout.splitlines()]


def own_values(measure):
    values = measure["value"] if isinstance(measure["value"], list) else [measure["value"]]
    power = POWERS.get((re.match(r"[百千]?[万亿]{1,2}|[百千]", measure["unit"] or "") or [""])[0], 1)
    # 三分之一 is told as 33.33 %, 1:2.1 as parts.
    share = [value / 100 for value in values if value is not None and measure["unit"] == "%"]
    parts = (measure["relation"] or {}).get("parts") or []
    return [value * power for value in values if value is not None] + share + parts


def own(program, text):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder, "text.txt")
        file.write_text(text * 20)
        empty = pathlib.Path(folder, "short.txt")
        empty.write_text("增长5%。")
        took = []
        for which in (empty, file):
            times = []
            for _ in range(3):
                start = time.perf_counter()
                analyze(program, str(which))
                times.append(time.perf_counter() - start)
            took.append(min(times))
        lines = []
        for at, (sentence, _) in enumerate(ROWS):
            line = pathlib.Path(folder, f"{at:03}.txt")
            line.write_text(f"{sentence}。")
            lines.append(str(line))
        analyses = analyze(program, *lines)
    found = [[it for r in a["reports"] for m in r["measures"] for it in own_values(m)] for a in analyses]
    return (took[1] - took[0]) / 20, found


def recognizers(text):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write(text)
        file.flush()
        run = subprocess.run(["node", HERE / "peers.mjs", file.name, LIST], check=True, capture_output=True, text=True)
    answer = json.loads(run.stdout)
    return answer["milliseconds"] / 1000, [[it for it in line if it is not None] for line in answer["found"]]


def rewriter(text):
    start = time.perf_counter()
    cn2an.transform(text, "cn2an")
    took = time.perf_counter() - start
    found = []
    for sentence, _ in ROWS:
        try:
            changed = cn2an.transform(sentence, "cn2an")
        except Exception:  # It refuses some of what looks like a numeral.
            changed = sentence
        found.append([float(it.replace(",", "")) for it in re.findall(r"\d[\d,]*(?:\.\d+)?", changed)])
    return took, found


def main():
    warnings.simplefilter("ignore")  # cn2an tells of each word that it does not change.
    program, file = sys.argv[1:3]
    text = pathlib.Path(file).read_text()
    size = len(text.encode()) / 1e6
    results = {"baogao": own(program, text), "Recognizers-Text": recognizers(text), "cn2an": rewriter(text)}
    base = results["baogao"][0]
    print(f"one text of {size * 1000:.0f} KB, {len(ROWS)} quantities")
    for name, (took, found) in results.items():
        print(f"{name:18} {size / took:9.3f} MB/s  {took / base:9.1f} times baogao's time  {right(found):3} of {len(ROWS)} found")


if __name__ == "__main__":
    main()

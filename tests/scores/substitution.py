#!/usr/bin/env python3
"""substitution.py BAOGAO FOLDER [--show N] [--only WORD]: a word swapped for another that means the same changes no reading.

For each line of swaps.tsv the word is swapped everywhere in the reports of the folder, and the readings of the sentences
that it touches are held against those before: value, unit, comparator, aspect, status and the indicator's words, the
swapped word mapped. A reading that is new counts as one that did not stay. --show prints so many that changed, a swap each.
"""

import argparse
import bisect
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
FIELDS = ("value", "unit", "comparator", "aspect", "status")


def swaps():
    """(word, other, pattern) of each line; behind and before are regular expressions of what must stand around the word."""
    for line in (HERE / "swaps.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        if line and not line.startswith("#"):
            word, other, behind, before = (line.split("\t") + ["", ""])[:4]
            yield word, other, re.compile(behind + re.escape(word) + before)


def read(baogao, texts):
    """The first report of each text, in order."""
    records = "".join(json.dumps({"name": "report.txt", "text": text}, ensure_ascii=False) + "\n" for text in texts)
    run = subprocess.run([str(baogao), "analyze", "--stdin", "--quiet"], input=records.encode(), capture_output=True, check=False)
    for line in run.stdout.decode().splitlines():
        yield (json.loads(line)["analysis"] or {"reports": []})["reports"]


def originals(baogao, folder):
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    run = subprocess.run([str(baogao), "analyze", "--quiet", *map(str, files)], capture_output=True, check=False)
    for line in run.stdout.decode().splitlines():
        analysis = json.loads(line)
        for report in analysis["reports"]:
            yield analysis["file"]["name"], report["text"]


class Swapped:
    """A text with a word swapped, and where its places have gone."""

    def __init__(self, text, word, other, pattern):
        self.starts = [match.start() + match.group().index(word) for match in pattern.finditer(text)]
        self.size, self.delta = len(word), len(other) - len(word)
        parts, at = [], 0
        for start in self.starts:
            parts += [text[at:start], other]
            at = start + len(word)
        self.text = "".join(parts) + text[at:]

    def place(self, at):
        """Where the place `at` of the old text is in the new one; inside a swapped word: its start."""
        before = bisect.bisect_left(self.starts, at)
        if before and at < self.starts[before - 1] + self.size:
            return self.starts[before - 1] + (before - 1) * self.delta
        return at + before * self.delta

    def touches(self, span):
        at = bisect.bisect_left(self.starts, span[0])
        return at < len(self.starts) and self.starts[at] < span[1]


def reading(measure, word=None, other=None):
    text = (measure["indicator"] or {}).get("text") or ""
    unit = measure["unit"]
    if word:
        text = text.replace(word, other)
        unit = unit and unit.replace(word, other)
    return [*(measure[field] for field in FIELDS if field != "unit"), unit, re.sub(r"\s", "", text)]


def compare(old, new, swapped, word, other):
    """Counts of the readings that stay and of all in the touched sentences, and what has changed."""
    touched = [m for m in old["measures"] if swapped.touches(m["sentence"])]
    # The new measures of the same stretches, by the place where the number stands.
    stretches = sorted({(swapped.place(m["sentence"][0]), swapped.place(m["sentence"][1])) for m in touched})
    inside = [m for m in new["measures"] if any(start <= m["span"][0] < end for start, end in stretches)]
    stay, changed, used = 0, [], set()
    for m in touched:
        start, end = (swapped.place(at) for at in m["span"])
        near = [at for at, n in enumerate(inside) if at not in used and n["span"][0] < max(end, start + 1) and n["span"][1] > start - 1]
        want = reading(m, word, other)
        same = [at for at in near if reading(inside[at]) == want]
        used.update(same[:1] or near[:1])
        stay += bool(same)
        if not same:
            changed.append((m["quote"], want, [reading(inside[at]) for at in near[:1]]))
    extra = [m for at, m in enumerate(inside) if at not in used]
    changed += [(m["quote"], "none", [reading(m)]) for m in extra]
    return stay, len(touched) + len(extra), changed


def report(baogao, folder, show=0, only=None):
    texts = list(originals(baogao, folder))
    base = [reports[0] if reports else None for reports in read(baogao, [text for _, text in texts])]
    print(f"substitution: {len(texts)} reports; readings that stay in the sentences touched")
    stays = counts = 0
    for word, other, pattern in swaps():
        if only and word != only:
            continue
        pairs = [(old, Swapped(text, word, other, pattern)) for (_, text), old in zip(texts, base) if old]
        pairs = [(old, swapped) for old, swapped in pairs if swapped.starts]
        stay = count = 0
        changed = []
        for (old, swapped), new in zip(pairs, read(baogao, [swapped.text for _, swapped in pairs])):
            some = compare(old, new[0] if new else {"measures": []}, swapped, word, other)
            stay, count = stay + some[0], count + some[1]
            changed += some[2]
        stays, counts = stays + stay, counts + count
        times = sum(len(swapped.starts) for _, swapped in pairs)
        print(f"  {100 * stay / max(count, 1):6.2f} % of {count:5}  {word} → {other}  ({times} times)")
        for quote, want, got in changed[:show]:
            print(f"      {quote['before']}【{quote['exact']}】{quote['after']}: {want} is {got}")
    print(f"  {100 * stays / max(counts, 1):6.2f} % of {counts:5}  in all")


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("baogao", type=pathlib.Path)
    args.add_argument("folder", type=pathlib.Path)
    args.add_argument("--show", type=int, default=0)
    args.add_argument("--only")
    a = args.parse_args()
    report(a.baogao.resolve(), a.folder, a.show, a.only)


if __name__ == "__main__":
    sys.exit(main())

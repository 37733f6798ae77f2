#!/usr/bin/env python3
"""substitution.py BAOGAO FOLDER [--show N] [--only WORD]: a word swapped for another that means the same changes no reading.

For each line of swaps.tsv the word is swapped everywhere in the reports of the folder, and the readings of the sentences
that it touches are held against those before: value, unit, comparator, aspect, status and the indicator's words, as they
stand behind the swap. A reading that is new counts as one that did not stay. --show prints so many that changed, a swap each.
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


def reading(measure):
    text = (measure["indicator"] or {}).get("text") or ""
    return [*(measure[field] for field in FIELDS), re.sub(r"\s", "", text)]


def wanted(measure, swapped, word, other):
    """The readings that a measure may have behind the swap: its indicator's words with those swapped that were."""
    want = reading(measure)
    span = (measure["indicator"] or {}).get("span")
    unit = want[FIELDS.index("unit")]
    if unit and word in unit:
        want[FIELDS.index("unit")] = unit.replace(word, other)
    if span:
        return [[*want[:-1], re.sub(r"\s", "", swapped.text[swapped.place(span[0]) : swapped.place(span[1])])]]
    # Put together from several places: nobody knows which of them it took the word from.
    return [want, [*want[:-1], want[-1].replace(word, other)]]


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
        want = wanted(m, swapped, word, other)
        same = [at for at in near if reading(inside[at]) in want]
        used.update(same[:1] or near[:1])
        stay += bool(same)
        if not same:
            changed.append((m["quote"], want[0], [reading(inside[at]) for at in near[:1]]))
    extra = [m for at, m in enumerate(inside) if at not in used]
    changed += [(m["quote"], "none", [reading(m)]) for m in extra]
    return stay, len(touched) + len(extra), changed


def report(baogao, folder, show=0, only=None):
    texts = list(originals(baogao, folder))
    # A reading text read as a file may lose some blanks more; the places below are those of a text that stays as it is.
    for _ in range(2):
        again = read(baogao, [text for _, text in texts])
        texts = [(name, reports[0]["text"] if reports else text) for (name, text), reports in zip(texts, again)]
    base = [reports[0] if reports else None for reports in read(baogao, [text for _, text in texts])]
    base = [old if old and old["text"] == text else None for (_, text), old in zip(texts, base)]
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

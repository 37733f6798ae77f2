#!/usr/bin/env python3
"""scores.py BAOGAO [SHARED]: one table of what the program gets right of the answers worked out by hand.

SHARED is the folder that holds `gold` and `corpus`, beside the project where it is not named. Where it is missing this says
so and is content. After the table comes the substitution report (substitution.py).
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile

import confidence
import substitution

HERE = pathlib.Path(__file__).resolve().parent
WHOLE = ("weifang-2024", "shandong-2024", "liaocheng-2024", "weifang-area-listing")
COLUMNS = ("found", "tuple", "headline", "outline 1-2", "outline 3", "parts", "tasks", "livelihood", "policies")
LINES = {
    "measures": "found", "whole tuple": "tuple", "headline": "headline", "outline levels 1-2": "outline 1-2",
    "outline level 3": "outline 3", "parts": "parts", "tasks": "tasks", "livelihood": "livelihood", "policies": "policies",
}


def output(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False).stdout


def whole_reports(baogao, shared):
    """For each report the F1 of each column, as score.py prints them."""
    rows = {}
    for name in WHOLE:
        with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
            file.write(output(baogao, "analyze", shared / f"corpus/{name}.txt"))
            file.flush()
            told = output(sys.executable, shared / "gold/score.py", name, file.name)
        row = rows[name] = {}
        for line in told.splitlines():
            f1 = re.search(r"F1 ([\d.]+)", line)
            if f1 and line.split(":")[0] in LINES:
                row[LINES[line.split(":")[0]]] = f1[1]
            if line.startswith(("listing:", "meta:")):
                row["note"] = line
    return rows


def hard_cases(baogao, shared):
    told = output(sys.executable, shared / "gold/hard.py", baogao)
    f1 = re.search(r"hard cases: .* found F1 ([\d.]+), whole tuple F1 ([\d.]+)", told)
    return {"found": f1[1], "tuple": f1[2]} if f1 else {"note": told.strip()[-200:]}


def growth_target(report):
    """Values, comparator and strength of the report's headline targets of GDP."""
    for m in report["measures"]:
        known = (m["indicator"] or {}).get("id") == "gdp" and m["aspect"] == "increase" and not m["relation"]
        if m["headline"] and known and m["value"] is not None:
            yield m["value"], m["comparator"], m["strength"]


def field_facts(baogao, shared):
    """For each column of field.tsv how many of its reports are right, and what is wrong."""
    table = [line.split("\t") for line in (shared / "gold/field.tsv").read_text(encoding="utf-8").splitlines()]
    head, rows = table[0], [dict(zip(table[0], row)) for row in table[1:]]
    files = [shared / "corpus/field" / row["file"] for row in rows]
    lines = output(baogao, "analyze", "--quiet", *files).splitlines()
    if len(lines) != len(rows):
        return None, [f"{len(lines)} analyses of {len(rows)} reports"]
    asked = head[1 : head.index("gdp_target_text")] + ["gdp"]
    right, wrong = dict.fromkeys(asked, 0), []
    for row, line in zip(rows, lines):
        report = json.loads(line)["reports"][0]
        meta, roles = report["meta"], {part["role"] for part in report["parts"]}
        got = {name: str(meta[name] or "") for name in ("kind", "region", "level", "region_code", "year", "delivered_on", "speaker")}
        got["review_year"] = str((meta["review_years"] or [""])[-1])
        got |= {f"has_{role}": str(role in roles).lower() for role in ("review", "plan")}
        for name in asked[:-1]:
            good = got[name] == ("" if row[name] == "null" else row[name])
            right[name] += good
            if not good:
                wrong.append(f"{row['file']}: {name} {row[name] or 'none'} is read as {got[name] or 'none'}")
        targets = list(growth_target(report))
        want = [float(row[name]) for name in ("gdp_low", "gdp_high") if row[name] not in ("", "null")]
        if not want:
            good = not targets
        elif row["gdp_comparator"] == "range":
            good = bool(targets) and targets[0][0] == want and targets[0][2] == row["gdp_strength"]
        else:
            good = bool(targets) and targets[0] == (want[0], row["gdp_comparator"], row["gdp_strength"])
            good = good and [target[0] for target in targets[1:]] == sorted(set(want) - {want[0]})
        right["gdp"] += good
        if not good:
            wrong.append(f"{row['file']}: {row['gdp_target_text']} is read as {targets}")
    return {name: f"{count}/{len(rows)}" for name, count in right.items()}, wrong


def cases(baogao, shared):
    told = output(sys.executable, shared / "gold/cases.py", baogao).splitlines()
    return told[-1] if told else "cases: none"


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    baogao = pathlib.Path(sys.argv[1]).resolve()
    shared = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE.parents[2] / "shared")
    if not (shared / "gold").is_dir():
        print(f"SKIPPED: {shared} is not here")
        return
    rows = whole_reports(baogao, shared)
    rows["hard cases"] = hard_cases(baogao, shared)
    print(f"{'F1':22}", *(f"{name:>11}" for name in COLUMNS))
    for name, row in rows.items():
        print(f"{name:22}", *(f"{row.get(column, ''):>11}" for column in COLUMNS))
    for name, row in rows.items():
        if "note" in row:
            print(f"  {name}: {row['note']}")
    facts, wrong = field_facts(baogao, shared)
    print("field.tsv:", ", ".join(f"{name} {share}" for name, share in (facts or {}).items()))
    for line in wrong:
        print("   ", line)
    print(cases(baogao, shared))
    print()
    confidence.report(lambda *command: output(baogao, *command), shared)
    print()
    substitution.report(baogao, shared / "corpus/field")


if __name__ == "__main__":
    main()

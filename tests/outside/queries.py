#!/usr/bin/env python3
"""queries.py BAOGAO FOLDER: what a researcher asks first of the reports in a folder.

The program writes its tables in Parquet; DuckDB and pandas read them. Each answer is held against the same answer worked out
from the program's own NDJSON; exit status 1 where they differ. `make queries` runs it on generated reports.
"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile

import duckdb
import pandas

# The targets for growth that reports name first, of each place and year.
GROWTH = """
    select region, year, comparator, value, value_high
    from measures
    where indicator_id = 'gdp' and aspect = 'increase' and status = 'target' and headline = 'true' and unit = '%'
      and relation is null and value is not null
    order by region, year, start
"""

# How firmly main targets are bounded: 左右, 以上 and the others.
BOUNDS = """
    select comparator, count(*) as targets, round(count(*) / sum(count(*)) over (), 4) as share
    from measures
    where headline = 'true' and status = 'target' and value is not null
    group by comparator
    order by targets desc, comparator
"""

# A growth target of one year beside what the next report tells of that year.
OUTCOMES = """
    with told as (
        select region, indicator_id, period_to as year, min(value) as value
        from measures
        where status = 'achieved' and aspect = 'increase' and unit = '%' and relation is null and scope is null
          and period_from = period_to and period_mode = 'in' and indicator_id is not null
        group by all having count(distinct value) = 1
    ), promised as (
        select region, indicator_id, year, min(value) as value
        from measures
        where status = 'target' and headline = 'true' and aspect = 'increase' and unit = '%' and relation is null
          and comparator in ('eq', 'about', 'at_least', 'more_than') and indicator_id is not null
        group by all having count(distinct value) = 1
    )
    select promised.region, count(*) as compared, count(*) filter (told.value >= promised.value) as reached
    from promised join told using (region, indicator_id, year)
    group by promised.region
    order by promised.region
"""

# What is spent on people's livelihood.
SPENDING = """
    select region, year, status, canonical_value as yuan, sentence
    from measures
    where canonical_unit = '元' and indicator like '%民生%' and aspect = 'level'
    order by region, year, start
"""


def measures_of(lines):
    """Every measure of the NDJSON with its report."""
    for line in lines:
        for report in json.loads(line)["reports"]:
            for measure in report["measures"]:
                yield report, measure


def growth(all_measures):
    rows = []
    for report, it in all_measures:
        indicator = it["indicator"] or {}
        wanted = indicator.get("id") == "gdp" and it["aspect"] == "increase" and it["status"] == "target"
        if wanted and it["headline"] and it["unit"] == "%" and it["relation"] is None and it["value"] is not None:
            low, high = it["value"] if isinstance(it["value"], list) else (it["value"], None)
            rows.append((report["meta"]["region"], report["meta"]["year"], it["span"][0], it["comparator"], low, high))
    key = lambda row: tuple((cell is None, cell) for cell in row[:3])
    return [row[:2] + row[3:] for row in sorted(rows, key=key)]


def bounds(all_measures):
    found = collections.Counter()
    for _, it in all_measures:
        if it["headline"] and it["status"] == "target" and it["value"] is not None:
            found[it["comparator"]] += 1
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def outcomes(all_measures):
    told, promised = collections.defaultdict(set), collections.defaultdict(set)
    for report, it in all_measures:
        id_ = (it["indicator"] or {}).get("id")
        meta = report["meta"]
        if not id_ or it["aspect"] != "increase" or it["unit"] != "%" or it["relation"] is not None:
            continue
        low = it["value"][0] if isinstance(it["value"], list) else it["value"]
        period = it["period"]
        own_year = period and period["from"] == period["to"] and period["mode"] == "in"
        if it["status"] == "achieved" and it["scope"] is None and own_year:
            told[meta["region"], id_, period["to"]].add(low)
        firm = it["comparator"] in ("eq", "about", "at_least", "more_than")
        if it["status"] == "target" and it["headline"] and firm:
            promised[meta["region"], id_, meta["year"]].add(low)
    found = {}
    for key, values in promised.items():
        if len(values - {None}) == 1 and len(told.get(key, set()) - {None}) == 1 and None not in key:
            compared, reached = found.get(key[0], (0, 0))
            found[key[0]] = compared + 1, reached + (max(told[key] - {None}) >= max(values - {None}))
    return [(region, *counts) for region, counts in sorted(found.items())]


def main():
    program, folder = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as made:
        run = [program, "analyze", folder, "--quiet"]
        subprocess.run([*run, "--format", "parquet", "--output", made], check=True)
        lines = subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines()
        base = duckdb.connect()
        for file in pathlib.Path(made).glob("*.parquet"):
            base.execute(f"create view {file.stem} as select * from read_parquet('{file}')")
        counts = {it: base.execute(f"select count(*) from {it}").fetchone()[0] for it in
                  ("reports", "headings", "measures", "tasks", "livelihood")}
        print("rows:", ", ".join(f"{name} {count:,}" for name, count in counts.items()))
        right = counts["measures"] == sum(1 for _ in measures_of(lines))
        right &= len(pandas.read_parquet(f"{made}/measures.parquet")) == counts["measures"]
        for name, query, own in (("growth targets", GROWTH, growth), ("bounds of main targets", BOUNDS, bounds),
                                 ("targets reached", OUTCOMES, outcomes), ("livelihood spending", SPENDING, None)):
            print(f"\n{name}:")
            print(base.execute(query).df().head(12).to_string(index=False))
            if own is not None:
                answer = [tuple(row) for row in base.execute(query).fetchall()]
                answer = [row[:2] for row in answer] if own is bounds else answer
                same = answer == [tuple(row) for row in own(measures_of(lines))]
                print("the same as from the NDJSON" if same else "NOT THE SAME as from the NDJSON")
                right &= same
    sys.exit(not right)


if __name__ == "__main__":
    main()

"""Whether `confidence` means something: the share of right readings in bands of it, on all answers by hand.

Right is the whole tuple: value, unit, comparator, aspect, status and indicator. A measure where the answers say that there is none is
wrong. Of the cases, a measure is right if it has all that its check asks.
"""

import importlib.util
import json
import pathlib
import tempfile

BANDS = ((0.0, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01))
WHOLE = ("weifang-2024", "shandong-2024", "liaocheng-2024")


def module(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def spans(score, report):
    """The stripped text, and each measure with its place in it."""
    flat, where = score.strip(report["text"])
    back = {place: at for at, place in enumerate(where)}
    found = []
    for measure in report["measures"]:
        inside = [back[at] for at in range(*measure["span"]) if at in back]
        if inside:
            found.append((inside[0], inside[-1] + 1, measure))
    return flat, found


def right(score, item, measure):
    same = score.same_value(measure["value"], item["value"]) and score.fold(measure["unit"]) == score.fold(item["unit"])
    return bool(same and all(score.field_right(name, item, measure) for name in score.TUPLE))


def answers(score, reports, gold, notgold, whole):
    """(measure, right) for each measure that an answer speaks of; in a whole report, for each measure."""
    texts, used = [spans(score, report) for report in reports], set()
    for item in gold:
        for at, (flat, found) in enumerate(texts):
            place = score.locate(flat, item)
            if place is None or item.get("report") not in (None, at) and len(texts) > item["report"]:
                continue
            near = [it for it in found if it[0] < place[1] and it[1] > place[0]]
            near.sort(key=lambda it: not score.same_value(it[2]["value"], item["value"]))
            if near and id(near[0][2]) not in used:
                used.add(id(near[0][2]))
                yield near[0][2], right(score, item, near[0][2])
            break
    for item in notgold:
        for flat, found in texts:
            place = score.locate(flat, item)
            if place:
                for start, end, measure in found:
                    if start < place[1] and end > place[0] and id(measure) not in used:
                        used.add(id(measure))
                        yield measure, False
                break
    if whole:
        for _, found in texts:
            yield from ((measure, False) for *_, measure in found if id(measure) not in used and measure["value"] is not None)


def cases(runner, baogao_output, shared):
    for line in (shared / "gold/cases.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / (case.get("name") or "report.txt")
            path.write_text(case["text"], encoding="utf-8")
            report = json.loads(baogao_output("analyze", path))["reports"][0]
        for check in case["expect"]:
            if "measure" not in check:
                continue
            place = runner.locate(report, check.get("after", ""), check["measure"])
            near = [it for it in report["measures"] if place and it["span"][0] < place[1] and it["span"][1] > place[0]]
            asked = {name: want for name, want in check.items() if name not in ("measure", "after")}
            if near:
                yield near[0], all(runner.field_right(name, want, near[0]) for name, want in asked.items())


def every(baogao_output, shared):
    """(measure, right) of all answers by hand."""
    score, runner = module(shared / "gold/score.py"), module(shared / "gold/cases.py")

    def analysed(path):
        return json.loads(baogao_output("analyze", path).splitlines()[0])["reports"]

    for name in (*WHOLE, "weifang-area-listing"):
        gold, notgold = (score.jsonl(shared / f"gold/{name}.{kind}.jsonl") for kind in ("measures", "notmeasures"))
        yield from answers(score, analysed(shared / f"corpus/{name}.txt"), gold, notgold, name in WHOLE)
    for path in sorted((shared / "gold/field").glob("*.measures.jsonl")):
        folder, name = path.name.removesuffix(".measures.jsonl").split("_", 1)
        report = next((shared / "corpus/field" / folder).glob(f"{name}.*"))
        notgold = score.jsonl(path.with_name(path.name.replace(".measures.", ".notmeasures.")))
        yield from answers(score, analysed(report), score.jsonl(path), notgold, False)
    yield from cases(runner, baogao_output, shared)


def report(baogao_output, shared):
    told = list(every(baogao_output, shared))
    print(f"confidence, {len(told)} measures with answers:")
    for low, high in BANDS:
        here = [good for measure, good in told if low <= measure["confidence"] < high]
        if here:
            print(f"   {low:.2f} to {min(high, 1):.2f}: {sum(here)} of {len(here)} right, {sum(here) / len(here):.3f}")

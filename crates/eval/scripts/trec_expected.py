#!/usr/bin/env python3
"""Writes the runs and judgments of tests/data, and what trec_eval says of them.

    pip install pytrec-eval-terrier==0.5.11
    python scripts/trec_expected.py [folder [seed]]

The values are trec_eval's own: pytrec_eval calls its C functions and gives full doubles. Three
things are built from these values, since trec_eval has no name for them:

- mrr@k is recip_rank of the run cut at rank k, where ties are cut as trec_eval breaks them. (That
  the cut is the right one is asserted: the cut run has the P@k of the whole.)
- judged@k is (num_rel_ret + num_nonrel_judged_ret) / num_ret of the cut run.
- Judged queries that a run lacks are 0 and count in the mean, as with trec_eval's option -c.

Other seeds in another folder are checked by `TREC_EXPECTED=folder cargo test -p jisr-eval`.
"""

import json
import random
import sys
from pathlib import Path

import pytrec_eval

CUTS = (1, 5, 10, 100)
NAMES = {
    "ndcg": "ndcg",
    "map": "map",
    "mrr": "recip_rank",
    "rprec": "Rprec",
    "bpref": "bpref",
    **{f"ndcg@{k}": f"ndcg_cut_{k}" for k in CUTS},
    **{f"map@{k}": f"map_cut_{k}" for k in (5, 100)},
    **{f"p@{k}": f"P_{k}" for k in CUTS},
    **{f"recall@{k}": f"recall_{k}" for k in CUTS},
}
WHOLE = {"ndcg", "map", "recip_rank", "Rprec", "bpref", "map_cut.5,100"} | {
    f"{name}.{','.join(map(str, CUTS))}" for name in ("ndcg_cut", "P", "recall")
}
LETTERS = ["desk", "خبر", "été", "z", "Z", "أخبار"]


def documents(rng, count):
    """Ids in both scripts, with numbers whose order differs from that of their digits."""
    ids = {f"{rng.choice(LETTERS)}/{rng.randrange(1, 2000)}" for _ in range(count)}
    return sorted(ids)


def make(rng, grades, weights, depth):
    """Queries 1 to 16: some without relevant documents, without others, or judged for one only."""
    qrels, run = {}, {}
    for number in range(1, 17):
        query = f"{number:03}" if number % 5 == 0 else str(number)
        pool = documents(rng, depth * 2)
        judged = rng.sample(pool, rng.randrange(depth // 4, depth))
        drawn = {document: rng.choices(grades, weights)[0] for document in judged}
        if number == 3:
            drawn = {document: min(grade, 0) for document, grade in drawn.items()}
        if number == 4:
            drawn = {document: max(grade, 1) for document, grade in drawn.items()}
        if number == 6:
            # Not a negative grade: trec_eval reads memory it did not write when no other is there.
            drawn = {judged[0]: max(drawn[judged[0]], 0)}
        qrels[query] = drawn
        retrieved = rng.sample(pool, 2 if number == 7 else rng.randrange(depth // 3, depth))
        # One decimal: ties are many.
        run[query] = {document: round(rng.gauss(3, 1.5), 1) for document in retrieved}
    for query in ("8", "11"):
        del run[query]
    del qrels["12"]
    return qrels, run


def write(folder, name, qrels, run, rng):
    """Lines and ranks are shuffled: neither may matter."""
    lines = [f"{q} 0 {d} {g}\n" for q, judged in qrels.items() for d, g in judged.items()]
    rng.shuffle(lines)
    (folder / f"{name}.qrels").write_text("".join(lines), encoding="utf-8")
    lines = [
        f"{q} Q0 {d} {rng.randrange(100)} {s} {name}\n"
        for q, found in run.items()
        for d, s in found.items()
    ]
    rng.shuffle(lines)
    (folder / f"{name}.run").write_text("".join(lines), encoding="utf-8")


def measure(qrels, run, names):
    return pytrec_eval.RelevanceEvaluator(qrels, names).evaluate(run)


def cut(run, depth):
    def best(found):
        order = sorted(found, key=lambda d: (found[d], d.encode()), reverse=True)
        return {document: found[document] for document in order[:depth]}

    return {query: best(found) for query, found in run.items()}


def expected(qrels, run):
    whole = measure(qrels, run, WHOLE)
    values = {
        query: {ours: found[theirs] for ours, theirs in NAMES.items()}
        for query, found in whole.items()
    }
    counts = {"recip_rank", "num_rel_ret", "num_nonrel_judged_ret", "num_ret"}
    for depth in CUTS:
        names = counts | {f"P.{depth}"}
        for query, top in measure(qrels, cut(run, depth), names).items():
            assert top[f"P_{depth}"] == whole[query][f"P_{depth}"]
            judged = top["num_rel_ret"] + top["num_nonrel_judged_ret"]
            values[query][f"mrr@{depth}"] = top["recip_rank"]
            values[query][f"judged@{depth}"] = judged / top["num_ret"]
    measures = list(next(iter(values.values())))
    for query in qrels:
        values.setdefault(query, dict.fromkeys(measures, 0.0))
    mean = {m: sum(values[q][m] for q in values) / len(values) for m in measures}
    return {"mean": mean, "per_query": values}


def main():
    default = Path(__file__).resolve().parent.parent / "tests" / "data"
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else default
    rng = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 2002)
    results = {}
    for name, grades, weights, depth in [
        ("graded", [-1, 0, 1, 2, 3], [1, 4, 3, 2, 1], 40),
        ("binary", [0, 1], [5, 2], 60),
    ]:
        qrels, run = make(rng, grades, weights, depth)
        write(folder, name, qrels, run, rng)
        results[name] = expected(qrels, run)
    text = json.dumps(results, indent=1, sort_keys=True)
    (folder / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

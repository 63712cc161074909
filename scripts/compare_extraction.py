"""How well trafilatura finds the articles of the test pages, measured as the Rust test does.

    python3 -m venv venv && venv/bin/pip install trafilatura lxml_html_clean
    venv/bin/python scripts/compare_extraction.py crates/ingest/tests/pages
"""

import json
import re
import sys
import time
from collections import Counter
from pathlib import Path

import trafilatura

WORD = re.compile(r"[^\W_]+(?:[\u064b-\u065f\u0640]+[^\W_]*)*")


def words(text):
    return Counter(word.lower() for word in WORD.findall(text or ""))


def score(found, expected):
    found, expected = words(found), words(expected)
    common = sum((found & expected).values())
    precision = common / max(1, sum(found.values()))
    recall = common / max(1, sum(expected.values()))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def main(folder):
    scores, titles, dates, none, elapsed = [], 0, 0, [0, 0], 0.0
    for page in sorted(Path(folder).glob("*.html")):
        expected = json.loads(page.with_suffix(".json").read_text(encoding="utf-8"))
        start = time.perf_counter()
        found = trafilatura.bare_extraction(page.read_bytes(), include_comments=False, with_metadata=True)
        elapsed += time.perf_counter() - start
        found = found.as_dict() if found else {}
        if not expected["article"]:
            none[0] += 1
            none[1] += not found.get("text")
            continue
        scores.append(score(found.get("text"), expected["text"]))
        title_right = found.get("title") == expected["title"]
        titles += title_right
        # trafilatura gives days, no hours.
        day = (expected["published"] or "")[:10]
        date_right = (found.get("date") or "")[: len(day)] == day
        dates += date_right
        wrong = " ".join(n for n, right in (("title", title_right), ("date", date_right)) if not right)
        print(f"{page.stem:26} {scores[-1][0]:.3f} {scores[-1][1]:.3f} {scores[-1][2]:.3f} {wrong}")
    mean = [sum(column) / len(scores) for column in zip(*scores)]
    print(f"trafilatura {trafilatura.__version__}: precision {mean[0]:.3f} recall {mean[1]:.3f} F1 {mean[2]:.3f}")
    print(f"titles {titles}/{len(scores)} days {dates}/{len(scores)} without an article {none[1]}/{none[0]}")
    print(f"{1000 * elapsed / (len(scores) + none[0]):.1f} ms a page")


if __name__ == "__main__":
    main(sys.argv[1])

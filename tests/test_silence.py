"""A damaged document reads as the sound one, or says where it does not: 98 nodes of 100, over all damages."""

from collections import Counter
from pathlib import Path

from silence import rate, share
from workplan_parser import parse_file

DOCUMENTS = Path(__file__).parent / "documents"


def test_what_is_lost_is_said() -> None:
    one_of_each = {path.parent: path for path in sorted(DOCUMENTS.glob("*/source.*"))}
    counts = share([parse_file(path, with_text=True).source.text or "" for path in one_of_each.values()])
    for name, count in counts.items():
        print(f"{name:18} {rate(count):.3f}")
    assert rate(sum(counts.values(), Counter())) >= 0.98

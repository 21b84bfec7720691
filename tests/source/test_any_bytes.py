"""Whatever the bytes: a document whose spans quote its text, or one message; never another exception."""

from hypothesis import example, given
from hypothesis import strategies as st

from wholefiles import WHOLE
from workplan_parser import UnreadableInput
from workplan_parser.source import load


def read_or_refuse(data: bytes, name: str) -> None:
    try:
        source = load(data, name)
    except UnreadableInput as refusal:
        assert refusal.what
        assert "\n" not in str(refusal)
        assert refusal.place == name
        return
    spans = [table.span for table in source.tables] + [
        cell.span for table in source.tables for cell in table.cells
    ]
    spans += [doubt.span for doubt in source.doubts if doubt.span]
    assert source.text
    assert all(0 <= span.start <= span.end <= len(source.text) for span in spans)
    assert len(source.sha256) == 64


@given(st.binary(max_size=300), st.sampled_from([*WHOLE, "plan.doc", "plan"]))
@example(b"\xff\xfe", "plan.txt")
@example(b"\xff\xfe\x00", "plan.txt")
@example(b"<%", "plan.html")
def test_any_bytes(data: bytes, name: str) -> None:
    read_or_refuse(data, name)


@given(st.sampled_from(list(WHOLE)), st.data())
def test_a_sound_file_damaged(name: str, draw: st.DataObject) -> None:
    data = bytearray(WHOLE[name])
    for _ in range(draw.draw(st.integers(1, 8))):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    cut = draw.draw(st.integers(0, len(data)))
    read_or_refuse(bytes(data[:cut] if draw.draw(st.booleans()) else data), name)

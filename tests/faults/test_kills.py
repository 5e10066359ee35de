"""200 times kill -9 in the middle of writing: what was said to be kept is there, and whole."""

import pytest

BATCHES, EACH = 4, 50  # side by side where there are processors for it


@pytest.mark.parametrize("batch", range(BATCHES))
def test_killed_while_writing_everything(program, memory, batch) -> None:
    # What reached the system outlives the program on any disk; on one in memory the kills strike
    # the work itself. Power cuts, which only a disk outlives, are in test_power_cut.py.
    told = program("killing.py", memory, 100 + batch, EACH)
    assert told["wrong"] == []
    assert told["kills"] == EACH
    assert told["said"] > EACH  # it was killed at work, not before
    assert {"note", "report", "seal", "bin", "backup"} <= set(told["deeds"])

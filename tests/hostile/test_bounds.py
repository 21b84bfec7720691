"""The command asks the system for no more memory than the machine has."""

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource", reason="the system knows no limits")

ASKED = """
import resource
from workplan_parser.confined import bounds
before = resource.getrlimit(resource.RLIMIT_AS)[0]
bounds.stay_within_memory()
print(before, resource.getrlimit(resource.RLIMIT_AS)[0])
"""


def test_the_command_stays_within_the_memory_of_the_machine() -> None:
    told = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True).stdout
    before, after = map(int, told.split())
    assert after != resource.RLIM_INFINITY
    assert before == resource.RLIM_INFINITY or after <= before

"""The reference work, done once more in NumPy by other hands, says the same: a default that changes in one of the two is seen."""

import json
import math
import subprocess
import sys

import pytest
import ragam
from conftest import ROOT

#: Both sides have luck of their own; so many combined standard errors apart, none of twenty figures comes by chance.
ALLOWED = 4.5
PATHS = 40_000


def test_figures_of_the_reference_work_are_those_of_numpy():
    pytest.importorskip("numpy")
    peer = ROOT / "benches" / "peer_numpy.py"
    command = [sys.executable, str(peer), "--paths", str(PATHS), "--seed", "5"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    theirs = json.loads(done.stdout)["figures"]
    summary = ragam.Scenario.read(ROOT / "benches" / "reference.toml").run(paths=PATHS).summary
    ours = summary["metrics"] | {"recovery.back": summary["recovery"]["back"]["estimate"]}
    compared = ours.keys() & theirs.keys()
    assert len(compared) > 18
    apart = {}
    for name in sorted(compared):
        our, their = ours[name], theirs[name]
        errors = [figure["std_error"] or 0.0 for figure in (our, their)]
        allowed = ALLOWED * math.hypot(*errors)
        if abs(our["value"] - their["value"]) > allowed:
            apart[name] = (our["value"], their["value"], allowed)
    assert apart == {}

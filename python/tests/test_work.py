"""Work outside the lock of the interpreter: progress, Ctrl-C, other threads, other processes."""

import os
import signal
import subprocess
import sys
import threading

import pytest
import ragam
from conftest import TEXT

MANY = 5_000_000
"""So many that no machine is done with them before it is asked to stop."""


def test_progress_ends_with_all_that_was_expected():
    seen = []
    ragam.Scenario.from_text(TEXT).run(progress=lambda done, of: seen.append((done, of)))
    done, of = seen[-1]
    assert done >= of == 300
    assert seen == sorted(seen)


def test_what_progress_raises_stops_the_work():
    class Enough(Exception):
        pass

    def stop(done, of):
        if done:
            assert of == MANY
            raise Enough

    with pytest.raises(Enough):
        ragam.Scenario.from_text(TEXT).run(paths=MANY, keep_paths=False, progress=stop)


@pytest.fixture
def heard():
    """Whoever was started in the background hears no Ctrl-C unless it is asked for."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_an_interruption_stops_the_work(heard):
    def press(done, of):
        if done:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        ragam.Scenario.from_text(TEXT).run(paths=MANY, keep_paths=False, progress=press)
    # And what comes after works.
    assert ragam.Scenario.from_text(TEXT).run(paths=32).figures


def test_ctrl_c_ends_a_program_that_only_simulates():
    code = (
        "import ragam, signal, sys; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); "
        "shop = ragam.Scenario.from_text(sys.stdin.read()); "
        "begun = lambda done, of: done and print('begun', flush=True); "
        f"shop.run(paths={MANY}, keep_paths=False, progress=begun)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )
    child.stdin.write(TEXT)
    child.stdin.close()
    child.stdin = None
    assert child.stdout.readline() == "begun\n"
    child.send_signal(signal.SIGINT)
    _, said = child.communicate()
    assert child.returncode != 0
    assert "KeyboardInterrupt" in said


def test_other_threads_go_on_while_paths_are_simulated():
    begun, stop = threading.Event(), threading.Event()

    def progress(done, of):
        begun.set()
        if stop.is_set():
            raise InterruptedError

    def work():
        with pytest.raises(InterruptedError):
            shop.run(paths=MANY, keep_paths=False, progress=progress)
        ended.append(True)

    ended = []
    shop = ragam.Scenario.from_text(TEXT)
    worker = threading.Thread(target=work)
    worker.start()
    begun.wait()
    # This thread runs while the other simulates, and so does a simulation of its own.
    assert shop.run(paths=64).summary == shop.run(paths=64).summary
    assert not ended
    stop.set()
    worker.join()
    assert ended


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork")
def test_a_forked_process_simulates():
    shop = ragam.Scenario.from_text(TEXT)
    mine = shop.run(paths=64).figures["sales_mean"].value
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.write(write, repr(shop.run(paths=64).figures["sales_mean"].value).encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    assert float(os.read(read, 100)) == mine
    os.close(read)

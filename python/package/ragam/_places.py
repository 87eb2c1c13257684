"""Where batches of shops are simulated: in this process, on Ray, on Spark."""

from __future__ import annotations

import math
import os
import sys
import threading
import uuid
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from . import _ragam
from ._scenario import Progress

TRIES = 8
"""How often a batch is tried whose worker dies."""

LARGEST = 1_000
"""The most shops of a batch unless asked for."""

SHARES = 8
"""Batches for each worker unless asked for, so that none waits long for the last."""

AT_ONCE = 32
"""More parts than this are merged by Spark's workers before they come back."""

BETWEEN_LOOKS = 0.05
"""Seconds after which whoever waits looks how far the work has come."""


@dataclass(frozen=True)
class Recipe:
    """A district as a worker gets it: the bytes of its files. No worker reads one."""

    name: str
    data: bytes
    files: tuple[bytes, ...]
    paths: int | None
    seed: int | None
    lang: str

    def district(self) -> _ragam.District:
        """The district."""
        files = list(self.files)
        return _ragam.District(self.name, self.data, files, self.paths, self.seed, self.lang)


@dataclass(frozen=True)
class Task:
    """A district that is to be simulated, and how."""

    district: _ragam.District
    recipe: Recipe
    workers: int | None
    batch: int | None
    progress: Progress | None

    def size(self, workers: int) -> int:
        """Shops of a batch on so many workers."""
        return self.batch or max(1, min(LARGEST, -(-self.district.shops // (SHARES * workers))))

    def batches(self, size: int) -> list[tuple[int, int]]:
        """First shop of each batch, and the one after its last."""
        shops = self.district.shops
        return [(first, min(first + size, shops)) for first in range(0, shops, size)]

    def tell(self, shops: int, paths: int = 0) -> None:
        """Tells that so many shops are done, and so many paths of the next ones."""
        if self.progress is not None:
            done = shops * self.district.paths + paths
            self.progress(done, self.district.shops * self.district.paths)


_known: dict[Recipe, _ragam.District] = {}


def sums(recipe: Recipe, first: int, end: int) -> bytes:
    """Sums of a batch, as a worker computes them."""
    district = _known.get(recipe)
    if district is None:
        # One at a time: its table may be large.
        _known.clear()
        district = _known[recipe] = recipe.district()
    return district.sums(first, end, recipe.lang, 1, None)


def local(task: Task) -> Generator[bytes, None, None]:
    """On threads of this process."""
    for first, end in task.batches(task.batch or task.district.shops):

        def tell(paths: int, _: int, done: int = first) -> None:
            task.tell(done, paths)

        told = None if task.progress is None else tell
        yield task.district.sums(first, end, task.recipe.lang, task.workers, told)


def ray(task: Task) -> Generator[bytes, None, None]:
    """On a cluster of Ray: the one that is connected, or one on this machine for as long as this takes."""
    try:
        import ray
    except ModuleNotFoundError as error:
        raise _missing("ray", error) from None

    is_mine = not ray.is_initialized()
    if is_mine:
        ray.init(num_cpus=task.workers, include_dashboard=False, log_to_driver=False)
    pending: dict[Any, int] = {}
    try:
        cores = max(1, int(ray.cluster_resources().get("CPU", 1)))
        at_once = task.workers or 2 * cores
        simulate = ray.remote(num_cpus=1, max_retries=TRIES)(sums)
        recipe = ray.put(task.recipe)
        ahead = iter(task.batches(task.size(min(at_once, cores))))
        done = 0
        while True:
            while len(pending) < at_once and (batch := next(ahead, None)) is not None:
                pending[simulate.remote(recipe, *batch)] = batch[1] - batch[0]
            if not pending:
                return
            finished, _ = ray.wait(list(pending), num_returns=1)
            for reference in finished:
                part: bytes = ray.get(reference)
                done += pending.pop(reference)
                yield part
            task.tell(done)
    finally:
        for reference in pending:
            ray.cancel(reference, force=True)
        if is_mine:
            ray.shutdown()


def spark(task: Task) -> Generator[bytes, None, None]:
    """On Spark: in the active session, or in one on this machine for as long as this takes."""
    try:
        import pandas  # mapInArrow asks for it
        import pyarrow
        from pyspark import SparkContext
        from pyspark.sql import SparkSession
    except ModuleNotFoundError as error:
        raise _missing("spark", error) from None

    session = SparkSession.getActiveSession()
    # One that is active in another thread only is not ended here either.
    is_mine = session is None and getattr(SparkContext, "_active_spark_context", None) is None
    if session is None:
        # Else its workers are whatever Python comes first, which may not know this package.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = SparkSession.builder.appName("ragam").master(f"local[{task.workers or '*'},{TRIES}]")
        builder = builder.config("spark.ui.enabled", "false")
        session = builder.config("spark.driver.maxResultSize", "0").getOrCreate()
    try:
        # Not there where the session is only a connection.
        context = getattr(session, "sparkContext", None)
        workers = task.workers or (context.defaultParallelism if context else SHARES)
        size = task.size(workers)
        count = len(task.batches(size))
        recipe, shops = task.recipe, task.district.shops

        def simulated(numbers: Iterable[Any]) -> Iterator[Any]:
            for rows in numbers:
                for number in rows.column("id").to_pylist():
                    yield _row(sums(recipe, number * size, min((number + 1) * size, shops)))

        # One partition, and so one task, a batch.
        parts = session.range(0, count, 1, count).mapInArrow(simulated, "sums binary")
        if count > AT_ONCE:
            parts = parts.repartition(math.isqrt(count)).mapInArrow(_merged, "sums binary")
        for row in _collected(context, parts, task, size):
            yield bytes(row[0])
        task.tell(shops)
    finally:
        if is_mine:
            session.stop()


def _row(sums: bytes) -> Any:
    """Sums as a batch of Arrow with one row."""
    import pyarrow

    return pyarrow.RecordBatch.from_arrays([pyarrow.array([sums], pyarrow.binary())], ["sums"])


def _merged(parts: Iterable[Any]) -> Iterator[Any]:
    gathered = _ragam.DistrictSums()
    for rows in parts:
        for part in rows.column("sums").to_pylist():
            gathered.add(part)
    whole = gathered.whole()
    if whole:
        yield _row(whole)


def _collected(context: Any, parts: Any, task: Task, size: int) -> list[Any]:
    """The rows, while the caller hears Ctrl-C and is told how far the work has come."""
    if context is None:
        return list(parts.collect())
    from pyspark import InheritableThread

    group = f"ragam-{uuid.uuid4()}"
    found: list[Any] = []
    failed: list[BaseException] = []

    def work() -> None:
        try:
            context.setJobGroup(group, "ragam district", True)
            found.extend(parts.collect())
        except BaseException as error:
            failed.append(error)

    thread: threading.Thread = InheritableThread(target=work)
    thread.start()
    most = 0
    try:
        while thread.is_alive():
            thread.join(BETWEEN_LOOKS)
            most = max(most, _tasks(context.statusTracker(), group))
            task.tell(min(most * size, task.district.shops))
    except BaseException:
        # Again and again: it may not have begun when it is asked to end.
        while thread.is_alive():
            context.cancelJobGroup(group)
            thread.join(BETWEEN_LOOKS)
        raise
    if failed:
        raise failed[0]
    return found


def _tasks(tracker: Any, group: str) -> int:
    """Tasks that are done."""
    jobs = [tracker.getJobInfo(job) for job in tracker.getJobIdsForGroup(group)]
    stages = {stage for job in jobs if job for stage in job.stageIds}
    told = [tracker.getStageInfo(stage) for stage in stages]
    return sum(stage.numCompletedTasks for stage in told if stage)


def _missing(extra: str, error: ModuleNotFoundError) -> ModuleNotFoundError:
    package = (error.name or "").split(".")[0]
    if package not in ("pandas", "pyarrow", "pyspark", "ray"):
        return error
    text = f'on="{extra}" needs the package {package}: pip install "ragam[{extra}]"'
    return ModuleNotFoundError(text, name=package)

"""Districts: figures of the program, and the same bytes wherever and however they are computed."""

import csv
import importlib.util
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
import ragam
from conftest import ROOT

PEKALONGAN = ROOT / "scenarios" / "districts" / "pekalongan.toml"

DISTRICT = """\
format = 1
[district]
name = "Uji"
start = 2026-01-05
days = 70
paths = 40
[[base]]
id = "a"
file = "a.toml"
[shops]
table = "shops.csv"
[[shock]]
id = "halt"
hits = [{ feature = "live" }]
rate_per_year = 3
duration_days = [10, 30]
severity = [0.5, 1]
[fund]
sizes = [10_000_000]
[diversify]
mix = "spread"
share = 0.5
"""

BASE = """\
format = 1
[business]
name = "a"
opening_cash = 3_000_000
[[channel]]
id = "live"
platform = "tiktok"
features = ["live"]
weekly_sales = 3_000_000
[[channel]]
id = "shopee"
platform = "shopee"
weekly_sales = 500_000
[[mix]]
id = "spread"
in_place = true
shares = { live = 0.4, shopee = 0.6 }
[costs]
goods_share = 0.5
wages_per_month = 5_000_000
"""

TABLE = """\
name,count,opening_cash,channel.live.weekly_sales
Melati,5,4_000_000,
Mawar,1,2_000_000,banyak
Kenanga,1,,-5
Dahlia,6,1_000_000,"[2_000_000, 5_000_000]"
"""

FILES = {"a.toml": BASE, "shops.csv": TABLE}

SHOPS = 11
"""Those whose rows can be read and simulated; one more can only be read."""


def small(**how) -> ragam.DistrictResult:
    return ragam.district(DISTRICT, files=FILES, **how)


@pytest.fixture(scope="module")
def whole() -> ragam.DistrictResult:
    """The small district, in one batch on one thread."""
    return small(workers=1)


def test_figures_are_those_of_the_program(told, tmp_path):
    # A row of numbers that is long enough for every kind of shop; the program is asked for the same.
    folder = tmp_path / "districts"
    shutil.copytree(PEKALONGAN.parent, folder)
    file = folder / PEKALONGAN.name
    file.write_text(file.read_text().replace("count = 200", "count = 24"))
    result = ragam.district(file, paths=20, seed=3)
    assert result.summary == told("district", file, "--paths", 20, "--seed", 3)
    assert len(result.shops()) == 24 and len(result.paths()) == 20
    written = tmp_path / "out" / "pekalongan-district"
    assert {f"{name}.csv" for name in result.tables} == {path.name for path in written.glob("*.csv")}
    for name, table in result.tables.items():
        with open(written / f"{name}.csv", newline="") as rows:
            rows = list(csv.DictReader(rows))
        assert table.column_names == list(rows[0])
        for column in table.column_names:
            cells = [row[column] for row in rows]
            values = table.column(column)
            if any(isinstance(value, float) for value in values):
                assert values == [float(cell) if cell else None for cell in cells], column
            else:
                assert ["" if value is None else str(value) for value in values] == cells, column


@pytest.mark.parametrize("workers, batch", [(1, 1), (2, 5), (3, None)])
def test_neither_workers_nor_batches_show(whole, workers, batch):
    other = small(workers=workers, batch=batch)
    assert other.sums == whole.sums
    assert other.summary == whole.summary and other.sentences() == whole.sentences()


def test_figures_have_their_errors_and_units(whole):
    lost = whole.figures["lost_sales.mean"]
    assert lost.unit == "money" and lost.sample == 40 and lost.std_error > 0
    out = whole.figures["with_shocks.shops_out_of_cash.mean"]
    assert out.unit == "number" and out.interval.low <= out.value <= out.interval.high
    assert 0 < out.value < SHOPS


def test_a_wrong_row_is_named_and_stops_nothing_else(whole):
    assert len(whole.shops()) == SHOPS
    path = "channel.live.weekly_sales"
    told = [(row.row, row.column, row.name) for row in whole.left_out]
    assert told == [(3, path, "Mawar"), (4, path, "Kenanga")]
    assert whole.left_out[0].problem == "banyak bukan angka"
    assert small(lang="en").left_out[0].problem == "banyak is no number"
    assert whole.table("left_out").column("problem_en")[0] == "banyak is no number"


def test_charts_and_sentences_are_shown_by_a_notebook(whole):
    assert set(whole.charts()) == {"shops_at_risk", "loss_exceedance", "platform_grid"}
    assert "Uji" in str(whole) and "<img" in whole._repr_html_()
    assert whole.svg("loss_exceedance").startswith("<svg") and whole.png().startswith(b"\x89PNG")


def test_files_are_read_from_beside_the_district(whole, tmp_path):
    for name, text in {**FILES, "d.toml": DISTRICT}.items():
        (tmp_path / name).write_text(text)
    assert ragam.district(tmp_path / "d.toml").sums == whole.sums
    (tmp_path / "shops.csv").unlink()
    with pytest.raises(FileNotFoundError, match="shops.csv"):
        ragam.district(tmp_path / "d.toml")


def test_what_is_wrong_is_told():
    with pytest.raises(ragam.ScenarioError) as raised:
        ragam.district(DISTRICT.replace("days = 70", "days = 0"), files=FILES)
    assert [problem.line for problem in raised.value.problems] == [5]
    with pytest.raises(ragam.ScenarioError, match="weekly"):
        ragam.district(DISTRICT, files={**FILES, "shops.csv": "name,channel.live.weekly\nA,1\n"})
    # A table in which no row can be a shop is told before anything is simulated, row by row.
    with pytest.raises(ragam.ScenarioError, match="row 2, column channel.live.weekly_sales") as raised:
        ragam.district(DISTRICT, files={**FILES, "shops.csv": "name,channel.live.weekly_sales\nA,-5\n"}, lang="en")
    assert [problem.help is not None for problem in raised.value.problems] == [True]
    for wrong in ({"on": "moon"}, {"workers": 0}, {"batch": 0}, {"paths": 0}, {"lang": "de"}):
        with pytest.raises(ValueError):
            small(**wrong)
    with pytest.raises(ValueError):
        ragam._ragam.DistrictSums().add(b"no sums")


def test_progress_counts_the_paths_of_all_shops():
    seen = []
    small(batch=4, progress=lambda done, of: seen.append((done, of)))
    assert seen == sorted(seen) and seen[-1] == (12 * 40, 12 * 40)


def test_what_progress_raises_stops_the_work():
    def stop(done, of):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        small(paths=100_000, batch=1, progress=stop)


@pytest.mark.parametrize("on, package", [("ray", "ray"), ("spark", "pyspark")])
def test_what_is_not_installed_is_named(monkeypatch, on, package):
    for module in [name for name in sys.modules if name.split(".")[0] == package] + [package]:
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ModuleNotFoundError, match=rf"pip install \"ragam\[{on}\]\""):
        small(on=on)


# Parquet.


def test_tables_go_to_parquet(whole, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason='pip install "ragam[parquet]"')
    files = whole.to_parquet(tmp_path / "out")
    assert {file.stem for file in files} == set(whole.tables)
    assert {file.name for file in (tmp_path / "out").iterdir()} == {file.name for file in files}
    for file in files:
        read = parquet.read_table(file)
        table = whole.table(file.stem)
        for name in table.column_names:
            assert read.column(name).to_pylist() == table.column(name), name


def test_a_full_disk_leaves_no_half_file(tmp_path):
    pytest.importorskip("pyarrow", reason='pip install "ragam[parquet]"')
    pytest.importorskip("resource")
    (tmp_path / "shops.parquet").write_text("from before")
    code = (
        "import ragam, resource, sys\n"
        "from test_district import small\n"
        "result = small()\n"
        # The disk takes no file of more than so many bytes.
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))\n"
        "try:\n"
        "    result.to_parquet(sys.argv[1])\n"
        "except OSError as error:\n"
        "    print('full')\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code, tmp_path], cwd=Path(__file__).parent,
        stdout=subprocess.PIPE, text=True, check=True,
    )
    assert said.stdout == "full\n"
    assert [path.name for path in tmp_path.iterdir()] == ["shops.parquet"]
    assert (tmp_path / "shops.parquet").read_text() == "from before"


# Ray and Spark: begun once, small; a worker of theirs is killed while it works.

needs_ray = pytest.mark.skipif(
    shutil.which("ray", path=os.path.dirname(sys.executable)) is None,
    reason='Ray is not installed: pip install "ray>=2.60"',
)
needs_spark = pytest.mark.skipif(
    shutil.which("java") is None
    or importlib.util.find_spec("pandas") is None
    or shutil.which("pyspark", path=os.path.dirname(sys.executable)) is None,
    reason='Spark is not installed: pip install "pyspark[sql]>=4", and Java 17',
)

LONG = {"batch": 3, "paths": 800}
"""Tasks that take long enough for one to be hit."""


@pytest.fixture(scope="module")
def long() -> ragam.DistrictResult:
    """The result with which those are compared that lose a worker."""
    return small(**LONG)


@pytest.fixture(scope="module")
def on_ray():
    """A cluster of Ray to which this process is connected."""
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    ray = pytest.importorskip("ray")
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=10**8)
    yield ray
    ray.shutdown()


@pytest.fixture(scope="module")
def on_spark():
    """An active session of Spark."""
    sql = pytest.importorskip("pyspark.sql")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    session = sql.SparkSession.builder.master("local[2,4]").config("spark.ui.enabled", "false")
    session = session.getOrCreate()
    yield session
    session.stop()


def proc(pid: str, name: str) -> str:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def is_mine(pid: str) -> bool:
    """Whether this process began the other one, or one that did."""
    while pid not in ("", "0", "1"):
        if int(pid) == os.getpid():
            return True
        pid = proc(pid, "stat").rpartition(")")[2].split()[1:2]
        pid = pid[0] if pid else ""
    return False


class Killer(threading.Thread):
    """Kills the first process that is found at work, by its id, and says which it was."""

    def __init__(self, is_at_work) -> None:
        super().__init__(daemon=True)
        self.is_at_work = is_at_work
        self.killed = None
        self.is_over = False

    def run(self) -> None:
        while not self.is_over and self.killed is None:
            for pid in filter(str.isdigit, os.listdir("/proc")):
                if int(pid) != os.getpid() and self.is_at_work(pid) and is_mine(pid):
                    os.kill(int(pid), signal.SIGKILL)
                    self.killed = int(pid)
                    break
            time.sleep(0.01)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_) -> None:
        self.is_over = True
        self.join()


@needs_ray
@pytest.mark.parametrize("workers, batch", [(1, 5), (2, 1), (3, None)])
def test_ray_gives_the_same_bytes(whole, on_ray, workers, batch):
    seen = []
    other = small(on="ray", workers=workers, batch=batch, progress=lambda *told: seen.append(told))
    assert other.sums == whole.sums and other.summary == whole.summary
    assert seen == sorted(seen) and seen[-1] == (12 * 40, 12 * 40)


@needs_ray
def test_a_worker_of_ray_that_is_killed_does_not_show(long, on_ray):
    # What Ray calls a worker that is in the middle of a task of ours.
    with Killer(lambda pid: proc(pid, "cmdline").startswith("ray::sums")) as killer:
        other = small(on="ray", **LONG)
    assert killer.killed is not None
    assert other.sums == long.sums


@needs_ray
def test_what_is_wrong_on_ray_is_told_and_nothing_goes_on(on_ray):
    def stop(done, of):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        small(on="ray", batch=1, progress=stop)
    assert small(on="ray").shops().num_rows == SHOPS


@needs_spark
@pytest.mark.parametrize("workers, batch", [(1, 5), (2, 1), (3, None)])
def test_spark_gives_the_same_bytes(monkeypatch, whole, on_spark, workers, batch):
    # Few parts are merged by the workers too.
    monkeypatch.setattr(ragam._places, "AT_ONCE", 5)
    seen = []
    other = small(on="spark", workers=workers, batch=batch, progress=lambda *told: seen.append(told))
    assert other.sums == whole.sums and other.summary == whole.summary
    assert seen == sorted(seen) and seen[-1] == (12 * 40, 12 * 40)


@needs_spark
def test_a_worker_of_spark_that_is_killed_does_not_show(long, on_spark):
    def is_at_work(pid):
        is_worker = "pyspark.daemon" in proc(pid, "cmdline") and "_ragam" in proc(pid, "maps")
        # Threads of its own simulate, so it is in the middle of a batch.
        return is_worker and any(
            "R" in proc(f"{pid}/task/{thread}", "stat").rpartition(")")[2].split()[:1]
            for thread in os.listdir(f"/proc/{pid}/task")
            if thread != pid
        )

    with Killer(is_at_work) as killer:
        other = small(on="spark", **LONG)
    assert killer.killed is not None
    assert other.sums == long.sums


@needs_spark
def test_what_stops_the_work_on_spark_ends_its_tasks(on_spark):
    def stop(done, of):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        small(on="spark", paths=100_000, progress=stop)
    assert small(on="spark").shops().num_rows == SHOPS


# Without a cluster, one is begun and ended; in processes of their own, since the others hold one.


@pytest.mark.parametrize("on", [pytest.param("ray", marks=needs_ray), pytest.param("spark", marks=needs_spark)])
def test_without_a_cluster_one_is_begun(whole, tmp_path, on):
    code = (
        "import sys\n"
        "from test_district import small\n"
        f"sys.stdout.buffer.write(small(on={on!r}, workers=2).sums)\n"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent,
        env={**os.environ, "RAY_USAGE_STATS_ENABLED": "0"}, stdout=subprocess.PIPE, check=True,
    )
    assert said.stdout == whole.sums

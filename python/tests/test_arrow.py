"""Tables go to other programs as Arrow, and their numbers stay where they are."""

import datetime

import polars
import pyarrow
import pytest
import ragam
from conftest import TEXT


@pytest.fixture(scope="module")
def result():
    return ragam.Scenario.from_text(TEXT).run()


def test_pyarrow_takes_a_table_without_a_copy(result):
    first, second = pyarrow.table(result.paths()), pyarrow.table(result.paths())
    assert first.num_rows == 300
    for name in ("net_cash_flow", "first_day_out_of_cash"):
        addresses = {
            table.column(name).chunk(0).buffers()[1].address for table in (first, second)
        }
        # Twice handed over, the same memory.
        assert len(addresses) == 1, name
        assert first.column(name).to_pylist() == result.paths().column(name)


def test_polars_takes_a_table(result):
    frame = polars.DataFrame(result.paths())
    assert frame["net_cash_flow"].to_list() == result.paths().column("net_cash_flow")
    assert frame["first_day_out_of_cash"].dtype == polars.UInt32
    assert frame["first_day_out_of_cash"].null_count() > 0


def test_dates_and_counts_have_types_of_their_own(result):
    cash = pyarrow.table(result.table("cash"))
    assert cash.schema.field("date").type == pyarrow.date32()
    assert cash.schema.field("day").type == pyarrow.int64()
    assert cash.schema.field("p50").type == pyarrow.float64()
    assert cash.column("date")[0].as_py() == datetime.date(2026, 1, 5)
    assert pyarrow.schema(result.table("cash")) == cash.schema


def test_a_table_outlives_its_result():
    table = ragam.Scenario.from_text(TEXT).run().paths()
    taken = pyarrow.table(table)
    values = table.column("sales")
    del table
    assert taken.column("sales").to_pylist() == values


def test_without_paths_there_is_a_word_about_it():
    result = ragam.Scenario.from_text(TEXT).run(keep_paths=False)
    with pytest.raises(LookupError, match="keep_paths"):
        result.paths()

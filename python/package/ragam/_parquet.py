"""Tables as Parquet files, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ._ragam import Table


def write(tables: Mapping[str, Table], folder: Path) -> list[Path]:
    """Writes each table into the folder, and says where.

    They stand under names of their own until all of them are on the disk, so neither a full disk nor an
    interruption leaves half a file, or takes away one that was there before.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError:
        text = 'Parquet needs the package pyarrow: pip install "ragam[parquet]"'
        raise ModuleNotFoundError(text, name="pyarrow") from None

    folder.mkdir(parents=True, exist_ok=True)
    pairs: list[tuple[Path, Path]] = []
    try:
        for name, table in tables.items():
            part = folder / f".{name}.{os.getpid()}.part"
            pairs.append((part, folder / f"{name}.parquet"))
            with open(part, "wb") as file:
                pyarrow.parquet.write_table(pyarrow.table(table), file)
                file.flush()
                os.fsync(file.fileno())
        for part, file_name in pairs:
            os.replace(part, file_name)
    finally:
        for part, _ in pairs:
            part.unlink(missing_ok=True)
    return [file for _, file in pairs]

"""Rows of plain values as CSV, JSON or Parquet."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.errors import KgError
from kg.files import csv_line, encode

Rows = Sequence[Mapping[str, Any]]


def to_csv(rows: Rows, names: Sequence[str]) -> bytes:
    """A head and a line a row, safe to open in a spreadsheet; None is an empty cell."""
    lines = [csv_line(names), *(csv_line(_plain(row.get(name)) for name in names) for row in rows)]
    return encode("".join(lines))


def to_json(rows: Rows, names: Sequence[str]) -> bytes:
    """A list of objects, a row a line."""
    lines = (json.dumps({name: _plain(row.get(name)) for name in names}, ensure_ascii=False) for row in rows)
    return encode("[\n" + ",\n".join(lines) + "\n]\n") if rows else b"[]\n"


def to_parquet(rows: Rows, names: Sequence[str]) -> bytes:
    """A Parquet file; its bytes are the same for one version of pyarrow. Raises KgError without pyarrow."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError as error:
        raise KgError(f"Parquet needs pyarrow ({error}); install it with pip install 'kgwright[parquet]'") from error
    columns = {name: [_sound(row.get(name)) for row in rows] for name in names}
    table = pa.table({name: pa.array(values, _find_type(pa, values)) for name, values in columns.items()})
    output = io.BytesIO()
    parquet.write_table(table, output, compression="zstd")
    return output.getvalue()


WRITERS = {"csv": to_csv, "json": to_json, "parquet": to_parquet}


def _plain(value: Any) -> Any:
    """A whole number without its fraction, as people write it; lone surrogates, which UTF-8 cannot hold, replaced."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    return _sound(value)


def _sound(value: Any) -> Any:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _find_type(pa: Any, values: Sequence[Any]) -> Any:
    """Text, whole numbers or numbers: by what there is, so that an empty column has a type as well."""
    present = [value for value in values if value is not None]
    if any(isinstance(value, str) for value in present):
        return pa.string()
    return pa.float64() if any(isinstance(value, float) for value in present) or not present else pa.int64()

"""A page as one JSON document: the same figures as the tables, not rounded."""

import json
import math
from typing import Any

from salessim.report.page import Page, Table


def as_document(page: Page) -> dict[str, Any]:
    """A page as plain data; "there is none" is null."""
    return {
        "kind": page.kind,
        "title": page.title,
        "answer": list(page.answer),
        "warnings": list(page.warnings),
        "tables": {table.key: _table(table) for table in page.tables},
        "next": [{"command": command, "purpose": purpose} for command, purpose in page.next_commands],
        "provenance": _plain(page.provenance),
    }


def as_json_text(page: Page) -> str:
    """The document as text; the same page gives the same bytes."""
    return json.dumps(as_document(page), ensure_ascii=False, allow_nan=False, indent=2)


def _table(table: Table) -> dict[str, Any]:
    keys = [column.key for column in table.columns]
    return {
        "title": table.title,
        "note": table.note,
        "units": {column.key: column.unit for column in table.columns},
        "rows": [{key: _plain(cell.value) for key, cell in zip(keys, row, strict=True)} for row in table.rows],
    }


def _plain(value: Any) -> Any:
    """A value as JSON knows it: no numpy number, no NaN."""
    if isinstance(value, dict):
        return {str(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value

"""Every table of the JSON document is documented, with the columns that it has."""

import dataclasses

from report.sample_runs import runs
from salessim.report import pages
from salessim.report.page import Page
from salessim.report.reference import TABLES


def columns_of(page: Page) -> dict[tuple[str, str], tuple]:
    return {(page.kind, table.key): table.columns for table in page.tables}


def test_every_printed_table_is_documented_as_it_is():
    some = runs()
    some.terms = dataclasses.replace(some.terms, last_year={"revenue": 1.0})
    printed = columns_of(pages.run_page(some)) | columns_of(pages.comparison_page([runs("A"), runs("B")]))
    documented = {(table.kind, table.key): table.columns for table in TABLES}
    assert printed.items() <= documented.items()


def test_every_column_says_its_unit_and_its_meaning():
    for table in TABLES:
        keys = [column.key for column in table.columns]
        assert len(set(keys)) == len(keys)
        assert all(column.unit and column.meaning for column in table.columns)

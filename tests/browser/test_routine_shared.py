"""The monthly routine of an operator and a verifier: six screens at most, in the grid and by workbook."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.routine import ended, fill_the_sheet, publish_all, published, send_the_workbook, signed_in

pytestmark = pytest.mark.usefixtures("worker")


def publish(page, operator):
    verifier = signed_in(page, "pemeriksa", "verifikator")
    verifier.get_by_role("link", name=re.compile("^Kiriman")).first.click()
    publish_all(verifier)
    screens = [*operator.screens, *verifier.screens]
    assert len(screens) <= 6, screens


def test_in_the_grid(page):
    operator, month = signed_in(page, "pengisi", "operator"), ended(1)
    fill_the_sheet(operator, month, 0)
    publish(page, operator)
    assert published(month) == 16


def test_by_workbook(page):
    operator, month = signed_in(page, "pengisi", "operator"), ended(2)
    send_the_workbook(operator, month, 10)
    expect(operator.locator("main")).to_contain_text("16 wilayah diajukan")
    publish(page, operator)
    assert published(month) == 16

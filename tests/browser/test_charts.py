"""Charts: drawn when somebody points at them, with a drawing and a table for everyone else."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import COMPARISON, PROVINCE, REGENCY, REGION_PAGES

WITH_CHARTS = ["/", PROVINCE, REGION_PAGES["moved"][0]]
DRAWN = "svg.main-svg"
LIGHT_PAGE = 150_000  # bytes of page, styles and scripts before any chart


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("address", WITH_CHARTS)
def test_every_chart_is_drawn_when_it_is_pointed_at(page, address, width):
    tab = page(width)
    tab.goto(address)
    charts = tab.locator(".js-chart")
    assert charts.count()
    for chart in charts.all():
        chart.hover()
        expect(chart.locator(DRAWN).first).to_be_visible()
        expect(chart.locator(".drawing")).to_be_hidden()
        assert chart.get_attribute("aria-label")
    for figure in tab.locator("figure.chart").all():
        figure.locator("summary").click()
        expect(figure.locator("tbody tr").first).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


def test_a_point_says_what_it_is(page):
    tab = page(1280)
    tab.goto(PROVINCE)
    chart = tab.locator(".js-chart").first
    chart.hover()
    expect(chart.locator(DRAWN).first).to_be_visible()
    chart.locator(".points path").last.hover(force=True)
    expect(chart.locator(".hovertext")).to_contain_text("24,86%")


def test_colours_follow_the_theme(page):
    tab = page(1280, color_scheme="light")
    tab.goto(PROVINCE)
    chart = tab.locator(".js-chart").first
    chart.hover()
    label = chart.locator(".annotation-text").first
    expect(label).to_have_css("fill", "rgb(20, 38, 42)")
    tab.locator(".js-theme").first.click()
    expect(label).to_have_css("fill", "rgb(230, 238, 238)")


@pytest.mark.parametrize("address", [*WITH_CHARTS, REGENCY, COMPARISON])
def test_without_scripts_the_figures_are_there(page, address):
    tab = page(390, java_script_enabled=False)
    tab.goto(address)
    expect(tab.locator("h1")).to_be_visible()
    expect(tab.locator("main table").first).to_be_attached()
    for chart in tab.locator(".js-chart").all():
        expect(chart.locator("svg.drawing")).to_be_visible()
    if address in (PROVINCE, REGENCY):
        expect(tab.locator(".headline")).to_contain_text("terlindungi")


def test_a_page_is_light_until_a_chart_is_pointed_at(page):
    tab = page(390)
    sizes = {}
    tab.on(
        "requestfinished", lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]})
    )
    tab.goto(PROVINCE, wait_until="networkidle")
    plotly = [address for address in tab.visit.requests if "plotly" in address]
    assert plotly == []
    assert sum(sizes.values()) < LIGHT_PAGE
    assert len(sizes) <= 5  # page, styles, two scripts, icon
    tab.locator(".js-chart").first.scroll_into_view_if_needed()
    tab.wait_for_timeout(300)
    assert not any("plotly" in address for address in tab.visit.requests)
    tab.locator(".js-chart").first.hover()
    expect(tab.locator(DRAWN).first).to_be_visible()
    assert any("plotly-basic" in address for address in tab.visit.requests)

"""Ways through the site: by keyboard, by finger, in the other theme and language, on paper."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import COMPARISON, PROVINCE, RANKING, REGENCY
from tests.browser.axe import RULES, found

TOO_SMALL = """() => [...document.querySelectorAll(
  ".site-header :is(a, button, summary, input), main :is(button, .button, select)"
)].filter((e) => e.checkVisibility({visibilityProperty: true}))
  .map((e) => [e, e.getBoundingClientRect()])
  .filter(([e, box]) => box.width > 1 && (box.height < 44 || box.width < 44))
  .map(([e, box]) => `${e.outerHTML.slice(0, 90)}: ${box.width} × ${box.height}`)"""


def test_the_first_tab_leads_past_the_header(page):
    tab = page(1280)
    tab.goto(PROVINCE)
    tab.keyboard.press("Tab")
    skip = tab.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_the_menu_opens_by_keyboard(page):
    tab = page(390)
    tab.goto("/")
    menu = tab.locator(".menu")
    menu.locator("summary").focus()
    tab.keyboard.press("Enter")
    expect(menu.locator("nav a").first).to_be_visible()
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    tab.keyboard.press("Tab")
    expect(menu.locator("nav a").first).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("/peringkat/"))


def test_numbers_of_a_chart_open_by_keyboard(page):
    tab = page(1280)
    tab.goto(PROVINCE)
    figure = tab.locator("figure.chart").first
    figure.locator("summary").focus()
    tab.keyboard.press("Space")
    expect(figure.locator("table")).to_be_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_enter_in_the_search_leads_to_the_region(page, width):
    tab = page(width)
    tab.goto("/")
    tab.locator("#cari").fill("Bandar Lampung")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile(r"/wilayah/18\.71/$"))
    expect(tab.locator("h1")).to_contain_text("Bandar Lampung")


def test_the_theme_is_kept(page):
    tab = page(1280, color_scheme="light")
    tab.goto("/")
    light = tab.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    tab.locator(".switches.for-wide .js-theme").click()
    tab.goto(PROVINCE)
    dark = tab.locator("body").evaluate("e => getComputedStyle(e).backgroundColor")
    assert (light, dark) == ("rgb(255, 255, 255)", "rgb(15, 27, 29)")
    tab.locator(".switches.for-wide .js-theme").click()
    expect(tab.locator("body")).to_have_css("background-color", light)


def test_the_language_switches_in_place_and_back(page):
    tab = page(1280)
    tab.goto(PROVINCE)
    tab.locator(".switches.for-wide").get_by_role("link", name="EN").click()
    expect(tab.locator("html")).to_have_attribute("lang", "en")
    expect(tab.locator(".headline")).to_contain_text("24.86%")
    assert tab.url.endswith(f"/en{PROVINCE}")
    tab.locator(".switches.for-wide").get_by_role("link", name="ID").click()
    expect(tab.locator("html")).to_have_attribute("lang", "id")
    expect(tab.locator(".headline")).to_contain_text("24,86%")
    assert tab.url.endswith(PROVINCE)


def test_longer_english_words_stay_inside_a_telephone(page):
    tab = page(390)
    for address in ["/", PROVINCE, REGENCY, RANKING, COMPARISON, "/sumber/1/", "/pemeriksaan/"]:
        tab.goto(f"/en{address}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, address


@pytest.mark.parametrize("address", ["/", PROVINCE, RANKING, COMPARISON, "/masuk/", "/pemeriksaan/"])
def test_what_a_finger_presses_is_large_enough(page, address):
    tab = page(390, has_touch=True)
    tab.goto(address)
    tab.locator(".menu summary").click()
    assert tab.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("width", [1280, 390])
def test_three_filters_stand_in_front_and_the_others_open(page, width):
    tab = page(width)
    tab.goto(RANKING)
    expect(tab.locator("#f-segmen")).to_be_hidden()
    tab.locator(".further summary").click()
    expect(tab.locator("#f-segmen")).to_be_visible()
    tab.locator("#f-urut").select_option(value="capaian")
    tab.locator(".filters .button-main").click()
    expect(tab).to_have_url(re.compile("urut=capaian(&|$)"))


def test_table_and_filters_agree_after_going_back(page):
    tab = page(1280)
    tab.goto("/peringkat/?tingkat=kabkota")
    chosen, rows = tab.locator("#f-provinsi"), tab.locator("main table tbody tr")
    all_rows = rows.count()
    chosen.select_option(value="18")
    tab.locator(".filters .button-main").click()
    expect(tab).to_have_url(re.compile("provinsi=18(&|$)"))
    expect(rows).not_to_have_count(all_rows)
    tab.go_back()
    expect(tab).not_to_have_url(re.compile("provinsi=18"))
    expect(rows).to_have_count(all_rows)
    expect(chosen).to_have_value("")


@pytest.mark.parametrize("width", [1280, 1024, 390])
def test_large_figures_stay_in_their_columns(page, width):
    tab = page(width)
    tab.goto(PROVINCE)
    wide = "elements => elements.filter((e) => e.scrollWidth > e.clientWidth).map((e) => e.textContent)"
    assert tab.locator(".figure-value").evaluate_all(wide) == []


@pytest.mark.parametrize("address", ["/", PROVINCE, REGENCY, RANKING])
def test_paper_holds_the_whole_page(page, address):
    """A4 with nothing cut: 18 cm between the margins are 680 px."""
    tab = page(680)
    tab.emulate_media(media="print")
    tab.goto(address)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 680
    cut = """() => [...document.querySelectorAll("main table")].filter((e) => e.checkVisibility())
      .filter((e) => e.getBoundingClientRect().right > innerWidth + 1 || e.scrollWidth > e.clientWidth + 1)
      .map((e) => e.textContent.trim().slice(0, 60))"""
    assert tab.evaluate(cut) == []
    paper = tab.pdf(format="A4", prefer_css_page_size=True)
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", paper)) <= 8
    assert len(paper) < 1_000_000


def test_the_search_suggests_while_typing(page):
    """Arrow keys choose, Enter opens, Escape closes; each key alone does not ask the server."""
    tab = page(1280)
    tab.goto("/")
    asked = []
    tab.on("request", lambda request: asked.append(request.url) if "/cari/saran/" in request.url else None)
    field, listed = tab.locator("#cari"), tab.locator("#cari-saran")
    field.press_sequentially("peringkat lampung", delay=20)
    expect(listed).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    assert len(asked) < 4
    field.press("ArrowDown")
    expect(listed.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "cari-saran-0")
    assert found(tab, RULES) == []
    field.press("Escape")
    expect(listed).to_be_hidden()
    field.press_sequentially(" ")
    field.press_sequentially("u")
    expect(listed).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(tab).to_have_url(re.compile(r"/peringkat/\?provinsi=18$"))


CUT = """select => {
  const only = select.cloneNode();
  only.append(select.selectedOptions[0].cloneNode(true));
  Object.assign(only.style, { position: "absolute", width: "max-content" });
  select.parentNode.append(only);
  const wanted = only.getBoundingClientRect().width;
  only.remove();
  return wanted - select.getBoundingClientRect().width;
}"""


@pytest.mark.parametrize("width", [390, 320])
@pytest.mark.parametrize(
    "address", ["/peringkat/?bulan=2025-10", "/?bulan=2025-10", "/peringkat/?tingkat=kabkota"]
)
def test_the_chosen_month_can_be_read_whole(page, address, width):
    tab = page(width)
    tab.goto(address)
    assert tab.locator("#bulan-data").evaluate(CUT) <= 0


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_names_beside_lines_end_within_the_chart(page, width):
    tab = page(width)
    tab.goto("/bandingkan/?wilayah=18&wilayah=15&wilayah=13")
    ends = "texts => texts.filter((e) => e.checkVisibility()).map((e) => e.getBoundingClientRect().right)"
    chart = tab.locator(".js-chart").bounding_box()
    found = tab.locator(".drawing .track text").evaluate_all(ends)
    assert len(found) == 3
    assert max(found) <= chart["x"] + chart["width"] + 1


def test_a_ranking_is_no_wider_than_its_column(page):
    tab = page(1280)
    tab.goto("/peringkat/")
    table, column = (tab.locator(name).first.bounding_box() for name in ("main table.data", "main .part"))
    assert table["width"] <= column["width"] + 1

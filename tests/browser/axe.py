"""What axe has to say of a page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
LANDMARKS = {"runOnly": {"type": "rule", "values": ["region"]}, "resultTypes": ["violations"]}

# Reckoning colours takes axe longer than all its other rules, and most words of a page look like others: the
# same colour and letters on the same grounds. What has passed once needs no second reckoning, whatever the
# page, the width or the theme; a look that fails, or that axe cannot tell, is judged at each element.
# Another theme moves nothing: what stands behind which words was found for the theme before, unless it is
# laid out anew. What a ground looks like is read once a run, however many words stand on it.
#
# A table that can be moved sideways says so by a shade at its side, a gradient. Axe tells no colour on one
# and would let every word of the table be: they are judged on the ground that the shade lies on.
EACH_LOOK_ONCE = """(known) => {
  const letters = [
    "color", "fontSize", "fontWeight", "textShadow", "webkitTextFillColor", "webkitTextStroke",
  ];
  const ground = ["backgroundColor", "backgroundImage", "opacity", "mixBlendMode"];
  const said = (element, names) => {
    const style = getComputedStyle(element);
    return names.map((name) => style[name]).join();
  };
  let stacks = new Map(), chosen = new Map(), grounds = new Map(), opacities = new Map();
  const once = (found, element, find) => {
    if (!found.has(element)) found.set(element, find());
    return found.get(element);
  };
  window.beforeLooking = (anew) => {
    for (const wide of document.querySelectorAll(".table-wide")) wide.style.backgroundImage = "none";
    grounds = new Map(), opacities = new Map();
    if (anew) stacks = new Map(), chosen = new Map();
  };
  const opacity = (element) => element
    ? once(opacities, element, () => getComputedStyle(element).opacity * opacity(element.parentElement))
    : 1;
  const look = (element) => {
    // null: axe cannot tell
    const behind = once(stacks, element, () => axe.commons.color.getBackgroundStack(element));
    const stack = behind?.map((each) => once(grounds, each, () => said(each, ground))).join("|");
    return behind && `${opacity(element)} ${said(element, letters)} ${stack}`;
  };
  const rule = axe._audit.rules.find(({ id }) => id === "color-contrast"), { matches } = rule;
  rule.matches = function (element, ...rest) {
    return once(chosen, element, () => matches.call(this, element, ...rest));
  };
  const check = axe._audit.checks["color-contrast"];
  const { evaluate } = check, passed = new Set(known);
  window.newlyPassed = [];
  check.evaluate = function (element, ...rest) {
    const seen = look(element);
    if (passed.has(seen)) return true;
    const fine = evaluate.call(this, element, ...rest);
    if (fine && seen) passed.add(seen), window.newlyPassed.push(seen);
    return fine;
  };
}"""


PASSED: set[str] = set()  # of all pages so far

RUN = """async ([rules, anew]) => {
  window.beforeLooking(anew);
  const { violations } = await axe.run(rules);
  return [violations, window.newlyPassed.splice(0)];
}"""


def found(tab: Page, rules, *, anew: bool = True) -> list[str]:
    """Its findings by these rules, one line an element.

    anew: whether something may have moved since axe was asked last.
    """
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
        tab.evaluate(EACH_LOOK_ONCE, list(PASSED))
    violations, passed = tab.evaluate(RUN, [rules, anew])
    PASSED.update(passed)
    return [f"{rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]


def found_in_both_themes(tab: Page) -> list[str]:
    """Its findings as it is laid out now: by every rule in the light, of colours alone in the dark."""
    tab.emulate_media(color_scheme="light")
    light = found(tab, RULES)
    tab.emulate_media(color_scheme="dark")
    return light + found(tab, COLOURS, anew=False)

"""What axe has to say of a page."""

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
LANDMARKS = {"runOnly": {"type": "rule", "values": ["region"]}, "resultTypes": ["violations"]}

# Reckoning colours takes axe longer than all its other rules, and most words of a page look like others: the
# same colour and letters on the same grounds. What has passed once needs no second reckoning, whatever the
# page, the width or the theme; a look that fails, or that axe cannot tell, is judged at each element.
EACH_LOOK_ONCE = """(known) => {
  const letters = [
    "color", "fontSize", "fontWeight", "textShadow", "webkitTextFillColor", "webkitTextStroke",
  ];
  const ground = ["backgroundColor", "backgroundImage", "opacity", "mixBlendMode"];
  const said = (element, names) => {
    const style = getComputedStyle(element);
    return names.map((name) => style[name]).join();
  };
  const opacity = (element) =>
    element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1;
  const look = (element) => {
    const behind = axe.commons.color.getBackgroundStack(element);  // null: axe cannot tell
    const grounds = behind?.map((each) => said(each, ground)).join("|");
    return behind && `${opacity(element)} ${said(element, letters)} ${grounds}`;
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

RUN = """async (rules) => {
  const { violations } = await axe.run(rules);
  return [violations, window.newlyPassed.splice(0)];
}"""


def found(tab: Page, rules) -> list[str]:
    """Its findings by these rules, one line an element."""
    if not tab.evaluate("'axe' in window"):
        tab.evaluate(AXE_SCRIPT)
        tab.evaluate(EACH_LOOK_ONCE, list(PASSED))
    violations, passed = tab.evaluate(RUN, rules)
    PASSED.update(passed)
    return [f"{rule['id']}: {node['html'][:200]}" for rule in violations for node in rule["nodes"]]

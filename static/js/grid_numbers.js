// Numbers of the entry grid: read as the server reads them (coverage/parsing/numbers.py), written as its
// pages write them.
(function () {
  "use strict";
  const grid = (window.ucjGrid ??= {});
  const words = JSON.parse(document.getElementById("lembar-kata").textContent);
  const language = document.documentElement.lang;
  const PLAIN = /^[0-9]+$/;
  const GROUPED = /^[0-9]{1,3}(\.[0-9]{3}){2,}$/;
  const ONE_GROUP = /^[0-9]{1,3}[.,][0-9]{3}$/;
  const GROUPS = /^[0-9]{1,3}([.,][0-9]{3})+$/;
  const LARGEST = 1e10;

  // A text in the reader's language; values fill its {…}.
  grid.say = function (name, values = {}) {
    return words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  };

  // What a cell of people says: value (null when blank, unreadable or "hapus") and why it is unreadable.
  grid.readCount = function (text) {
    const typed = text.trim();
    const refused = (why, plain) => ({ value: null, problem: grid.say(why, { text: typed.slice(0, 40), plain }) });
    if (!typed || typed.toLowerCase() === "hapus") {
      return { value: null, problem: "" };
    }
    if (ONE_GROUP.test(typed)) {
      return refused("ambiguous", typed.replace(/[.,]/g, ""));
    }
    if (typed.startsWith("-")) {
      return refused("negative");
    }
    const digits = GROUPED.test(typed) ? typed.replaceAll(".", "") : typed;
    if (!PLAIN.test(digits)) {
      return refused("no_count");
    }
    return Number(digits) > LARGEST ? refused("too_large") : { value: Number(digits), problem: "" };
  };

  // Whether points or commas stand between groups of three digits; and the number without them.
  grid.isGrouped = (text) => GROUPS.test(text.trim());
  grid.ungrouped = (text) => (grid.isGrouped(text) ? text.trim().replace(/[.,]/g, "") : text);

  function written(value, decimals = 0) {
    if (value === null || value === undefined) {
      return "—";
    }
    const options = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return value.toLocaleString(language, options).replace("-", "−");
  }

  grid.people = (value) => written(value);
  // 0.62225 × 100 is 62.22499… in binary; fifteen digits make it 62.225 again, rounded up as on the pages.
  const hundredfold = (ratio) => Number((ratio * 100).toPrecision(15));
  grid.percent = (ratio) => (ratio === null ? "—" : `${written(hundredfold(ratio), 2)}%`);
  grid.points = (value) => (value === null ? "" : grid.say("points", { count: written(value, 2) }));
  grid.signed = (value) => (value > 0 ? `+${written(value)}` : written(value));
})();

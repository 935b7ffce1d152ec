// Numbers of the entry grid: read as the server reads them (coverage/parsing/numbers.py), written as its
// pages write them.
(function () {
  "use strict";
  const grid = (window.ucjGrid ??= {});
  const words = JSON.parse(document.getElementById("lembar-kata").textContent);
  const language = document.documentElement.lang;
  const GROUPED = /^[1-9][0-9]{0,2}([. \u00a0\u2007\u2009\u202f'’])[0-9]{3}(?:\1[0-9]{3})*$/;
  const COMMAS = /^[1-9][0-9]{0,2}(?:,[0-9]{3})+$/;
  const UNEVEN = /^[0-9][0-9., \u00a0\u2007\u2009\u202f'’]*[0-9]$/;
  const NO_PART = /^(?:(.*[0-9]),0{1,2}|([0-9]+)\.0)$/;
  const SAYS_BLANK = /^(?:[-–—]|n\/a|n\.a\.?)$/i;
  const SAYS_NONE = /^(?:nihil|nol|kosong|tidak ada)$/i;
  const LARGEST = 1e10;

  // A text in the reader's language; values fill its {…}.
  grid.say = function (name, values = {}) {
    return words[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  };

  function fault(text) {
    if (SAYS_NONE.test(text)) return "none";
    if (/^[-−]/.test(text)) return "negative";
    if (COMMAS.test(text)) return "comma";
    return UNEVEN.test(text) ? "uneven" : "no_count";
  }

  // What a cell of people says: value (null when blank, unreadable or "hapus"), why it is unreadable, and
  // blank: whether it says nothing, with a note when a sign says so.
  grid.readCount = function (text) {
    const typed = text.trim();
    const told = { value: null, problem: "", note: "", blank: false };
    const say = (name) => grid.say(name, { text: typed.slice(0, 40), plain: grid.grouped(typed.replace(/,/g, "")) });
    if (!typed) return { ...told, blank: true };
    if (SAYS_BLANK.test(typed)) return { ...told, blank: true, note: say("as_blank") };
    if (typed.toLowerCase() === "hapus") return told;
    const [, before, whole] = NO_PART.exec(typed) ?? [];
    const number = before ?? whole ?? typed;
    const digits = GROUPED.test(number) ? number.replace(/[^0-9]/g, "") : number;
    if (!/^[0-9]+$/.test(digits)) return { ...told, problem: say(fault(typed)) };
    return Number(digits) > LARGEST ? { ...told, problem: say("too_large") } : { ...told, value: Number(digits) };
  };

  // Digits as people write them and the server reads them, in every language: 1149447 is 1.149.447.
  grid.grouped = (digits) => String(digits).replace(/\B(?=([0-9]{3})+$)/g, ".");

  // Whether commas stand between groups of three digits, which may be a foreign thousand; and without them.
  grid.isGrouped = (text) => COMMAS.test(text.trim());
  grid.ungrouped = (text) => (grid.isGrouped(text) ? text.trim().replace(/,/g, "") : text);

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

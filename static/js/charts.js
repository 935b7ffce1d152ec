// Turns the drawing of each .js-chart into a plotly chart once somebody points at it, touches it or moves
// the focus to it. Without this script, on a saving connection, and on paper, the drawing stays.
(function () {
  "use strict";
  const { plotly, style } = document.currentScript.dataset;
  const root = document.documentElement;
  const charts = [...document.querySelectorAll(".js-chart")];
  const saving = navigator.connection?.saveData;
  let library = null;

  const INDONESIAN = {
    moduleType: "locale",
    name: "id",
    dictionary: {},
    format: {
      days: ["Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"],
      shortDays: ["Min", "Sen", "Sel", "Rab", "Kam", "Jum", "Sab"],
      months: [
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
      ],
      shortMonths: ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"],
      decimal: ",",
      thousands: ".",
      date: "%d/%m/%Y",
    },
  };

  function loaded() {
    library ??= new Promise(function (resolve, reject) {
      const sheet = document.createElement("link");
      sheet.rel = "stylesheet";
      sheet.href = style;
      sheet.id = "plotly.js-style-global"; // plotly then writes no style of its own, which the policy forbids
      sheet.className = "no-inline-styles";
      const script = document.createElement("script");
      script.src = plotly;
      script.onload = function () {
        window.Plotly.register(INDONESIAN);
        resolve(window.Plotly);
      };
      script.onerror = reject;
      document.head.append(sheet, script);
    });
    return library;
  }

  // "var(--ink)" → the colour it stands for in the theme in use.
  function coloured(part, styles) {
    if (typeof part === "string") {
      return part.startsWith("var(") ? styles.getPropertyValue(part.slice(4, -1)).trim() : part;
    }
    if (Array.isArray(part)) {
      return part.map((item) => coloured(item, styles));
    }
    if (part && typeof part === "object") {
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, coloured(item, styles)]));
    }
    return part;
  }

  async function draw(chart) {
    const spec = JSON.parse(document.getElementById(chart.dataset.spec).textContent);
    const { data, layout } = coloured(spec, getComputedStyle(root));
    const library = await loaded();
    let place = chart.querySelector(".drawn");
    if (!place) {
      place = document.createElement("div");
      place.className = "drawn";
      chart.append(place);
      chart.classList.add("plot-drawn");
    }
    // A chart may bring its labels in two lengths.
    const unfit = chart.clientWidth < 880 ? "wide" : "narrow";
    const annotations = (layout.annotations ?? []).filter((label) => label.name !== unfit);
    await library.react(place, data, { autosize: true, ...layout, annotations }, {
      displayModeBar: false,
      locale: root.lang,
      responsive: true,
    });
    chart.dataset.drawn = "true";
  }

  function redraw() {
    charts.filter((chart) => chart.dataset.drawn).forEach(draw);
  }

  if (saving || !charts.length) {
    return;
  }
  for (const chart of charts) {
    const wake = new AbortController();
    for (const kind of ["pointerenter", "touchstart", "focusin"]) {
      chart.addEventListener(
        kind,
        function () {
          wake.abort();
          draw(chart).catch(() => chart.classList.remove("plot-drawn"));
        },
        { passive: true, signal: wake.signal },
      );
    }
  }
  new MutationObserver(redraw).observe(root, { attributes: true, attributeFilter: ["data-theme"] });
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
})();

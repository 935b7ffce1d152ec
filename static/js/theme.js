// The switch of the colour theme. What was chosen before stands already: ucj_dashboard/theme.py.
(function () {
  "use strict";
  const root = document.documentElement;
  const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

  function isDark() {
    return root.dataset.theme ? root.dataset.theme === "dark" : systemDark.matches;
  }

  function label() {
    for (const button of document.querySelectorAll(".js-theme")) {
      button.textContent = isDark() ? button.dataset.light : button.dataset.dark;
      button.hidden = false;
    }
  }

  function change() {
    const theme = isDark() ? "light" : "dark";
    root.dataset.theme = theme;
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // the choice then lasts for this page
    }
    label();
  }

  label();
  systemDark.addEventListener("change", label);
  for (const button of document.querySelectorAll(".js-theme")) {
    button.addEventListener("click", change);
  }
})();

// The colour theme a reader chose, set before anything is drawn; without a choice the system decides.
(function () {
  "use strict";
  const root = document.documentElement;
  const systemDark = window.matchMedia("(prefers-color-scheme: dark)");

  function chosen() {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage is closed: the system decides
    }
  }

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

  if (chosen() === "dark" || chosen() === "light") {
    root.dataset.theme = chosen();
  }
  document.addEventListener("DOMContentLoaded", function () {
    label();
    systemDark.addEventListener("change", label);
    for (const button of document.querySelectorAll(".js-theme")) {
      button.addEventListener("click", change);
    }
  });
})();

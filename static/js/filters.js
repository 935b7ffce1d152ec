// Going back shows the filters that the table below answers, not what was chosen before leaving the page.
(function () {
  "use strict";
  window.addEventListener("pageshow", function (event) {
    const [visit] = performance.getEntriesByType("navigation");
    if (event.persisted || visit?.type === "back_forward") {
      document.querySelectorAll('main form[method="get"]').forEach((form) => form.reset());
    }
  });
})();

// Suggestions for a field that takes several regions: the list is offered for what stands behind the last comma.
(function () {
  "use strict";
  for (const field of document.querySelectorAll("input.js-regions")) {
    const list = document.getElementById(field.getAttribute("list"));
    const places = [...list.options].map((option) => option.value);
    field.addEventListener("input", function () {
      const before = field.value.slice(0, field.value.lastIndexOf(",") + 1);
      const offered = places.map(function (place) {
        const option = document.createElement("option");
        option.value = before ? `${before} ${place}` : place;
        return option;
      });
      list.replaceChildren(...offered);
    });
  }
})();

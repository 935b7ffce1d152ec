// Suggests places while a reader types into a .js-search form: the listbox pattern of WAI-ARIA. Without this
// script the form leads to the search page.
(function () {
  "use strict";
  const PAUSE = 150; // milliseconds without a key before the server is asked
  const LEAST = 2; // letters

  function listen(form) {
    const input = form.querySelector("input[type=search]");
    const list = document.createElement("ul");
    const answers = new Map();
    let timer = null;
    let asking = null;
    let active = -1;

    list.id = `${input.id}-saran`;
    list.className = "suggestions";
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", form.dataset.label);
    form.append(list);
    for (const [name, value] of Object.entries({
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-controls": list.id,
      "aria-expanded": "false",
    })) {
      input.setAttribute(name, value);
    }

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function option(row, place) {
      const item = document.createElement("li");
      item.id = `${list.id}-${place}`;
      item.dataset.address = row.address;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      const note = document.createElement("span");
      note.className = "sub";
      note.textContent = row.note;
      item.append(row.label, note);
      return item;
    }

    function show(rows) {
      close();
      list.replaceChildren(...rows.map(option));
      if (rows.length && document.activeElement === input) {
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
      }
    }

    function move(step) {
      const items = [...list.children];
      items[active]?.setAttribute("aria-selected", "false");
      active = active < 0 && step < 0 ? items.length - 1 : active + step;
      if (active < 0 || active >= items.length) {
        active = -1; // past either end the reader's own text is next
        input.removeAttribute("aria-activedescendant");
        return;
      }
      items[active].setAttribute("aria-selected", "true");
      items[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", items[active].id);
    }

    async function ask() {
      const text = input.value.trim();
      asking?.abort();
      if (text.length < LEAST) {
        close();
        return;
      }
      if (!answers.has(text)) {
        asking = new AbortController();
        try {
          const address = `${form.dataset.suggest}?${new URLSearchParams({ q: text })}`;
          const answer = await fetch(address, { signal: asking.signal });
          if (!answer.ok) {
            throw new Error(answer.statusText);
          }
          answers.set(text, (await answer.json()).rows);
        } catch {
          close(); // overtaken by a later key, or no connection: the form still works
          return;
        }
      }
      if (input.value.trim() === text) {
        show(answers.get(text));
      }
    }

    input.addEventListener("input", function () {
      clearTimeout(timer);
      timer = setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", function (event) {
      if (list.hidden) {
        return;
      }
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Escape") {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        window.location.assign(list.children[active].dataset.address);
      }
    });
    input.addEventListener("blur", close);
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", function (event) {
      const item = event.target.closest("[role=option]");
      if (item) {
        window.location.assign(item.dataset.address);
      }
    });
  }

  document.querySelectorAll(".js-search").forEach(listen);
})();

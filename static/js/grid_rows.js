// The rows and cells of the entry grid, found once. A cell knows what is stored of it: version and text.
(function () {
  "use strict";
  const grid = (window.ucjGrid ??= {});
  grid.form = document.getElementById("lembar");
  grid.columns = [...grid.form.querySelectorAll("thead [data-kolom]")].map((head) => head.dataset.kolom);
  grid.counts = grid.columns.slice(0, 6);
  // What a column is called: its heading.
  const headings = new Map(
    [...grid.form.querySelectorAll("thead [data-kolom]")].map((head) => [head.dataset.kolom, head.textContent.trim()]),
  );
  grid.heading = (column) => headings.get(column) ?? column;
  const known = JSON.parse(document.getElementById("lembar-data").textContent);

  function cellOf(row, td) {
    const input = td.querySelector("input.cell");
    const stored = td.querySelector("input[type=hidden]");
    const column = td.dataset.kolom;
    return {
      row, td, input, column,
      isCount: grid.counts.includes(column),
      get text() {
        return input ? input.value.trim() : "";
      },
      get seen() {
        return stored.value.slice(stored.value.indexOf(":") + 1).trim();
      },
      get version() {
        return Number.parseInt(stored.value, 10);
      },
      get changed() {
        return Boolean(input) && this.text !== this.seen;
      },
      keep(version, text) {
        stored.value = `${version}:${text}`;
      },
      set state(name) {
        if (name) {
          td.dataset.keadaan = name;
        } else {
          delete td.dataset.keadaan;
        }
      },
      get state() {
        return td.dataset.keadaan ?? "";
      },
    };
  }

  grid.rows = [...grid.form.querySelectorAll("tr.grid-row")].map(function (tr, index) {
    const row = {
      tr, index,
      code: tr.dataset.wilayah,
      name: tr.querySelector(".grid-name").textContent.trim(),
      locked: "terkunci" in tr.dataset,
      notes: tr.nextElementSibling,
      known: known[tr.dataset.wilayah],
      cells: {},
    };
    for (const td of tr.querySelectorAll("td.grid-cell")) {
      row.cells[td.dataset.kolom] = cellOf(row, td);
    }
    return row;
  });

  const byInput = new Map();
  for (const row of grid.rows) {
    for (const cell of Object.values(row.cells)) {
      if (cell.input) {
        byInput.set(cell.input, cell);
      }
    }
  }
  grid.cells = [...byInput.values()];
  grid.cellOfInput = (input) => byInput.get(input);

  // A number that can be read, written as people read it; any other text stays as it was typed.
  grid.tidy = function (cell) {
    const { value } = cell.isCount ? grid.readCount(cell.text) : { value: null };
    if (value !== null && cell.text !== grid.grouped(value)) {
      cell.input.value = grid.grouped(value);
    }
  };

  // What is wrong with a cell, or only to be known of it, below its row; "" takes it away.
  grid.note = function (cell, problem, said = "") {
    const text = problem || said;
    const place = cell.row.notes.querySelector(".grid-note");
    place.querySelector(`[data-sel="${cell.column}"]`)?.remove();
    cell.td.classList.toggle("grid-fault", Boolean(problem));
    cell.input.toggleAttribute("aria-invalid", Boolean(problem));
    if (text) {
      const line = document.createElement("p");
      const name = document.createElement("strong");
      line.className = "grid-said";
      line.dataset.sel = cell.column;
      name.textContent = grid.heading(cell.column);
      line.append(name, `: ${text}`);
      place.prepend(line);
      cell.input.setAttribute("aria-describedby", cell.row.notes.id);
    }
    cell.row.notes.hidden = place.childElementCount === 0;
  };

  // What a correction takes with it, the server's sentence below the row; "" takes it away.
  grid.goesAlong = function (row, text) {
    const place = row.notes.querySelector(".grid-note");
    place.querySelector(".grid-along")?.remove();
    if (text) {
      const line = document.createElement("p");
      line.className = "grid-along";
      line.textContent = text;
      line.setAttribute("role", "status");
      place.prepend(line);
    }
    row.notes.hidden = place.childElementCount === 0;
  };

  for (const hint of document.querySelectorAll(".js-only")) {
    hint.hidden = false;
  }
  for (const button of grid.form.querySelectorAll(".no-js")) {
    button.hidden = true;
  }
})();

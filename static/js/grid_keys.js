// The keyboard of a spreadsheet: a cell is entered with its text selected, so that typing replaces it;
// F2 puts the caret into it instead. Leaving a cell keeps it.
(function () {
  "use strict";
  const grid = window.ucjGrid;
  let within = false; // F2: arrows move the caret
  let before = "";

  const table = grid.rows.filter((row) => !row.locked);
  const cellAt = (row, column) => table[row]?.cells[grid.columns[column]];
  const placeOf = (cell) => [table.indexOf(cell.row), grid.columns.indexOf(cell.column)];

  function commit(cell) {
    grid.tidy(cell);
    grid.remember([{ cell, was: before.trim(), text: cell.text }]);
    before = cell.input.value;
    grid.save(cell);
  }

  function go(from, down, right) {
    const [row, column] = placeOf(from);
    const to = cellAt(row + down, column + right);
    if (to) {
      to.input.focus();
    } else {
      commit(from);
      from.input.select();
    }
  }

  // Tab runs along the row and on to the next; past the ends it leaves the grid as everywhere else.
  function tab(from, back) {
    const at = grid.cells.indexOf(from) + (back ? -1 : 1);
    grid.cells[at]?.input.focus();
    return Boolean(grid.cells[at]);
  }

  function edge(from, last, whole) {
    const row = whole ? (last ? table.length - 1 : 0) : placeOf(from)[0];
    cellAt(row, last ? grid.columns.length - 1 : 0).input.focus();
  }

  function restore(cell) {
    cell.input.value = before;
    within = false;
    cell.input.select();
    grid.reckon([cell.row]);
  }

  // Ctrl+D: the text of the cell above.
  function repeatAbove(cell) {
    const [row, column] = placeOf(cell);
    const above = cellAt(row - 1, column);
    if (above) {
      cell.input.value = above.input.value;
      grid.reckon([cell.row]);
      commit(cell);
      cell.input.select();
    }
  }

  // Takes the last step back, or does it again; what is being typed is a step of its own.
  function turn(back) {
    const typing = grid.cellOfInput(document.activeElement);
    if (typing && typing.input.value !== before) {
      commit(typing);
    }
    const cell = back ? grid.undo() : grid.redo();
    before = typing ? typing.input.value : before;
    if (cell) {
      cell.input.focus();
      before = cell.input.value;
      cell.input.select();
    }
  }

  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  const CARET = ["ArrowLeft", "ArrowRight", "Home", "End"];

  function act(cell, event) {
    if (event.key in MOVES && !event.shiftKey) {
      go(cell, ...MOVES[event.key]);
    } else if (event.key === "Enter") {
      go(cell, event.shiftKey ? -1 : 1, 0);
    } else if (event.key === "Tab") {
      return tab(cell, event.shiftKey);
    } else if (event.key === "Escape") {
      restore(cell);
    } else if (event.key === "Home" || event.key === "End") {
      edge(cell, event.key === "End", event.ctrlKey);
    } else if (event.key === "F2") {
      within = true;
      cell.input.setSelectionRange(cell.input.value.length, cell.input.value.length);
    } else {
      return false;
    }
    return true;
  }

  grid.form.addEventListener("keydown", function (event) {
    const cell = grid.cellOfInput(event.target);
    if (cell && event.ctrlKey && event.key.toLowerCase() === "d") {
      event.preventDefault();
      repeatAbove(cell);
      return;
    }
    const other = event.altKey || event.metaKey || event.isComposing || (event.ctrlKey && !CARET.includes(event.key));
    if (!cell || other || (within && CARET.includes(event.key))) {
      return;
    }
    if (act(cell, event)) {
      event.preventDefault();
    }
  });

  const ELSEWHERE = "input:not(.cell), textarea, select, dialog *"; // these have an undo of their own

  document.addEventListener("keydown", function (event) {
    const key = event.key.toLowerCase();
    const again = key === "y" || (key === "z" && event.shiftKey);
    if ((event.ctrlKey || event.metaKey) && !event.altKey && "zy".includes(key) && !event.target.matches(ELSEWHERE)) {
      event.preventDefault();
      turn(!again);
    }
  });
  document.getElementById("urungkan").addEventListener("click", () => turn(true));

  grid.form.addEventListener("focusin", function (event) {
    const cell = grid.cellOfInput(event.target);
    if (cell) {
      before = cell.input.value;
      within = false;
      cell.input.select();
    }
  });

  grid.form.addEventListener("click", function (event) {
    const field = event.target.closest("td.grid-cell")?.querySelector("input.cell");
    if (field && event.target !== field) {
      field.focus(); // the whole cell can be touched, also the number below
    }
  });

  grid.form.addEventListener("dblclick", function (event) {
    within = Boolean(grid.cellOfInput(event.target)) || within;
  });

  grid.form.addEventListener("focusout", function (event) {
    const cell = grid.cellOfInput(event.target);
    if (cell && cell.input.value !== before) {
      commit(cell);
    }
  });
  grid.form.dataset.siap = ""; // all scripts listen
})();

// A block copied from a spreadsheet: its cells, and where each of them would go. Changes nothing.
(function () {
  "use strict";
  const grid = window.ucjGrid;
  const FIELD = /("(?:[^"]|"")*"|[^\t\r\n]*)(\t|\r\n|\r|\n|$)/y;

  // Tab-separated text as rows of texts; a quoted cell may hold line ends.
  grid.readBlock = function (text) {
    const rows = [[]];
    FIELD.lastIndex = 0;
    while (FIELD.lastIndex <= text.length) {
      const [, field, end] = FIELD.exec(text) ?? [null, text.slice(FIELD.lastIndex), ""];
      const value = field.startsWith('"') ? field.slice(1, -1).replaceAll('""', '"') : field;
      rows.at(-1).push(value.replace(/\s+/g, " ").trim());
      if (end === "") {
        break;
      }
      if (end !== "\t") {
        rows.push([]);
      }
    }
    while (rows.length > 1 && rows.at(-1).every((value) => value === "")) {
      rows.pop(); // spreadsheets end a block with a line end
    }
    const width = Math.max(...rows.map((row) => row.length));
    return rows.map((row) => [...row, ...Array(width - row.length).fill("")]);
  };

  function plainName(name) {
    return name.toLowerCase().replace(/^kab(\.|upaten)\s*/, "kab ").replace(/^kota\s+/, "kota ").replace(/[^a-z ]/g, "");
  }

  // Rows by the names in the block's first column; null when it holds no names of this grid.
  function named(block, first) {
    if (!grid.counts.includes(first.column) || block[0].length < 2) {
      return null;
    }
    const byName = new Map(grid.rows.map((row) => [plainName(row.name), row]));
    const found = block.map((texts) => byName.get(plainName(texts[0])));
    const isText = block.every((texts) => !/^[\d.,\s-]*$/.test(texts[0]));
    return isText && found.some(Boolean) ? found : null;
  }

  // Where a block goes when its corner is laid on a cell: moves (cell, was, text, problem), and what does not fit.
  grid.planPaste = function (first, block, ungroup) {
    const rowsByName = named(block, first);
    const texts = rowsByName ? block.map((row) => row.slice(1)) : block;
    const columns = grid.columns.slice(grid.columns.indexOf(first.column));
    const plan = {
      moves: [], locked: [], unknown: [], byName: Boolean(rowsByName), grouped: false,
      rows: texts.length, width: texts[0].length, columns: columns.slice(0, texts[0].length),
      tooManyRows: rowsByName ? 0 : Math.max(0, texts.length - (grid.rows.length - first.row.index)),
      tooManyColumns: Math.max(0, texts[0].length - columns.length),
    };
    texts.forEach(function (values, index) {
      const row = rowsByName ? rowsByName[index] : grid.rows[first.row.index + index];
      if (!row) {
        if (rowsByName) {
          plan.unknown.push(block[index][0]);
        }
      } else if (row.locked) {
        plan.locked.push(row.name);
      } else {
        plan.columns.forEach((column, at) => plan.moves.push(move(row.cells[column], values[at], ungroup, plan)));
      }
    });
    return plan;
  };

  function move(cell, text, ungroup, plan) {
    if (cell.isCount && grid.isGrouped(text)) {
      plan.grouped = true;
    }
    const said = cell.isCount && ungroup ? grid.ungrouped(text) : text;
    const { value, problem } = cell.isCount ? grid.readCount(said) : { value: null, problem: "" };
    const put = value === null ? said : grid.grouped(value);
    return { cell, was: cell.text, text: put, problem, changed: put !== cell.text };
  }
})();

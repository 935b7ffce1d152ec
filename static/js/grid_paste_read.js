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

  const titleOf = (block, at) => (block.find((texts) => texts[at])?.[at] ?? "").slice(0, 30) || String(at + 1);

  // Where a block goes when its corner is laid on a cell: moves (cell, was, text, problem), and what does not fit.
  // How: ungroup, commas are thousands; asIs, every column from the corner on, whatever stands in it.
  grid.planPaste = function (first, block, { ungroup = false, asIs = false } = {}) {
    const { as, rows, places, head, region } = asIs ? grid.inPlace(first, block) : grid.matchBlock(first, block);
    const columns = [...places.values()].filter(Boolean);
    const lines = block.map((texts, at) => ({ texts, row: rows[at] })).slice(head ? 1 : 0);
    const seen = lines.map(({ row }) => row);
    const isTwice = (row) => row && seen.indexOf(row) !== seen.lastIndexOf(row);
    const nameOf = ({ texts }) => texts[Math.max(region, 0)] || texts.filter(Boolean).join(" ");
    const inOrder = as === "order";
    const plan = {
      moves: [], grouped: false, as, columns, rows: lines.length, width: columns.length,
      guessed: !inOrder || head || places.size < block[0].length,
      left: [...block[0].keys()].filter((at) => at !== region && !places.has(at)).map((at) => titleOf(block, at)),
      locked: lines.filter(({ row }) => row?.locked).map(({ row }) => row.name),
      unknown: inOrder ? [] : lines.filter(({ row }) => !row).map(nameOf),
      twice: [...new Set(seen.filter(isTwice))].map((row) => row.name),
      tooManyRows: inOrder ? seen.filter((row) => !row).length : 0,
      tooManyColumns: places.size - columns.length,
    };
    for (const { texts, row } of lines.filter(({ row }) => row && !row.locked && !isTwice(row))) {
      for (const [at, column] of places) {
        if (column) {
          plan.moves.push(move(row.cells[column], texts[at], ungroup, plan));
        }
      }
    }
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

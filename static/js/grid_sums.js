// Totals, coverage, gaps and sums of the entry grid while it is being filled, reckoned as
// coverage/calculations/entry/grid.py does; the server's answer to a saved cell stands over them.
(function () {
  "use strict";
  const grid = window.ucjGrid;
  const PARTS = ["PU", "BPU", "JAKON", "PMI"];

  function count(row, column) {
    const cell = row.cells[column];
    if (cell.input) {
      return grid.readCount(cell.text).value;
    }
    return cell.td.dataset.nilai === undefined ? null : Number(cell.td.dataset.nilai);
  }

  function total(row) {
    const cell = row.cells.total;
    if (!cell.input || !grid.readCount(cell.text).blank) {
      return count(row, "total");
    }
    const { segmen } = row.known; // published ones whose sum the total is: what is corrected moves it
    const isBlank = (part) => row.cells[part].input && grid.readCount(row.cells[part].text).blank;
    if (PARTS.every(isBlank)) {
      return null;
    }
    const parts = PARTS.map((part) => (isBlank(part) ? (segmen[part] ?? null) : count(row, part)));
    return parts.includes(null) ? null : parts.reduce((sum, part) => sum + part, 0);
  }

  function potential(row) {
    const cell = row.cells.potensi;
    const typed = cell.input ? !grid.readCount(cell.text).blank : cell.td.dataset.nilai;
    return typed ? count(row, "potensi") : row.known.potensi;
  }

  function reckoned(row) {
    const [active, workers, target] = [total(row), potential(row), row.known.target];
    const share = active === null || !workers ? null : active / workers;
    const aimed = target === null || workers === null ? null : Math.floor(target * workers + 0.5 + 1e-9);
    return {
      total: active,
      potensi: workers,
      cakupan: share,
      kesenjangan_orang: aimed === null || active === null ? null : aimed - active,
      kesenjangan_poin: share === null || target === null ? null : (target - share) * 100,
    };
  }

  const result = (row, name) => row.tr.querySelector(`[data-hasil="${name}"]`);

  function show(row, figures) {
    row.total = figures.total;
    const own = row.cells.total.input;
    if (own) {
      own.placeholder = figures.total === null ? "" : grid.people(figures.total);
    }
    result(row, "cakupan").querySelector("output").textContent = grid.percent(figures.cakupan);
    result(row, "kesenjangan").querySelector("output").textContent = grid.people(figures.kesenjangan_orang);
    const blind = figures.total !== null && figures.potensi === null;
    result(row, "poin").textContent = blind ? grid.say("no_potential") : grid.points(figures.kesenjangan_poin);
    for (const column of grid.counts) {
      const { td } = row.cells[column];
      const place = td.querySelector('[data-hasil="perubahan"]');
      const value = column === "total" ? row.total : count(row, column);
      if (place && td.dataset.terbit !== undefined) {
        place.textContent = value === null ? "" : ` ${grid.signed(value - Number(td.dataset.terbit))}`;
      }
    }
  }

  function sums() {
    const foot = grid.form.querySelector("tr[data-jumlah]");
    if (!foot) {
      return;
    }
    const less = grid.form.querySelector("tr[data-selisih]");
    const [own, ...regencies] = grid.rows;
    for (const column of grid.counts) {
      const value = (row) => (column === "total" ? row.total : count(row, column));
      const given = regencies.map(value).filter((number) => number !== null);
      const sum = given.length ? given.reduce((all, number) => all + number, 0) : null;
      const place = foot.querySelector(`[data-kolom="${column}"]`);
      place.querySelector("output").textContent = grid.people(sum);
      place.querySelector("[data-hasil]").textContent = grid.say("filled", {
        count: given.length, of: regencies.length,
      });
      const whole = given.length === regencies.length && sum !== null && value(own) !== null;
      less.querySelector(`[data-kolom="${column}"] output`).textContent = whole
        ? grid.signed(sum - value(own))
        : "—";
    }
  }

  // After a change in the browser; rows: those that changed.
  grid.reckon = function (rows) {
    for (const row of new Set(rows)) {
      show(row, reckoned(row));
    }
    sums();
  };

  grid.hooks.answered = function (row, figures) {
    show(row, figures);
    grid.goesAlong(row, figures.ikut);
    sums();
  };

  for (const row of grid.rows) {
    row.total = total(row);
  }
  grid.form.addEventListener("input", function (event) {
    const cell = grid.cellOfInput(event.target);
    if (cell?.isCount) {
      grid.reckon([cell.row]);
    }
  });
})();

// Taking changes back: every edit, paste or repetition is one step, whether it was saved since or not. A step is
// a list of moves of one cell each: name, was, text. Steps outlast the page, so that a check loses none.
(function () {
  "use strict";
  const grid = window.ucjGrid;
  const button = document.getElementById("urungkan");
  const KEPT_AS = `lembar:${grid.form.dataset.sel}:${grid.form.dataset.orang}`;
  const MOST = 100;
  const byName = new Map(grid.cells.map((cell) => [`${cell.row.code}|${cell.column}`, cell]));
  const { done, undone } = JSON.parse(sessionStorage.getItem(KEPT_AS)) ?? { done: [], undone: [] };

  function show() {
    button.disabled = !done.length;
    try {
      sessionStorage.setItem(KEPT_AS, JSON.stringify({ done, undone }));
    } catch {
      // a full store: the steps last as long as the page
    }
  }

  // Keep a step; moves: cell, was, text, as a paste plans them.
  grid.remember = function (moves) {
    const step = moves
      .filter(({ was, text }) => was !== text)
      .map(({ cell, was, text }) => ({ name: `${cell.row.code}|${cell.column}`, was, text }));
    if (step.length) {
      done.push(step);
      done.splice(0, done.length - MOST);
      undone.length = 0;
      show();
    }
  };

  // The server's way of writing what was typed, as days in words; the newest step knows it by that.
  grid.rewrite = function (cell, text, written) {
    if (cell.text !== text || text === written || document.activeElement === cell.input) {
      return;
    }
    cell.input.value = written;
    for (const move of done.flat()) {
      if (byName.get(move.name) === cell && move.text === text) {
        move.text = written;
      }
    }
    show();
  };

  // The newest step whose cells still hold what it left; cells changed since, also by others, stay.
  function turn(from, to, left, put) {
    let cells = [];
    while (from.length && !cells.length) {
      const step = from.pop().filter((move) => byName.get(move.name)?.text === move[left]);
      cells = step.map((move) => byName.get(move.name));
      step.forEach((move, at) => (cells[at].input.value = move[put]));
      if (step.length) {
        to.push(step);
      }
    }
    grid.reckon(cells.map((cell) => cell.row));
    cells.forEach(grid.save);
    show();
    return cells[0];
  }

  // Both save what they put back and answer with its first cell, if there was a step.
  grid.undo = () => turn(done, undone, "text", "was");
  grid.redo = () => turn(undone, done, "was", "text");
  show();
})();

// Pasting a block into the entry grid: a preview of what goes where, then all of it or nothing.
(function () {
  "use strict";
  const grid = window.ucjGrid;

  function element(name, text = "", className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    made.className = className;
    return made;
  }

  function said(plan, first) {
    const changed = plan.moves.filter((move) => move.changed).length;
    const unreadable = plan.moves.filter((move) => move.problem).length;
    const numbers = { changed, same: plan.moves.length - changed };
    const where = { column: grid.heading(first.column), region: first.row.name };
    const lines = [
      plan.as === "order" && !plan.left.length
        ? grid.say("paste_where", { ...where, ...numbers })
        : grid.say("paste_matched", numbers),
    ];
    if (plan.as !== "order") lines.push(grid.say(`paste_${plan.as}`));
    if (plan.left.length) lines.push(grid.say("paste_left", { names: plan.left.join(", ") }));
    if (plan.twice.length) lines.push(grid.say("paste_twice", { names: plan.twice.join(", ") }));
    if (plan.tooManyRows) lines.push(grid.say("paste_many_rows", { count: plan.tooManyRows }));
    if (plan.tooManyColumns) lines.push(grid.say("paste_many_columns", { count: plan.tooManyColumns }));
    if (plan.locked.length) lines.push(grid.say("paste_locked", { names: plan.locked.join(", ") }));
    if (plan.unknown.length) lines.push(grid.say("paste_unknown", { names: plan.unknown.join(", ") }));
    if (unreadable) lines.push(grid.say("paste_unreadable", { count: unreadable }));
    return lines.map((line) => element("p", line));
  }

  function place(move) {
    const cell = element("td", "", move.problem ? "bad" : "");
    cell.title = move.problem;
    if (move.changed && move.was) {
      cell.append(element("span", move.was, "was"), " ");
    }
    cell.append(move.text || (move.changed && move.was ? grid.say("blank") : "—"));
    if (move.problem) {
      cell.append(" ✕");
    }
    return cell;
  }

  function preview(plan) {
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    head.append(element("th", grid.say("region")), ...plan.columns.map((column) => element("th", grid.heading(column))));
    const body = table.createTBody();
    let line = null;
    let row = null;
    for (const move of plan.moves) {
      if (move.cell.row !== row) {
        row = move.cell.row;
        line = body.insertRow();
        line.append(element("th", row.name));
      }
      line.append(place(move));
    }
    return table;
  }

  function choice(id, text, redraw) {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.id = id;
    box.addEventListener("change", () => redraw(box.checked));
    label.append(box, ` ${text}`);
    const line = document.createElement("p");
    line.append(label);
    return line;
  }

  function put(plan) {
    const changed = plan.moves.filter((move) => move.changed);
    for (const { cell, text, problem } of changed) {
      cell.input.value = text;
      grid.note(cell, problem);
    }
    grid.remember(changed);
    grid.reckon(changed.map((move) => move.cell.row));
    changed.forEach((move) => grid.save(move.cell));
  }

  async function offer(first, block) {
    const how = { ungroup: false, asIs: false };
    let plan = null;
    const told = document.createElement("div");
    const shown = element("div", "", "grid-preview");
    shown.tabIndex = 0;
    function draw(changed) {
      plan = grid.planPaste(first, block, Object.assign(how, changed));
      told.replaceChildren(...said(plan, first));
      shown.replaceChildren(preview(plan));
    }
    draw({});
    const groups = () => choice("tempel-ribuan", grid.say("paste_groups"), (ungroup) => draw({ ungroup }));
    const asIs = () => choice("tempel-apa-adanya", grid.say("paste_as_is"), (asIs) => draw({ asIs }));
    const content = [told, ...(plan.grouped ? [groups()] : []), ...(plan.guessed ? [asIs()] : []), shown];
    const title = grid.say("paste_title", { rows: plan.rows, columns: plan.width });
    const answer = await grid.ask(title, content, [
      ["paste", grid.say("paste_do"), true],
      ["", grid.say("cancel"), false],
    ]);
    first.input.blur(); // what the keys remember of a cell is renewed when it is entered again
    if (answer === "paste") {
      put(plan);
    }
    first.input.focus();
  }

  grid.form.addEventListener("paste", function (event) {
    const cell = grid.cellOfInput(event.target);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const block = cell ? grid.readBlock(text) : [];
    if (!cell || (block.length === 1 && block[0].length === 1)) {
      return; // a single text goes where the caret stands
    }
    event.preventDefault();
    offer(cell, block);
  });
})();

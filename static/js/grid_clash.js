// Asking: a dialog with buttons; and which of two texts stands when two people filled one cell.
(function () {
  "use strict";
  const grid = window.ucjGrid;

  // Show title and content; answers with the value of the chosen button, "" when closed by Esc.
  grid.ask = function (title, content, buttons) {
    const dialog = document.createElement("dialog");
    const heading = document.createElement("h2");
    const choices = document.createElement("div");
    dialog.className = "grid-dialog";
    dialog.setAttribute("aria-labelledby", "dialog-judul");
    heading.id = "dialog-judul";
    heading.textContent = title;
    choices.className = "grid-buttons";
    for (const [value, label, main] of buttons) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.className = main ? "button-main" : "";
      button.autofocus = Boolean(main);
      button.addEventListener("click", () => dialog.close(value));
      choices.append(button);
    }
    dialog.append(heading, ...content, choices);
    document.body.append(dialog);
    dialog.showModal();
    return new Promise(function (resolve) {
      dialog.addEventListener("close", function () {
        dialog.remove();
        resolve(dialog.returnValue);
      });
    });
  };

  const waiting = [];
  let asking = false;

  async function decide(cell, answer) {
    const said = document.createElement("p");
    said.textContent = `${cell.row.name}, ${grid.heading(cell.column)}: ${answer.pesan}`;
    const name = (text) => text || grid.say("blank");
    const choice = await grid.ask(grid.say("clash_title"), [said], [
      ["theirs", grid.say("clash_theirs", { text: name(answer.teks) }), false],
      ["mine", grid.say("clash_mine", { text: name(cell.text) }), false],
    ]);
    if (!choice) {
      return; // undecided: the cell keeps its mark; trying again asks again
    }
    cell.keep(answer.versi, answer.teks);
    cell.input.blur(); // what the keys remember of a cell is renewed when it is entered again
    if (choice === "theirs") {
      cell.input.value = answer.teks;
    }
    cell.state = "";
    grid.note(cell, "");
    grid.reckon([cell.row]);
    grid.save(cell);
    grid.showState();
    cell.input.focus();
  }

  grid.hooks.clashed = async function (cell, answer) {
    waiting.push([cell, answer]);
    if (asking) {
      return;
    }
    asking = true;
    while (waiting.length) {
      await decide(...waiting.shift());
    }
    asking = false;
  };
})();

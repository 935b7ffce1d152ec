// Keeps every change of the entry grid: what was changed at once, as by a paste, in one request, one request
// after another. A cell leaves the queue when the server has it; what fails stays, is said, and is tried again.
(function () {
  "use strict";
  const grid = window.ucjGrid;
  const status = document.getElementById("keadaan");
  const retry = document.getElementById("coba-lagi");
  const queue = new Set();
  const FIRST_PAUSE = 2000;
  const LONGEST_PAUSE = 30000;
  let sending = null;
  let timer = 0;
  let pause = FIRST_PAUSE;
  let failure = "";
  let leaving = false;
  grid.hooks = { answered() {}, clashed() {} };

  function token() {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return cookie ? cookie[1] : grid.form.elements.csrfmiddlewaretoken.value;
  }

  const inState = (name) => grid.cells.filter((cell) => cell.state === name);

  function show() {
    const refused = inState("gagal").filter((cell) => !queue.has(cell));
    const undecided = inState("bentrok");
    const failed = failure || refused.length > 0;
    status.dataset.keadaan = failed || undecided.length ? "gagal" : queue.size ? "menyimpan" : "tersimpan";
    if (failed) {
      const count = refused.length + (failure ? queue.size : 0);
      status.textContent = grid.say("failed", { count, why: failure || refused[0].why });
    } else if (undecided.length) {
      status.textContent = grid.say("undecided", { count: undecided.length });
    } else {
      status.textContent = queue.size ? grid.say("saving", { count: queue.size }) : grid.say("saved");
    }
    retry.hidden = !failed && !undecided.length;
  }

  // Put a cell in the queue when it differs from what is stored.
  grid.save = function (cell) {
    if (!cell.changed) {
      if (queue.delete(cell) || cell.state === "gagal") {
        cell.state = "";
        show();
      }
      return;
    }
    queue.add(cell);
    cell.state = "menyimpan";
    show();
    queueMicrotask(next); // with all that is saved in the same moment
  };

  const nameOf = (cell) => `${cell.row.code}|${cell.column}`;

  // texts: of cells, as they are sent; the form's own fields.
  async function post(texts) {
    const body = new URLSearchParams();
    for (const [cell, text] of texts) {
      body.append(`sel|${nameOf(cell)}`, text);
      body.append(`semula|${nameOf(cell)}`, `${cell.version}:${cell.seen}`);
    }
    const headers = { "X-CSRFToken": token(), Accept: "application/json" };
    const response = await fetch(grid.form.dataset.sel, { method: "POST", body, headers });
    if (response.redirected) {
      throw new Error(grid.say("signed_out"));
    }
    const isAnswer = response.headers.get("Content-Type")?.startsWith("application/json");
    if (!isAnswer) {
      throw new Error(grid.say("unknown", { status: response.status }));
    }
    const answer = await response.json();
    if (!response.ok) {
      throw new Error(answer.pesan);
    }
    return answer;
  }

  function use(cell, text, answer) {
    if (answer.kode === 200) {
      grid.rewrite(cell, text, answer.tulis);
      cell.keep(answer.versi, cell.text === answer.tulis ? answer.tulis : text);
      grid.note(cell, answer.masalah, answer.catatan);
      if (cell.changed) {
        return; // typed on meanwhile: stays in the queue
      }
      cell.state = "tersimpan";
      queue.delete(cell);
      return;
    }
    queue.delete(cell);
    cell.state = answer.kode === 409 ? "bentrok" : "gagal";
    cell.why = answer.pesan;
    grid.note(cell, answer.pesan);
    if (answer.kode === 409) {
      grid.hooks.clashed(cell, answer);
    }
  }

  // What the server makes of rows, where nothing newer waits to be sent.
  function reckoned(rows) {
    for (const row of grid.rows) {
      if (row.code in rows && ![...queue].some((cell) => cell.row === row)) {
        grid.hooks.answered(row, rows[row.code]);
      }
    }
  }

  async function send(cells) {
    const texts = new Map(cells.map((cell) => [cell, cell.text]));
    try {
      const answer = await post(texts);
      texts.forEach((text, cell) => use(cell, text, answer.sel[nameOf(cell)]));
      reckoned(answer.baris);
      failure = "";
      pause = FIRST_PAUSE;
    } catch (error) {
      failure = error instanceof TypeError ? grid.say("offline") : error.message;
      for (const waiting of queue) {
        waiting.state = "gagal";
      }
      timer = window.setTimeout(again, pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  async function next() {
    if (sending || failure || leaving || !queue.size) {
      return;
    }
    sending = send([...queue]);
    await sending.finally(() => (sending = null));
    show();
    next();
  }

  function again() {
    window.clearTimeout(timer);
    failure = "";
    for (const cell of inState("gagal")) {
      queue.add(cell);
    }
    for (const cell of queue) {
      cell.state = "menyimpan";
    }
    show();
    next();
  }

  retry.addEventListener("click", function () {
    inState("bentrok").forEach((cell) => queue.add(cell)); // is asked about once more
    again();
  });
  window.addEventListener("online", () => failure && again());
  window.addEventListener("beforeunload", function (event) {
    if (!leaving && (queue.size || grid.cells.some((cell) => cell.changed))) {
      event.preventDefault();
      event.returnValue = grid.say("leave");
    }
  });

  // A posted form holds every cell; it only has to wait for the one under way. What fails keeps it here.
  grid.form.addEventListener("submit", async function (event) {
    if (leaving || (!sending && !failure)) {
      leaving = true;
      return;
    }
    event.preventDefault();
    if (failure) {
      again();
    }
    leaving = true;
    await sending;
    if (failure) {
      leaving = false;
    } else {
      window.setTimeout(() => grid.form.requestSubmit(event.submitter)); // not within this very event
    }
  });
  window.addEventListener("pageshow", () => (leaving = false));
  grid.showState = show;
})();

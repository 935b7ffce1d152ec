// Reads the page of a job again while it is not done, and shows the new state in its place.
(function () {
  "use strict";
  const PAUSE = 1000;
  const status = document.getElementById("keadaan");
  const work = document.getElementById("pekerjaan");

  function show(said, fresh) {
    if (status.textContent !== said) status.textContent = said; // said once to those who listen
    work.replaceChildren(...fresh.childNodes);
    work.dataset.selesai = fresh.dataset.selesai;
  }

  async function look() {
    try {
      const answer = await fetch(location.href, { cache: "no-store", redirect: "error" });
      const read = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (answer.ok) show(read.getElementById("keadaan").textContent, read.getElementById("pekerjaan"));
    } catch {
      // The server is away for a moment; it is asked again.
    }
    if (work.dataset.selesai === "0") setTimeout(look, PAUSE);
  }

  setTimeout(look, PAUSE);
})();

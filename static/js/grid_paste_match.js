// What a copied block is of: the region of each of its lines, by name or code wherever these stand, and the
// column of the grid each of its columns goes to. Changes nothing.
(function () {
  "use strict";
  const grid = window.ucjGrid;
  const headings = JSON.parse(document.getElementById("lembar-judul").textContent);
  const WORDS = {
    KAB: "KABUPATEN", KODYA: "KOTA", KOTAMADYA: "KOTA", PROV: "PROVINSI", PROPINSI: "PROVINSI",
    KEP: "KEPULAUAN", PEG: "PEGUNUNGAN", ADM: "", ADMINISTRASI: "",
  };
  const CODE = /^[1-9][0-9][.,][0-9]{1,2}$/;
  const BPS = /^[1-9][0-9]{3}$/;
  const YEAR = /^(?:19|20)[0-9]{2}$/;
  const SAYS_WORD = /^(?:nihil|nol|kosong|tidak ada|hapus|n\/a|n\.a\.?)$/i;

  // A name for comparing, as regions/names.py does: "KAB. TOLI-TOLI" and "Kabupaten Tolitoli" are one.
  function key(name) {
    const plain = name.toUpperCase().replaceAll("&", " DAN ").normalize("NFKD").replace(/\p{M}/gu, "");
    return (plain.match(/[A-Z0-9]+/g) ?? []).map((word) => WORDS[word] ?? word).join("");
  }

  // Rows by every way to write their names; null where one fits two: Bogor is a regency and a city.
  function namesOf(rows) {
    const found = new Map();
    for (const row of rows) {
      const full = key(row.name);
      for (const way of new Set([full, full.replace(/^(?:KABUPATEN|KOTA)/, ""), `PROVINSI${full}`])) {
        found.set(way, found.has(way) ? null : row);
      }
    }
    return found;
  }

  // 18.1 and 18,71 as well: what spreadsheets make of 18.10 and 18.71.
  function byCode(text) {
    const dotted = text.replace(",", ".");
    const code = /\.[0-9]$/.test(dotted) ? `${dotted}0` : dotted;
    return grid.rows.find((row) => row.code === code);
  }

  const column = (block, at) => block.map((texts) => texts[at]);
  const filled = (texts) => texts.filter((text) => text !== "");
  const heading = (text) =>
    headings[text.toLowerCase().replace(/\(.*?\)|,\s*orang\b/g, " ").replace(/[^a-z0-9]+/g, " ").trim()];

  function columnOfRegions(block, find) {
    const best = { at: -1, rows: [], count: 0 };
    block[0].forEach(function (_, at) {
      const rows = column(block, at).map(find);
      const count = new Set(rows.filter(Boolean)).size;
      if (count && count >= best.count) {
        Object.assign(best, { at, rows, count });
      }
    });
    return best.count ? best : null;
  }

  function isNumbering(texts) {
    const numbers = texts.filter((text) => /^[0-9]+\.?$/.test(text)).map((text) => Number.parseInt(text, 10));
    return numbers.length > 2 && texts.length - numbers.length < 3 && numbers.every((number, at) => number === at + 1);
  }

  function isBps(texts) {
    const codes = texts.filter((text) => BPS.test(text) && text.startsWith(grid.rows[0].code.slice(0, 2)));
    return codes.length > 1 && texts.length - codes.length < 3 && new Set(codes).size === codes.length;
  }

  // Whether a column is neither people nor days: numbering in front, codes, one year again and again, words.
  function isAside(block, at) {
    const said = filled(column(block, at));
    const years = said.filter((text) => YEAR.test(text));
    const isYear = years.length > 1 && said.length - years.length < 2 && new Set(years).size === 1;
    const isWord = (text) => /\p{L}/u.test(text) && !/[0-9]/.test(text) && !SAYS_WORD.test(text);
    const isWords = said.length > 0 && said.every(isWord);
    const isCodes = said.length > 0 && said.every((text) => CODE.test(text));
    return isYear || isWords || isCodes || isBps(said) || (at === 0 && isNumbering(said));
  }

  // Columns of the block by headings the site knows; null when its first line names fewer than two.
  function byHeadings(titles) {
    const places = new Map();
    titles.forEach(function (title, at) {
      const name = heading(title);
      if (grid.columns.includes(name) && ![...places.values()].includes(name)) {
        places.set(at, name);
      }
    });
    return places.size > 1 ? places : null;
  }

  // Columns of the block to those of the grid from the first cell on; what fits no column is left out.
  function inOrder(block, first, from) {
    const free = grid.columns.slice(grid.columns.indexOf(first.column));
    const places = new Map();
    for (let at = from; at < block[0].length; at += 1) {
      if (free[0] === "sumber" || !isAside(block, at)) {
        places.set(at, free.shift() ?? "");
      }
    }
    return places;
  }

  // as: "name", "code", "bps" or "order"; rows: of the lines (undefined where a line names none); places: the
  // grid's columns by the block's, "" past the edge; head: whether the first line is headings; region: the
  // column that names the regions, -1 for none.
  function shape(as, rows, places, head, region = -1) {
    return { as, rows, places, head, region };
  }

  grid.inPlace = function (first, block) {
    const columns = grid.columns.slice(grid.columns.indexOf(first.column));
    const places = new Map(block[0].map((_, at) => [at, columns[at] ?? ""]));
    return shape("order", block.map((_, at) => grid.rows[first.row.index + at]), places, false);
  };

  grid.matchBlock = function (first, block) {
    const plain = grid.inPlace(first, block);
    if (block[0].length < 2) {
      return plain;
    }
    const names = namesOf(grid.rows);
    const named = columnOfRegions(block, (text) => names.get(key(text)));
    const found = named ?? columnOfRegions(block, (text) => (CODE.test(text) ? byCode(text) : undefined));
    if (found) {
      const head = !found.rows[0] && block[0].some((text) => heading(text));
      const body = head ? block.slice(1) : block;
      const known = head ? byHeadings(block[0]) : null;
      known?.delete(found.at);
      const from = found.at === block[0].length - 1 ? 0 : found.at + 1; // names stand behind their numbers
      const places = known ?? inOrder(body, first, from);
      return places.size ? shape(named ? "name" : "code", found.rows, places, head, found.at) : plain;
    }
    if (!grid.counts.includes(first.column)) {
      return plain;
    }
    if (isBps(filled(column(block, 0)))) {
      return shape("bps", block.map(() => undefined), inOrder(block, first, 1), false);
    }
    const head = block[0].some((text) => heading(text)) && !block[0].some((text) => /^[0-9]/.test(text));
    const numbered = isNumbering(filled(column(block, 0)));
    if (!numbered && !head) {
      return plain;
    }
    const rows = block.map((_, at) => grid.rows[first.row.index + at - (head ? 1 : 0)]);
    const known = head ? byHeadings(block[0]) : null;
    return shape("order", rows, known ?? inOrder(head ? block.slice(1) : block, first, numbered ? 1 : 0), head);
  };
})();

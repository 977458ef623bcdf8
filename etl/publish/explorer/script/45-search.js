// Which rows are looked for. A query is words apart by blanks; a row is found where each of them stands in one of its texts,
// whatever the case; the answer is about all rows there are, or it is not given yet.
const KEPT = 100; // answers about a word
const NOT_SEARCHED = /_(id|code|sha256|format)$|^(path|unit|quantity|per|code|stage|style|language)$/;

const wordsOf = (query) => [...new Set(query.toLowerCase().split(/\s+/).filter(Boolean))];
const escapePattern = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");

/** Whether a text has a word in it. */
function finderOf(word) {
  if (word === word.toUpperCase()) return (text) => text.includes(word);
  const pattern = new RegExp(escapePattern(word), "iu");
  return (text) => pattern.test(text);
}

const textColumns = remembered((table) =>
  Object.entries(data.tables[table].columns)
    .filter(([column, { type, values, references }]) => {
      if (column === "text" && table !== "tasks") return false; // clauses: where words stand in the document's text
      const isOwnId = table === "documents" && column === "document_id";
      return type === "string" && !references && !Object.keys(values).length && (isOwnId || !NOT_SEARCHED.test(column));
    })
    .map(([column]) => column),
);
const columnsOfType = remembered((table, type) =>
  Object.keys(data.tables[table].columns).filter((column) => columnOf(table, column).type === type && !/_char$|^ordinal$/.test(column)),
);

/** What a function gives, kept for the last few keys. */
function lastFew(work) {
  const known = new Map();
  return (key) => {
    if (!known.has(key)) {
      known.set(key, work(key));
      if (known.size > KEPT) known.delete(known.keys().next().value);
    }
    return known.get(key);
  };
}

/** Where the clauses of each document begin and end. */
const clauseRanges = remembered(() => {
  const ranges = Array.from({ length: rowCount("documents") }, () => [0, 0]);
  data.rows.clauses.document_id.forEach((documentRow, row) => {
    const range = ranges[documentRow];
    if (!range[1]) range[0] = row;
    range[1] = row + 1;
  });
  return ranges;
});

/** 1 for every clause in whose own text a word stands: each document is read once, from its beginning to its end. */
const clausesWith = lastFew((word) => {
  const hits = new Uint8Array(rowCount("clauses"));
  const find = placeFinder(word);
  const { start_char: starts, end_char: ends, marker: markers } = data.rows.clauses;
  clauseRanges().forEach(([first, end], documentRow) => {
    const text = textOf(documentRow);
    let found = find(text, 0);
    for (let row = first; found && row < end; row += 1) {
      const from = placeIn(documentRow, starts[row]) + (markers[row] || "").length;
      if (found[0] < from) found = find(text, from);
      if (found && found[1] <= placeIn(documentRow, ends[row])) hits[row] = 1;
    }
  });
  return hits;
});

/** Where a word stands next in a text, as [from, to]; null where it does not. */
function placeFinder(word) {
  if (word === word.toUpperCase()) {
    return (text, start) => {
      const from = text.indexOf(word, start);
      return from < 0 ? null : [from, from + word.length];
    };
  }
  const pattern = new RegExp(escapePattern(word), "giu");
  return (text, start) => {
    pattern.lastIndex = start;
    const match = pattern.exec(text);
    return match && [match.index, match.index + match[0].length];
  };
}

/** 1 for every row of a table in which a word stands. */
const rowsWith = lastFew((key) => {
  const [table, word] = [key.slice(0, key.indexOf(" ")), key.slice(key.indexOf(" ") + 1)];
  const hits = new Uint8Array(rowCount(table));
  const has = finderOf(word);
  const mark = (column, isHit) => {
    const values = data.rows[table][column];
    for (let row = 0; row < hits.length; row += 1) if (!hits[row] && isHit(values[row])) hits[row] = 1;
  };
  for (const column of textColumns(table)) {
    if (data.rows[table][column]) mark(column, (value) => typeof value === "string" && has(value));
  }
  if (/^[\d-]+$/.test(word)) for (const column of columnsOfType(table, "date")) if (data.rows[table][column]) mark(column, (value) => typeof value === "string" && value.includes(word));
  if (/^-?\d+(\.\d+)?$/.test(word)) for (const column of columnsOfType(table, "number")) mark(column, (value) => value !== null && String(value) === word);
  if (table === "clauses") clausesWith(word).forEach((hit, row) => hit && (hits[row] = 1));
  if (table === "responsible_units") {
    const bodies = rowsWith(`organizations ${word}`);
    mark("organization_id", (body) => typeof body === "number" && bodies[body] === 1);
  }
  if (table === "tasks") {
    const clauses = clausesWith(word);
    mark("clause_id", (clause) => clauses[clause] === 1);
    const ofDocument = ["title", "document_number", "issuer", "region_name"].map((column) => data.rows.documents[column]);
    const documents = Uint8Array.from({ length: rowCount("documents") }, (_, row) => ofDocument.some((values) => values[row] && has(values[row])));
    mark("document_id", (row) => documents[row] === 1);
  }
  return hits;
});

/** Whether a row of a table is found by a query, as a function; null where every row is. */
function queryFilter(table, query) {
  const found = wordsOf(query).map((each) => rowsWith(`${table} ${each}`));
  return found.length ? (row) => found.every((hits) => hits[row]) : null;
}

/** What of a text is looked for, as spans {from, to, class}. */
function foundSpans(text, query) {
  const words = wordsOf(query).sort((one, other) => other.length - one.length);
  if (!words.length) return [];
  const pattern = new RegExp(words.map(escapePattern).join("|"), "giu");
  return [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, class: "found" }));
}

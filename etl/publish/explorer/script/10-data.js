// The dataset as the page holds it: columns of values by table, what points to a row given as the row's number.
const data = JSON.parse(document.getElementById("data").textContent);
const TABLES = ["tasks", ...Object.keys(data.tables).filter((table) => table !== "tasks")];
const MENTION_TABLES = TABLES.filter((table) => "mention" in data.tables[table].columns);
const IS_TOO_LARGE = !("documents" in data.rows); // for a browser: the page says how many rows there are

const isHere = (table) => table in data.rows;
const columnOf = (table, column) => data.tables[table].columns[column];
const rowCount = (table) => (isHere(table) ? data.counts[table] : 0);
const allRows = (table) => Array.from({ length: rowCount(table) }, (_, row) => row);

/** The rows that pictures count: of documents with the same text those of the first alone. */
const countedRows = (table) => {
  const first = data.rows.documents.same_text_as;
  if (!first) return allRows(table);
  return allRows(table).filter((row) => (first[table === "documents" ? row : documentOf(table, row)] ?? null) === null);
};

/** The row that a cell points to, as {table, row}; null where it points to none that is in the page. */
function referenceOf(table, row, column) {
  const target = columnOf(table, column)?.references;
  const value = target && data.rows[table][column]?.[row];
  if (typeof value === "number") return { table: target, row: value };
  // a clause of another shard has its id there: its number is known once its document is loaded
  const clause = typeof value === "string" && target === "clauses" ? rowOf(target, value) : null;
  return clause === null ? null : { table: target, row: clause };
}

/** The row that a column of a table is told of where the table does not hold it: its clause, else its document. */
function tellerOf(table, row, column) {
  for (const pointer of ["clause_id", "document_id"]) {
    const target = columnOf(table, pointer) && referenceOf(table, row, pointer);
    if (target && target.table !== table && columnOf(target.table, column)) return target;
  }
  return null;
}

/** The value of a cell as the dataset has it. */
function valueOf(table, row, column) {
  const target = referenceOf(table, row, column);
  if (target) return keyOf(target.table, target.row);
  if (table === "clauses" && column === "clause_id") return keyOf(table, row);
  if (table === "clauses" && column === "text") return clauseText(row);
  const values = data.rows[table][column];
  if (values) return values[row] ?? null;
  const teller = tellerOf(table, row, column);
  return teller ? valueOf(teller.table, teller.row, column) : null;
}

/** What other rows point to a row with. */
function keyOf(table, row) {
  if (table === "clauses") return `${valueOf(table, row, "document_id")}#${valueOf(table, row, "path")}`;
  return valueOf(table, row, data.tables[table].key[0]);
}

/** The document that a row belongs to, as its row number; null for tables of the whole dataset. */
function documentOf(table, row) {
  if (table === "documents") return row;
  return columnOf(table, "document_id") ? referenceOf(table, row, "document_id")?.row ?? null : null;
}

/** Rows by what a function says of each, in their order. */
function groupBy(rows, keyOfRow) {
  const found = new Map();
  for (const row of rows) {
    const key = keyOfRow(row);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(row);
  }
  return found;
}

/** What a function gives, worked out once for each key. */
function remembered(work) {
  const known = new Map();
  return (...keys) => {
    const key = keys.join(" ");
    if (!known.has(key)) known.set(key, work(...keys));
    return known.get(key);
  };
}

/** The rows of a table that belong to a document which is loaded. */
const rowsOfDocument = remembered((table, documentRow) => {
  if (table === "documents") return [documentRow];
  if (!isHere(table) || !columnOf(table, "document_id")) return [];
  const [from, to] = rangeOf(table, documentRow);
  const rows = [];
  const documents = data.rows[table].document_id;
  for (let row = from; row < to; row += 1) if (documents[row] === documentRow) rows.push(row);
  return rows;
});

/** The rows of a table that stand in a clause. */
function rowsOfClause(table, clauseRow) {
  const rows = rowsOfDocument(table, documentOf("clauses", clauseRow));
  return rows.filter((row) => data.rows[table].clause_id[row] === clauseRow);
}

const textOf = (documentRow) => data.rows.documents.text[documentRow];

const placesOf = remembered((documentRow) => {
  const text = textOf(documentRow);
  if (text.length === data.rows.documents.char_count[documentRow]) return null;
  const map = [];
  let unit = 0;
  for (const character of text) {
    map.push(unit);
    unit += character.length;
  }
  return [...map, unit];
});
/** Offsets count code points, JavaScript counts UTF-16 units: the place of an offset in the document's string. */
function placeIn(documentRow, offset) {
  const map = placesOf(documentRow);
  return map ? map[offset] : offset;
}

/** A row's span in its document's string, as [from, to] in UTF-16 units. */
function spanOf(table, row) {
  const documentRow = documentOf(table, row);
  return [placeIn(documentRow, data.rows[table].start_char[row]), placeIn(documentRow, data.rows[table].end_char[row])];
}

/** A clause's own text: its span without its marker and the white space around. */
function clauseText(row) {
  const [from, to] = spanOf("clauses", row);
  const marker = data.rows.clauses.marker[row] || "";
  return textOf(documentOf("clauses", row)).slice(from + marker.length, to).trim();
}

/** The sentence that a find stands in, and where in it: [sentence, from, to]. A sentence ends at 。！？ or with its paragraph. */
function sentenceOf(table, row) {
  const documentRow = documentOf(table, row);
  const text = textOf(documentRow);
  const [from, to] = spanOf(table, row);
  const [first, last] = spanOf("clauses", data.rows[table].clause_id[row]);
  const before = Math.max(first, ...["。", "！", "？", "\n"].map((stop) => text.lastIndexOf(stop, from - 1) + 1));
  const ends = ["。", "！", "？"].map((stop) => text.indexOf(stop, to) + 1).concat(text.indexOf("\n", to)).filter((end) => end > 0);
  const start = before + text.slice(before, from).search(/\S|$/);
  const end = Math.min(last, ...ends);
  return [text.slice(start, Math.max(end, to)), from - start, to - start];
}

const childrenIn = remembered((documentRow) =>
  groupBy(rowsOfDocument("clauses", documentRow), (row) => referenceOf("clauses", row, "parent_id")?.row ?? null),
);
/** Clauses of a document under a parent (null: the outermost). */
const childClauses = (documentRow, parent) => childrenIn(documentRow).get(parent) || [];

/** A clause and those it stands under, outermost first. */
function lineOf(row) {
  const line = [];
  for (let above = { row }; above; above = referenceOf("clauses", above.row, "parent_id")) line.unshift(above.row);
  return line;
}

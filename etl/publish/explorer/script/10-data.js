// The dataset as the page holds it: columns of values by table, what points to a row given as the row's number.
const data = JSON.parse(document.getElementById("data").textContent);
const TABLES = Object.keys(data.tables);
const MENTION_TABLES = TABLES.filter((table) => "mention" in data.tables[table].columns);

const isHere = (table) => table in data.rows;
const columnOf = (table, column) => data.tables[table].columns[column];
const rowCount = (table) => (isHere(table) ? data.counts[table] : 0);
const allRows = (table) => Array.from({ length: rowCount(table) }, (_, row) => row);
const textIsHere = () => "text" in data.rows.documents;

/** The row that a cell points to, as {table, row}; null where it points to none that is in the page. */
function referenceOf(table, row, column) {
  const target = columnOf(table, column).references;
  const value = target && data.rows[table][column][row];
  return typeof value === "number" ? { table: target, row: value } : null;
}

/** The value of a cell as the dataset has it. */
function valueOf(table, row, column) {
  const target = referenceOf(table, row, column);
  if (target) return valueOf(target.table, target.row, data.tables[target.table].key[0]);
  if (table === "clauses" && column === "clause_id") {
    return `${valueOf(table, row, "document_id")}#${valueOf(table, row, "path")}`;
  }
  if (table === "clauses" && column === "text") return textIsHere() ? clauseText(row) : null;
  const values = data.rows[table][column];
  return values ? values[row] : null;
}

/** The document that a row belongs to, as its row number; null for tables of the whole dataset. */
function documentOf(table, row) {
  if (table === "documents") return row;
  if (!columnOf(table, "document_id")) return null;
  const target = referenceOf(table, row, "document_id");
  if (target) return target.row;
  const place = data.rows.documents.document_id.indexOf(data.rows[table].document_id[row]);
  return place < 0 ? null : place;
}

/** Rows by what a function says of each, in their order. */
function groupBy(rows, keyOf) {
  const found = new Map();
  for (const row of rows) {
    const key = keyOf(row);
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(row);
  }
  return found;
}

const groups = new Map();
/** The same for all rows of a table, worked out once. */
function groupRows(table, keyOf, name) {
  const cached = `${table}/${name}`;
  if (!groups.has(cached)) groups.set(cached, groupBy(allRows(table), keyOf));
  return groups.get(cached);
}

/** The rows of a table that belong to a document. */
const rowsOfDocument = (table, documentRow) =>
  groupRows(table, (row) => documentOf(table, row), "document").get(documentRow) || [];

const places = new Map();
/** Offsets count code points, JavaScript counts UTF-16 units: the place of an offset in the document's string. */
function placeIn(documentRow, offset) {
  if (!places.has(documentRow)) {
    const text = data.rows.documents.text[documentRow];
    let map = null;
    if (text.length !== data.rows.documents.char_count[documentRow]) {
      map = [];
      let unit = 0;
      for (const character of text) {
        map.push(unit);
        unit += character.length;
      }
      map.push(unit);
    }
    places.set(documentRow, map);
  }
  const map = places.get(documentRow);
  return map ? map[offset] : offset;
}

/** A row's span in its document's string, as [from, to] in UTF-16 units. */
function spanOf(table, row) {
  const documentRow = documentOf(table, row);
  return ["start_char", "end_char"].map((column) => placeIn(documentRow, data.rows[table][column][row]));
}

/** A clause's own text: its span without its marker and the white space around. */
function clauseText(row) {
  const [from, to] = spanOf("clauses", row);
  const marker = data.rows.clauses.marker[row] || "";
  return data.rows.documents.text[documentOf("clauses", row)].slice(from + marker.length, to).trim();
}

/** Clauses of a document under a parent (null: the outermost). */
function childClauses(documentRow, parent) {
  const parentOf = (row) => {
    const target = referenceOf("clauses", row, "parent_id");
    return target ? target.row : `document ${documentOf("clauses", row)}`;
  };
  if (!isHere("clauses")) return [];
  return groupRows("clauses", parentOf, "parent").get(parent ?? `document ${documentRow}`) || [];
}

// The two languages of the page: its own words, and the titles that the models give tables, columns and values.
const ENGLISH = 0;
const CHINESE = 1;
let language = /^zh\b/i.test(navigator.language) ? CHINESE : ENGLISH;

const inLanguage = (pair) => pair[language];

/** A word of the page; %n and the like are replaced by the values. */
function word(name, values = {}) {
  return inLanguage(data.words[name]).replace(/%([a-z])/g, (whole, key) => (key in values ? values[key] : whole));
}

const tableTitle = (table) => inLanguage(data.tables[table].title);
const columnTitle = (table, column) => inLanguage(columnOf(table, column).title);
const columnDescription = (table, column) => inLanguage(columnOf(table, column).description);
const number = (value) => value.toLocaleString("en-US", { maximumFractionDigits: 4 });

/** A coded value in words: lead → 牵头. */
function valueLabel(table, column, value) {
  const label = columnOf(table, column).values[value];
  return label ? inLanguage(label) : String(value);
}

/** What a person calls a row: a document's title, a clause's marker and heading, a body's name, the words printed. */
function rowLabel(table, row) {
  if (table === "documents") {
    return valueOf(table, row, "title") || valueOf(table, row, "forwarded_title") || valueOf(table, row, "document_id");
  }
  if (table === "clauses") return clauseLabel(row);
  if (table === "tasks") return clauseLabel(clauseOf(table, row));
  for (const column of ["mention", "name", "message"]) {
    if (columnOf(table, column)) return valueOf(table, row, column);
  }
  return String(row + 1);
}

/** A clause in a line: its marker and its heading, or how its text begins; its kind where it stands around the body. */
function clauseLabel(row) {
  const kind = valueOf("clauses", row, "kind");
  if (/^(front|preamble|closing|back)$/.test(kind)) return valueLabel("clauses", "kind", kind);
  const marker = valueOf("clauses", row, "marker") || "";
  const heading = valueOf("clauses", row, "heading");
  const start = heading || Array.from(clauseText(row).slice(0, 80)).slice(0, 30).join("");
  return (marker + start).replace(/\s+/g, " ").trim() || valueLabel("clauses", "kind", kind);
}

/** The value of a cell as people read it; "" for null. */
function shownValue(table, row, column) {
  const target = referenceOf(table, row, column);
  if (target && target.table === "clauses") return valueOf("clauses", target.row, "path");
  if (target) return rowLabel(target.table, target.row);
  const value = valueOf(table, row, column);
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return word(value ? "yes" : "no");
  if (typeof value === "number") return /^(number|level)$/.test(column) ? String(value) : number(value);
  return valueLabel(table, column, value);
}

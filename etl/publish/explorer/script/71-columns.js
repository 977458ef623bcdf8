// Which columns of a table are shown, in which order, and what a cell holds.

// Columns that matter to programs more than to readers: shown by «all columns».
const QUIET = /^(ordinal|start_char|end_char|(start|end)_page|page_count|source_\w+|language|path|number|style|\w*_id|\w*_code|name_inferred|approximate|evidence|precision|stage|cc|addressees)$/;
const OTHER_SIDE = /^source_(document|clause)_id$/; // of shared words: where they were taken from
const LEADING = ["mention", "title", "name", "marker", "code"];
// Several columns in a cell each: who must do what, by when, with how much, under what.
const COMPOSED = {
  tasks: {
    what: ["headings", "text"],
    who: ["lead", "support", "responsible", "subject"],
    when: ["due_date", "due", "time_limits"],
    how_much: ["amount_high", "amounts", "targets"],
    under_what: ["title", "document_number", "cites"],
  },
};
const SENTENCE = "sentence"; // the column that no table has: what a find stands in

/** The parts of a table's rows: {name, title, type, columns}; a composed part has several columns. */
function partsShown(table, rows, { all, withDocument }) {
  if (COMPOSED[table] && !all) {
    const parts = Object.entries(COMPOSED[table]).map(([name, columns]) => ({ name, columns, title: word(`part_${name}`), type: "string" }));
    return withDocument ? parts : parts.map((part) => (part.name === "under_what" ? { ...part, columns: ["cites"] } : part));
  }
  const columns = Object.keys(data.tables[table].columns);
  const leading = LEADING.find((column) => columns.includes(column)) ?? columns[0];
  const some = rows.slice(0, 2000);
  const isFull = (column) => some.some((row) => valueOf(table, row, column) !== null);
  const kept = columns.filter((column) => {
    if (column === leading || (table === "documents" && column === "text")) return false;
    if (all) return true;
    if (column === "clause_id" && table !== "clauses") return isFull(column);
    if (column === "document_id" && table !== "documents") return withDocument;
    return (OTHER_SIDE.test(column) || !QUIET.test(column)) && isFull(column);
  });
  const rank = (column) => (column === "clause_id" ? 1 : Object.keys(columnOf(table, column).values).length ? 2 : column === "document_id" ? 4 : 3);
  if (!all && table !== "documents") kept.sort((one, other) => rank(one) - rank(other));
  const parts = [leading, ...kept].map((name) => ({ name, columns: [name], title: columnTitle(table, name), type: columnOf(table, name).type }));
  if (MENTION_TABLES.includes(table)) parts.splice(1, 0, { name: SENTENCE, columns: [], title: word("sentence"), type: "string" });
  return parts;
}

/** The column that a part is sorted by: of several the first that holds days or numbers, or the first. */
function sortColumn(table, part) {
  if (!part.columns.length) return null;
  return part.columns.find((column) => columnOf(table, column).type !== "string") ?? part.columns[0];
}

/** What a cell holds, as nodes; nothing where the row says nothing. */
function partContent(table, part, row, query) {
  if (part.name === SENTENCE) return sentenceContent(table, row, query);
  const content = { what: whatContent, who: whoContent, when: whenContent, how_much: muchContent, under_what: underContent }[part.name];
  if (content && part.columns.length + (part.name === "under_what") > 1) return content(row, part.columns, query);
  const text = shownValue(table, row, part.name);
  const isTitle = columnOf(table, part.name).references === "documents";
  return text === "" ? null : clamped(markedWords(isTitle ? shortenMiddle(text, 28) : text, query), text);
}

const clamped = (content, text) => make("span", { class: "clamp", title: text.length > 60 ? shorten(text, 600) : null }, content);

/** A text with what is looked for marked in it. */
function markedWords(text, query) {
  const spans = foundSpans(text, query);
  return spans.length ? markedText(text, 0, text.length, [], spans) : [text];
}

function sentenceContent(table, row, query) {
  const [sentence, from, to] = sentenceOf(table, row);
  const short = Math.max(0, from - 24);
  const text = (short ? "…" : "") + sentence.slice(short);
  const shift = (short ? 1 : 0) - short;
  const spans = [{ from: from + shift, to: to + shift, class: `here ${table}` }, ...foundSpans(text, query)];
  return make("span", { class: "clamp sentence", lang: "zh-Hans", title: shorten(sentence, 600) }, markedText(text, 0, text.length, [], spans));
}

function whatContent(row, _columns, query) {
  const clause = clauseOf("tasks", row);
  const text = valueOf("tasks", row, "text");
  const heading = data.rows.tasks.headings[row];
  const own = valueOf("clauses", clause, "heading");
  const rest = own && text.startsWith(own) ? text.slice(own.length).replace(/^[。.：:]?\s*/, "") : text;
  // what is looked for may stand behind what there is room for
  const first = foundSpans(rest, query)[0]?.from ?? 0;
  const shown = first > 90 ? `…${rest.slice(first - 30)}` : rest;
  return [
    make("strong", { class: "line", title: heading }, markedWords((valueOf("clauses", clause, "marker") ?? "") + (own ?? ""), query)),
    make("span", { class: "clamp", title: shorten(text, 600) }, markedWords(shown, query)),
  ];
}

function whoContent(row, columns, query) {
  const roles = columns.filter((role) => data.rows.tasks[role][row]);
  return roles.map((role) =>
    make("span", { class: "who" }, make("i", { class: `tag ${role}` }, word(`role_${role}`)), clamped(markedWords([...new Set(data.rows.tasks[role][row].split("；"))].join("、"), query), data.rows.tasks[role][row])),
  );
}

function whenContent(row, [day, ...printed], query) {
  const date = data.rows.tasks[day][row];
  const told = printed.map((column) => data.rows.tasks[column][row]).filter(Boolean);
  if (!told.length) return null;
  return [date && make("strong", { class: "day" }, date), ...told.map((text) => clamped(markedWords(text, query), text))];
}

function muchContent(row, [, ...printed], query) {
  const told = printed.map((column) => data.rows.tasks[column][row]);
  if (!told.some(Boolean)) return null;
  return told.map((text, index) => text && make("span", { class: index ? "soft" : "strong" }, clamped(markedWords(text, query), text)));
}

function underContent(row, columns, query) {
  const [title, documentNumber, cites] = ["title", "document_number", "cites"].map((column) => columns.includes(column) && valueOf("tasks", row, column));
  const name = title || (columns.includes("title") && rowLabel("documents", documentOf("tasks", row)));
  return [
    name && make("span", { class: "clamp", title: name }, markedWords(shortenMiddle(name, 44), query)),
    documentNumber && make("span", { class: "soft line" }, documentNumber),
    cites && make("span", { class: "cites clamp", title: cites }, markedWords([...new Set(cites.split("；"))].join("；"), query)),
  ];
}

// What is open, and the ways to open something. The panes register how they show it.
const state = {
  view: "overview", // overview | tables | document | compare
  document: null, // row of documents
  other: null, // the document beside it
  clause: null, // row of clauses
  row: null, // {table, row} whose card is open
  table: TABLES[0], // the table shown
  pane: "overview", // the pane shown where there is room for one
  large: null, // the picture shown in full
  query: "", // what is looked for in all tables
  facets: {}, // what rows of all tables are held to: organization, role, region, level, from, to, low, high
};
const panes = { overview: null, compare: null, tree: null, text: null, tables: null, frame: null };

/** Show a view; the address says which, for a link to it and for the way back. */
function showView(view, pane) {
  state.view = view;
  state.pane = pane ?? { document: "text" }[view] ?? view;
  panes.frame.showPane();
}

/** Open a document once its rows are here; gives when it is shown. */
async function openDocument(documentRow, { pane = "text", silent = false } = {}) {
  const isOther = documentRow !== state.document;
  if (isOther) {
    state.document = documentRow;
    state.clause = null;
    state.row = null;
  }
  showView("document", pane);
  if (isOther || !panes.text.shows(documentRow)) {
    panes.tables.scopeToDocument();
    if (!isLoaded(documentRow)) panes.text.wait();
    try {
      await loadDocument(documentRow);
    } catch {
      panes.text.fail(documentRow);
      return;
    }
    if (state.document !== documentRow) return;
    panes.text.render();
    panes.text.scrollToTop();
  }
  panes.tree.show();
  panes.tables.render();
  if (!silent) keepAddress();
}

async function openClause(row, { focus = false } = {}) {
  await openDocument(documentOf("clauses", row), { silent: true });
  state.clause = row;
  state.row = null;
  panes.tree.show();
  panes.tables.render();
  panes.text.showSelected();
  panes.text.showClause(row, focus);
  keepAddress();
}

/** Open the card of a row, its table behind it, and its document. `stay` leaves the text where it stands. */
async function openRow(table, row, { stay = false } = {}) {
  const documentRow = table === "documents" ? row : documentOf(table, row);
  if (documentRow !== null) await openDocument(documentRow, { silent: true });
  state.row = { table, row };
  state.table = table;
  state.clause = table === "clauses" ? row : columnOf(table, "clause_id") ? referenceOf(table, row, "clause_id")?.row ?? null : null;
  panes.tree.show();
  panes.tables.showRow();
  if (!stay) panes.text.showMention(table, row);
  panes.text.showSelected();
  showView(documentRow === null ? state.view : "document", "tables");
  panes.tables.showCard();
  announce(`${tableTitle(table)}: ${rowLabel(table, row)}`);
  keepAddress();
}

/** Show where a row stands in its text. */
async function showInText(table, row) {
  const target = columnOf(table, "mention") ? null : clauseOf(table, row);
  if (target !== null) {
    await openClause(target, { focus: true });
    return;
  }
  await openDocument(documentOf(table, row));
  panes.text.showMention(table, row, true);
}

/** The clause that a row is, or stands in; null where there is none. */
function clauseOf(table, row) {
  if (table === "clauses") return row;
  return columnOf(table, "clause_id") ? referenceOf(table, row, "clause_id")?.row ?? null : null;
}

/** Show a table of all documents, held to what is given and to nothing else. */
function openTable(table, { query = "", facets = {}, filters = {}, sort = null } = {}) {
  state.table = table;
  state.row = null;
  state.query = query;
  state.facets = facets;
  panes.tables.hold(table, { filters, sort });
  showView("tables");
  panes.frame.renderQuery();
  panes.tables.render();
  keepAddress();
}

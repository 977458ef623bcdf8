// What is open, and the ways to open something. The panes register how they show it.
const state = {
  document: null, // row of documents
  clause: null, // row of clauses
  row: null, // {table, row} whose card is open
  table: MENTION_TABLES[0], // the table shown
  pane: "pictures", // the pane shown where there is room for one
  large: null, // the picture shown in full
  pictures: true,
};
const panes = { tree: null, text: null, tables: null, pictures: null, frame: null };

/** The address of a row's text in the page of its document, where that has one. */
function addressOf(table, row) {
  const page = data.pages[valueOf("documents", documentOf(table, row), "document_id")];
  if (!page) return null;
  const id = columnOf(table, "clause_id") && valueOf(table, row, "clause_id");
  return id ? `${page}#${encodeURIComponent(id)}` : page;
}

/** A row's address in the page: its document's or clause's id behind #. */
function remember(id) {
  try {
    history.replaceState(null, "", `#${encodeURIComponent(id)}`);
  } catch {
    // some ways of opening a file allow no address of its own: then there is none to share
  }
}

function openDocument(documentRow, { pane = "text" } = {}) {
  state.document = documentRow;
  state.clause = null;
  state.row = null;
  remember(valueOf("documents", documentRow, "document_id"));
  showPane(pane);
  panes.tree.show();
  panes.text.render();
  panes.text.scrollToTop();
  panes.tables.render();
}

function openClause(row, { focus = false } = {}) {
  const documentRow = documentOf("clauses", row);
  if (documentRow !== state.document) openDocument(documentRow);
  state.clause = row;
  remember(valueOf("clauses", row, "clause_id"));
  showPane("text");
  panes.tree.show();
  panes.text.showClause(row, focus);
}

/** Open the card of a row, its table behind it, and its document. `stay` leaves the text where it stands. */
function openRow(table, row, { stay = false } = {}) {
  const documentRow = documentOf(table, row);
  if (documentRow !== null && documentRow !== state.document && table !== "documents") openDocument(documentRow);
  state.row = { table, row };
  state.table = table;
  panes.tables.showRow();
  if (!stay) panes.text.showMention(table, row);
  panes.text.showSelected();
  showPane("tables");
  panes.tables.showCard();
  announce(`${tableTitle(table)}: ${rowLabel(table, row)}`);
}

/** Show where a row stands in its text. */
function showInText(table, row) {
  const documentRow = documentOf(table, row);
  if (documentRow === null) return;
  if (documentRow !== state.document) openDocument(documentRow);
  if (table === "clauses") {
    openClause(row, { focus: true });
    return;
  }
  showPane("text");
  panes.text.showMention(table, row, true);
}

/** Show a table with one column held to a value, in all documents. */
function openFiltered(table, column, row) {
  state.table = table;
  state.row = null;
  panes.tables.filterBy(table, column, row);
  showPane("tables");
  document.getElementById("tables").focus({ preventScroll: true });
}

function showPane(pane) {
  state.pane = pane;
  panes.frame.showPane();
}

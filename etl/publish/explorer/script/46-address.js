// Addresses: every view, filter and mark has one, behind the #, so that it can be kept, sent, and gone back to.
//   #/                                   overview
//   #/tables/tasks?q=…&role=lead         a table, what is looked for, what it is held to
//   #/documents/<id>?at=2.1&row=dates.3  a document, a clause of it by its path, a row of a table by its number there
//   #/compare?one=<id>&other=<id>        two documents side by side
//   #<document id>, #<clause id>         in short
const FACETS = ["organization", "role", "region", "level", "from", "to", "low", "high"];

/** The address of what is open. */
function addressOfState() {
  const query = new URLSearchParams();
  const id = (row) => valueOf("documents", row, "document_id");
  if (state.view === "overview") return "#/";
  if (state.view === "compare") {
    query.set("one", id(state.document));
    if (state.other !== null) query.set("other", id(state.other));
    return `#/compare?${query}`;
  }
  if (state.view === "document") {
    if (state.clause !== null) query.set("at", valueOf("clauses", state.clause, "path"));
    if (state.row && state.row.table !== "clauses") query.set("row", rowAddress(state.row));
    return withQuery(`#/documents/${encodeURIComponent(id(state.document))}`, query);
  }
  if (state.query) query.set("q", state.query);
  for (const name of FACETS) if (state.facets[name]) query.set(name, state.facets[name]);
  for (const [name, value] of Object.entries(panes.tables.heldTo())) query.set(name, value);
  if (state.row) query.set("row", rowAddress(state.row));
  return withQuery(`#/tables/${state.table}`, query);
}

const withQuery = (address, query) => (query.size ? `${address}?${query}` : address);

/** A row named within what is open: by its key where it is a body or a document, else by its number in its table. */
function rowAddress({ table, row }) {
  if (MENTION_TABLES.includes(table)) return `${table}.${data.rows[table].ordinal[row]}`;
  if (documentOf(table, row) === null) return `${table}.${keyOf(table, row)}`;
  return `${table}.${rowsOfDocument(table, documentOf(table, row)).indexOf(row) + 1}`;
}

let kept = null; // the address that stands there
/** Write the address of what is open; another view or document is a step that one can go back. */
function keepAddress() {
  const address = addressOfState();
  if (address === kept) return;
  const place = (text) => text?.split("?")[0];
  const isStep = kept !== null && place(address) !== place(kept);
  kept = address;
  try {
    history[isStep ? "pushState" : "replaceState"](null, "", address);
  } catch {
    // some ways of opening a file allow no address of its own: then there is none to share
  }
}

const documentRows = remembered(() => new Map((data.rows.documents?.document_id ?? []).map((id, row) => [id, row])));
const documentRowOf = (id) => documentRows().get(id) ?? null;
/** The row of a table that others point to with a key; null where there is none. */
function rowOf(table, key) {
  if (table === "documents") return documentRowOf(key);
  if (table !== "clauses") return nullIfLess(data.rows[table][data.tables[table].key[0]].indexOf(key));
  const at = key.lastIndexOf("#");
  const documentRow = documentRowOf(key.slice(0, at));
  return documentRow === null ? null : clauseAt(documentRow, key.slice(at + 1)) ?? null;
}
const nullIfLess = (place) => (place < 0 ? null : place);
const clauseAt = (documentRow, path) => rowsOfDocument("clauses", documentRow).find((row) => valueOf("clauses", row, "path") === path);

/** Open what the address names; gives whether there is such a thing. */
async function openAddress() {
  const address = location.hash;
  if (address === kept && kept !== null) return true;
  kept = address;
  let named = "";
  try {
    named = decodeURIComponent(address.slice(1).split("?")[0]);
  } catch {
    return false;
  }
  const query = new URLSearchParams(address.split("?")[1] ?? "");
  if (IS_TOO_LARGE) return false;
  if (!named || named === "/") {
    showView("overview");
    panes.overview.render();
    return true;
  }
  if (named === "/compare") {
    const [one, other] = ["one", "other"].map((name) => documentRowOf(query.get(name)));
    if (one === null) return false;
    await openCompare(one, other);
    return true;
  }
  if (named.startsWith("/tables/")) return openTableAddress(named.slice("/tables/".length), query);
  if (named.startsWith("/documents/")) return openDocumentAddress(named.slice("/documents/".length), query);
  return openId(named);
}

async function openTableAddress(table, query) {
  if (!TABLES.includes(table)) return false;
  const facets = Object.fromEntries(FACETS.filter((name) => query.get(name)).map((name) => [name, query.get(name)]));
  const filters = Object.fromEntries([...query].filter(([name]) => columnOf(table, name)));
  const sort = query.get("sort");
  openTable(table, {
    query: query.get("q") ?? "",
    facets,
    filters,
    sort: sort && { column: sort.replace("-", ""), direction: sort.startsWith("-") ? -1 : 1 },
  });
  const [named, key] = (query.get("row") ?? "").split(/\.(.*)/s);
  const row = named === "organizations" ? data.rows.organizations.organization_id.indexOf(key) : -1;
  if (row >= 0) await openRow(named, row);
  return true;
}

async function openDocumentAddress(id, query) {
  const documentRow = documentRowOf(id);
  if (documentRow === null) return false;
  await openDocument(documentRow, { silent: true });
  const clause = query.get("at") === null ? undefined : clauseAt(documentRow, query.get("at"));
  const [table, place] = (query.get("row") ?? "").split(".");
  if (TABLES.includes(table)) {
    const within = rowsOfDocument(table, documentRow);
    const row = MENTION_TABLES.includes(table)
      ? within.find((each) => data.rows[table].clause_id[each] === clause && data.rows[table].ordinal[each] === Number(place))
      : within[Number(place) - 1];
    if (row !== undefined) await openRow(table, row);
    return true;
  }
  if (clause !== undefined) await openClause(clause);
  return true;
}

/** A document's or a clause's id by itself: what a citation or another program knows. */
async function openId(id) {
  const whole = documentRowOf(id);
  const at = id.lastIndexOf("#");
  const documentRow = whole ?? documentRowOf(id.slice(0, at));
  if (documentRow === null) return false;
  await openDocument(documentRow, { silent: true });
  const clause = whole === null ? clauseAt(documentRow, id.slice(at + 1)) : undefined;
  if (clause !== undefined) await openClause(clause);
  return true;
}

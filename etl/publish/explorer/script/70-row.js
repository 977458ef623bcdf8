// The card of a row: every column with its title and value, and the rows it points to and is pointed to by.

/** A cell of the card: a link where it points to a row, the code beside the word where it is coded. */
function cardValue(table, row, column) {
  const target = referenceOf(table, row, column);
  if (target) {
    const label = target.table === "clauses" ? clauseLabel(target.row) : rowLabel(target.table, target.row);
    return button(label, () => (target.table === "clauses" ? openClause(target.row) : openRow(target.table, target.row)), {
      class: "link",
    });
  }
  const shown = shownValue(table, row, column);
  if (shown === "") return make("span", { class: "null" }, word("null"));
  const value = valueOf(table, row, column);
  const coded = columnOf(table, column).values[value] && String(value) !== shown;
  return [make("span", { class: "value" }, shown), coded && make("code", {}, value)];
}

/** Rows of other tables that point to this one, by table and column. */
function pointersTo(table, row) {
  const found = [];
  for (const from of TABLES.filter(isHere)) {
    for (const [column, { references }] of Object.entries(data.tables[from].columns)) {
      if (references !== table || from === table) continue;
      const count = data.rows[from][column].reduce((sum, target) => sum + (target === row ? 1 : 0), 0);
      if (count) found.push({ from, column, count });
    }
  }
  return found;
}

function makeCard(table, row) {
  const pointers = pointersTo(table, row);
  const columns = Object.keys(data.tables[table].columns).filter((column) => !(table === "documents" && column === "text"));
  return make(
    "section",
    { class: `card ${table}`, id: "card", tabindex: "-1", "aria-label": `${tableTitle(table)} · ${word("row")}` },
    make(
      "header",
      {},
      make("h3", {}, make("span", { class: "kind" }, tableTitle(table)), make("bdi", {}, shorten(rowLabel(table, row), 60))),
      button("×", closeCard, { class: "close", "aria-label": word("close"), title: word("close") }),
    ),
    make(
      "div",
      { class: "card-actions" },
      table !== "documents" &&
        documentOf(table, row) !== null &&
        (textIsHere()
          ? button(word("show_in_text"), () => showInText(table, row), { class: "strong" })
          : addressOf(table, row) && make("a", { href: addressOf(table, row), class: "strong" }, word("show_in_text"))),
      pointers.map(({ from, column, count }) =>
        button(`${tableTitle(from)} ${number(count)}`, () => openFiltered(from, column, row), {
          title: `${word("rows_pointing_here")}: ${columnTitle(from, column)}`,
        }),
      ),
    ),
    make(
      "dl",
      {},
      columns.map((column) =>
        make(
          "div",
          { title: columnDescription(table, column), "data-null": shownValue(table, row, column) === "" },
          make("dt", {}, columnTitle(table, column)),
          make("dd", { "data-column": column }, cardValue(table, row, column)),
        ),
      ),
    ),
  );
}

function closeCard() {
  const closed = state.row;
  state.row = null;
  panes.tables.render();
  panes.text.showSelected();
  if (closed) panes.tables.focusRow(closed.table, closed.row);
}

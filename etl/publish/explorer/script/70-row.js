// The card of a row: every column with its title and value, the sentence, and the rows it points to and is pointed to by.

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
  const coded = language === ENGLISH && columnOf(table, column).values[value] && String(value) !== shown;
  return [make("span", { class: "value" }, shown), coded && make("code", {}, value)];
}

/** Rows of other tables that point to this one, by table and column; none while not all rows are here to be counted. */
function pointersTo(table, row) {
  if (!allLoaded() && table !== "clauses") return [];
  const found = [];
  for (const from of TABLES.filter(isHere)) {
    for (const [column, { references }] of Object.entries(data.tables[from].columns)) {
      if (references !== table || from === table || !data.rows[from][column]) continue;
      const rows = table === "clauses" ? rowsOfDocument(from, documentOf(table, row)) : null;
      const values = data.rows[from][column];
      const count = rows ? rows.filter((each) => values[each] === row).length : values.reduce((sum, target) => sum + (target === row ? 1 : 0), 0);
      if (count) found.push({ from, column, count });
    }
  }
  return found;
}

function makeCard(table, row) {
  const pointers = pointersTo(table, row);
  const columns = Object.keys(data.tables[table].columns).filter((column) => !(table === "documents" && column === "text"));
  const clause = clauseOf(table, row);
  return make(
    "section",
    { class: `card ${table}`, id: "card", tabindex: "-1", "aria-label": `${tableTitle(table)} · ${word("row")}` },
    make(
      "header",
      {},
      make("h3", {}, make("span", { class: "kind" }, tableTitle(table)), make("bdi", {}, shorten(rowLabel(table, row), 60))),
      button("×", closeCard, { class: "close", "aria-label": word("close"), title: word("close") }),
    ),
    MENTION_TABLES.includes(table) && make("p", { class: "quote" }, sentenceContent(table, row, "")),
    make(
      "div",
      { class: "card-actions" },
      table !== "documents" && documentOf(table, row) !== null && button(word("show_in_text"), () => showInText(table, row), { class: "strong" }),
      clause !== null && copyButton(() => citationOf(clause, MENTION_TABLES.includes(table) ? sentenceOf(table, row)[0] : null)),
      pointers.map(({ from, column, count }) =>
        button(`${tableTitle(from)} ${number(count)}`, () => openTable(from, { filters: { [column]: keyOf(table, row) } }), {
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
  keepAddress();
}

/** A clause as it is cited: document, number, clause, words (a sentence of it, or its whole text). */
function citationOf(clause, sentence) {
  const documentRow = documentOf("clauses", clause);
  const title = rowLabel("documents", documentRow);
  const documentNumber = valueOf("documents", documentRow, "document_number");
  const markers = lineOf(clause).map((row) => (valueOf("clauses", row, "marker") ?? "").replace(/[、.．。]$/, "")).filter(Boolean);
  const words = sentence ?? clauseText(clause);
  if (language === CHINESE) return `《${title}》${documentNumber ? `（${documentNumber}）` : ""}${markers.join("")}${markers.length ? "：" : ""}“${words}”`;
  return `${title}${documentNumber ? ` (${documentNumber})` : ""}${markers.length ? `, ${markers.join(" ")}` : ""}: “${words}”`;
}

function copyButton(textOfCitation) {
  const node = button(word("copy_citation"), async () => {
    const isDone = await copyText(textOfCitation());
    node.textContent = word(isDone ? "copied" : "not_copied");
    announce(node.textContent);
    setTimeout(() => {
      node.textContent = word("copy_citation");
    }, 1500);
  }, { class: "copy" });
  return node;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = make("textarea", { class: "unseen" }); // where a page may not write to the clipboard by itself
    field.value = text;
    document.body.append(field);
    field.select();
    const isDone = document.execCommand("copy");
    field.remove();
    return isDone;
  }
}

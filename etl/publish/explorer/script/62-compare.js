// Two documents side by side, the words that they share marked as the table `passages` has them.
async function openCompare(one, other) {
  Object.assign(state, { document: one, other, clause: null, row: null });
  showView("compare");
  await Promise.all([one, other].filter((row) => row !== null).map(loadDocument));
  panes.compare.render();
  keepAddress();
}

panes.compare = (() => {
  const frame = () => document.getElementById("compare");

  /** Runs of words that a document shares with another, as spans of its own text; `pair` ties the two ends of a run. */
  function sharedSpans(documentRow, otherRow) {
    if (!isHere("passages") || documentRow === null || otherRow === null) return [];
    const rows = data.rows.passages;
    const spans = [];
    const add = (row, from, to) => spans.push({ from: placeIn(documentRow, from), to: placeIn(documentRow, to), class: "shared", pair: row });
    for (const row of rowsOfDocument("passages", documentRow)) {
      if (rows.source_document_id[row] === otherRow) add(row, rows.start_char[row], rows.end_char[row]);
    }
    for (const row of rowsOfDocument("passages", otherRow)) {
      if (rows.source_document_id[row] === documentRow) add(row, rows.source_start_char[row], rows.source_end_char[row]);
    }
    return spans;
  }

  /** A document to choose: by its title, from all there are. */
  function chooser(documentRow, choose) {
    const list = make("datalist", { id: `titles-${documentRow ?? "none"}` });
    const names = new Map(allRows("documents").map((row) => [rowLabel("documents", row), row]));
    const field = make("input", {
      type: "text",
      list: list.id,
      placeholder: word("choose_document"),
      "aria-label": word("choose_document"),
      on: {
        focus: () => list.childElementCount || list.append(...[...names.keys()].map((value) => make("option", { value }))),
        change: (event) => names.has(event.target.value) && choose(names.get(event.target.value)),
      },
    });
    field.value = documentRow === null ? "" : rowLabel("documents", documentRow);
    return [field, list];
  }

  function column(documentRow, otherRow, choose) {
    const content = [make("div", { class: "choose" }, chooser(documentRow, choose))];
    if (documentRow !== null) {
      const text = textOf(documentRow);
      const spans = sharedSpans(documentRow, otherRow);
      const clauses = rowsOfDocument("clauses", documentRow).map((row) => {
        const [from, to] = spanOf("clauses", row);
        let start = from;
        const lines = text.slice(from, to).split("\n").map((line) => {
          const paragraph = line.trim() && make("p", {}, markedText(text, start, start + line.length, [], spans));
          start += line.length + 1;
          return paragraph;
        });
        return make("section", { class: `clause ${valueOf("clauses", row, "kind")}`, "data-row": row }, lines);
      });
      content.push(make("div", { class: "body", lang: "zh-Hans" }, clauses));
    }
    return make("div", { class: "side" }, content);
  }

  function render() {
    frame().replaceChildren(
      column(state.document, state.other, (row) => openCompare(row, state.other)),
      column(state.other, state.document, (row) => openCompare(state.document, row)),
    );
  }

  return { render };
})();

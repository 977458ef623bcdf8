// Middle: the text of a document, clause by clause, its marks in colours, underlines and letters.
panes.text = (() => {
  const frame = () => document.getElementById("text");
  let marks = [];
  let shown = null; // the document whose text stands there

  function facts(row) {
    const columns = Object.keys(data.tables.documents.columns).filter((column) =>
      /^(document_number|issuer|region_name|document_type|status|(signed|printed|published)_date|addressees|source_file)$/.test(column),
    );
    return make(
      "dl",
      { class: "facts" },
      inForce(row),
      columns
        .filter((column) => valueOf("documents", row, column) !== null)
        .map((column) =>
          make(
            "div",
            { title: columnDescription("documents", column) },
            make("dt", {}, columnTitle("documents", column)),
            make("dd", {}, shownValue("documents", row, column)),
          ),
        ),
    );
  }

  /** From when to when it says that it holds: its own words, not whether it does today. */
  function inForce(row) {
    const [from, to] = ["effective_date", "expiry_date"].map((column) => columnOf("documents", column) && valueOf("documents", row, column));
    if (!from && !to) return null;
    const told = from && to ? "in_force_between" : from ? "in_force_from" : "in_force_to";
    return make("div", { class: "in-force" }, make("dt", {}, word("in_force")), make("dd", {}, word(told, { a: from, b: to })));
  }

  /** The legend says what the marks mean, how many there are, and switches them on and off. */
  function legend() {
    return make(
      "div",
      { class: "legend", role: "group", "aria-label": word("marks") },
      MARKED.map((table) => {
        const rows = new Set(marks.filter((each) => each.table === table).map((each) => each.from));
        const switched = button(
          make("span", { class: `mark ${table}` }, lettered(tableTitle(table), table)),
          () => {
            if (hiddenMarks.has(table)) hiddenMarks.delete(table);
            else hiddenMarks.add(table);
            frame().classList.toggle(`no-${table}`, hiddenMarks.has(table));
            switched.setAttribute("aria-pressed", String(!hiddenMarks.has(table)));
          },
          {
            "aria-pressed": String(!hiddenMarks.has(table)),
            title: table === "organizations" ? word("matched_by_name") : inLanguage(data.tables[table].grain),
          },
        );
        switched.append(make("span", { class: "count" }, number(rows.size)));
        return switched;
      }),
    );
  }

  function clause(row, text) {
    const [from, to] = spanOf("clauses", row);
    const marker = valueOf("clauses", row, "marker") || "";
    const heading = valueOf("clauses", row, "heading") || "";
    const kind = valueOf("clauses", row, "kind");
    const styles = [{ from, to: from + marker.length, class: "marker" }];
    const head = from + marker.length + text.slice(from + marker.length, to).search(/\S|$/);
    if (heading && text.startsWith(heading, head)) styles.push({ from: head, to: head + heading.length, class: "heading" });
    const paragraphs = [];
    let start = from;
    for (const line of text.slice(from, to).split("\n")) {
      if (line.trim()) paragraphs.push(make("p", {}, markedText(text, start, start + line.length, marks, styles)));
      start += line.length + 1;
    }
    const level = valueOf("clauses", row, "level");
    return make(
      "section",
      {
        class: `clause ${kind}`,
        "data-level": level ?? "none",
        "data-row": row,
        "data-titled": heading && paragraphs.length === 1 && clauseText(row) === heading ? "alone" : null,
        tabindex: "-1",
      },
      button(valueOf("clauses", row, "path").split(".").slice(-2).join("."), () => openRow("clauses", row, { stay: true }), {
        class: "path",
        title: `${word("open_row")} · ${valueOf("clauses", row, "path")} · ${valueLabel("clauses", "kind", kind)}`,
      }),
      paragraphs,
    );
  }

  /** The text is on its way. */
  function wait() {
    shown = null;
    frame().replaceChildren(make("p", { class: "absence", role: "status" }, word("loading")));
  }

  /** Why there is no text here, and where it is. */
  function fail(row) {
    const id = valueOf("documents", row, "document_id");
    const file = `texts/${id.split("/").map(encodeURIComponent).join("/")}.txt`;
    shown = null;
    frame().replaceChildren(
      make("div", { class: "absence" }, make("p", {}, word("not_loaded", { f: `${FOLDER}/${shardOf(row)}.js` })), make("p", {}, make("a", { href: file }, word("text_file")))),
    );
  }

  function render() {
    const row = state.document;
    for (const table of MARKED) frame().classList.toggle(`no-${table}`, hiddenMarks.has(table));
    if (row === null || !isLoaded(row)) {
      frame().replaceChildren(make("p", { class: "absence" }, word("choose_document")));
      return;
    }
    shown = row;
    marks = findMarks(row);
    const head = make(
      "header",
      { class: "text-head" },
      make("h2", { lang: "zh-Hans" }, rowLabel("documents", row)),
      facts(row),
      make("p", { class: "text-actions" }, button(word("compare_with"), () => openCompare(row, null))),
    );
    const text = textOf(row);
    const clauses = rowsOfDocument("clauses", row);
    frame().replaceChildren(
      head,
      legend(),
      make(
        "div",
        { class: "body", lang: "zh-Hans" },
        clauses.length
          ? clauses.map((each) => clause(each, text))
          : text.split("\n").map((line) => make("p", {}, line)),
      ),
    );
    showSelected();
  }

  function bring(node, focus) {
    if (!node) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    if (focus) node.focus({ preventScroll: true });
  }

  const markOf = (table, row) =>
    Array.from(frame().querySelectorAll(".mark[data-rows]")).find((node) =>
      node.dataset.rows.split(",").includes(`${table} ${row}`),
    );

  function showClause(row, focus) {
    const node = frame().querySelector(`[data-row="${row}"]`);
    for (const other of frame().querySelectorAll(".clause.current")) other.classList.remove("current");
    if (!node) return;
    node.classList.add("current");
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    node.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
    if (focus) node.focus({ preventScroll: true });
  }

  function showMention(table, row, focus = false) {
    if (table === "clauses") showClause(row, focus);
    else bring(markOf(table, row), focus);
  }

  function showSelected() {
    for (const node of frame().querySelectorAll(".mark.current")) node.classList.remove("current");
    if (!state.row) return;
    const name = `${state.row.table} ${state.row.row}`;
    for (const node of frame().querySelectorAll(".mark[data-rows]")) {
      if (node.dataset.rows.split(",").includes(name)) node.classList.add("current");
    }
  }

  function scrollToTop() {
    frame().scrollTop = 0;
  }

  const shows = (row) => shown === row;

  return { render, wait, fail, shows, showClause, showMention, showSelected, scrollToTop };
})();

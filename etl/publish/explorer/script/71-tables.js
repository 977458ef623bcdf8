// Right: the tables with search, filters and sorting, a page of rows at a time.
panes.tables = (() => {
  const PAGE = 50;
  const PRINTED = 2000; // rows on paper, where there is no next page to turn to
  // Columns that matter to programs more than to readers: shown by «all columns».
  const QUIET = /^(ordinal|start_char|end_char|(start|end)_page|page_count|source_\w+|language|path|number|style|\w*_id|\w*_code|name_inferred|approximate|evidence|precision|stage|cc|addressees)$/;
  const LEADING = ["mention", "title", "name", "marker", "code"];
  const views = Object.fromEntries(
    TABLES.map((table) => [table, { query: "", filters: {}, held: null, sort: null, page: 0, all: false }]),
  );
  let pageSize = PAGE;
  let everywhere = false; // rows of all documents, or of the open one
  const collators = [new Intl.Collator("en", { numeric: true }), new Intl.Collator("zh-Hans", { numeric: true })];
  const frame = () => document.getElementById("tables");
  const view = () => views[state.table];
  const hasScope = (table) => table !== "documents" && data.counts.documents > 1;

  function inScope(table) {
    const rows = allRows(table);
    if (everywhere || !hasScope(table) || view().held || state.document === null) return rows;
    if (table === "organizations") {
      const units = rowsOfDocument("responsible_units", state.document);
      const named = new Set(units.map((row) => referenceOf("responsible_units", row, "organization_id")?.row));
      return rows.filter((row) => named.has(row));
    }
    return rowsOfDocument(table, state.document);
  }

  const searchable = new Map();
  function searchText(table, row) {
    const key = `${language} ${table} ${row}`;
    if (!searchable.has(key)) {
      const columns = Object.keys(data.tables[table].columns).filter((column) => table !== "documents" || column !== "text");
      const values = columns.map((column) => `${shownValue(table, row, column)} ${valueOf(table, row, column) ?? ""}`);
      searchable.set(key, values.join("\n").toLowerCase());
    }
    return searchable.get(key);
  }

  /** The rows to show, searched, filtered and sorted. */
  function findRows(table) {
    const { query, filters, held, sort } = view();
    const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = inScope(table).filter(
      (row) =>
        (!held || data.rows[table][held.column][row] === held.row) &&
        Object.entries(filters).every(([column, value]) => String(valueOf(table, row, column)) === value) &&
        terms.every((term) => searchText(table, row).includes(term)),
    );
    if (!sort) return rows;
    const isText = !["integer", "number", "date"].includes(columnOf(table, sort.column).type);
    const sortable = (row) => (isText ? shownValue(table, row, sort.column) || null : valueOf(table, row, sort.column));
    const keyed = rows.map((row) => [sortable(row), row]);
    const compare = (one, other) => (isText ? collators[language].compare(one, other) : one < other ? -1 : one > other ? 1 : 0);
    keyed.sort(([one, first], [other, second]) => {
      if (one === null || other === null) return (one === null) - (other === null) || first - second;
      return compare(one, other) * sort.direction || first - second;
    });
    return keyed.map(([, row]) => row);
  }

  /** The column that names the row first, then the clause, coded values, the rest in the model's order; quiet and empty ones where asked for. */
  function columnsShown(table, rows) {
    const columns = Object.keys(data.tables[table].columns);
    const leading = LEADING.find((column) => columns.includes(column));
    const isFull = (column) => rows.some((row) => valueOf(table, row, column) !== null);
    const kept = columns.filter((column) => {
      if (column === leading) return false;
      if (table === "documents" && column === "text") return false;
      if (view().all) return true;
      if (column === "clause_id" && table !== "clauses") return isFull(column);
      if (column === "document_id" && table !== "documents") return hasScope(table) && (everywhere || view().held);
      return !QUIET.test(column) && isFull(column);
    });
    const rank = (column) => (column === "clause_id" ? 0 : Object.keys(columnOf(table, column).values).length ? 1 : 2);
    if (!view().all && table !== "documents") kept.sort((one, other) => rank(one) - rank(other));
    return [leading, ...kept];
  }

  /** Columns with few values that repeat: those get a filter. */
  function columnsToFilter(table) {
    const rows = inScope(table);
    return Object.keys(data.tables[table].columns).flatMap((column) => {
      const { type, values, references } = columnOf(table, column);
      if (QUIET.test(column) && !view().all) return [];
      const isCoded = Object.keys(values).length > 0 || type === "boolean";
      if (!isCoded && !(type === "string" && !references && /^(region_name|document_type|source_format|per)$/.test(column))) return [];
      const found = new Map();
      for (const row of rows) {
        const value = valueOf(table, row, column);
        if (value !== null) found.set(value, (found.get(value) || 0) + 1);
      }
      return found.size > 1 || column in view().filters ? [{ column, found }] : [];
    });
  }

  function change(values) {
    Object.assign(view(), { page: 0 }, values);
    renderRows();
  }

  function showAll(isWanted) {
    Object.assign(view(), { all: isWanted, page: 0 });
    render();
    document.getElementById("all-columns").focus();
  }

  function tabs() {
    const bar = make("div", { class: "tabs", role: "tablist", "aria-label": word("tables") });
    for (const table of TABLES) {
      const tab = button(
        [tableTitle(table), make("span", { class: "count" }, number(data.counts[table]))],
        () => {
          state.table = table;
          state.row = null;
          render();
          document.getElementById(`tab-${table}`).focus();
        },
        {
          role: "tab",
          id: `tab-${table}`,
          "aria-selected": String(table === state.table),
          "aria-controls": "rows",
          tabindex: table === state.table ? "0" : "-1",
          title: inLanguage(data.tables[table].grain),
        },
      );
      bar.append(tab);
    }
    bar.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      const place = TABLES.indexOf(state.table) + step;
      bar.children[(place + TABLES.length) % TABLES.length].click();
    });
    return bar;
  }

  function controls(table) {
    const { query, filters, held } = view();
    const search = make("input", {
      type: "search",
      placeholder: word("search_table"),
      "aria-label": word("search_table"),
      on: { input: (event) => change({ query: event.target.value }) },
    });
    search.value = query;
    const scope = make(
      "select",
      {
        "aria-label": columnTitle("clauses", "document_id"),
        on: {
          change: (event) => {
            everywhere = event.target.value === "all";
            view().page = 0;
            render();
          },
        },
      },
      make("option", { value: "one", selected: !everywhere }, word("scope_document")),
      make("option", { value: "all", selected: everywhere }, word("scope_all")),
    );
    const selects = columnsToFilter(table).map(({ column, found }) =>
      make(
        "label",
        { title: columnDescription(table, column) },
        make("span", {}, columnTitle(table, column)),
        make(
          "select",
          {
            "data-filter": column,
            on: {
              change: (event) => {
                const chosen = { ...view().filters };
                if (event.target.value) chosen[column] = event.target.value;
                else delete chosen[column];
                change({ filters: chosen });
              },
            },
          },
          make("option", { value: "" }, word("any")),
          [...found].sort((one, other) => other[1] - one[1]).map(([value, count]) => {
            const label = typeof value === "boolean" ? word(value ? "yes" : "no") : valueLabel(table, column, value);
            return make("option", { value: String(value), selected: filters[column] === String(value) }, `${label} (${number(count)})`);
          }),
        ),
      ),
    );
    const wide = make("input", { type: "checkbox", id: "all-columns", on: { change: (event) => showAll(event.target.checked) } });
    wide.checked = view().all;
    return make(
      "div",
      { class: "controls" },
      make("div", { class: "search-line" }, search, hasScope(table) && !held && scope),
      held &&
        make(
          "p",
          { class: "held" },
          word("filtered"),
          make("bdi", {}, shorten(rowLabel(columnOf(table, held.column).references, held.row), 40)),
          button("×", () => {
            view().held = null;
            render();
          }, { "aria-label": word("remove_filter"), title: word("remove_filter") }),
        ),
      make("div", { class: "filters" }, selects, make("label", { class: "wide" }, wide, make("span", {}, word("all_columns")))),
    );
  }

  function header(table, columns) {
    return make(
      "tr",
      {},
      columns.map((column) => {
        const { sort } = view();
        const sorted = sort?.column === column ? sort.direction : 0;
        const next = () => ({ column, direction: sorted === 1 ? -1 : 1 });
        return make(
          "th",
          {
            scope: "col",
            "aria-sort": { 1: "ascending", "-1": "descending" }[sorted] || "none",
            "data-type": columnOf(table, column).type,
            title: columnDescription(table, column),
          },
          button(columnTitle(table, column), () => {
            change({ sort: sorted === -1 ? null : next() });
            frame().querySelector(`th[data-column="${column}"] button`)?.focus();
          }),
        );
      }),
    );
  }

  function line(table, columns, row) {
    const isOpen = state.row?.table === table && state.row.row === row;
    const cells = columns.map((column, index) => {
      const text = shownValue(table, row, column);
      const attributes = { "data-type": columnOf(table, column).type, "data-column": column, "data-coded": valueOf(table, row, column) in columnOf(table, column).values };
      if (index > 0) {
        const content = make("span", { class: "clamp", title: text.length > 30 ? shorten(text, 300) : null }, text);
        return make("td", attributes, text === "" ? make("span", { class: "null" }, word("null")) : content);
      }
      const open = button(text || rowLabel(table, row) || word("null"), () => openRow(table, row), { class: "link clamp" });
      return make("th", { ...attributes, scope: "row" }, open);
    });
    const attributes = { "data-row": row, "aria-current": isOpen ? "true" : null };
    const node = make("tr", attributes, cells);
    node.addEventListener("click", (event) => event.target.closest("button") || openRow(table, row));
    return node;
  }

  /** Up and down go through the rows. */
  function onKey(event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    const next = step && event.target.closest("tbody tr")?.[step];
    if (!next) return;
    event.preventDefault();
    next.querySelector("button").focus();
  }

  function renderRows() {
    const table = state.table;
    const place = document.getElementById("rows");
    if (!isHere(table)) {
      const file = `${table}.parquet`;
      place.replaceChildren(
        make("p", { class: "absence" }, word("table_left_out", { n: number(data.counts[table]) }), make("a", { href: file }, file)),
      );
      return;
    }
    const rows = findRows(table);
    const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1);
    view().page = Math.min(view().page, last);
    const from = view().page * pageSize;
    const shown = rows.slice(from, from + pageSize);
    const columns = columnsShown(table, rows);
    const numbers = { a: number(from + 1), b: number(from + shown.length), n: number(rows.length) };
    const told = rows.length ? word("rows_shown", numbers) : word("rows_none");
    const turn = (name, by, possible) =>
      button(by < 0 ? "‹" : "›", () => {
        view().page += by;
        renderRows();
        place.scrollTop = 0;
      }, { "aria-label": word(name), title: word(name), disabled: !possible });
    place.replaceChildren(
      make("p", { class: "told", role: "status" }, told, rows.length > pageSize && [turn("previous", -1, from > 0), turn("next", 1, view().page < last)]),
      make(
        "div",
        { class: "scroll" },
        make(
          "table",
          { class: table, on: { keydown: onKey } },
          make("caption", { class: "unseen" }, `${tableTitle(table)}: ${inLanguage(data.tables[table].grain)}`),
          make("thead", {}, header(table, columns)),
          make("tbody", {}, shown.map((row) => line(table, columns, row))),
        ),
      ),
    );
    for (const [index, head] of place.querySelectorAll("thead th").entries()) head.dataset.column = columns[index];
  }

  function render() {
    frame().replaceChildren(
      make("div", { class: "pane-head" }, tabs()),
      ...[state.row && makeCard(state.row.table, state.row.row), isHere(state.table) && controls(state.table)].filter(Boolean),
      make("div", { id: "rows", role: "tabpanel", "aria-labelledby": `tab-${state.table}` }),
    );
    renderRows();
  }

  /** Bring the open row into its table: filters that hide it are taken off. */
  function showRow() {
    const { table, row } = state.row;
    if (isHere(table)) {
      if (!findRows(table).includes(row)) Object.assign(view(), { query: "", filters: {}, held: null });
      if (!findRows(table).includes(row)) everywhere = true;
      view().page = Math.floor(findRows(table).indexOf(row) / PAGE);
    }
    render();
    frame().scrollTop = 0;
  }

  function showCard() {
    const card = document.getElementById("card");
    card.focus({ preventScroll: true });
    const { top } = card.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight - 120) card.scrollIntoView({ block: "start" });
  }

  function filterBy(table, column, row) {
    Object.assign(views[table], { query: "", filters: {}, held: { column, row }, page: 0 });
    render();
    frame().scrollTop = 0;
  }

  /** Hold columns to values in all documents; the card that opens next shows the table. */
  function filterValues(table, filters, sorted) {
    everywhere = true;
    Object.assign(views[table], { query: "", filters, held: null, sort: { column: sorted, direction: 1 } });
  }

  function focusRow(table, row) {
    if (table === state.table) frame().querySelector(`tr[data-row="${row}"] button`)?.focus();
  }

  function setPrinting(isPrinting) {
    pageSize = isPrinting ? PRINTED : PAGE;
    view().page = 0;
    renderRows();
  }

  return { render, showRow, showCard, filterBy, filterValues, focusRow, setPrinting };
})();

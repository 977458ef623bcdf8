// The tables with what they are held to and sorting, a page of rows at a time: full width over all documents, or beside a text.
panes.tables = (() => {
  const PAGE = 50;
  const PRINTED = 2000; // rows on paper, where there is no next page to turn to
  const MOST_COLLATED = 20_000; // different texts; more are put in order by their characters
  const views = Object.fromEntries(TABLES.map((table) => [table, { filters: {}, sort: null, page: 0, all: false }]));
  let pageSize = PAGE;
  let everywhere = true; // rows of all documents, or of the open one
  let turn = 0; // counts what was asked for: an answer that comes late is thrown away
  const collators = [new Intl.Collator("en", { numeric: true }), new Intl.Collator("zh-Hans", { numeric: true })];
  const frame = () => document.getElementById("tables");
  const view = () => views[state.table];
  const hasScope = (table) => columnOf(table, "document_id") && table !== "documents" && data.counts.documents > 1;
  const isScoped = (table) => !everywhere && state.document !== null && table !== "documents";

  /** The rows of a table in the open document. */
  function ownRows(table) {
    if (table !== "organizations") return rowsOfDocument(table, state.document);
    const units = rowsOfDocument("responsible_units", state.document);
    const named = new Set(units.map((row) => referenceOf("responsible_units", row, "organization_id")?.row));
    return allRows(table).filter((row) => named.has(row));
  }

  /** The rows to show, in the table's order. */
  function matching(table) {
    if (isScoped(table)) return ownRows(table);
    const held = Object.entries(views[table].filters).map(([column, value]) => valueFilter(table, column, value));
    const asked = [queryFilter(table, state.query), facetFilter(table, state.facets), ...held].filter(Boolean);
    return asked.length ? allRows(table).filter((row) => asked.every((test) => test(row))) : allRows(table);
  }

  /** Whether a cell holds a value; one that points to a row holds what the row is pointed to with. */
  function valueFilter(table, column, value) {
    const values = data.rows[table][column];
    const target = columnOf(table, column).references;
    const wanted = target ? rowOf(target, value) : null;
    if (!values) return (row) => String(valueOf(table, row, column)) === value;
    return target ? (row) => values[row] === wanted : (row) => String(values[row]) === value;
  }

  function sorted(table, rows) {
    const { sort } = views[table];
    if (!sort || !columnOf(table, sort.column)) return rows;
    const isText = !["integer", "number", "date"].includes(columnOf(table, sort.column).type);
    const valueAt = (row) => (isText ? shownValue(table, row, sort.column) || null : valueOf(table, row, sort.column));
    const keyed = rows.map((row) => [valueAt(row), row]);
    const values = [...new Set(keyed.map(([value]) => value))].filter((value) => value !== null);
    const isCollated = isText && values.length <= MOST_COLLATED;
    values.sort(isCollated ? collators[language].compare : (one, other) => (one < other ? -1 : one > other ? 1 : 0));
    const ranks = new Map(values.map((value, rank) => [value, rank * sort.direction]));
    const rankOf = (value) => (value === null ? Infinity : ranks.get(value));
    return keyed.sort(([one, first], [other, second]) => (rankOf(one) === rankOf(other) ? first - second : rankOf(one) - rankOf(other))).map(([, row]) => row);
  }

  /** Columns with few values that repeat: those get a filter. */
  function columnsToFilter(table) {
    return Object.keys(data.tables[table].columns).flatMap((column) => {
      const { type, values, references } = columnOf(table, column);
      if (QUIET.test(column) && !view().all) return [];
      if ((column === "role" || column === "issuer_level" || column === "region_name") && !isScoped(table)) return []; // a facet of all tables
      const isCoded = Object.keys(values).length > 0 || type === "boolean";
      if (!isCoded && !(type === "string" && !references && /^(document_type|source_format|per)$/.test(column))) return [];
      const found = new Map();
      for (const value of data.rows[table][column] ?? []) if (value !== null) found.set(value, (found.get(value) || 0) + 1);
      return found.size > 1 || column in view().filters ? [{ column, found }] : [];
    });
  }

  function change(values) {
    Object.assign(view(), { page: 0 }, values);
    renderRows();
    keepAddress();
  }

  function showAll(isWanted) {
    Object.assign(view(), { all: isWanted, page: 0 });
    render();
    document.getElementById("all-columns").focus();
  }

  function showTable(table) {
    state.table = table;
    state.row = null;
    render();
    document.getElementById(`tab-${table}`).focus();
    keepAddress();
  }

  function tabs() {
    const shown = TABLES.filter((table) => data.counts[table] || table === state.table);
    const bar = make("div", { class: "tabs", role: "tablist", "aria-label": word("tables") });
    for (const table of shown) {
      bar.append(
        button([tableTitle(table), make("span", { class: "count" }, number(data.counts[table]))], () => showTable(table), {
          role: "tab",
          id: `tab-${table}`,
          "aria-selected": String(table === state.table),
          "aria-controls": "rows",
          tabindex: table === state.table ? "0" : "-1",
          title: inLanguage(data.tables[table].grain),
        }),
      );
    }
    bar.addEventListener("keydown", (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      bar.children[(shown.indexOf(state.table) + step + shown.length) % shown.length].click();
    });
    return bar;
  }

  /** The tabs say how many rows there are of what is asked for: in the open document, or of what is looked for. */
  function countTabs() {
    const isHeld = isScoped(state.table) || state.query || Object.keys(state.facets).length;
    for (const table of TABLES) {
      const place = document.querySelector(`#tab-${table} .count`);
      if (place && isHere(table)) place.textContent = number(isHeld ? matching(table).length : data.counts[table]);
    }
  }

  function controls(table) {
    const { filters } = view();
    const scoped = isScoped(table);
    const scope = make(
      "select",
      { class: "scope", "aria-label": columnTitle("clauses", "document_id"), on: { change: (event) => setScope(event.target.value === "all") } },
      make("option", { value: "one", selected: scoped }, word("scope_document")),
      make("option", { value: "all", selected: !scoped }, word("scope_all")),
    );
    const selects = columnsToFilter(table).map(({ column, found }) => {
      const chosen = filters[column];
      const options = [...found].sort((one, other) => other[1] - one[1]).map(([value, count]) => {
        const label = typeof value === "boolean" ? word(value ? "yes" : "no") : valueLabel(table, column, value);
        return make("option", { value: String(value), selected: chosen === String(value) }, `${label} (${number(count)})`);
      });
      const set = (value) => {
        const next = { ...view().filters, [column]: value };
        if (!value) delete next[column];
        change({ filters: next });
      };
      return make(
        "label",
        { class: "facet", title: columnDescription(table, column) },
        make("span", {}, columnTitle(table, column)),
        make("select", { "data-filter": column, on: { change: (event) => set(event.target.value) } }, make("option", { value: "" }, word("any")), options),
      );
    });
    const wide = make("input", { type: "checkbox", id: "all-columns", on: { change: (event) => showAll(event.target.checked) } });
    wide.checked = view().all;
    const facets = scoped ? [] : facetBar(table, state.facets, setFacets);
    const isAsked = !scoped && Boolean(state.query || Object.keys(state.facets).length || Object.keys(filters).length);
    return make(
      "div",
      { class: "controls" },
      Object.keys(filters).filter((column) => columnOf(table, column).references).map((column) => heldBy(table, column)),
      !scoped && button(word("filters"), (event) => event.target.setAttribute("aria-expanded", String(event.target.getAttribute("aria-expanded") !== "true")), { class: "unfold", "aria-expanded": String(Boolean(isAsked)) }),
      make("div", { class: "filters" }, hasScope(table) && state.document !== null && state.view === "document" && scope, facets, !scoped && selects, make("span", { class: "wide" }, isAsked && button(word("clear_filters"), clear, { class: "clear" }), make("label", {}, wide, make("span", {}, word("all_columns"))))),
    );
  }

  /** That a table is held to the rows that point to one row, and the way out. */
  function heldBy(table, column) {
    const target = columnOf(table, column).references;
    const row = rowOf(target, view().filters[column]);
    const release = () => {
      const { [column]: _, ...filters } = view().filters;
      change({ filters });
      render();
    };
    return make(
      "p",
      { class: "held" },
      `${columnTitle(table, column)}${word("colon")}`,
      make("bdi", {}, row === null ? view().filters[column] : shortenMiddle(rowLabel(target, row), 40)),
      button("×", release, { "aria-label": word("remove_filter"), title: word("remove_filter") }),
    );
  }

  function setScope(isWide) {
    everywhere = isWide;
    view().page = 0;
    render();
  }

  function setFacets(facets) {
    state.facets = facets;
    for (const each of Object.values(views)) each.page = 0;
    render();
    keepAddress();
  }

  function clear() {
    openTable(state.table);
  }

  function header(table, parts) {
    return make(
      "tr",
      {},
      parts.map((part) => {
        const column = sortColumn(table, part);
        const { sort } = view();
        const direction = column && sort?.column === column ? sort.direction : 0;
        const next = { column, direction: direction === 1 ? -1 : 1 };
        const title = part.columns.length === 1 ? columnDescription(table, part.columns[0]) : null;
        return make(
          "th",
          { scope: "col", "aria-sort": { 1: "ascending", "-1": "descending" }[direction] || "none", "data-type": part.type, "data-column": part.name, title },
          column
            ? button(part.title, () => {
                change({ sort: direction === -1 ? null : next });
                frame().querySelector(`th[data-column="${part.name}"] button`)?.focus();
              })
            : part.title,
        );
      }),
    );
  }

  function line(table, parts, row) {
    const isOpen = state.row?.table === table && state.row.row === row;
    const cells = parts.map((part, index) => {
      const attributes = { "data-type": part.type, "data-column": part.name };
      if (part.columns.length === 1) attributes["data-coded"] = valueOf(table, row, part.columns[0]) in columnOf(table, part.columns[0]).values;
      const content = partContent(table, part, row, isScoped(table) ? "" : state.query);
      if (index > 0) return make("td", attributes, content ?? make("span", { class: "null" }, word("null")));
      const open = button(content ?? rowLabel(table, row) ?? word("null"), () => openRow(table, row), { class: part.columns.length > 1 ? "cell" : "link clamp" });
      return make("th", { ...attributes, scope: "row" }, open);
    });
    const node = make("tr", { "data-row": row, "aria-current": isOpen ? "true" : null }, cells);
    node.addEventListener("click", (event) => event.target.closest("button") || getSelection().toString() || openRow(table, row));
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

  /** The rows of what is asked for, once all rows that it is asked of are here. */
  async function renderRows() {
    const table = state.table;
    const place = document.getElementById("rows");
    turn += 1;
    const own = turn;
    if (!isScoped(table) && !allLoaded()) {
      const told = make("p", { class: "told", role: "status" }, word("loading"));
      place.replaceChildren(told, make("progress", { "aria-label": word("loading") }));
      try {
        await loadAll((here, all) => {
          told.textContent = word("loading_part", { a: number(here), b: number(all) });
        });
      } catch (error) {
        if (own === turn) place.replaceChildren(make("p", { class: "absence" }, word("not_loaded", { f: error.message })));
        return;
      }
      if (own === turn) render();
      return;
    }
    showRows(table, place, sorted(table, matching(table)));
    setTimeout(() => own === turn && countTabs());
  }

  function showRows(table, place, rows) {
    const last = Math.max(0, Math.ceil(rows.length / pageSize) - 1);
    view().page = Math.min(view().page, last);
    const from = view().page * pageSize;
    const shown = rows.slice(from, from + pageSize);
    const parts = partsShown(table, rows, { all: view().all, withDocument: hasScope(table) && !isScoped(table) });
    const numbers = { a: number(from + 1), b: number(from + shown.length), n: number(rows.length) };
    const step = (name, by, possible) =>
      button(by < 0 ? "‹" : "›", () => {
        view().page += by;
        renderRows();
        frame().scrollTop = 0;
      }, { "aria-label": word(name), title: word(name), disabled: !possible });
    const told = make(
      "p",
      { class: "told", role: "status" },
      make("span", { "data-rows": rows.length }, rows.length ? word("rows_shown", numbers) : noRows(table)),
      !rows.length && isScoped(table) && data.counts[table] > 0 && button(word("scope_all"), () => setScope(true)),
      rows.length > pageSize && [step("previous", -1, from > 0), step("next", 1, view().page < last)],
      rows.length > 0 && button(word("download_csv"), () => download(`${table}.csv`, csvOf(table, rows)), { class: "download" }),
    );
    if (!rows.length) {
      place.replaceChildren(told);
      return;
    }
    place.replaceChildren(
      told,
      make(
        "div",
        { class: "scroll" },
        make(
          "table",
          { class: parts.some((part) => part.columns.length > 1) ? `${table} composed` : table, on: { keydown: onKey } },
          make("caption", { class: "unseen" }, `${tableTitle(table)}: ${inLanguage(data.tables[table].grain)}`),
          make("thead", {}, header(table, parts)),
          make("tbody", {}, shown.map((row) => line(table, parts, row))),
        ),
      ),
    );
  }

  const noRows = (table) => (isScoped(table) && data.counts[table] ? word("rows_none_here", { n: number(data.counts[table]) }) : word("rows_none"));

  function render() {
    if (IS_TOO_LARGE) return;
    const needsAll = !isScoped(state.table) && !allLoaded();
    frame().replaceChildren(
      make("div", { class: "pane-head" }, tabs()),
      ...[state.row && makeCard(state.row.table, state.row.row), !needsAll && controls(state.table)].filter(Boolean),
      make("div", { id: "rows", role: "tabpanel", "aria-labelledby": `tab-${state.table}` }),
    );
    const bar = frame().querySelector(".tabs");
    bar.scrollLeft = document.getElementById(`tab-${state.table}`).offsetLeft - 60; // on a phone the bar is wider than the page
    renderRows();
  }

  /** Bring the open row into its table: what hides it is taken off. */
  function showRow() {
    const { table, row } = state.row;
    const own = views[table];
    const rows = () => (isScoped(table) || allLoaded() ? sorted(table, matching(table)) : []);
    if (!isScoped(table) && !rows().includes(row)) own.filters = {};
    own.page = Math.max(0, Math.floor(rows().indexOf(row) / PAGE));
    render();
    frame().scrollTop = 0;
  }

  function showCard() {
    const card = document.getElementById("card");
    if (!card) return;
    card.focus({ preventScroll: true });
    const { top } = card.getBoundingClientRect();
    if (top < 0 || top > window.innerHeight - 120) card.scrollIntoView({ block: "start" });
  }

  /** Hold a table to what is given, in all documents. */
  function hold(table, { filters, sort }) {
    everywhere = true;
    Object.assign(views[table], { filters, sort, page: 0 });
  }

  /** What the table is held to beside the query and the facets, as its address says it. */
  function heldTo() {
    const { filters, sort } = view();
    return sort ? { ...filters, sort: `${sort.direction < 0 ? "-" : ""}${sort.column}` } : filters;
  }

  function scopeToDocument() {
    everywhere = false;
  }

  function focusRow(table, row) {
    const line = table === state.table ? frame().querySelector(`tr[data-row="${row}"] button`) : null;
    (line ?? frame()).focus({ preventScroll: !line });
  }

  function setPrinting(isPrinting) {
    pageSize = isPrinting ? PRINTED : PAGE;
    view().page = 0;
    renderRows();
  }

  return { render, showRow, showCard, hold, heldTo, scopeToDocument, focusRow, setPrinting };
})();

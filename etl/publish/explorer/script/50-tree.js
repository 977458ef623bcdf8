// Left: the documents and their clauses as a tree (WAI-ARIA tree pattern: one stop for Tab, arrow keys inside).
panes.tree = (() => {
  const open = new Set();
  let query = "";
  let focused = null; // key of the item that Tab comes to
  let list = null;

  const MOST_DOCUMENTS = 200; // in the tree at a time: of more the words looked for choose
  const nameOf = (table, row) => (table === "documents" ? shortenMiddle(rowLabel(table, row), 44) : rowLabel(table, row));

  const nodeKey = (table, row) => `${table} ${row}`;
  const isCurrent = (table, row) =>
    table === "clauses" ? row === state.clause : state.clause === null && row === state.document;

  function childrenOf(table, row) {
    return table === "documents" ? childClauses(row, null) : childClauses(documentOf("clauses", row), row);
  }

  /** Rows to be shown while something is looked for: what matches, and what it stands under. Null: everything. */
  function findWanted() {
    const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
    if (!terms.length) return null;
    const matches = (text) => terms.every((term) => text.toLowerCase().includes(term));
    const wanted = new Set();
    for (const row of allRows("documents")) {
      if (matches(["document_id", "title", "forwarded_title", "document_number"].map((column) => data.rows.documents[column][row]).join(" "))) {
        wanted.add(nodeKey("documents", row));
      }
    }
    const found = allLoaded() ? queryFilter("clauses", query) : null;
    const clauses = allLoaded() ? allRows("clauses").filter(found) : rowsOfDocument("clauses", state.document).filter((row) => matches(clauseText(row)));
    for (const row of clauses) {
      wanted.add(nodeKey("documents", documentOf("clauses", row)));
      for (let above = row; above !== undefined; above = referenceOf("clauses", above, "parent_id")?.row) {
        wanted.add(nodeKey("clauses", above));
      }
    }
    return wanted;
  }

  function item(table, row, level, wanted) {
    const key = nodeKey(table, row);
    const children = (isLoaded(documentOf(table, row)) ? childrenOf(table, row) : []).filter((child) => !wanted || wanted.has(nodeKey("clauses", child)));
    const expanded = children.length > 0 && (open.has(key) || (wanted !== null && wanted.has(key)));
    const label = rowLabel(table, row);
    return make(
      "li",
      {
        role: "treeitem",
        "aria-level": level,
        "aria-expanded": children.length || !isLoaded(documentOf(table, row)) ? String(expanded) : null,
        "aria-selected": String(isCurrent(table, row)),
        "aria-label": label,
        tabindex: key === focused ? "0" : "-1",
        "data-key": key,
        class: `${table} ${table === "clauses" ? valueOf(table, row, "kind") : ""}`,
      },
      make(
        "div",
        { class: "label", title: label },
        make("span", { class: "twist", "aria-hidden": "true" }),
        make("span", { class: "name" }, nameOf(table, row)),
      ),
      expanded && make("ul", { role: "group" }, children.map((child) => item("clauses", child, level + 1, wanted))),
    );
  }

  function renderList() {
    const wanted = findWanted();
    const documents = allRows("documents").filter((row) => !wanted || wanted.has(nodeKey("documents", row)));
    focused ??= nodeKey("documents", state.document ?? 0);
    const from = Math.max(0, Math.min(documents.indexOf(state.document) - 20, documents.length - MOST_DOCUMENTS));
    const items = documents.slice(from, from + MOST_DOCUMENTS).map((row) => item("documents", row, 1, wanted));
    list.replaceChildren(...items);
    const rest = documents.length - items.length;
    if (rest > 0) list.append(make("li", { class: "empty", role: "none" }, word("more_documents", { n: number(rest) })));
    if (!items.length) list.append(make("li", { class: "empty", role: "none" }, word("nothing_found")));
    if (items.length && !list.querySelector('[tabindex="0"]')) items[0].setAttribute("tabindex", "0");
  }

  const visible = () => Array.from(list.querySelectorAll('[role="treeitem"]'));
  const find = (key) => visible().find((node) => node.dataset.key === key);
  function split(node) {
    const [table, row] = node.dataset.key.split(" ");
    return [table, Number(row)];
  }

  function focusOn(key) {
    const node = find(key);
    if (!node) return;
    list.querySelector('[tabindex="0"]')?.setAttribute("tabindex", "-1");
    focused = key;
    node.setAttribute("tabindex", "0");
    node.focus();
  }

  function toggle(node, wish) {
    const key = node.dataset.key;
    const [table, row] = split(node);
    if (table === "documents" && !isLoaded(row)) loadDocument(row).then(renderList, () => {});
    if (node.hasAttribute("aria-expanded")) {
      if (wish ?? !open.has(key)) open.add(key);
      else open.delete(key);
      renderList();
    }
    focusOn(key);
  }

  async function choose(node) {
    const [table, row] = split(node);
    const key = node.dataset.key;
    if (node.hasAttribute("aria-expanded")) open.add(key);
    focused = key;
    if (table === "documents") await openDocument(row);
    else await openClause(row);
    find(key)?.focus({ preventScroll: true });
  }

  function onKey(event) {
    const node = event.target.closest('[role="treeitem"]');
    if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
    const nodes = visible();
    const place = nodes.indexOf(node);
    const expanded = node.getAttribute("aria-expanded");
    const moves = {
      ArrowDown: () => nodes[place + 1] && focusOn(nodes[place + 1].dataset.key),
      ArrowUp: () => nodes[place - 1] && focusOn(nodes[place - 1].dataset.key),
      Home: () => focusOn(nodes[0].dataset.key),
      End: () => focusOn(nodes[nodes.length - 1].dataset.key),
      ArrowRight: () => {
        if (expanded === "false") toggle(node, true);
        else if (expanded === "true") focusOn(nodes[place + 1].dataset.key);
      },
      ArrowLeft: () => {
        if (expanded === "true") toggle(node, false);
        else focusOn(node.parentElement.closest('[role="treeitem"]')?.dataset.key);
      },
      Enter: () => choose(node),
      " ": () => choose(node),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  }

  function onClick(event) {
    const node = event.target.closest('[role="treeitem"]');
    if (!node) return;
    if (event.target.classList.contains("twist")) toggle(node);
    else choose(node);
  }

  function render() {
    const search = make("input", {
      type: "search",
      placeholder: word("find_in_tree"),
      "aria-label": word("find_in_tree"),
      on: {
        input: (event) => {
          query = event.target.value;
          renderList();
        },
        keydown: (event) => {
          if (event.key === "ArrowDown") {
            event.preventDefault();
            visible()[0]?.focus();
          }
        },
      },
    });
    search.value = query;
    list = make("ul", { role: "tree", "aria-label": word("tree"), on: { click: onClick, keydown: onKey } });
    document
      .getElementById("tree")
      .replaceChildren(make("div", { class: "pane-head" }, make("h2", {}, word("tree")), search), list);
    renderList();
  }

  /** Show what is open in the tree, with all it stands under. */
  function show() {
    if (state.document !== null) open.add(nodeKey("documents", state.document));
    let above = state.clause === null ? null : referenceOf("clauses", state.clause, "parent_id");
    for (; above; above = referenceOf("clauses", above.row, "parent_id")) open.add(nodeKey("clauses", above.row));
    focused = state.clause === null ? nodeKey("documents", state.document) : nodeKey("clauses", state.clause);
    renderList();
    const node = find(focused)?.querySelector(".label");
    const frame = document.getElementById("tree");
    if (!node) return;
    const [box, around] = [node.getBoundingClientRect(), frame.getBoundingClientRect()];
    if (box.top < around.top + 90 || box.bottom > around.bottom) {
      frame.scrollTop += box.top - around.top - around.height / 3;
    }
  }

  return { render, show };
})();

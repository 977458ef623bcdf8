// The frame: the bar on top, the choice of panes where there is room for one, the language, the start.
panes.frame = (() => {
  const at = (id) => document.getElementById(id);
  const left = new Map(); // how far down each pane was left
  const isNarrow = () => getComputedStyle(at("panes")).display !== "none";

  function renderWords() {
    document.documentElement.lang = language === CHINESE ? "zh-Hans" : "en";
    document.title = word("title");
    for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
    at("language").lang = language === CHINESE ? "en" : "zh-Hans";
    at("toggle-pictures").textContent = word(state.pictures ? "hide_pictures" : "show_pictures");
    at("toggle-pictures").setAttribute("aria-expanded", String(state.pictures));
    at("counts").replaceChildren(
      ...TABLES.filter((table) => table !== "diagnostics").map((table) =>
        make("span", {}, make("b", {}, number(data.counts[table])), ` ${tableTitle(table)}`),
      ),
    );
    at("panes").replaceChildren(
      ...["pictures", "tree", "text", "tables"].map((pane) => button(word(pane), () => showPaneFromBar(pane), { "data-pane": pane })),
    );
  }

  function showPaneFromBar(pane) {
    state.pane = pane;
    if (pane === "pictures" && !state.pictures) togglePictures();
    showPane();
    if (pane === "pictures") panes.pictures.render();
  }

  /** Where there is room for one pane, each keeps the place that it was left at. */
  function showPane() {
    const before = document.body.dataset.pane;
    if (before) left.set(before, window.scrollY);
    document.body.dataset.pane = state.pane;
    if (isNarrow() && before !== state.pane) window.scrollTo(0, left.get(state.pane) ?? 0);
    for (const node of at("panes").children) node.setAttribute("aria-current", String(node.dataset.pane === state.pane));
  }

  function renderAll() {
    renderWords();
    showPane();
    panes.pictures.render();
    panes.tree.render();
    panes.text.render();
    panes.tables.render();
  }

  function togglePictures() {
    state.pictures = !state.pictures;
    renderWords();
    panes.pictures.render();
  }

  /** Open what the address names behind #: a document's or a clause's id. */
  function openAddress() {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return false;
    }
    if (!id) return false;
    const clause = allRows("clauses").find((row) => valueOf("clauses", row, "clause_id") === id);
    if (clause !== undefined) openClause(clause);
    else if (data.rows.documents.document_id.includes(id)) openDocument(data.rows.documents.document_id.indexOf(id));
    else return false;
    return true;
  }

  function start() {
    if (data.home) {
      at("home").href = data.home;
      at("home").hidden = false;
    }
    at("language").addEventListener("click", () => {
      language = language === CHINESE ? ENGLISH : CHINESE;
      renderAll();
    });
    at("print").addEventListener("click", () => window.print());
    at("toggle-pictures").addEventListener("click", togglePictures);
    for (const link of document.querySelectorAll(".skips a")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        const pane = link.getAttribute("href").slice(1);
        state.pane = pane;
        showPane();
        at(pane).scrollIntoView();
        (pane === "tree" ? document.querySelector('#tree [tabindex="0"]') : at(pane)).focus();
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && state.row && !event.defaultPrevented) closeCard();
    });
    let width = window.innerWidth;
    window.addEventListener("resize", () => {
      if (window.innerWidth !== width) panes.pictures.render();
      width = window.innerWidth;
    });
    window.addEventListener("beforeprint", () => panes.tables.setPrinting(true));
    window.addEventListener("afterprint", () => panes.tables.setPrinting(false));
    window.addEventListener("hashchange", openAddress);
    const first = data.counts.documents ? 0 : null;
    state.document = first;
    if (first !== null) state.table = MENTION_TABLES.find((table) => rowsOfDocument(table, first).length) ?? state.table;
    renderAll();
    if (!openAddress() && first !== null) panes.tree.show();
  }

  return { showPane, start };
})();

panes.frame.start();

// The frame: the bar on top, the choice of views and panes, the search, language and theme, the start.
panes.frame = (() => {
  const at = (id) => document.getElementById(id);
  const left = new Map(); // how far down each pane was left
  const isNarrow = () => getComputedStyle(at("panes")).display !== "none";
  const TYPING = 150; // milliseconds without a letter, then the answer is looked for
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const VIEWS = ["overview", "tables", "document"];
  const PANES = ["overview", "tables", "text", "tree"];
  let typing = null;
  let chosenTheme = null;

  function renderWords() {
    document.documentElement.lang = language === CHINESE ? "zh-Hans" : "en";
    document.title = word("title");
    for (const node of document.querySelectorAll("[data-word]")) node.textContent = word(node.dataset.word);
    for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", word(node.dataset.label));
    at("language").lang = language === CHINESE ? "en" : "zh-Hans";
    at("query").placeholder = word("search_all");
    at("query").setAttribute("aria-label", word("search_all"));
    renderTheme();
    at("views").replaceChildren(...VIEWS.map((view) => button(word(`view_${view}`), () => chooseView(view), { "data-view": view })));
    at("panes").replaceChildren(...PANES.map((pane) => button(word(`pane_${pane}`), () => choosePane(pane), { "data-pane": pane })));
  }

  function renderQuery() {
    if (at("query").value !== state.query) at("query").value = state.query;
  }

  /** Light or dark: as the reader chose, else as the machine is set. */
  function renderTheme() {
    const isDark = chosenTheme === null ? dark.matches : chosenTheme === "dark";
    document.documentElement.dataset.theme = isDark ? "dark" : "light";
    at("theme").textContent = word(isDark ? "theme_light" : "theme_dark");
    return isDark;
  }

  async function chooseView(view) {
    if (view === "document") await openDocument(state.document ?? 0);
    else if (view === "tables") openTable(state.table, { query: state.query, facets: state.facets });
    else {
      showView("overview");
      panes.overview.render();
      keepAddress();
    }
  }

  async function choosePane(pane) {
    if (pane === "overview" || (pane === "tables" && state.view !== "document")) await chooseView(pane);
    else if (state.view !== "document") await openDocument(state.document ?? 0, { pane });
    else showView("document", pane);
  }

  /** Where there is room for one pane, each keeps the place that it was left at. */
  function showPane() {
    const before = document.body.dataset.pane;
    left.set(before, window.scrollY);
    document.body.dataset.view = state.view;
    document.body.dataset.pane = state.pane;
    if (isNarrow() && before !== state.pane) window.scrollTo(0, left.get(state.pane) ?? 0);
    for (const node of at("panes").children) node.setAttribute("aria-current", String(node.dataset.pane === state.pane));
    for (const node of at("views").children) node.setAttribute("aria-current", String(node.dataset.view === state.view));
  }

  function renderAll() {
    renderWords();
    showPane();
    panes.overview.render();
    if (IS_TOO_LARGE) return;
    panes.tree.render();
    panes.text.render();
    panes.tables.render();
    if (state.view === "compare") panes.compare.render();
  }

  /** Look in all tables for what stands in the field; in the table that is open first. */
  function lookFor(query) {
    clearTimeout(typing);
    if (query === state.query && state.view === "tables") return;
    openTable(state.table, { query, facets: state.view === "tables" ? state.facets : {} });
  }

  function listen() {
    at("home").addEventListener("click", () => chooseView("overview"));
    at("search").addEventListener("submit", (event) => {
      event.preventDefault();
      lookFor(at("query").value);
    });
    at("query").addEventListener("input", (event) => {
      clearTimeout(typing);
      typing = setTimeout(() => lookFor(event.target.value), TYPING);
    });
    at("language").addEventListener("click", () => {
      language = language === CHINESE ? ENGLISH : CHINESE;
      renderAll();
    });
    at("theme").addEventListener("click", () => {
      chosenTheme = renderTheme() ? "light" : "dark";
      renderTheme();
    });
    dark.addEventListener("change", renderTheme);
    at("print").addEventListener("click", () => window.print());
    for (const link of document.querySelectorAll(".skips a")) {
      link.addEventListener("click", async (event) => {
        event.preventDefault();
        const pane = link.getAttribute("href").slice(1);
        await choosePane(pane);
        at(pane).scrollIntoView();
        (pane === "tree" ? document.querySelector('#tree [tabindex="0"]') : at(pane)).focus();
      });
    }
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && state.row && !event.defaultPrevented) closeCard();
      if (event.key === "/" && !/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
        event.preventDefault();
        at("query").focus();
      }
    });
    let width = window.innerWidth;
    window.addEventListener("resize", () => {
      if (window.innerWidth !== width && state.view === "overview") panes.overview.renderPictures();
      width = window.innerWidth;
    });
    window.addEventListener("beforeprint", () => panes.tables.setPrinting(true));
    window.addEventListener("afterprint", () => panes.tables.setPrinting(false));
    window.addEventListener("popstate", openAddress);
  }

  async function start() {
    renderAll();
    listen();
    if (!(await openAddress())) showView("overview");
    if (!allLoaded()) setTimeout(() => loadAll().catch(() => {}), 50); // what is asked for next will be here
  }

  return { showPane, renderQuery, start };
})();

panes.frame.start();

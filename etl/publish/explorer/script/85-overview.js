// The first view: how much there is of what, the latest documents, and four pictures, small until asked for.
const PICTURES = {
  organizations: pictureOrganizations,
  dates: pictureDates,
  parameters: pictureParameters,
  citations: pictureCitations,
};
const LATEST = 8; // documents

const more = (count) => (count > 0 ? make("p", { class: "note" }, word("and_more", { n: number(count) })) : null);

panes.overview = (() => {
  const frame = () => document.getElementById("overview");

  /** The first sentence of what a row of a table is. */
  const grain = (table) => inLanguage(data.tables[table].grain).split(language === CHINESE ? /[。：]/ : /(?<=[a-z)])[.:](?: |$)/)[0];

  function tiles() {
    return make(
      "ul",
      { class: "tiles" },
      TABLES.filter((table) => data.counts[table] || table === "documents").map((table) => {
        const told = [make("b", {}, number(data.counts[table])), make("span", { class: "name" }, tableTitle(table)), make("small", {}, grain(table))];
        return make("li", {}, IS_TOO_LARGE ? make("div", {}, told) : button(told, () => openTable(table), { "data-table": table }));
      }),
    );
  }

  const dayOf = (row) => ["signed_date", "printed_date", "published_date"].map((column) => data.rows.documents[column][row]).find(Boolean) ?? "";

  function latest() {
    const rows = allRows("documents").sort((one, other) => (dayOf(other) < dayOf(one) ? -1 : dayOf(other) > dayOf(one) ? 1 : one - other));
    const facts = (row) => ["document_number", "issuer", "region_name"].map((column) => data.rows.documents[column][row]);
    return make(
      "section",
      { class: "latest" },
      make("h2", {}, word("latest_documents")),
      make(
        "ol",
        {},
        rows.slice(0, LATEST).map((row) =>
          make(
            "li",
            {},
            button(
              [
                make("span", { class: "name", lang: "zh-Hans", title: rowLabel("documents", row) }, shortenMiddle(rowLabel("documents", row), 60)),
                make("span", { class: "soft" }, [...facts(row), dayOf(row)].filter(Boolean).join(" · ")),
              ],
              () => openDocument(row),
            ),
          ),
        ),
      ),
      rows.length > LATEST && button(word("all_documents", { n: number(rows.length) }), () => openTable("documents"), { class: "link" }),
    );
  }

  function picture(name) {
    const isLarge = state.large === name;
    const title = word(`picture_${name}`);
    const toggle = button(isLarge ? "×" : "⤢", () => {
      state.large = isLarge ? null : name;
      renderPictures();
      frame().querySelector(`[data-picture="${name}"] button`)?.focus();
    }, { class: "size", "aria-label": `${word(isLarge ? "reduce" : "enlarge")}${word("colon")}${title}`, title: word(isLarge ? "reduce" : "enlarge") });
    return make("figure", { class: "picture", "data-picture": name }, make("figcaption", {}, make("h2", {}, title), toggle), make("div", { class: "drawing" }));
  }

  function renderPictures() {
    const place = frame().querySelector(".pictures");
    if (!place) return;
    place.classList.toggle("one", state.large !== null);
    const names = state.large ? [state.large] : Object.keys(PICTURES);
    place.replaceChildren(...names.map(picture));
    for (const figure of [...place.children]) {
      const name = figure.dataset.picture;
      const drawing = figure.querySelector(".drawing");
      const content = PICTURES[name](state.large === name, Math.max(240, Math.floor(drawing.clientWidth)));
      if (content) drawing.append(...content.flat().filter(Boolean));
      else figure.remove(); // nothing to compare
    }
  }

  function render() {
    if (IS_TOO_LARGE) {
      frame().replaceChildren(tiles(), make("div", { class: "absence" }, make("p", {}, word("too_large")), make("p", {}, make("code", {}, "tiaokuan serve"))));
      return;
    }
    frame().replaceChildren(tiles(), rowCount("documents") ? latest() : make("p", { class: "absence" }, word("no_documents")), make("div", { class: "pictures" }));
    if (allLoaded()) renderPictures();
    else loadAll().then(() => state.view === "overview" && renderPictures(), () => {}); // what cannot be loaded is told where it is asked for
  }

  return { render, renderPictures };
})();

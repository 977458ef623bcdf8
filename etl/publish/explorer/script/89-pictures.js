// On top: the four pictures, small side by side or one in full.
const PICTURES = {
  organizations: pictureOrganizations,
  dates: pictureDates,
  parameters: pictureParameters,
  citations: pictureCitations,
};

const more = (count) => (count > 0 ? make("p", { class: "note" }, word("and_more", { n: number(count) })) : null);

panes.pictures = (() => {
  const frame = () => document.getElementById("pictures");

  function render() {
    frame().hidden = !state.pictures;
    frame().classList.toggle("one", state.large !== null);
    const names = state.large ? [state.large] : Object.keys(PICTURES);
    const cards = names.map((name) => {
      const large = state.large === name;
      const title = word(`picture_${name}`);
      const toggle = button(large ? "×" : "⤢", () => {
        state.large = large ? null : name;
        render();
        frame().querySelector(large ? `[data-picture="${name}"] button` : ".picture button")?.focus();
      }, { class: "size", "aria-label": `${word(large ? "reduce" : "enlarge")}: ${title}`, title: word(large ? "reduce" : "enlarge") });
      return make("figure", { class: "picture", "data-picture": name }, make("figcaption", {}, make("h2", {}, title), toggle), make("div", { class: "drawing" }));
    });
    frame().replaceChildren(...cards);
    if (!state.pictures) return;
    for (const [index, name] of names.entries()) {
      const place = cards[index].querySelector(".drawing");
      const width = Math.max(240, Math.floor(place.clientWidth));
      const content = PICTURES[name](state.large === name, width);
      place.append(...(content ? content.flat().filter(Boolean) : [make("p", { class: "note" }, word("no_rows"))]));
    }
  }

  return { render };
})();

// Parameters by quantity: a line for every quantity and measure unit, a dot for every value, larger where it stands more often.
function pictureParameters(large, width) {
  const table = "parameters";
  if (!rowCount(table)) return null;
  const lines = [...groupBy(countedRows(table), (row) => `${valueOf(table, row, "quantity")} ${valueOf(table, row, "unit")}`).values()];
  lines.sort((one, other) => other.length - one.length);
  if (lines.length < 2) return null;
  const shown = lines.slice(0, large ? 60 : 7);
  return [
    make("p", { class: "note" }, word("each_dot")),
    make("ul", { class: "strips" }, shown.map((rows) => strip(table, rows, large, width))),
    more(lines.length - shown.length),
  ];
}

function strip(table, rows, large, width) {
  const [quantity, unit] = ["quantity", "unit"].map((column) => valueLabel(table, column, valueOf(table, rows[0], column)));
  const valueAt = (row) => valueOf(table, row, "low") ?? valueOf(table, row, "high");
  const dots = [...groupBy(rows, valueAt)].map(([value, same]) => ({ value, same }));
  const [low, high] = [Math.min(...dots.map(({ value }) => value)), Math.max(...dots.map(({ value }) => value))];
  const least = Math.min(...dots.map(({ value }) => value).filter((value) => value > 0));
  const scale = low >= 0 && high / least > 50 ? (value) => Math.log10(1 + value / least) : (value) => value;
  const [space, height] = [Math.max(50, width - (large ? 420 : 262)), 22];
  const x = (value) => (low === high ? space / 2 : 7 + ((scale(value) - scale(low)) / (scale(high) - scale(low))) * (space - 14));
  const drawing = draw("svg", { width: space, height, viewBox: `0 0 ${space} ${height}` }, draw("line", { class: "lane", x1: 0, x2: space, y1: 11, y2: 11 }));
  for (const { value, same } of dots) {
    const told = same.slice(0, 6).map((row) => [valueOf(table, row, "mention"), valueOf(table, row, "subject")].filter(Boolean).join(" · "));
    const tip = [...told, same.length > 6 && word("and_more", { n: number(same.length - 6) })].filter(Boolean).join("\n");
    const open = () => {
      openTable(table, { filters: { quantity: valueOf(table, rows[0], "quantity"), unit: valueOf(table, rows[0], "unit") }, sort: { column: "low", direction: -1 } });
    };
    const radius = Math.min(8, 3.5 + Math.sqrt(same.length - 1));
    drawing.append(draw("circle", { ...pressable(open), tabindex: dots.length > 40 ? "-1" : "0", class: "dot", cx: x(value), cy: 11, r: radius, "aria-label": tip }, draw("title", {}, tip)));
  }
  return make(
    "li",
    {},
    make("span", { class: "name" }, quantity, quantity !== unit && make("small", {}, unit)),
    make("span", { class: "total" }, number(rows.length)),
    make("span", { class: "end low" }, low === high ? "" : roundNumber(low)),
    drawing,
    make("span", { class: "end" }, roundNumber(high)),
  );
}

/** 300000 as 30万 or 300K. */
const roundNumber = (value) =>
  new Intl.NumberFormat(language === CHINESE ? "zh-Hans" : "en", { notation: "compact", maximumFractionDigits: 2 }).format(value);

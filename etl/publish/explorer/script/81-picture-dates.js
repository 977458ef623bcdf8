// Dates and deadlines: a lane for every document, a sign for every date, its own dates hollow.
const YEAR = 31_556_952_000; // milliseconds, a year of the Gregorian calendar on average
const timeOf = (date) => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)));

function pictureDates(large, width) {
  const lanes = allRows("documents").map((row) => ({ row, own: [], dates: [], recurring: [] }));
  const ownColumns = Object.keys(data.tables.documents.columns).filter((column) => columnOf("documents", column).type === "date");
  for (const lane of lanes) {
    for (const column of ownColumns) {
      const date = valueOf("documents", lane.row, column);
      if (date) lane.own.push({ column, date });
    }
  }
  for (const row of countedRows("dates")) {
    const lane = lanes[documentOf("dates", row)];
    const [start, end] = [valueOf("dates", row, "start_date"), valueOf("dates", row, "end_date")];
    if (start || end) lane.dates.push({ row, kind: valueOf("dates", row, "kind"), start: start && timeOf(start), end: end && timeOf(end) });
    else lane.recurring.push(row);
  }
  const counted = new Set(countedRows("documents"));
  const dated = lanes.filter((lane) => counted.has(lane.row) && lane.own.length + lane.dates.length + lane.recurring.length);
  if (dated.length < 2) return null;
  const latest = (lane) => Math.max(0, ...lane.own.map(({ date }) => timeOf(date)));
  const ranked = [...dated].sort((one, other) => other.dates.length - one.dates.length || latest(other) - latest(one));
  const shown = ranked.slice(0, large ? 200 : 6);
  const times = shown.flatMap((lane) => [...lane.own.map(({ date }) => timeOf(date)), ...lane.dates.flatMap(({ start, end }) => [start, end].filter((time) => time !== null))]);
  if (!times.length) times.push(0);
  const first = new Date(Math.min(...times)).getUTCFullYear();
  const last = Math.max(new Date(Math.max(...times)).getUTCFullYear() + 1, first + 4);
  const [left, right, laneHeight, top] = [large ? Math.min(330, width * 0.36) : Math.min(132, width * 0.4), 14, 25, 24];
  const bottom = top + shown.length * laneHeight;
  const x = (time) => left + ((time - Date.UTC(first, 0, 1)) / (Date.UTC(last, 0, 1) - Date.UTC(first, 0, 1))) * (width - left - right);
  const drawing = draw("svg", { viewBox: `0 0 ${width} ${bottom + 6}`, width, height: bottom + 6, role: "group", "aria-label": word("picture_dates") });
  const step = [1, 2, 5, 10, 20, 50].find((years) => (width - left - right) / ((last - first) / years) >= 38) || 100;
  for (let year = Math.ceil(first / step) * step; year <= last; year += step) {
    const at = x(Date.UTC(year, 0, 1));
    drawing.append(draw("line", { class: "grid", x1: at, x2: at, y1: top - 6, y2: bottom }), draw("text", { class: "axis", x: at, y: 11, "text-anchor": "middle" }, year));
  }
  shown.forEach((lane, index) => {
    const y = top + index * laneHeight + laneHeight / 2;
    const name = rowLabel("documents", lane.row);
    drawing.append(
      draw("line", { class: "lane", x1: left, x2: width - right, y1: y, y2: y }),
      draw(
        "text",
        { ...pressable(() => openDocument(lane.row)), class: "name", x: left - 10, y: y + 4, "text-anchor": "end", lang: "zh-Hans" },
        shortenMiddle(name, Math.floor((left - 10) / 12)),
        draw("title", {}, name),
      ),
    );
    for (const { column, date } of lane.own) {
      const at = x(timeOf(date));
      const tip = `${columnTitle("documents", column)}: ${date}`;
      drawing.append(draw("path", { ...pressable(() => openRow("documents", lane.row)), class: "own", d: `M${at} ${y - 5}l5 5-5 5-5-5z`, "aria-label": tip }, draw("title", {}, tip)));
    }
    for (const each of lane.dates) drawing.append(dateSign(each, x, y));
    if (lane.recurring.length) {
      const tip = word("recurring_count", { n: lane.recurring.length });
      drawing.append(draw("text", { ...pressable(() => openRow("dates", lane.recurring[0])), class: "axis", x: width - right, y: y - 3, "text-anchor": "end", "aria-label": tip }, `↻${lane.recurring.length}`, draw("title", {}, tip)));
    }
  });
  const undated = lanes.length - dated.length;
  const kinds = Object.keys(columnOf("dates", "kind").values).filter((kind) => kind !== "recurring" && lanes.some((lane) => lane.dates.some((each) => each.kind === kind)));
  return [
    make("p", { class: "key" }, kinds.map((kind) => make("span", {}, keySign(kind), valueLabel("dates", "kind", kind))), make("span", {}, keySign("own"), word("by_document"))),
    drawing,
    more(ranked.length - shown.length),
    undated > 0 && make("p", { class: "note" }, word("documents_without_dates", { n: undated })),
  ];
}

/** The sign of a date: ● a point, ▬ a period, ◀| a deadline, |▶ a start. */
function signPath(kind, from, to, y) {
  if (kind === "deadline") return `M${to} ${y - 7}v14M${to} ${y}l-8 -4v8z`;
  if (kind === "start") return `M${from} ${y - 7}v14M${from} ${y - 4}l8 4l-8 4z`;
  return `M${from} ${y - 4}H${Math.max(to, from + 6)}v8H${from}z`;
}

function dateSign({ row, kind, start, end }, x, y) {
  const tip = [valueOf("dates", row, "mention"), valueLabel("dates", "kind", kind), valueOf("dates", row, "start_date"), valueOf("dates", row, "end_date")].filter(Boolean).join(" · ");
  const attributes = { ...pressable(() => openRow("dates", row)), class: `sign ${kind}`, "aria-label": tip };
  const [from, to] = [start === null ? null : x(start), end === null ? null : x(end)];
  if (kind === "point" && end - start < YEAR / 3) return draw("circle", { ...attributes, cx: (from + to) / 2, cy: y, r: 4.5 }, draw("title", {}, tip));
  return draw("path", { ...attributes, d: signPath(kind, from, to, y) }, draw("title", {}, tip));
}

function keySign(kind) {
  const drawing = draw("svg", { width: 18, height: 14, "aria-hidden": "true" });
  if (kind === "own") drawing.append(draw("path", { class: "own", d: "M9 2l5 5-5 5-5-5z" }));
  else if (kind === "point") drawing.append(draw("circle", { class: "sign point", cx: 9, cy: 7, r: 4.5 }));
  else drawing.append(draw("path", { class: `sign ${kind}`, d: signPath(kind, kind === "start" ? 5 : 2, kind === "deadline" ? 13 : 16, 7) }));
  return drawing;
}

// Who cites whom: the documents of the dataset on the left, what they cite on the right, a line for every pair.
function pictureCitations(large, width) {
  const table = "citations";
  if (!rowCount(table)) return null;
  const works = findWorks();
  const ranked = [...works.values()].sort((one, other) => other.citing.size - one.citing.size || (one.held === null) - (other.held === null) || other.count - one.count);
  if (ranked.length < 2) return null;
  const right = ranked.slice(0, large ? 60 : 11);
  const citing = new Map();
  for (const work of right) for (const [row, first] of work.citing) citing.set(row, (citing.get(row) || []).concat([[work, first]]));
  // documents stand where the works they cite stand on average: fewer lines cross
  const middleOf = (row) => citing.get(row).reduce((sum, [work]) => sum + right.indexOf(work), 0) / citing.get(row).length;
  const left = [...citing.keys()].sort((one, other) => middleOf(one) - middleOf(other) || one - other).slice(0, large ? 80 : 11);
  const [rowHeight, top] = [large ? 24 : 18.5, 4];
  const height = Math.max(left.length, right.length) * rowHeight + top * 2;
  const label = Math.min(large ? 380 : 150, width * 0.4);
  const size = Math.floor((label - 6) / 12.2);
  const place = (index, count) => top + (height - top * 2) * ((index + 0.5) / count);
  const drawing = draw("svg", { viewBox: `0 0 ${width} ${height}`, width, height, role: "group", "aria-label": word("picture_citations") });
  left.forEach((row, index) => {
    const y = place(index, left.length);
    for (const [work, first] of citing.get(row)) {
      const to = place(right.indexOf(work), right.length);
      const middle = width / 2;
      const tip = `${rowLabel("documents", row)} → ${work.name}`;
      drawing.append(
        draw(
          "path",
          { class: `tie ${work.held === null ? "" : "held"}`, d: `M${label} ${y}C${middle} ${y} ${middle} ${to} ${width - label} ${to}`, "data-from": row, "data-to": work.name, on: { click: () => openRow(table, first) } },
          draw("title", {}, tip),
        ),
      );
    }
    const name = rowLabel("documents", row);
    const lit = light(drawing, "from", row);
    drawing.append(draw("text", { ...pressable(() => openDocument(row)), ...lit(pressable(() => openDocument(row))), class: "name", x: label - 6, y: y + 4, "text-anchor": "end", lang: "zh-Hans" }, shortenMiddle(name, size), draw("title", {}, name)));
  });
  right.forEach((work, index) => {
    const listener = () => openRow(table, [...work.citing.values()][0]);
    const lit = light(drawing, "to", work.name);
    const attributes = { ...pressable(listener), ...lit(pressable(listener)), class: `name ${work.held === null ? "" : "held"}`, x: width - label + 6, y: place(index, right.length) + 4, lang: "zh-Hans" };
    const tip = `${work.name} · ${word("document_number_of", { n: work.citing.size })}`;
    drawing.append(draw("text", attributes, shortenMiddle(work.name, size), draw("title", {}, tip)));
  });
  return [make("p", { class: "note" }, word("documents_cite")), drawing, more(ranked.length - right.length)];
}

/** What is cited, once each: a document of the dataset, a document number, or a title; a number tied to a title is that title's. */
function findWorks() {
  const table = "citations";
  const titleOfNumber = new Map();
  for (const row of countedRows(table)) {
    const [title, documentNumber] = [valueOf(table, row, "title"), valueOf(table, row, "document_number")];
    if (title && documentNumber && !titleOfNumber.has(documentNumber)) titleOfNumber.set(documentNumber, title);
  }
  const works = new Map();
  for (const row of countedRows(table)) {
    const held = referenceOf(table, row, "cited_document_id");
    const documentNumber = valueOf(table, row, "document_number");
    const name = held ? rowLabel("documents", held.row) : titleOfNumber.get(documentNumber) || valueOf(table, row, "title") || documentNumber;
    if (!works.has(name)) works.set(name, { name, held: held ? held.row : null, citing: new Map(), count: 0 });
    const work = works.get(name);
    work.count += 1;
    const from = documentOf(table, row);
    if (!work.citing.has(from)) work.citing.set(from, row);
  }
  return works;
}

/** Lines from or to what is pointed at stand out. */
function light(drawing, side, key) {
  const set = (isLit) => {
    for (const tie of drawing.querySelectorAll(".tie")) tie.classList.toggle("lit", isLit && tie.dataset[side] === String(key));
  };
  return ({ on }) => ({ on: { ...on, mouseenter: () => set(true), mouseleave: () => set(false), focus: () => set(true), blur: () => set(false) } });
}

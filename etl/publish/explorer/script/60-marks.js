// Where the marks of a document stand: the mentions of its tables, and the names of bodies elsewhere in the text.
const MARKED = [...MENTION_TABLES, "organizations"].filter((table) => table in data.tables);
const hiddenMarks = new Set();
const HAN = /\p{Script=Han}/u;
// Names that lean on what stands before them: 省商务厅 is no name inside 河北省商务厅.
const LEANING = /^[省市区县州盟旗自]/;

/** Marks of a document in its order: {table, row, from, to} in UTF-16 units of its text. */
function findMarks(documentRow) {
  const marks = [];
  for (const table of MENTION_TABLES) {
    for (const row of rowsOfDocument(table, documentRow)) {
      const [from, to] = spanOf(table, row);
      marks.push({ table, row, from, to });
    }
  }
  marks.push(...findNames(documentRow, marks));
  return marks.sort((one, other) => one.from - other.from || other.to - one.to);
}

/** Names by which this document calls a body, and official names, where no other mark stands. */
function findNames(documentRow, marks) {
  const text = textOf(documentRow);
  const names = new Map();
  for (const row of allRows("organizations")) names.set(valueOf("organizations", row, "name"), row);
  for (const row of rowsOfDocument("responsible_units", documentRow)) {
    const body = referenceOf("responsible_units", row, "organization_id");
    if (body) names.set(valueOf("responsible_units", row, "name"), body.row);
  }
  const patterns = [...names.keys()]
    .filter((name) => name.length > 2 && text.includes(name))
    .sort((one, other) => other.length - one.length)
    .map((name) => name.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  if (!patterns.length) return [];
  const taken = new Uint8Array(text.length);
  for (const { from, to } of marks) taken.fill(1, from, to);
  const found = [];
  for (const match of text.matchAll(new RegExp(patterns.join("|"), "gu"))) {
    const [from, to] = [match.index, match.index + match[0].length];
    if (taken.subarray(from, to).includes(1)) continue;
    if (LEANING.test(match[0]) && from > 0 && HAN.test(text[from - 1])) continue;
    found.push({ table: "organizations", row: names.get(match[0]), from, to });
  }
  return found;
}

/** A row in a few words, for the tip of its mark. */
function markTip(table, row) {
  const values = data.tables[table].told.map((column) => shownValue(table, row, column)).filter(Boolean);
  return [tableTitle(table), ...values].join(" · ");
}

/** The parts of a stretch of text as nodes; `marks` and `styles` ({from, to, class}) cut it where they begin and end. */
function markedText(text, from, to, marks, styles) {
  const within = (span) => span.from < to && span.to > from;
  const spans = [...marks.filter(within), ...styles.filter(within)];
  const cuts = new Set([from, to]);
  for (const span of spans) {
    if (span.from > from) cuts.add(span.from);
    if (span.to < to) cuts.add(span.to);
  }
  const ordered = [...cuts].sort((one, other) => one - other);
  return ordered.slice(0, -1).map((start, index) => {
    const end = ordered[index + 1];
    const over = spans.filter((span) => span.from <= start && span.to >= end);
    const classes = over.map((span) => span.class).filter(Boolean);
    const here = over.filter((span) => span.table).sort((one, other) => one.to - one.from - (other.to - other.from));
    const part = text.slice(start, end);
    if (here.length) return mark(here, part, start, end, classes);
    return classes.length ? make("span", { class: classes.join(" ") }, part) : part;
  });
}

function mark(spans, part, start, end, classes) {
  const { table, row, from, to } = spans[0];
  const tip = spans.map((span) => markTip(span.table, span.row)).join("\n");
  return make(
    "span",
    {
      ...pressable(() => openRow(table, row, { stay: true })),
      class: ["mark", table, ...classes].join(" "),
      "data-rows": spans.map((span) => `${span.table} ${span.row}`).join(","),
      "aria-label": `${part} (${tip})`,
      title: tip,
      tabindex: start === from ? "0" : "-1",
    },
    end === to ? lettered(part, table) : make("span", { class: "words" }, part),
  );
}

/** The words of a mark and its letter, which stays on the line of the last character. */
function lettered(text, table) {
  const last = [...new Intl.Segmenter().segment(text)].pop()?.segment ?? "";
  const letter = make("span", { class: "letter", "aria-hidden": "true" }, word(`mark_${table}`));
  return [
    make("span", { class: "words" }, text.slice(0, text.length - last.length)),
    make("span", { class: "tail" }, make("span", { class: "words" }, last), letter),
  ];
}

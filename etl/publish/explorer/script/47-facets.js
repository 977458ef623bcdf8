// What rows of all tables can be held to: a body, its role, the document's region and level, a range of days, a range of money.
const HAS_CLAUSE = (table) => table === "clauses" || Boolean(columnOf(table, "clause_id"));
const TELLS_BODIES = (table) => HAS_CLAUSE(table) || table === "documents" || table === "organizations";
const FACET_APPLIES = {
  organization: TELLS_BODIES,
  role: TELLS_BODIES,
  region: (table) => Boolean(columnOf(table, "document_id")),
  level: (table) => Boolean(columnOf(table, "document_id")),
  from: (table) => ["tasks", "dates", "documents"].includes(table),
  to: (table) => FACET_APPLIES.from(table),
  low: (table) => ["tasks", "parameters"].includes(table),
  high: (table) => FACET_APPLIES.low(table),
};

/** 1 for every clause, body or document with a responsible unit of the body and the role that are asked for. */
const unitsAsked = lastFew((key) => {
  const [organization, role] = JSON.parse(key);
  const body = organization ? data.rows.organizations.organization_id.indexOf(organization) : null;
  const { clause_id: clauses, organization_id: bodies, role: roles, document_id: documents } = data.rows.responsible_units;
  const asked = {
    units: new Uint8Array(rowCount("responsible_units")),
    clauses: new Uint8Array(rowCount("clauses")),
    organizations: new Uint8Array(rowCount("organizations")),
    documents: new Uint8Array(rowCount("documents")),
  };
  for (let row = 0; row < asked.units.length; row += 1) {
    if ((body !== null && bodies[row] !== body) || (role && roles[row] !== role)) continue;
    asked.units[row] = 1;
    asked.clauses[clauses[row]] = 1;
    asked.documents[documents[row]] = 1;
    if (typeof bodies[row] === "number") asked.organizations[bodies[row]] = 1;
  }
  return asked;
});

/** Whether a row is held by the facets that apply to its table, as a function; null where every row is. */
function facetFilter(table, facets) {
  const asked = (name) => (facets[name] && FACET_APPLIES[name](table) ? facets[name] : null);
  const rows = data.rows[table];
  const tests = [];
  if (asked("organization") || asked("role")) {
    const found = unitsAsked(JSON.stringify([asked("organization"), asked("role")]));
    if (table === "responsible_units") tests.push((row) => found.units[row]);
    else if (table === "clauses" || table === "organizations" || table === "documents") tests.push((row) => found[table][row]);
    else tests.push((row) => found.clauses[rows.clause_id[row]]);
  }
  for (const [name, column] of [["region", "region_name"], ["level", "issuer_level"]]) {
    const values = data.rows.documents[column];
    if (asked(name)) tests.push((row) => values[table === "documents" ? row : rows.document_id[row]] === facets[name]);
  }
  if (asked("from") || asked("to")) {
    const [from, to] = [facets.from || "", `${facets.to || ""}\uffff`]; // 2024 and 2024-06 are ranges too
    const days = daysOf(table);
    tests.push((row) => {
      const [start, end] = days(row);
      return Boolean(start && end) && start <= to && end >= from;
    });
  }
  if (asked("low") || asked("high")) {
    const [low, high] = [amountOf(facets.low) ?? -Infinity, amountOf(facets.high) ?? Infinity];
    const amount = table === "tasks" ? (row) => rows.amount_high[row] : (row) => (rows.unit[row] === "CNY" ? rows.high[row] ?? rows.low[row] : null);
    tests.push((row) => amount(row) !== null && amount(row) >= low && amount(row) <= high);
  }
  return tests.length ? (row) => tests.every((test) => test(row)) : null;
}

/** The days that a row is held to a range by: first and last. */
function daysOf(table) {
  const rows = data.rows[table];
  if (table === "tasks") return (row) => [rows.due_date[row], rows.due_date[row]];
  if (table === "dates") return (row) => [rows.start_date[row] ?? rows.end_date[row], rows.end_date[row] ?? rows.start_date[row]];
  const own = ["signed_date", "printed_date", "published_date"].filter((column) => rows[column]);
  return (row) => {
    const day = own.map((column) => rows[column][row]).find(Boolean);
    return [day, day];
  };
}

const AMOUNT_UNITS = { 万: 1e4, 亿: 1e8, k: 1e3, m: 1e6, bn: 1e9 };
/** 30万 as 300000, what is no amount as null. */
function amountOf(text) {
  const match = /^\s*([\d.,]+)\s*(万|亿|k|m|bn)?\s*元?\s*$/i.exec(text ?? "");
  const value = match ? Number(match[1].replaceAll(",", "")) * (AMOUNT_UNITS[match[2]?.toLowerCase()] ?? 1) : NaN;
  return Number.isFinite(value) ? value : null;
}

/** How often each value stands in a column of documents, most often first. */
const documentValues = remembered((column) =>
  [...groupBy(allRows("documents"), (row) => data.rows.documents[column][row])]
    .filter(([value]) => value !== null)
    .map(([value, rows]) => [value, rows.length])
    .sort((one, other) => other[1] - one[1]),
);

/** The bar with the facets; `change` hears what is asked for now. */
function facetBar(table, facets, change) {
  const set = (name, value) => {
    const next = { ...facets, [name]: value };
    if (!value) delete next[name];
    change(next);
  };
  const labelled = (name, control, title) =>
    FACET_APPLIES[name](table) && make("label", { class: `facet facet-${name}`, title }, make("span", {}, word(`facet_${name}`)), control);
  const select = (name, options) =>
    make("select", { "data-facet": name, on: { change: (event) => set(name, event.target.value) } }, make("option", { value: "" }, word("any")), options.map(([value, label]) => make("option", { value, selected: facets[name] === value }, label)));
  const input = (name, attributes) => {
    const field = make("input", { "data-facet": name, "aria-label": word(`facet_${name}`), ...attributes, on: { change: (event) => set(name, event.target.value.trim()) } });
    field.value = facets[name] ?? "";
    return field;
  };
  const counted = (column, labelOf) => documentValues(column).map(([value, count]) => [value, `${labelOf(value)} (${number(count)})`]);
  return [
    labelled("organization", organizationField(facets.organization, (id) => set("organization", id)), columnDescription("responsible_units", "organization_id")),
    labelled("role", select("role", Object.keys(columnOf("responsible_units", "role").values).map((role) => [role, valueLabel("responsible_units", "role", role)])), columnDescription("responsible_units", "role")),
    labelled("region", select("region", counted("region_name", String)), columnDescription("documents", "region_name")),
    labelled("level", select("level", counted("issuer_level", (value) => valueLabel("documents", "issuer_level", value))), columnDescription("documents", "issuer_level")),
    labelled("from", make("span", { class: "range" }, input("from", { placeholder: "2024-01", size: 9 }), "–", input("to", { placeholder: "2025", size: 9 })), FACET_APPLIES.from(table) && word(`facet_days_${table}`)),
    labelled("low", make("span", { class: "range" }, input("low", { inputmode: "decimal", placeholder: word("amount_example"), size: 7 }), "–", input("high", { inputmode: "decimal", size: 7 })), word("facet_amount_note")),
  ];
}

/** Bodies by the names they are called, official names first. */
const bodiesByName = remembered(() => {
  const names = new Map();
  for (const column of ["name", "aliases"]) {
    for (const row of allRows("organizations")) {
      for (const name of (data.rows.organizations[column][row] ?? "").split("；")) if (name && !names.has(name)) names.set(name, row);
    }
  }
  return names;
});

function organizationField(id, choose) {
  const known = id ? data.rows.organizations.organization_id.indexOf(id) : -1;
  const list = make("datalist", { id: "bodies" });
  const field = make("input", {
    type: "text",
    list: "bodies",
    "data-facet": "organization",
    placeholder: word("any"),
    on: {
      focus: () => list.childElementCount || list.append(...allRows("organizations").map((row) => make("option", { value: data.rows.organizations.name[row] }))),
      change: (event) => {
        const name = event.target.value.trim();
        const row = bodiesByName().get(name);
        field.setCustomValidity(name && row === undefined ? word("no_such_body") : "");
        field.reportValidity();
        if (!name || row !== undefined) choose(row === undefined ? "" : data.rows.organizations.organization_id[row]);
      },
    },
  });
  field.value = known >= 0 ? data.rows.organizations.name[known] : "";
  return [field, list];
}

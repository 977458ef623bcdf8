// Tasks by organization: a bar for every body, cut by role.
function pictureOrganizations(large) {
  const table = "responsible_units";
  if (!rowCount(table)) return null;
  const roles = Object.keys(columnOf(table, "role").values);
  const bodies = new Map();
  for (const row of countedRows(table)) {
    const body = referenceOf(table, row, "organization_id");
    const key = body ? body.row : valueOf(table, row, "name");
    if (!bodies.has(key)) bodies.set(key, { body, name: body ? rowLabel("organizations", body.row) : key, counts: {}, total: 0 });
    const found = bodies.get(key);
    const role = valueOf(table, row, "role");
    found.counts[role] = (found.counts[role] || 0) + 1;
    found.total += 1;
  }
  if (bodies.size < 2) return null;
  const used = roles.filter((role) => [...bodies.values()].some(({ counts }) => counts[role]));
  const ranked = [...bodies.values()].sort((one, other) => other.total - one.total || (other.counts.lead || 0) - (one.counts.lead || 0));
  const shown = ranked.slice(0, large ? 60 : 7);
  const most = ranked[0].total;
  const told = ({ counts }) => used.filter((role) => counts[role]).map((role) => `${valueLabel(table, "role", role)} ${counts[role]}`);
  return [
    make("p", { class: "key" }, used.map((role) => make("span", {}, make("i", { class: `role ${role}` }), valueLabel(table, "role", role)))),
    make(
      "ol",
      { class: "bars" },
      shown.map((found) => {
        const parts = used
          .filter((role) => found.counts[role])
          .map((role) => {
            const part = make("i", { class: `role ${role}` });
            part.style.width = `${(100 * found.counts[role]) / most}%`;
            return part;
          });
        const tip = `${found.name}: ${told(found).join(" · ")}`;
        const open = () => found.body && openTable("tasks", { facets: { organization: keyOf("organizations", found.body.row) } });
        return make(
          "li",
          {},
          button(
            [
              make("span", { class: "name", lang: "zh-Hans" }, shortenMiddle(found.name, large ? 28 : 10)),
              make("span", { class: "bar", "aria-hidden": "true" }, parts),
              make("span", { class: "total" }, number(found.total)),
              large && make("span", { class: "told" }, told(found).join(" · ")),
            ],
            open,
            { title: tip, "aria-label": tip },
          ),
        );
      }),
    ),
    more(ranked.length - shown.length),
  ];
}

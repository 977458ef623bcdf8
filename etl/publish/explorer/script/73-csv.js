// The rows that are shown as a file for spreadsheets, written as the dataset's own CSV files are.
const TAKEN_FOR_FORMULA = /^[=+\-@\t\r\n＝＋－＠']/;

function csvCell(value) {
  if (value === null || value === undefined) return "";
  const text = typeof value === "string" && TAKEN_FOR_FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Rows of a table as CSV: UTF-8 with BOM, lines end in CR LF, all columns but the whole text of documents. */
function csvOf(table, rows) {
  const columns = Object.keys(data.tables[table].columns).filter((column) => !(table === "documents" && column === "text"));
  const lines = rows.map((row) => columns.map((column) => csvCell(valueOf(table, row, column))).join(","));
  return `\ufeff${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

// Rows that do not stand in the page itself: scripts beside it, each with some documents, loaded from a disk as from a server.
const FOLDER = "explorer";
const LOADED_AT_ONCE = 3;
const shardCount = data.starts ? data.starts.documents.length - 1 : 0;
const loaded = []; // by shard: the promise of its rows
let shardsHere = 0;
const waiting = new Map(); // shards that were asked for: what to do with their script's answer

for (const table of Object.keys(data.starts ?? {})) data.rows[table] ??= {};

const allLoaded = () => shardsHere === shardCount;
const shardOf = (documentRow) => data.starts.documents.findLastIndex((start) => start <= documentRow);
const isLoaded = (documentRow) => !IS_TOO_LARGE && typeof data.rows.documents.text?.[documentRow] === "string";

/** Where the rows of a document can stand in a table: in those of its shard. */
function rangeOf(table, documentRow) {
  if (!data.starts?.[table]) return [0, rowCount(table)];
  const shard = shardOf(documentRow);
  return data.starts[table].slice(shard, shard + 2);
}

const policy = shardCount && window.trustedTypes?.createPolicy("shards", { createScriptURL: (address) => address });

function ask(shard) {
  const address = `${FOLDER}/${shard}.js`;
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    waiting.set(shard, resolve);
    script.onerror = () => reject(new Error(address));
    script.src = policy ? policy.createScriptURL(address) : address;
    document.head.append(script);
    script.onload = () => script.remove();
  });
}

// what a shard's script calls; whatever it is given is data
if (shardCount) window.tiaokuan = (shard, packed) => waiting.get(shard)?.(packed);

async function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).json();
}

async function fetchShard(shard) {
  const rows = await unpack(await ask(shard));
  for (const [table, columns] of Object.entries(rows)) {
    const start = data.starts[table][shard];
    for (const [column, values] of Object.entries(columns)) {
      const place = (data.rows[table][column] ??= new Array(data.starts[table][shardCount]));
      const isInShard = columnOf(table, column).references === "clauses"; // a shard counts clauses from its first one
      const first = isInShard ? data.starts.clauses[shard] : 0;
      for (let row = 0; row < values.length; row += 1) {
        const value = values[row];
        place[start + row] = first && typeof value === "number" ? first + value : value;
      }
    }
  }
  shardsHere += 1;
}

/** The rows of a shard are in the page. Rejected where its file is not there. */
const loadShard = (shard) => (loaded[shard] ??= fetchShard(shard));
const loadDocument = async (documentRow) => {
  if (!isLoaded(documentRow)) await loadShard(shardOf(documentRow));
};

/** All rows are in the page; `tell` hears how many shards are. */
const loadAll = (() => {
  let everything = null;
  const listeners = new Set();
  async function work(shards) {
    for (let shard = shards.pop(); shard !== undefined; shard = shards.pop()) {
      await loadShard(shard);
      for (const tell of listeners) tell(shardsHere, shardCount);
    }
  }
  return async (tell) => {
    if (allLoaded()) return;
    if (tell) listeners.add(tell);
    const shards = Array.from({ length: shardCount }, (_, shard) => shardCount - 1 - shard);
    everything ??= Promise.all(Array.from({ length: LOADED_AT_ONCE }, () => work(shards)));
    await everything.finally(() => listeners.delete(tell));
  };
})();

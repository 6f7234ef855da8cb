// Answers the path of a JSON file on each line of stdin with its leaves, as JSON on one line; null where it is none.
// The mark at the start of a file is taken off, as every program does that reads such files.
const { readFileSync } = require("node:fs");

function leaves(value, way) {
  if (value === null || typeof value !== "object") {
    return [[way, typeof value === "string" ? value : [typeof value, String(value)]]];
  }
  const inner = Object.entries(value).flatMap(([key, item]) => leaves(item, `${way}/${key}`));
  return [[way, [Array.isArray(value) ? "list" : "object", ""]], ...inner];
}

require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (path) => {
    let found = null;
    try {
      found = leaves(JSON.parse(readFileSync(path, "utf8").replace(/^\ufeff/, "")), "");
    } catch {
      // It is no JSON.
    }
    console.log(JSON.stringify(found));
  });

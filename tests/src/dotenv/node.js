// Answers the path of a .env file on each line of stdin with what Node's own reader finds in it, as JSON on one line.
require("node:readline")
  .createInterface({ input: process.stdin })
  .on("line", (path) => {
    for (const name of Object.keys(process.env)) delete process.env[name];
    process.loadEnvFile(path);
    console.log(JSON.stringify({ ...process.env }));
  });

/** What the window weighs on the wire, without its fonts. Its texts are the host's. */
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 60_000;
const folder = new URL('../dist/', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(html|js|css)$/.test(file),
);
const size = (/** @type {string} */ file) =>
  gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length;
const all = files.reduce((sum, file) => sum + size(file), 0);
console.log(`${all} bytes, gzipped`);
if (all > LIMIT) {
  console.error(`The window may weigh ${LIMIT} bytes.`);
  process.exitCode = 1;
}

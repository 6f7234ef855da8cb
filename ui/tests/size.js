/** What the window weighs on the wire, without its fonts. */
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT = 60_000;
const folder = new URL('../dist/assets/', import.meta.url);
const files = readdirSync(folder).filter((file) => !file.endsWith('.woff2'));
const size = (/** @type {string} */ file) =>
  gzipSync(readFileSync(new URL(file, folder)), { level: 9 }).length;
const texts = files.filter((file) => readFileSync(new URL(file, folder), 'utf8').startsWith('var e=`'));
const code = files.filter((file) => !texts.includes(file)).reduce((sum, file) => sum + size(file), 0);
const words = texts.reduce((sum, file) => sum + size(file), 0);
console.log(`${code} bytes of program and style, ${words} of texts in all languages, gzipped`);
if (code > LIMIT) {
  console.error(`The program may weigh ${LIMIT} bytes.`);
  process.exitCode = 1;
}

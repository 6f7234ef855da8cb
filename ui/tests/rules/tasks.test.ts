import { readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

const ROOM = new URL('../program/tasks/', import.meta.url);
const TASKS = 20;

/** The rows of the table at the head of the room: a task, and the tests of a file that hold it. */
const rows = [
  ...readFileSync(new URL('person.ts', ROOM), 'utf8').matchAll(/^ \* \| T(\d+) .*? \| (.+) \|$/gm),
];

describe('the tasks of a new user', () => {
  it('are all in the table', () => {
    expect(rows.map(([, number]) => Number(number))).toEqual(
      Array.from({ length: TASKS }, (_, at) => at + 1),
    );
  });

  it.each(
    rows.filter(([, , held]) => held !== 'a person').map(([, number = '', held = '']) => ({ number, held })),
  )('are held by tests that are there: T$number', ({ held }) => {
    const [file = '', titles = ''] = held.split(': ');
    const text = readFileSync(new URL(file, ROOM), 'utf8');
    for (const title of titles.split('; ')) expect(text).toContain(`'${title}`);
  });
});

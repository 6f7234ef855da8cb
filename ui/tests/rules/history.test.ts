import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { EVENTS } from '../../src/lib/views/details/history';

const JOURNEYS = new URL('../../../src-tauri/core/src/journeys', import.meta.url).pathname;

describe('the history', () => {
  it('has a sentence for all that the program notes', () => {
    const noted = readdirSync(JOURNEYS, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.rs') && !/^env_run|^metadata|tests\.rs$/.test(path))
      .flatMap((path) => events(readFileSync(join(JOURNEYS, path), 'utf8')));
    expect(noted).toContain('connected');
    expect(noted).toContain('put_off');
    const said = [...EVENTS, 'checked', 'reminded'];
    expect([...new Set(noted)].filter((event) => !said.includes(event))).toEqual([]);
    expect(EVENTS.filter((event) => !noted.includes(event))).toEqual([]);
  });
});

/** The names of events in the source of a journey: an argument of a history line, or a word before the line's facts. */
function events(source: string): string[] {
  const forms = [
    /\bline\(\s*&?[\w.]+,\s*[\w.()]+,\s*"([a-z_]+)"/g,
    /\("([a-z_]+)", json!/g,
    /\b(?:note|finish)\([^";{]*"([a-z_]+)"/g,
    /=> "([a-z_]+)",/g,
    /\bevent: "([a-z_]+)"/g,
    /\bline\([^;]*\bhistory::([A-Z_]+)/g,
    /\blet event = .*?"([a-z_]+)".*?"([a-z_]+)"/g,
  ];
  return forms.flatMap((form) =>
    [...source.matchAll(form)].flatMap(([, ...names]) => names.map((name) => name.toLowerCase())),
  );
}

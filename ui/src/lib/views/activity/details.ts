import type { ActivityLine } from '../../host';
import { NETWORK } from '../../state/names';
import { veiled } from '../../state/window.svelte';

/** A line of the details: a key of the texts and the value in it. */
export type Detail = { key: string; detail: string };

/**
 * What a developer or whoever helps needs of a line: when it was to the second, whose it was, which file and line, and
 * Meta's numbers. None is secret.
 */
export function detailsOf(line: ActivityLine): Detail[] {
  const { facts, network, name, at } = line;
  const meta = (facts.meta ?? {}) as Record<string, unknown>;
  const numbers = [meta.code, meta.subcode].filter((part) => part !== null && part !== undefined).join('/');
  const lines = [
    { key: 'act-detail-at', detail: at },
    { key: 'act-detail-event', detail: line.event },
    { key: 'act-detail-network', detail: network === null ? '' : NETWORK[network] },
    { key: 'win-detail-account', detail: name === null ? '' : veiled(name) },
    ...placeOf(text(facts.where)),
    { key: 'act-detail-reason', detail: text(facts.reason) },
    { key: 'act-detail-problem', detail: text(facts.code) },
    { key: 'win-detail-code', detail: numbers },
    { key: 'win-detail-status', detail: text(meta.http_status) },
    { key: 'win-detail-trace', detail: text(meta.fbtrace_id) },
  ];
  return lines.filter(({ detail }) => detail !== '');
}

/** A file and its line are written together, with a sign between them that no name of a line has. */
function placeOf(where: string): Detail[] {
  const at = where.lastIndexOf('#');
  if (at < 0) return [{ key: 'win-detail-place', detail: veiled(where) }];
  return [
    { key: 'win-detail-file', detail: veiled(where.slice(0, at)) },
    { key: 'win-detail-line', detail: where.slice(at + 1) },
  ];
}

function text(fact: unknown): string {
  return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '';
}

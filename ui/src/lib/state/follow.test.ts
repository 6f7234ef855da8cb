import { describe, expect, it } from 'vitest';

import { account } from '../../../tests/fixtures/accounts';
import { snapshot } from '../../../tests/fixtures/snapshots';
import type { Change, Host, Snapshot } from '../host';
import { follow } from './follow';

describe('following the host', () => {
  it('shows the whole state once, then each change', async () => {
    const host = new PretendHost(1);
    const shown = await followed(host);
    host.change(2);
    expect(shown.map(({ version }) => version)).toEqual([1, 2]);
    expect(host.asked).toBe(1);
  });

  it('shows what the window came with before it asks for anything', async () => {
    const host = new PretendHost(4);
    host.opening = state(4);
    const versions: number[] = [];
    const following = follow(host, ({ version }) => versions.push(version));
    expect(versions).toEqual([4]);
    expect(host.asked).toBe(0);
    await following;
  });

  it('takes what another host says, though it counts its changes as the first one did', async () => {
    const host = new PretendHost(4);
    host.opening = state(4);
    const shown = await followed(host);
    host.accounts = ['other'];
    host.change(2);
    await settled();
    expect(shown.at(-1)?.accounts.map(({ name }) => name)).toEqual(['other']);
  });

  it('catches up with what changed while the window was made', async () => {
    const host = new PretendHost(6);
    host.opening = state(4);
    const shown = await followed(host);
    host.change(7);
    expect(shown.map(({ version }) => version)).toEqual([4, 6, 7]);
  });

  it('asks for the whole state once more when a change was missed', async () => {
    const host = new PretendHost(1);
    const shown = await followed(host);
    host.version = 5;
    host.change(5);
    await settled();
    expect(shown.at(-1)?.version).toBe(5);
    expect(host.asked).toBe(2);
  });

  it('forgets no change that comes while the whole state is on its way', async () => {
    const host = new PretendHost(3);
    host.onAsk = () => [3, 4].forEach((version) => host.change(version));
    const shown = await followed(host);
    expect(shown.at(-1)?.version).toBe(4);
  });

  it('begins anew with a host that was started again', async () => {
    const host = new PretendHost(9);
    const shown = await followed(host);
    host.version = 2;
    host.change(2);
    await settled();
    expect(shown.at(-1)?.version).toBe(2);
  });
});

class PretendHost implements Host {
  asked = 0;
  opening?: Snapshot;
  accounts = ['one'];
  readonly texts = () => Promise.resolve([]);
  readonly guide = () => Promise.resolve('{}');
  onAsk: (() => void) | null = null;
  #tell: (change: Change) => void = () => undefined;

  constructor(public version: number) {}

  snapshot(): Promise<Snapshot> {
    this.asked += 1;
    const now = state(this.version, this.accounts);
    this.onAsk?.();
    this.onAsk = null;
    return Promise.resolve(now);
  }
  listen(tell: (change: Change) => void) {
    this.#tell = tell;
  }
  send() {
    return Promise.resolve();
  }
  change(version: number) {
    this.#tell({ ...snapshot([]), version, order: null });
  }
}

function state(version: number, names = ['one']): Snapshot {
  return { ...snapshot(names.map((name) => account({ name }))), version };
}

async function followed(host: Host): Promise<Snapshot[]> {
  const shown: Snapshot[] = [];
  await follow(host, (next) => shown.push(next));
  return shown;
}

/** Lets all promises that are ready go on. */
async function settled() {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

import guide from '../../../../src-tauri/core/data/setup.json';
import { readTexts } from '../words/texts';
import type { Change, Host, Snapshot } from '.';

/** The door to a core behind HTTP, which only the browser tests use. */
export function httpHost(origin: string): Host {
  return {
    async snapshot() {
      const answer = await fetch(`${origin}/snapshot`);
      if (!answer.ok) throw new Error(`snapshot: ${answer.status}`);
      return (await answer.json()) as Snapshot;
    },
    texts: readTexts,
    guide: () => Promise.resolve(JSON.stringify(guide)),
    listen(onChange) {
      const changes = new EventSource(`${origin}/changes`);
      changes.onmessage = ({ data }: MessageEvent<string>) => onChange(JSON.parse(data) as Change);
    },
    async send(intent) {
      const answer = await fetch(`${origin}/intent`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(intent),
      });
      if (!answer.ok) throw new Error(`intent: ${answer.status}`);
    },
  };
}

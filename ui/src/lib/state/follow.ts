import type { Change, Host, Snapshot } from '../host';
import { apply } from './apply';

/** Shows the host's state, change after change. When a change was missed, it asks for the whole state again. */
export async function follow(
  host: Host,
  show: (snapshot: Snapshot) => void,
  lose: (error: unknown) => void = () => undefined,
): Promise<void> {
  let current = host.opening ?? null;
  let asking: Promise<void> | null = null;
  let held: Change[] = [];

  const ask = async () => {
    let next = await host.snapshot();
    const later = held.filter((change) => change.version > next.version);
    held = [];
    for (const change of later) next = apply(next, change) ?? next;
    const missed = later.some((change) => change.version > next.version);
    current = next;
    show(next);
    if (missed) await ask();
  };
  // Set before the host is asked, so that the changes that arrive meanwhile are held.
  const whole = () =>
    (asking ??= Promise.resolve()
      .then(ask)
      .finally(() => (asking = null)));

  if (current !== null) show(current);
  host.listen((change) => {
    const next = asking === null && current !== null ? apply(current, change) : null;
    if (next === null) {
      held.push(change);
      whole().catch(lose);
    } else {
      current = next;
      show(next);
    }
  });
  if (current !== null) await drawn();
  await whole();
}

/** When the browser has drawn what was shown. To ask for the whole state before that would hold up the first picture. */
function drawn(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}

import type { Place, Symptom } from '../../host';
import { goInto, goTo, send } from '../../state/window.svelte';

export const TOPICS = ['photos', 'posts', 'connect', 'page', 'reminders', 'token'] as const satisfies (
  Symptom | 'token'
)[];
export type Topic = (typeof TOPICS)[number];

/** A step: the key of its sentence, what its button does, and the kind of place that it is about. */
export type Step = { key: string; act?: () => void; of?: Place['kind'] };

const app = () => goInto({ at: 'setup' });
const look: Step = { key: 'fix-look', act: () => goTo({ at: 'accounts' }) };
const file: Step = { key: 'fix-file', of: 'env_file' };
const hand: Step = { key: 'fix-hand', of: 'by_hand' };
const ownLogin: Step = { key: 'fix-own-login' };

const STEPS: Record<Topic, readonly Step[]> = {
  photos: [look, file, hand, ownLogin],
  posts: [look, file, hand, ownLogin],
  connect: [
    { key: 'fix-connect-1', act: () => goInto({ at: 'connect' }) },
    { key: 'fix-connect-2', act: app },
  ],
  page: [
    { key: 'fix-page-1' },
    { key: 'fix-page-2', act: app },
    { key: 'fix-page-3', act: () => void send({ do: 'open', what: 'meta_apps' }) },
  ],
  reminders: [
    { key: 'fix-reminders-1', act: () => goTo({ at: 'accounts' }) },
    { key: 'fix-reminders-2', act: () => goTo({ at: 'settings' }) },
    { key: 'fix-reminders-3' },
  ],
  token: [
    { key: 'fix-token-1' },
    { key: 'fix-token-2', act: () => goTo({ at: 'accounts' }) },
    { key: 'fix-token-3' },
  ],
};

/** The steps for a person who has no error text. Of places, only those kinds are spoken of that there are, if any. */
export function stepsOf(topic: Topic, places: Pick<Place, 'kind'>[]): Step[] {
  const has = (kind: Place['kind']) => places.some((place) => place.kind === kind);
  return STEPS[topic].filter(({ of }) => of === undefined || places.length === 0 || has(of));
}

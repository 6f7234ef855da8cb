import type { Place, Symptom } from '../../host';
import { goInto, goTo, send } from '../../state/window.svelte';

export type Topic = Symptom;

/** What can be chosen. The other topics answer a sentence: nobody would look for them in a list. */
export const CHOICES = [
  'photos',
  'posts',
  'connect',
  'login',
  'page',
  'reminders',
  'token',
] as const satisfies Topic[];

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
    { key: 'fix-token-4', act: app },
  ],
  warning: [{ key: 'fix-warning-1' }, { key: 'fix-connect-1', act: () => goInto({ at: 'connect' }) }],
  ending: [
    { key: 'fix-ending-1', act: () => goTo({ at: 'accounts' }) },
    { key: 'fix-ending-2', act: () => goInto({ at: 'connect' }) },
    { key: 'fix-ending-3' },
  ],
  invite: [{ key: 'fix-invite-1' }, { key: 'fix-invite-2' }, { key: 'fix-invite-3', act: app }],
  login: [
    { key: 'fix-login-1' },
    { key: 'fix-login-2' },
    { key: 'fix-login-3', act: () => goInto({ at: 'connect' }) },
  ],
  language: [
    { key: 'fix-language-1', act: () => goTo({ at: 'settings' }) },
    { key: 'fix-language-2', act: app },
  ],
};

/** The steps for a person who has no error text. Of places, only those kinds are spoken of that there are, if any. */
export function stepsOf(topic: Topic, places: Pick<Place, 'kind'>[]): Step[] {
  const has = (kind: Place['kind']) => places.some((place) => place.kind === kind);
  return STEPS[topic].filter(({ of }) => of === undefined || places.length === 0 || has(of));
}

import { goInto, goTo, send } from '../../state/window.svelte';

export const TOPICS = ['photos', 'connect', 'page', 'reminders'] as const;
export type Topic = (typeof TOPICS)[number];

const accounts = () => goTo({ at: 'accounts' });
const app = () => goInto({ at: 'setup' });

/** Two or three steps for a person who has no error text to paste: the key of each sentence, and its button's action. */
export const STEPS: Record<Topic, readonly [string, (() => void)?][]> = {
  photos: [['fix-photos-1', accounts], ['fix-photos-2'], ['fix-photos-3']],
  connect: [
    ['fix-connect-1', () => goInto({ at: 'connect' })],
    ['fix-connect-2', app],
  ],
  page: [
    ['fix-page-1'],
    ['fix-page-2', app],
    ['fix-page-3', () => void send({ do: 'open', what: 'meta_apps' })],
  ],
  reminders: [
    ['fix-reminders-1', accounts],
    ['fix-reminders-2', () => goTo({ at: 'settings' })],
    ['fix-reminders-3'],
  ],
};

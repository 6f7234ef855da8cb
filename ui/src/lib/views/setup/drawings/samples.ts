import type { Network } from '../../../host';
import { say } from '../../../words/index.svelte';

/** What a drawing shows of a person's own, as far as it is known. */
export type Shown = {
  network: Network;
  /** The return address. */
  address?: string;
  permissions?: string[];
  /** The number of the Meta app. */
  number?: string;
  /** The ID that the network has for it. */
  ownNumber?: string;
  /** The name of the account. */
  account?: string;
};

/** What the drawings show in place of a person's own: every number, name and token here is made up. */
export const SAMPLE = {
  number: '1234567890123456',
  ownNumber: '9876543210987654',
  secret: '••••••••••••',
  token: { instagram: 'IGAA••••••', threads: 'THAA••••••', facebook: 'EAA••••••' },
} as const;

/** The name of the account in a drawing while the person's own is not known: it tells that their own belongs there. */
export const sampleAccount = (network: Network): string =>
  network === 'facebook' ? say('draw-sample-person') : 'your.name';

export const APPS = 'developers.facebook.com/apps/';

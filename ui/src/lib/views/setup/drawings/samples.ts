import type { Network } from '../../../host';

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
  app: 'Corner Bakery',
  number: '1234567890123456',
  ownNumber: '9876543210987654',
  account: { instagram: 'corner.bakery', threads: 'corner.bakery', facebook: 'Mara Lind' },
  secret: '••••••••••••',
  token: { instagram: 'IGAA••••••', threads: 'THAA••••••', facebook: 'EAA••••••' },
} as const;

export const APPS = 'developers.facebook.com/apps/';

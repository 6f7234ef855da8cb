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

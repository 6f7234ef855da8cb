import { expect, it } from 'vitest';

import { twinsOf } from './twins';

it('finds the names that accounts of several networks have', () => {
  const twins = twinsOf([
    { network: 'instagram', name: 'corner.bakery' },
    { network: 'threads', name: 'corner.bakery' },
    { network: 'threads', name: 'blue.door' },
    // A person on Facebook has no @, and so another name.
    { network: 'facebook', name: 'blue.door' },
    { network: 'facebook', name: 'blue.door' },
  ]);
  expect([...twins]).toEqual(['@corner.bakery']);
});

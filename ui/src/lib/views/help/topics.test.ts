import { expect, it } from 'vitest';

import { stepsOf } from './topics';

const keys = (kinds: ('env_file' | 'by_hand')[]) =>
  stepsOf(
    'photos',
    kinds.map((kind) => ({ kind })),
  ).map(({ key }) => key);

it('the steps speak of the kinds of places that there are, and of both while none is known', () => {
  expect(keys(['by_hand'])).toEqual(['fix-look', 'fix-hand', 'fix-own-login']);
  expect(keys(['env_file'])).toEqual(['fix-look', 'fix-file', 'fix-own-login']);
  expect(keys(['env_file', 'by_hand'])).toEqual(keys([]));
  expect(keys([])).toEqual(['fix-look', 'fix-file', 'fix-hand', 'fix-own-login']);
});

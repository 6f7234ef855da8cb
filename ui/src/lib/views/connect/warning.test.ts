import { expect, it } from 'vitest';

import type { Trust } from '../../host';
import { settings } from '../../../../tests/fixtures/snapshots';
import { isOffered, likeliest } from './warning';

function trust(browsers: string[], more: Partial<Trust> = {}): Trust {
  const stores = browsers.map((name) => ({ browsers: [name], place: `/home/jam/${name}`, trusted: false }));
  return { on: false, trusted: false, until: null, stores, busy: false, ...more };
}

it('asks once, where a browser still warns', () => {
  const fresh = { ...settings, trust_asked: false };
  expect(isOffered(trust(['Chrome']), fresh)).toBe(true);
  expect(isOffered(trust(['Chrome'], { trusted: true }), fresh)).toBe(false);
  expect(isOffered(trust([]), fresh)).toBe(false);
  expect(isOffered(trust(['Chrome']), { ...settings, trust_asked: true })).toBe(false);
});

it('shows the warning of the browser that is here', () => {
  expect(likeliest(trust(['Firefox', 'Firefox']))).toBe('firefox');
  expect(likeliest(trust(['Firefox', 'Chromium']))).toBe('chrome');
  expect(likeliest(trust(['Edge']))).toBe('edge');
  expect(likeliest(null)).toBe('chrome');
});

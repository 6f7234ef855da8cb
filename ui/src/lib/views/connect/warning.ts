/** The browser's warning of our certificate: whether it comes, whether it can be stopped, in which browser it is shown. */

import type { Settings, Trust } from '../../host';

/** The browsers whose warning we know, by the names that they give themselves, and the key of the way past it. */
export const BROWSERS = {
  chrome: { name: 'Chrome', past: 'cert-go-chrome' },
  edge: { name: 'Edge', past: 'cert-go-chrome' },
  firefox: { name: 'Firefox', past: 'cert-go-firefox' },
  safari: { name: 'Safari', past: 'cert-go-safari' },
} as const;
export type Browser = keyof typeof BROWSERS;
/** In the order in which they are offered. */
export const ORDER: readonly Browser[] = ['chrome', 'edge', 'firefox', 'safari'];

/** Whether to ask: once, and only where there is a browser that can be told. */
export function isOffered(trust: Trust, settings: Settings): boolean {
  return !settings.trust_asked && !trust.trusted && trust.stores.length > 0;
}

/** The browser whose warning is shown first: Chrome's, unless all that is here is another one. */
export function likeliest(trust: Trust | null): Browser {
  const names = trust?.stores.flatMap((store) => store.browsers) ?? [];
  const is = (name: string) => names.length > 0 && names.every((one) => one === name);
  if (is('Firefox')) return 'firefox';
  if (is('Edge')) return 'edge';
  return names.includes('Safari') ? 'safari' : 'chrome';
}

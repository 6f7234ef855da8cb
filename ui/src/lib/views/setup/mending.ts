import type { Network, Stage } from '../../host';
import type { Page } from '../../state/page';

/** Where on the walk a problem is put right. */
const MENDED_AT: Record<string, Stage> = {
  'e.returnAddr': 'return',
  'e.wrongAppId': 'keys',
  'e.secretWrong': 'keys',
  'e.pageGone': 'keys',
  'x.needsSecret': 'keys',
  'imp.hour': 'keys',
};

/** The page on which a problem of the Meta app is put right. */
export function mendPage(network: Network | null | undefined, code: string): Page {
  if (!network) return { at: 'setup' };
  return { at: 'setup', network, stage: MENDED_AT[code] };
}

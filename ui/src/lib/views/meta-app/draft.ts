import type { Network } from '../../host';

/** The network whose app secret was asked for last, while the window is open. */
export const draft: { network?: Network } = {};

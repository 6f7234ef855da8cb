import type { Network, SetupWalk, Snapshot, Stage } from '../../host';
import { NETWORK, handle } from '../../state/names';
import type { Values } from '../../words/words';
import { labelsOf, minutesOf } from './guide';

/** How far the person has come with the Meta app of this network. */
export function walkOf(snapshot: Snapshot, network: Network): SetupWalk {
  const found = snapshot.setup.walks.find((walk) => walk.network === network);
  if (found === undefined) throw new Error(`no walk for ${network}`);
  return found;
}

/** What the sentences of a walk may name: Meta's labels, the network, the account and the minutes. */
export function valuesOf(walk: SetupWalk): Values {
  return {
    ...labelsOf(walk.network),
    network: NETWORK[walk.network],
    name: walk.name === null ? null : handle(walk.network, walk.name),
    minutes: minutesOf(walk.network, walk.way),
  };
}

/** The number of a stage on its way; "Before you start" has none, and a stage of another way neither. */
export function numberOf(walk: SetupWalk, stage: Stage): number {
  return Math.max(0, walk.stages.indexOf(stage));
}

/** The stage after this one that is not done yet; undefined after the last one. */
export function nextAfter(walk: SetupWalk, stage: Stage): Stage | undefined {
  const later = walk.stages.slice(walk.stages.indexOf(stage) + 1);
  return later.find((one) => !walk.done.includes(one)) ?? later[0];
}

/** Stages that are done by what they ask for, and not by a tick. */
export const DONE_BY_ITSELF: Stage[] = ['token', 'keys', 'try'];

import type { Network, SetupWalk, Snapshot, Stage } from '../../host';

/**
 * The walks to Meta apps of which `apps` has nothing: those that are under way, and the quick ones, which end without an
 * app ID and a secret.
 */
export function begunWalks({ apps, setup }: Pick<Snapshot, 'apps' | 'setup'>): SetupWalk[] {
  return setup.walks.filter((walk) => {
    const isKept = walk.done.includes('keys') && apps.some(({ network }) => network === walk.network);
    return !walk.is_new && !isKept;
  });
}

/** The steps of a walk; what is only got ready before it is none. */
export function stepsOf({ stages, done }: Pick<SetupWalk, 'stages' | 'done'>): {
  done: number;
  total: number;
} {
  const steps = stages.filter((stage) => stage !== 'before');
  return { done: steps.filter((stage) => done.includes(stage)).length, total: steps.length };
}

/** Where a person goes on with a walk that was begun and is not over: the one that was open last, before any other. */
export function stopped(
  snapshot: Pick<Snapshot, 'apps' | 'setup'>,
): { network: Network; next: Stage; number: number; total: number } | undefined {
  const isLast = ({ network }: SetupWalk) => network === snapshot.setup.network;
  const open = begunWalks(snapshot).filter(({ next }) => next !== null);
  const walk = open.find(isLast) ?? open[0];
  if (!walk?.next) return undefined;
  const { network, next } = walk;
  const { done, total } = stepsOf(walk);
  return { network, next, number: Math.min(done + 1, total), total };
}

import type { SetupWalk, Snapshot } from '../../host';

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

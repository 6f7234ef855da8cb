import { goTo, send, showToast, view } from '../../state/window.svelte';
import { say } from '../../words/index.svelte';

let isGoing = $state(false);
let wasPractice: boolean | null = null;

/** Whether practice is being entered or left: both take a moment. */
export const way = {
  get isGoing(): boolean {
    return isGoing;
  },
};

export function enterPractice(): void {
  go('enter_practice');
}

export function leavePractice(): void {
  go('leave_practice');
}

/** Ends the wait when the other profile is shown, or when a problem says why it is not. */
export function look(): void {
  const { practice, problem } = view.snapshot;
  const isPractice = practice !== null;
  if (wasPractice !== null && wasPractice !== isPractice) {
    // The pages that were open belong to the other profile.
    goTo({ at: 'accounts' });
    if (!isPractice && problem === null) showToast({ text: say('prac-done') });
    isGoing = false;
  }
  if (problem !== null) isGoing = false;
  wasPractice = isPractice;
}

function go(to: 'enter_practice' | 'leave_practice'): void {
  if (isGoing) return;
  isGoing = true;
  void send({ do: to });
}

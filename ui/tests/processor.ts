import type { Page } from 'playwright-core';

import { twoFrames } from './frames';

/** An event of Chromium's trace; its time is in microseconds of the processor. */
type Event = { name: string; tdur?: number; pid: number; tid: number; args?: { name?: string } };

/**
 * What the page's own thread did meanwhile: the milliseconds of each task, the longest first. It is the processor's time,
 * in which a computer that is busy with other things changes little.
 */
export async function tasksOf(page: Page, act: () => Promise<unknown>): Promise<number[]> {
  const browser = page.context().browser()!;
  await browser.startTracing(page, { categories: ['toplevel', '__metadata'] });
  await act();
  await twoFrames(page);
  const trace = (await browser.stopTracing()).toString();
  const { traceEvents: events } = JSON.parse(trace) as { traceEvents: Event[] };
  const isPage = (event: Event) => event.name === 'thread_name' && event.args?.name === 'CrRendererMain';
  const threads = new Set(events.filter(isPage).map(thread));
  const isTask = (event: Event) => event.name === 'ThreadControllerImpl::RunTask';
  const tasks = events.filter((event) => isTask(event) && threads.has(thread(event)));
  return tasks.map(({ tdur = 0 }) => tdur / 1000).sort((one, other) => other - one);
}

const thread = ({ pid, tid }: Event) => `${pid} ${tid}`;

/**
 * The walks to a Meta app as data: the same file that the program reads, so that the window and the page for someone else
 * say the same. The window gets it from the program, like the texts, and does not carry it once more.
 */
import type { facebook, instagram, threads } from '../../../../../src-tauri/core/data/setup.json';
import type { Network, Stage, Way } from '../../host';

export type Step = {
  say: string;
  /** The page of Meta's to open. */
  open?: string;
  /** What is copied to that page. */
  copy?: 'return_address' | 'permissions' | 'name';
  /** What is entered in the window. */
  enter?: 'app_page' | 'name' | 'publishes' | 'token' | 'keys' | 'connect';
  draw?: string;
};

/** Meta's own words, by the names that sentences and drawings use. Not every network has each of them. */
type Labels = typeof instagram.labels & typeof threads.labels & typeof facebook.labels;

type Walk = {
  minutes: Partial<Record<Way, number>>;
  labels: Labels;
  pages: Record<string, { name: string }>;
  stages: { stage: Stage; steps: Step[]; symptoms: string[] }[];
};

let guide: Record<Network, Walk> & { as_of: string };

/** Takes the data, once, before any page is shown. */
export function learn(data: string): void {
  guide = JSON.parse(data) as typeof guide;
}

/** The day on which the steps were last compared with Meta's pages. */
export const asOf = (): string => guide.as_of;

export const labelsOf = (network: Network): Labels => guide[network].labels;

export const minutesOf = (network: Network, way: Way): number => guide[network].minutes[way] ?? 0;

/** Where a page stands, in Meta's words. */
export const pageName = (network: Network, page: string): string => guide[network].pages[page]?.name ?? '';

/** Whether each app has a page of its own there, which opens only when the number of the app is known. */
export const isOfApp = (page: string): boolean => page !== 'apps' && page !== 'invites';

export function stageOf(network: Network, stage: Stage): { steps: Step[]; symptoms: string[] } {
  return guide[network].stages.find((one) => one.stage === stage) ?? { steps: [], symptoms: [] };
}

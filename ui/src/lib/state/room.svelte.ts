/** Where a list and the details of one of its rows have room side by side: 1280 pixels at the usual size of text. */
const WIDE = matchMedia('(min-width: 80em)');
/** Where each line counts: on a small screen, or in a small window with a large text. */
const SMALL = matchMedia('(max-height: 40em), (max-width: 35em)');
const STILL = matchMedia('(prefers-reduced-motion: reduce)');

/** Rem of a row of a list, and of everything above the first one. */
const ROW = 4.6;
const ABOVE = 28;

let isWide = $state(WIDE.matches);
let isSmall = $state(SMALL.matches);
let rows = $state(rowsThatFit());
WIDE.addEventListener('change', () => (isWide = WIDE.matches));
SMALL.addEventListener('change', () => (isSmall = SMALL.matches));
addEventListener('resize', () => (rows = rowsThatFit()));

function rowsThatFit(): number {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize) || 15;
  return Math.max(0, Math.floor((window.innerHeight / rem - ABOVE) / ROW));
}

/** How much room the window has, and whether anything may move in it. */
export const room = {
  get isWide(): boolean {
    return isWide;
  },
  get isSmall(): boolean {
    return isSmall;
  },
  /** How many rows of a list the window shows without scrolling. */
  get rows(): number {
    return rows;
  },
  /** The person has asked the system for less motion. */
  get isStill(): boolean {
    return STILL.matches;
  },
};

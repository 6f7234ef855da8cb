/** Pixels from which a list and the details of one of its rows have room side by side. */
const ROOM = matchMedia('(min-width: 1500px)');

let isWide = $state(ROOM.matches);
ROOM.addEventListener('change', () => (isWide = ROOM.matches));

export const room = {
  get isWide(): boolean {
    return isWide;
  },
};

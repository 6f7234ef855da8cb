export type DialShape =
  'good' | 'soon' | 'paste' | 'expired' | 'off' | 'work' | 'unknown' | 'endless' | 'missing';

/** The days of a whole dial: a token lives for sixty days. */
export const FULL_DAYS = 60;

export const COLOUR: Record<DialShape, 'good' | 'soon' | 'stop' | 'work' | 'quiet'> = {
  good: 'good',
  endless: 'good',
  soon: 'soon',
  paste: 'soon',
  expired: 'stop',
  off: 'stop',
  missing: 'stop',
  work: 'work',
  unknown: 'quiet',
};

/** Line patterns, so that the shapes differ without colour too: in thirds, broken, cut, dashed, dotted. */
export const DASHES: Partial<Record<DialShape, string>> = {
  paste: '17.28 17.28',
  expired: '9 4',
  off: '20 6',
  missing: '30 4.6',
  work: '6 4',
  unknown: '1.5 4.2',
};

export const GLYPHS: Partial<Record<DialShape, string>> = {
  paste: 'M17.500 14.500h-1.500v12h8v-12h-1.500M17.500 13.500h5v2.500h-5zM18 20h4M18 23h3',
  expired: 'M20 13v9M20 26.6v.1',
  off: 'M14.5 14.5l11 11M25.5 14.5l-11 11',
  missing: 'M13.5 20h13',
  work: 'M14.500 20h.1M20 20h.1M25.500 20h.1',
  unknown: 'M17 17.200a3 3 0 1 1 4.400 2.700c-1 .6-1.400 1.100-1.400 2.100M20 25.900v.1',
  endless:
    'M20 20c-1.800-2.600-6.200-3.400-6.200 0s4.400 2.600 6.200 0 6.200-3.400 6.200 0-4.400 2.600-6.200 0z',
};

import { browsers, fresh, practicing, settings, snapshot, usual } from '../fixtures/snapshots';
import { openSettings, openWalk, type Scene } from './scene';

export const PROGRAM: Scene[] = [
  { name: 'practice', snapshot: snapshot(usual, { practice: practicing }) },
  { name: 'practice-skipping', snapshot: snapshot(usual, { practice: { ...practicing, skipping: 23 } }) },
  {
    name: 'practice-rehearsal',
    snapshot: snapshot(usual, {
      practice: { ...practicing, going_on: ['no_internet'], done: ['import', 'extend'] },
    }),
    steps: (page) => page.locator('summary', { hasText: /6/ }).click(),
  },
  {
    name: 'practice-elsewhere-folded',
    snapshot: snapshot(usual, { practice: practicing }),
    steps: openWalk(0, 2),
  },
  { name: 'start-sheet', snapshot: snapshot([fresh], { settings: { ...settings, asked: false } }) },
  { name: 'closing', snapshot: snapshot(usual, { question: { is: 'close' } }) },
  {
    name: 'quitting',
    snapshot: snapshot(usual, { question: { is: 'quit', account: usual[0]?.id ?? '' } }),
  },
  {
    name: 'settings',
    snapshot: snapshot(usual, { trust: browsers(true) }),
    steps: openSettings,
    isTall: true,
  },
  {
    name: 'settings-still-warns',
    snapshot: snapshot(usual, { trust: browsers(false) }),
    steps: openSettings,
    isTall: true,
  },
];

import { inDays, problem } from '../fixtures/accounts';
import { agency, attempt, snapshot, threadsApp, toSend, usual } from '../fixtures/snapshots';
import { openAdd, type Scene } from './scene';

const file = '/home/jam/Downloads/agency.sixty';

const MESSAGE = `Hello,

Here is a file that sets up Sixty for you. With it you connect your Threads account in a few minutes:

1. Install Sixty on your computer and open it.
2. Drag this file into the window of Sixty.
`;

export const HANDOVER: Scene[] = [
  {
    name: 'handover-make',
    snapshot: snapshot(usual, { to_send: [toSend] }),
    isTall: true,
    steps: async (page) => {
      await page.locator('main .banner button').click();
      await page.locator('input[type=checkbox]').nth(1).check();
      await page
        .locator('form')
        .first()
        .evaluate((form: HTMLFormElement) => form.requestSubmit());
    },
  },
  {
    name: 'handover-made',
    snapshot: snapshot([], {
      handover: { is: 'made', file, network: 'threads', secret: true, reply: true, message: MESSAGE },
    }),
  },
  { name: 'handover-working', snapshot: snapshot([], { handover: { is: 'working' } }) },
  { name: 'handover-locked', snapshot: snapshot([], { handover: { is: 'locked', file, problem: null } }) },
  {
    name: 'handover-wrong',
    snapshot: snapshot([], {
      handover: {
        is: 'locked',
        file,
        problem: problem('x.paste', 'check_paste', { why: { text: 'passphrase' } }),
      },
    }),
  },
  {
    name: 'handover-found',
    snapshot: snapshot([], { apps: [], handover: { is: 'found', content: agency } }),
    isTall: true,
  },
  {
    name: 'handover-differs',
    snapshot: snapshot([], {
      handover: {
        is: 'found',
        content: {
          ...agency,
          from: null,
          reply: false,
          secret: false,
          differs: ['return_address', 'secret'],
        },
      },
    }),
    isTall: true,
  },
  {
    name: 'handover-taken',
    snapshot: snapshot([], { apps: [threadsApp], handover: { is: 'taken', content: agency } }),
  },
  {
    name: 'handover-refused',
    snapshot: snapshot([], {
      handover: {
        is: 'refused',
        problem: problem('x.paste', 'check_paste', {
          why: { text: 'handover_away' },
          return_address: { text: 'https://thief.example/' },
        }),
      },
    }),
    isTall: true,
  },
  {
    name: 'handover-connect',
    snapshot: snapshot(usual, {
      apps: [threadsApp],
      for_others: [{ network: 'threads', app_id: threadsApp.id, from: 'Harbor Agency' }],
    }),
    steps: openAdd(0),
  },
  {
    name: 'handover-send-back',
    snapshot: snapshot([], {
      ...attempt({ is: 'sealed', left_out: [] }, { account: null, expected: null, network: 'threads' }),
      to_send: [toSend],
    }),
  },
  {
    name: 'handover-waits',
    snapshot: snapshot(usual, { to_send: [toSend, { ...toSend, user_id: '2', sealed_at: inDays(-1) }] }),
  },
];

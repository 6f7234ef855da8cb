import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import {
  FluentParser,
  Visitor,
  type Attribute,
  type Message,
  type Pattern,
  type SelectExpression,
  type VariableReference,
} from '@fluent/syntax';
import { describe, expect, it } from 'vitest';

import setup from '../../../src-tauri/core/data/setup.json';
import { EVENTS, REMINDED } from '../../src/lib/views/details/history';

const UI = new URL('../..', import.meta.url).pathname;
const LANGUAGES = ['en', 'ru'];

/** Variables that a text chooses a case by and that are no numbers. */
const WORDS = ['network', 'permission', 'why', 'half', 'value', 'near'];

describe('the texts', () => {
  it('are the same in both languages: files, keys, parts and variables', () => {
    const [english, russian] = LANGUAGES.map((language) => shape(language, 'own'));
    expect([...english!.keys()].sort()).toEqual([...russian!.keys()].sort());
    for (const [key, variables] of english!) {
      if (!key.endsWith('-pattern')) expect([key, russian!.get(key)]).toEqual([key, variables]);
    }
  });

  it('have no key twice', () => {
    for (const language of LANGUAGES) {
      const keys = messages(language).map(({ message }) => message.id.name);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    }
  });

  it('call no function of Fluent, as the window has none', () => {
    const calling = LANGUAGES.flatMap((language) => messages(language)).filter(({ message }) => {
      let hasCall = false;
      class Calls extends Visitor {
        visitFunctionReference() {
          hasCall = true;
        }
      }
      new Calls().visit(message);
      return hasCall;
    });
    expect(calling.map(({ message }) => message.id.name)).toEqual([]);
  });

  it('count in every form of the language', () => {
    const wanted: Record<string, string[]> = { en: ['one', 'other'], ru: ['one', 'few', 'other'] };
    for (const language of LANGUAGES) {
      for (const { key, forms } of plurals(language)) expect([key, forms]).toEqual([key, wanted[language]]);
    }
  });

  it('have every key that the window says', () => {
    const known = shape('en', 'window');
    expect(used().filter((key) => !known.has(key))).toEqual([]);
  });

  it('have every key of a family that the window makes up', () => {
    const keys = [...shape('en', 'window').keys()];
    for (const [prefix, ends] of Object.entries(FAMILIES)) {
      for (const end of ends) expect(keys).toContain(`${prefix}${end}`);
    }
    expect(families().filter((prefix) => !(prefix in FAMILIES))).toEqual([]);
  });

  it('use no word that hurts or sounds like a machine', () => {
    const banned = /\b(oops|please|sorry|invalid|failed|unauthorized|forbidden|just|simply|easy)\b/i;
    const hits = messages('en', 'own').filter(({ message }) => banned.test(said(message)));
    expect(hits.map(({ message }) => message.id.name)).toEqual([]);
  });

  it('have one word for one thing', () => {
    for (const [language, words] of Object.entries(OTHER_WORDS)) {
      const hits = messages(language, 'own').filter(({ message }) => words.test(said(message)));
      expect(hits.map(({ message }) => [language, message.id.name])).toEqual([]);
    }
  });

  it('are all used by the window', () => {
    const prefixes = Object.keys(FAMILIES);
    const keys = messages('en', 'own').map(({ message }) => message.id.name);
    const called = keysNamed('en');
    const written = used();
    const idle = keys.filter(
      (key) =>
        !written.includes(key) && !called.includes(key) && !prefixes.some((prefix) => key.startsWith(prefix)),
    );
    expect(idle).toEqual([]);
  });
});

/** Words for which the texts have another one already: what we do for a person, what an account or a token is. */
const OTHER_WORDS: Record<string, RegExp> = {
  en: /\bby itself\b|\bby themselves\b|\bby ourselves\b|\bgave no account\b|\bThe one that\b/i,
  ru: /подключите (аккаунт )?заново|продлится сам/i,
};

const NETWORKS = ['threads', 'instagram', 'facebook'] as const;

/** The stages of all walks to a Meta app, as the data has them. */
const WALKED = NETWORKS.flatMap((network) => setup[network].stages);
const STAGES = WALKED.map(({ stage }) => stage);
const STATUSES = [
  'turned_off',
  'expired',
  'missing_permission',
  'not_delivered',
  'soon',
  'date_unknown',
  'no_end_date',
  'good',
];

/** The endings of keys that the source puts together, as the types of the host name them. */
const FAMILIES: Record<string, string[]> = {
  'st-': STATUSES,
  'net-': [...NETWORKS],
  'nav-': ['accounts', 'places', 'activity', 'help', 'settings'],
  'pl-guard-': ['git_tracked', 'not_ignored', 'git_history', 'world_readable', 'web_root', 'synced'],
  'pl-right-': ['ignore', 'close'],
  'fix-topic-': [
    'photos',
    'posts',
    'connect',
    'page',
    'reminders',
    'warning',
    'ending',
    'token',
    'invite',
    'login',
    'language',
  ],
  'acc-chip-': ['all', 'need', 'soon', 'good'],
  'acc-group-': ['need', 'soon', 'good'],
  'ho-value-': ['return_address', 'permissions', 'config_id', 'secret'],
  'wiz-id-': ['same', 'bad', 'token', 'top'],
  'wiz-return-': [...NETWORKS],
  'setup-stage-': STAGES,
  'setup-see-': STAGES,
  'setup-worked-': STAGES,
  'setup-do-': WALKED.flatMap(({ steps }) => steps.map(({ say }) => say)),
  'setup-lost-': WALKED.flatMap(({ symptoms }) => symptoms),
  'setup-page-': ['no_number', 'other_network', 'business', 'secret', 'elsewhere', 'nothing'],
  'setup-whose-': ['mine', 'clients'],
  'setup-way-': ['quick', 'full'],
  'setup-clients-': ['testers', 'review', 'partner', 'partner-how'],
  'wiz-secret-': ['nothing', 'short', 'token', 'app_token', 'app_id', 'other'],
  'pl-line-': ['twice', 'unclear'],
  'det-kind-': ['profile', 'person', 'page', 'system'],
  'det-token-': ['short', 'long', 'endless', 'unknown'],
  'det-place-': ['current', 'waiting', 'failed', 'stale'],
  'det-reason-': [
    'moved',
    'changed',
    'not_writable',
    'in_use',
    'key_missing',
    'key_twice',
    'hook_failed',
    'by_hand',
    'not_yet',
  ],
  'cl-': ['stop', 'paste', 'soon', 'good'],
  'cl-as-': ['off', 'permission', 'soon', 'connected'],
  'cl-language-': ['en', 'ru'],
  'draw-warn-': ['chrome', 'edge', 'firefox', 'safari'],
  'his-': EVENTS,
  'his-set-': ['auto-extend', 'client', 'label', 'snooze'],
  'his-reminded-': [...REMINDED, 'days'],
  'his-day-': ['checked', 'unanswered'],
  'act-kind-': ['all', 'extended', 'delivered', 'problem', 'reminder', 'you'],
  'set-theme-': ['system', 'light', 'dark'],
  'set-language-': ['system', 'en', 'ru'],
  'set-app-': ['kept', 'once', 'none'],
  'prac-event-': ['password_changed', 'no_internet', 'slow_meta', 'wrong_account', 'file_moved'],
  'prac-now-': ['no_internet', 'slow_meta', 'wrong_account'],
  'bak-': ['restored', 'kept', 'older', 'already', 'disconnected'],
  'bak-pass-': ['guessed', 'fair', 'strong'],
  'chk-fix-': ['unlock', 'start_at_login', 'test_reminder', 'remind', 'show_tray', 'accounts'],
  'ask-': ['dis-title', 'dis-body', 'dis-here', 'old-title', 'old-body', 'old-here'],
  'prac-try-': ['import', 'extend', 'reconnect', 'send_to_file', 'see_reminder', 'set_up'],
};

/** Files with texts of the rest of the program; its own tests hold them to the rules. */
const SHARED = [
  'backup.ftl',
  'brand.ftl',
  'cli.ftl',
  'dates.ftl',
  'desktop.ftl',
  'doctor.ftl',
  'export.ftl',
  'handout.ftl',
  'notices.ftl',
  'old-ways.ftl',
  'problems.ftl',
  'tray.ftl',
  'usage.ftl',
  'web.ftl',
];

/** Files that hold no text of the window. */
const ELSEWHERE = [
  'backup.ftl',
  'cli.ftl',
  'desktop.ftl',
  'doctor.ftl',
  'export.ftl',
  'handout.ftl',
  'notices.ftl',
  'old-ways.ftl',
  'tray.ftl',
  'usage.ftl',
  'web.ftl',
];

type Which = 'own' | 'window' | 'all';
const LEFT_OUT: Record<Which, string[]> = { own: SHARED, window: ELSEWHERE, all: [] };

function messages(language: string, which: Which = 'all'): { file: string; message: Message }[] {
  const folder = join(UI, 'locales', language);
  const files = readdirSync(folder).filter((file) => !LEFT_OUT[which].includes(file));
  return files.flatMap((file) => {
    const { body } = new FluentParser().parse(readFileSync(join(folder, file), 'utf8'));
    expect(body.filter(({ type }) => type === 'Junk').map(({ span }) => [file, span])).toEqual([]);
    return body
      .filter((entry) => entry.type === 'Message')
      .map((message) => ({ file, message: message as Message }));
  });
}

function shape(language: string, which: Which): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { message } of messages(language, which)) {
    const key = message.id.name;
    if (message.value) found.set(key, variables(message.value));
    for (const part of message.attributes) found.set(`${key}.${part.id.name}`, variables(part));
  }
  return found;
}

function variables(node: Pattern | Attribute): string[] {
  const names = new Set<string>();
  class Names extends Visitor {
    visitVariableReference({ id }: VariableReference) {
      names.add(id.name);
    }
  }
  new Names().visit(node);
  return [...names].sort();
}

function plurals(language: string): { key: string; forms: string[] }[] {
  const found: { key: string; forms: string[] }[] = [];
  for (const { message } of messages(language, 'own')) {
    class Forms extends Visitor {
      visitSelectExpression(node: SelectExpression) {
        // A term names the system of this computer.
        const isTerm = node.selector.type === 'TermReference';
        const by = node.selector.type === 'VariableReference' ? node.selector.id.name : '';
        const keys = node.variants.map(({ key }) => (key.type === 'Identifier' ? key.name : key.value));
        if (!isTerm && !by.startsWith('has_') && !WORDS.includes(by) && by !== 'month') {
          found.push({ key: message.id.name, forms: keys.filter((key) => !/^\d+$/.test(key)) });
        }
        this.genericVisit(node);
      }
    }
    new Forms().visit(message);
  }
  return found;
}

function sources(): string[] {
  return readdirSync(join(UI, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path) && !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(UI, 'src', path), 'utf8'));
}

/** Keys written out in the source; a part is written with its message. */
function used(): string[] {
  const known = new Set([...shape('en', 'all').keys()].map((key) => key.split('.')[0]?.split('-')[0]));
  const literal = /['"]([a-z0-9]+(?:-[A-Za-z0-9_]+)+)['"]/g;
  const spoken = sources().flatMap((text) => [...text.matchAll(literal)].map(([, key]) => key ?? ''));
  const isKey = (key: string) => known.has(key.split('-')[0]);
  const parts = sources().flatMap((text) =>
    [...text.matchAll(/part\('([a-zA-Z-]+)', '([a-z]+)'/g)].map(([, key, part]) => `${key}.${part}`),
  );
  const all = new Set(
    [...shape('en', 'all').keys()].filter((key) => key.includes('.')).map((key) => key.split('.')[0]),
  );
  return [...new Set([...spoken.filter(isKey).filter((key) => !all.has(key)), ...parts])];
}

function families(): string[] {
  return [
    ...new Set(
      sources().flatMap((text) =>
        [...text.matchAll(/`([a-z]+(?:-[a-z]+)*-)\$\{/g)].map(([, prefix]) => prefix ?? ''),
      ),
    ),
  ];
}

/** Messages that other messages, or a part of the window with a prefix of its own, name. */
function keysNamed(language: string): string[] {
  const texts = messages(language).map(({ message }) => message);
  const named = new Set<string>();
  class Names extends Visitor {
    visitMessageReference({ id }: { id: { name: string } }) {
      named.add(id.name);
    }
  }
  for (const message of texts) new Names().visit(message);
  for (const message of texts) if (message.attributes.length > 0) named.add(message.id.name);
  return [...named];
}

function said(message: Message): string {
  const parts: string[] = [];
  class Text extends Visitor {
    visitTextElement({ value }: { value: string }) {
      parts.push(value);
    }
  }
  new Text().visit(message);
  return parts.join(' ');
}

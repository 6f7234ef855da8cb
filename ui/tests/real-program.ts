import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

import { vi } from 'vitest';

import type { Intent, Snapshot } from '../src/lib/host';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const PROGRAM = join(HERE, '../../target/debug/core_over_http');
const WINDOW = join(HERE, '../dist-http');

/** A settings file in the practice folder. */
export type SettingsFile = { path: string; content: () => string };

/**
 * The real core behind HTTP, in practice, with a profile of its own that is deleted at the end; see
 * tests/src/bin/core_over_http.rs.
 */
export class RealProgram {
  readonly #folder: string;
  #process: ChildProcessByStdio<Writable, Readable, null>;
  #meta = '';
  origin = '';

  private constructor() {
    this.#folder = mkdtempSync(join(tmpdir(), 'sixty-window-'));
    this.#write('passphrase', 'correct horse battery staple\n', 0o600);
    // In place of the system's browser: writes down the address that it is given.
    this.#write('browser', `#!/bin/sh\nprintf '%s\\n' "$1" >> '${this.#opened}'\n`, 0o700);
    // A home in which Chromium was started once, in place of the person's own.
    mkdirSync(join(this.home, '.config/chromium'), { recursive: true });
    this.#process = this.#run();
  }

  /** The home of the program's person. */
  get home(): string {
    return join(this.#folder, 'home');
  }

  /** Ready when the program has printed its address. */
  static async start(): Promise<RealProgram> {
    const program = new RealProgram();
    await program.#isReady();
    return program;
  }

  /** Ends the program and starts it again with what it has kept. */
  async restart(): Promise<void> {
    await this.#end();
    this.#process = this.#run();
    await this.#isReady();
  }

  /** Starts again with nothing that the program has kept but its backups: the person has another computer, and Meta is the same. */
  async moveToNewComputer(): Promise<void> {
    await this.#end();
    const folder = join(this.#folder, 'data/practice');
    const stays = (name: string) => name === 'meta.json' || name.endsWith('.sixty-backup');
    for (const name of readdirSync(folder).filter((one) => !stays(one))) {
      rmSync(join(folder, name), { recursive: true });
    }
    this.#process = this.#run();
    await this.#isReady();
  }

  /** The state that a window would be given now. */
  async snapshot(): Promise<Snapshot> {
    return (await fetch(`${this.origin}/snapshot`)).json() as Promise<Snapshot>;
  }

  /** Sends an intent as the window does. */
  async send(intent: Intent): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    await fetch(`${this.origin}/intent`, { method: 'POST', headers, body: JSON.stringify(intent) });
  }

  /** Changes how the pretend Meta behaves; see src-tauri/practice for the levers and their orders. */
  async pull(lever: string, order: object): Promise<{ token: string }> {
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', headers, body: JSON.stringify(order) };
    const answer = await fetch(`${this.#meta}practice/${lever}`, request);
    const body = await answer.json();
    if (!answer.ok) throw new Error(`${lever}: ${JSON.stringify(body)}`);
    return body as { token: string };
  }

  /** Whether the program opened an address after the last call of {@link opened}. */
  get hasOpened(): boolean {
    return existsSync(this.#opened);
  }

  /** The next address that the program opens in the person's browser. */
  async opened(): Promise<string> {
    const address = await vi.waitUntil(
      () => {
        // The file exists before its line is complete.
        const lines = this.hasOpened ? readFileSync(this.#opened, 'utf8').split('\n').slice(0, -1) : [];
        return lines.at(-1);
      },
      { timeout: 30_000, interval: 20 },
    );
    rmSync(this.#opened);
    return address;
  }

  /** Makes a settings file where practice may write; without `content` it is there already. */
  settingsFile(name: string, content?: string | Uint8Array): SettingsFile {
    const path = join(this.#folder, 'data/practice', name);
    mkdirSync(dirname(path), { recursive: true });
    if (content !== undefined) writeFileSync(path, content);
    return { path, content: () => readFileSync(path, 'utf8') };
  }

  /** Names the file that the person chooses from now on, where the window has the system ask for one. */
  chooses(path: string): void {
    writeFileSync(this.#chosen, path);
  }

  /** The tokens, codes and app secrets that the pretend Meta has given out; the window must never show one. */
  secrets(): string[] {
    const file = join(this.#folder, 'data/practice/meta.json');
    if (!existsSync(file)) return [];
    type App = { secret: string; uses: { secret: string }[] };
    type State = { tokens: object; codes: object; developer: { apps: App[] } };
    const { tokens, codes, developer } = JSON.parse(readFileSync(file, 'utf8')) as State;
    const apps = developer.apps.flatMap(({ secret, uses }) => [secret, ...uses.map((one) => one.secret)]);
    return [...Object.keys(tokens), ...Object.keys(codes), ...apps];
  }

  async close(): Promise<void> {
    await this.#end();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #run(): ChildProcessByStdio<Writable, Readable, null> {
    const options = ['--practice', '--data-dir', join(this.#folder, 'data'), '--vault', 'file'];
    return spawn(PROGRAM, [...options, '--pages', WINDOW, '--chosen', this.#chosen], {
      env: {
        ...process.env,
        HOME: this.home,
        XDG_CONFIG_HOME: join(this.home, '.config'),
        XDG_DATA_HOME: join(this.home, '.local/share'),
        BROWSER: join(this.#folder, 'browser'),
        SIXTY_PASSPHRASE_FILE: join(this.#folder, 'passphrase'),
        LANG: 'C.UTF-8',
        XDG_CURRENT_DESKTOP: '',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
  }

  async #isReady(): Promise<void> {
    const lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
    const first = await lines.next();
    if (first.done === true) throw new Error('the program ended before it printed its address');
    this.origin = first.value;
    this.#meta = readFileSync(join(this.#folder, 'data/practice/meta-address'), 'utf8');
  }

  async #end(): Promise<void> {
    const ended = once(this.#process, 'exit');
    this.#process.stdin.end();
    await ended;
  }

  get #chosen(): string {
    return join(this.#folder, 'chosen');
  }

  get #opened(): string {
    return join(this.#folder, 'opened');
  }

  #write(name: string, content: string, mode: number): void {
    writeFileSync(join(this.#folder, name), content);
    chmodSync(join(this.#folder, name), mode);
  }
}

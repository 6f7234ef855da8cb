import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The real core behind HTTP, with a profile of its own that is gone with it; see tests/src/bin/core_over_http.rs. */
export async function startProgram() {
  const folder = mkdtempSync(join(tmpdir(), 'sixty-window-'));
  const opened = join(folder, 'opened');
  write('passphrase', 'correct horse battery staple\n', 0o600);
  // What the system would open: the program's "browser" only writes the address down.
  write('browser', `#!/bin/sh\nprintf '%s\\n' "$1" >> '${opened}'\n`, 0o700);

  const program = spawn(
    join(here, '../../target/debug/core_over_http'),
    [
      ...['--practice', '--data-dir', join(folder, 'data'), '--vault', 'file'],
      ...['--pages', join(here, '../dist-http')],
    ],
    {
      env: {
        ...process.env,
        BROWSER: join(folder, 'browser'),
        SIXTY_PASSPHRASE_FILE: join(folder, 'passphrase'),
        LANG: 'C.UTF-8',
        XDG_CURRENT_DESKTOP: '',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const origin = String((await lines.next()).value);
  const meta = readFileSync(join(folder, 'data/practice/meta-address'), 'utf8');

  /** @param {string} name @param {string} content @param {number} mode */
  function write(name, content, mode) {
    writeFileSync(join(folder, name), content);
    chmodSync(join(folder, name), mode);
  }

  return {
    origin,
    /** Pulls a lever of the pretend Meta. @param {string} lever @param {object} order */
    async pull(lever, order) {
      const body = JSON.stringify(order);
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`${meta}practice/${lever}`, { method: 'POST', headers, body });
      const told = await answer.json();
      if (!answer.ok) throw new Error(`${lever}: ${JSON.stringify(told)}`);
      return told;
    },
    /** Whether the program opened an address since the last one was taken. */
    hasOpened: () => existsSync(opened),
    /** The next address that the program opens in the person's browser. */
    async opened() {
      const until = Date.now() + 30_000;
      // A file is there before its line is in it.
      const lines = () => (existsSync(opened) ? readFileSync(opened, 'utf8').split('\n').slice(0, -1) : []);
      while (lines().length === 0 && Date.now() < until) await new Promise((done) => setTimeout(done, 20));
      const [address] = lines().slice(-1);
      rmSync(opened);
      return String(address);
    },
    /** A settings file where practice may write. @param {string} name @param {string} content */
    file(name, content) {
      const path = join(folder, 'data/practice', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      return { path, content: () => readFileSync(path, 'utf8') };
    },
    /** What nobody but Meta, the vault and the program itself may ever see. */
    secrets() {
      const file = join(folder, 'data/practice/meta.json');
      if (!existsSync(file)) return [];
      const state = JSON.parse(readFileSync(file, 'utf8'));
      return [...Object.keys(state.tokens), ...Object.keys(state.codes)];
    },
    async close() {
      const ended = new Promise((done) => program.on('exit', done));
      program.stdin.end();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

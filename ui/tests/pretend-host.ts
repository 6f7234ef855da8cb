import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import type { AddressInfo } from 'node:net';

import type { Change, Intent, Snapshot } from '../src/lib/host';

/** The content policy of the desktop shell. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

const CONTENT_TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
};

/**
 * Serves the built window and answers it in place of the core: with the snapshot that a test sets, with the changes
 * that a test sends. Keeps every intent that the window sends.
 */
export class PretendHost {
  readonly #root: string;
  readonly #server = createServer((request, response) => this.#answer(request, response));
  readonly #listeners = new Set<ServerResponse>();
  #snapshot: Snapshot | null = null;
  #intents: Intent[] = [];

  private constructor(root: string) {
    this.#root = root;
  }

  /** `root` is the folder of the built window. */
  static async start(root: string): Promise<PretendHost> {
    const host = new PretendHost(root);
    await new Promise<void>((done) => host.#server.listen(0, '127.0.0.1', done));
    return host;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The intents that arrived since the last {@link reset}. */
  get intents(): Intent[] {
    return this.#intents;
  }

  /** Begins anew with this state; null: the host does not answer. */
  reset(snapshot: Snapshot | null): void {
    this.#snapshot = snapshot;
    this.#intents = [];
  }

  /** The state that a page is given when it asks next. The page is not told. */
  replace(snapshot: Snapshot): void {
    this.#snapshot = snapshot;
  }

  /** Sends a change to every open page. */
  change(change: Change): void {
    for (const listener of this.#listeners) listener.write(`data: ${JSON.stringify(change)}\n\n`);
  }

  close(): void {
    for (const listener of this.#listeners) listener.end();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/snapshot') {
      response.statusCode = this.#snapshot === null ? 503 : 200;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(this.#snapshot));
    } else if (pathname === '/changes') {
      this.#listeners.add(response);
      response.on('close', () => this.#listeners.delete(response));
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('\n');
    } else if (pathname === '/intent') {
      void this.#take(request, response);
    } else if (pathname === '/favicon.ico') {
      // A browser asks for it, the shell's web view does not.
      response.writeHead(204).end();
    } else {
      this.#send(pathname === '/' ? 'index.html' : pathname, response);
    }
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request) body += chunk;
    this.#intents.push(JSON.parse(body) as Intent);
    response.end();
  }

  #send(name: string, response: ServerResponse): void {
    const file = join(this.#root, name);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', CONTENT_TYPES[extname(file)] ?? 'application/octet-stream');
    response.setHeader('content-security-policy', POLICY);
    createReadStream(file).pipe(response);
  }
}

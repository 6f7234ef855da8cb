import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

/** The content policy of the desktop shell. */
export const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

/**
 * Stands where the core stands: answers with one snapshot, takes changes to pass on, keeps the intents it was sent.
 * @param {string} root the built window
 */
export async function serveWindow(root) {
  /** @type {import('../src/lib/host').Snapshot | null} */
  let snapshot = null;
  /** @type {import('../src/lib/host').Intent[]} */
  let intents = [];
  /** @type {Set<import('node:http').ServerResponse>} */
  const listeners = new Set();

  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path === '/snapshot') {
      response.statusCode = snapshot === null ? 503 : 200;
      response.setHeader('content-type', 'application/json').end(JSON.stringify(snapshot));
    } else if (path === '/changes') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('\n');
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
    } else if (path === '/intent') {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        intents.push(JSON.parse(body));
        response.end();
      });
    } else if (path === '/favicon.ico') {
      // A browser asks for it, the shell's web view does not.
      response.writeHead(204).end();
    } else {
      const file = join(root, path === '/' ? 'index.html' : path);
      if (!existsSync(file)) return response.writeHead(404).end();
      response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream');
      response.setHeader('content-security-policy', POLICY);
      createReadStream(file).pipe(response);
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(null)));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    /** @param {import('../src/lib/host').Snapshot | null} next */
    show(next) {
      snapshot = next;
      intents = [];
    },
    /** What is asked for next, with nothing said about it. @param {import('../src/lib/host').Snapshot} next */
    replace(next) {
      snapshot = next;
    },
    /** @param {import('../src/lib/host').Change} change */
    change(change) {
      for (const one of listeners) one.write(`data: ${JSON.stringify(change)}\n\n`);
    },
    intents: () => intents,
    close: () => {
      for (const one of listeners) one.end();
      server.close();
    },
  };
}

import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/ticks.css';

import { mount } from 'svelte';

import App from './App.svelte';
import type { Host, Snapshot } from './lib/host';
import { openHost } from './lib/host/open';
import { announce, start } from './lib/state/window.svelte';
import { news } from './lib/views/accounts/announcement';
import Lost from './lib/views/frame/Lost.svelte';
import { learn } from './lib/views/setup/guide';
import { speak, speakAlone, words } from './lib/words/index.svelte';

const dark = matchMedia('(prefers-color-scheme: dark)');
let theme = 'system';

function paint(): void {
  const isDark = theme === 'dark' || (theme === 'system' && dark.matches);
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light';
}

dark.addEventListener('change', paint);
paint();

let before: Snapshot | null = null;

async function prepare(host: Host, next: Snapshot): Promise<void> {
  if (before === null) learn(await host.guide());
  await speak(host, next.language);
  // Set anew, even to the same, it has the browser look at the style of the whole page again.
  if (document.documentElement.lang !== next.language) document.documentElement.lang = next.language;
  if (theme !== next.settings.theme) {
    theme = next.settings.theme;
    paint();
  }
  const heard = before === null ? '' : news(before, next, words());
  if (heard !== '') announce(heard);
  before = next;
}

// Not awaited at the top of the file: a file that is loaded later may use parts of this one, and would wait for its end.
void openHost()
  .then((host) => start(host, (next) => prepare(host, next)))
  .then(
    () => App,
    () => {
      speakAlone(navigator.languages);
      return Lost;
    },
  )
  .then((page) => mount(page, { target: document.body }));

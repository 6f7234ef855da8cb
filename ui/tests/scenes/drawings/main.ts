import '../../../src/styles/fonts.css';
import '../../../src/styles/tokens.css';
import '../../../src/styles/base.css';

import { mount } from 'svelte';

import { httpHost } from '../../../src/lib/host/http';
import { learn } from '../../../src/lib/views/setup/guide';
import { speak } from '../../../src/lib/words/index.svelte';
import Sheet from './Sheet.svelte';

// Not awaited at the top of the file, for the reason of src/main.ts.
void show();

async function show(): Promise<void> {
  const host = httpHost(location.origin);
  const { language, settings } = await host.snapshot();
  learn(await host.guide());
  await speak(host, language);
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = settings.theme;
  mount(Sheet, { target: document.body });
}

import { cleanup, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';

import { PERMISSIONS, isDrawn } from '../../../../../tests/fixtures/drawn';
import type { Host } from '../../../host';
import { NETWORKS } from '../../../state/names';
import { speak } from '../../../words/index.svelte';
import { readTexts } from '../../../words/texts';
import AcceptInvite from './AcceptInvite.svelte';
import AddTester from './AddTester.svelte';
import AppIdAndSecret from './AppIdAndSecret.svelte';
import AppNumber from './AppNumber.svelte';
import BrowserWarning from './BrowserWarning.svelte';
import CreateApp from './CreateApp.svelte';
import GenerateToken from './GenerateToken.svelte';
import Permissions from './Permissions.svelte';
import Portfolio from './Portfolio.svelte';
import ReturnAddress from './ReturnAddress.svelte';
import UseCase from './UseCase.svelte';

const OF_META = {
  AcceptInvite,
  AddTester,
  AppIdAndSecret,
  AppNumber,
  CreateApp,
  GenerateToken,
  Permissions,
  Portfolio,
  ReturnAddress,
  UseCase,
};
const DRAWINGS = Object.entries(OF_META).flatMap(([name, Drawing]) =>
  NETWORKS.filter((network) => isDrawn(name, network)).map((network) => ({ name, network, Drawing })),
);

/** Where Meta wants nothing pressed, so that the drawing has no letter. */
const STILL = ['ReturnAddress facebook', 'Permissions facebook'];

beforeAll(() => speak({ texts: readTexts } as Host, 'en'));
afterEach(cleanup);

describe.each(DRAWINGS)('the drawing $name for $network', ({ name, network, Drawing }) => {
  it('letters the presses in the order of the page', () => {
    render(Drawing, { network, permissions: PERMISSIONS[network] });
    const marks = marksOf(screen.getByRole('img'));
    expect(marks).toEqual(marks.map((_, index) => 'ABCDEF'[index]));
    expect(marks.length === 0).toBe(STILL.includes(`${name} ${network}`));
  });

  it('says in a sentence every word of Meta that is to be pressed', () => {
    render(Drawing, { network, permissions: PERMISSIONS[network] });
    const drawing = screen.getByRole('img');
    const said = drawing.getAttribute('aria-label') ?? '';
    expect(said).toMatch(/^Drawing of .+\.$/);
    expect(pressed(drawing).filter((word) => !said.includes(word))).toEqual([]);
  });
});

describe.each(['chrome', 'edge', 'firefox', 'safari'] as const)('the warning of %s', (browser) => {
  it('marks the address and no button', () => {
    render(BrowserWarning, { browser });
    const drawing = screen.getByRole('img');
    expect(marksOf(drawing)).toEqual(['A']);
    expect(ringed(drawing)).toEqual(['https://localhost:16060/?code=…']);
  });
});

const RING = 'div.mark';

function marksOf(drawing: HTMLElement): string[] {
  return [...drawing.querySelectorAll(`${RING} > b`)].map(({ textContent }) => textContent);
}

/** The words inside the rings, without the letter of each. */
function ringed(drawing: HTMLElement): string[] {
  return [...drawing.querySelectorAll(RING)].map((ring) => {
    const letter = ring.querySelector('b')?.textContent ?? '';
    return ring.textContent.replace(letter, '').trim();
  });
}

/** What is ringed and is no box to fill and no address. */
function pressed(drawing: HTMLElement): string[] {
  return [...drawing.querySelectorAll(RING)]
    .filter((ring) => ring.querySelector('.code') === null)
    .map((ring) => ring.textContent.replace(/^[A-F]/, '').trim());
}

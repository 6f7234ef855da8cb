import { describe, expect, it } from 'vitest';

import type { Account } from '../../src/lib/host';
import { account, form, inDays } from '../fixtures/accounts';
import { fresh, snapshot } from '../fixtures/snapshots';
import { button, hostWasAsked, hostWasNotAsked, open, page } from './session';

const bakery = account({
  name: 'Corner Bakery',
  network: 'facebook',
  kind: 'page',
  status: 'no_end_date',
  token_kind: 'endless',
  expires_at: null,
  next_attempt: null,
  login_required_by: inDays(90),
});

const system = account({
  name: 'Lind Studio',
  network: 'facebook',
  kind: 'system',
  logs_in: false,
  status: 'good',
});

describe('the details of an account', () => {
  it('say why a token that a person pastes is extended later than others', async () => {
    const why = page.getByText('We extend this token when 14 days are left, not 30', { exact: false });
    for (const [places, count] of [
      [[form('Wix')], 1],
      [[], 0],
    ] as const) {
      await open(snapshot([{ ...fresh, places: [...places] }]));
      await page.locator('[data-row]').click();
      await page.getByRole('heading', { name: 'Where the token goes' }).waitFor();
      expect(await why.count()).toBe(count);
    }
  });

  it('count no days beside a token without an end, and say when its log-in is due', async () => {
    await openDetails(bakery);
    await page.getByText('This token has no end date.').waitFor();
    await page.getByText('Facebook also wants you to log in again by Feb 18').waitFor();
    const hero = page.getByRole('region', { name: 'No end date' });
    expect(await hero.getByRole('img').getAttribute('aria-label')).toBe('No end date');
    expect(await hero.locator('svg text').count()).toBe(0);
  });

  it('count the days to the log-in of such a token once it is near', async () => {
    await openDetails({ ...bakery, status: 'soon', login_required_by: inDays(6) });
    await page.getByText('Log in at Facebook again within 6 days, by Nov 26, 2026.').waitFor();
    expect(
      await page.getByRole('region', { name: 'Expires soon' }).locator('svg text').first().innerHTML(),
    ).toBe('6');
  });

  it('name each permission once and in words', async () => {
    const granted = [
      'pages_read_engagement',
      'instagram_basic',
      'business_management',
      'business_management',
    ];
    const missing = ['pages_manage_posts', 'instagram_content_publish'];
    await openDetails({ ...bakery, permissions: { granted, missing } });
    const said = page.locator('section', { has: page.getByRole('heading', { name: 'Permissions' }) });
    await said.waitFor();
    const text = await said.innerText();
    const lines = text.split('\n').map((line) => line.trim());
    for (const words of [
      'See the profile and posts',
      'See the business that a Page belongs to',
      'Publish posts',
    ]) {
      expect(
        lines.filter((line) => line === words),
        words,
      ).toHaveLength(1);
    }
    expect(text).not.toMatch(/[a-z]_[a-z]/);
  });

  it('offer to switch off the old token where nothing uses it any more, and ask first', async () => {
    const off = 'Switch off the old token…';
    const more = () => button(`More for ${system.name}`).last().click();
    await openDetails(system);
    await more();
    await page.getByRole('menuitem', { name: 'Disconnect' }).waitFor();
    expect(await page.getByRole('menuitem', { name: off }).count()).toBe(0);

    await open(snapshot([system], { old_token: system.id }));
    await page.locator('[data-row]').click();
    await page.getByRole('heading', { name: system.name }).waitFor();
    await more();
    await page.getByRole('menuitem', { name: off }).click();
    await page.getByText("This can't be undone.", { exact: false }).waitFor();
    await hostWasNotAsked('end_old_token');
    await button('Switch it off').click();
    await hostWasAsked({ do: 'end_old_token', account: system.id });
  });

  it('lead from the dead token of a system user to Business settings, and to the page that takes a new one', async () => {
    await openDetails({ ...system, status: 'expired', expires_at: inDays(-1) });
    await page.locator('main').getByRole('button', { name: 'Make a new one' }).last().click();
    await hostWasAsked({ do: 'open', what: 'system_users' });
    await page.getByRole('heading', { name: 'Add a token you already have' }).waitFor();
  });

  it('name the network of the account that wants the log-in', async () => {
    await openDetails(account({ name: 'one', network: 'threads', login_required_by: inDays(80) }));
    await page.getByText(/^Threads also wants you to log in again by /).waitFor();
    expect(await page.locator('main').innerText()).not.toContain('Facebook');
  });
});

async function openDetails(one: Account): Promise<void> {
  await open(snapshot([one]));
  await page.locator('[data-row]').click();
  await page.getByRole('heading', { name: one.name }).waitFor();
}

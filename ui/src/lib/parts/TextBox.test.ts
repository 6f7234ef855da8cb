import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { readTexts } from '../words/texts';
import { speak } from '../words/index.svelte';
import TextBox from './TextBox.svelte';

const TOKEN = `IGAA${'madeup'.repeat(12)}`;

beforeAll(() => speak({ texts: readTexts } as never, 'en'));
afterEach(cleanup);

describe('a box for a text that may have secrets in it', () => {
  it('leaves a paste to the host and shows what the host has answered', async () => {
    const { box, onpaste, ontyped } = opened('code 190 for ••••');
    const isLeft = await fireEvent.paste(box, { clipboardData: { getData: () => TOKEN } });
    expect(isLeft).toBe(false);
    expect(onpaste).toHaveBeenCalledOnce();
    expect(ontyped).not.toHaveBeenCalled();
    expect(box.value).toBe('code 190 for ••••');
  });

  it('keeps a sentence that is typed until it is handed over', async () => {
    const { box, ontyped } = opened();
    await fireEvent.input(box, { target: { value: 'the kettle is cold' } });
    expect(ontyped).not.toHaveBeenCalled();
    await fireEvent.keyDown(box, { key: 'Enter' });
    expect(ontyped).toHaveBeenCalledExactlyOnceWith('the kettle is cold');
    expect(box.value).toBe('');
  });

  it('hands over a part that looks like a token at once, and keeps none of it', async () => {
    const { box, ontyped } = opened();
    await fireEvent.input(box, { target: { value: `code 190 ${TOKEN}` } });
    expect(ontyped).toHaveBeenCalledExactlyOnceWith(`code 190 ${TOKEN}`);
    expect(box.value).toBe('');
  });

  it('hands over what was dropped, and says nothing about an empty box', async () => {
    const { box, ontyped } = opened();
    const isLeft = await fireEvent.drop(box, { dataTransfer: { getData: () => TOKEN } });
    expect(isLeft).toBe(false);
    await fireEvent.keyDown(box, { key: 'Enter' });
    expect(ontyped).toHaveBeenCalledExactlyOnceWith(TOKEN);
  });
});

function opened(taken: string | null = null) {
  const [onpaste, ontyped] = [vi.fn(), vi.fn()];
  render(TextBox, { label: 'Error', pastes: 'fix-paste', hands: 'fix-explain', taken, onpaste, ontyped });
  return { box: screen.getByLabelText<HTMLTextAreaElement>('Error'), onpaste, ontyped };
}

import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';

import { readTexts } from '../words/texts';
import { speak } from '../words/index.svelte';
import TextBox from './TextBox.svelte';

const TOKEN = `IGAA${'madeup'.repeat(12)}`;

beforeAll(() => speak({ texts: readTexts } as never, 'en'));
afterEach(cleanup);

describe('a box for a text that may have secrets in it', () => {
  it('leaves a paste to the host and shows what the host answers', async () => {
    const { box, onpaste, ontyped, answer } = opened();
    const isLeft = await fireEvent.paste(box, { clipboardData: { getData: () => TOKEN } });
    expect(isLeft).toBe(false);
    expect(onpaste).toHaveBeenCalledOnce();
    expect(ontyped).not.toHaveBeenCalled();
    await answer('code 190 for ••••');
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

function opened() {
  const [onpaste, ontyped] = [vi.fn(), vi.fn()];
  const given = { label: 'Error', pastes: 'fix-paste', hands: 'fix-explain', onpaste, ontyped };
  const { rerender } = render(TextBox, { ...given, taken: null });
  const box = screen.getByLabelText<HTMLTextAreaElement>('Error');
  return { box, onpaste, ontyped, answer: (taken: string) => rerender({ ...given, taken }) };
}

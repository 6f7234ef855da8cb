import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';

import PasteBox from './PasteBox.svelte';

afterEach(cleanup);

describe('a box for a secret', () => {
  it('leaves a paste to the host and takes nothing of it into the page', async () => {
    const { box, onpaste, ontyped } = opened();
    const isLeft = await fireEvent.paste(box, { clipboardData: { getData: () => 'made-up-secret' } });
    expect(isLeft).toBe(false);
    expect(onpaste).toHaveBeenCalledOnce();
    expect(ontyped).not.toHaveBeenCalled();
    expect(box.value).toBe('');
  });

  it('hands over what was typed and is empty again', async () => {
    const { box, ontyped } = opened();
    await fireEvent.change(box, { target: { value: 'made-up-secret' } });
    expect(ontyped).toHaveBeenCalledExactlyOnceWith('made-up-secret');
    expect(box.value).toBe('');
  });

  it('hands over what was dropped and shows none of it', async () => {
    const { box, ontyped } = opened();
    const isLeft = await fireEvent.drop(box, { dataTransfer: { getData: () => 'made-up-secret' } });
    expect(isLeft).toBe(false);
    expect(ontyped).toHaveBeenCalledExactlyOnceWith('made-up-secret');
    expect(box.value).toBe('');
  });

  it('says nothing about an empty box', async () => {
    const { box, ontyped } = opened();
    await fireEvent.change(box, { target: { value: '  ' } });
    expect(ontyped).not.toHaveBeenCalled();
  });
});

function opened() {
  const [onpaste, ontyped] = [vi.fn(), vi.fn()];
  render(PasteBox, { label: 'Token', button: 'Paste', onpaste, ontyped });
  return { box: screen.getByLabelText<HTMLInputElement>('Token'), onpaste, ontyped };
}

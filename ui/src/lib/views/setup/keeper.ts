/** Milliseconds after the last key until what was typed is kept: a pause between two words, and no disk write a letter. */
const PAUSE = 400;

/** Keeps what is typed into a field once the person pauses, and at the latest when the field goes. */
export function keeper(
  save: (text: string | null) => void,
  saved: string,
): { keep: (text: string) => void; now: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let newest = saved;
  let kept = saved;
  const now = () => {
    clearTimeout(timer);
    if (newest === kept) return;
    kept = newest;
    save(newest.trim() === '' ? null : newest);
  };
  const keep = (text: string) => {
    newest = text;
    clearTimeout(timer);
    if (newest !== kept) timer = setTimeout(now, PAUSE);
  };
  return { keep, now };
}

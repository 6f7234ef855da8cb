/** The keys of the window, for the list that F1 opens. */
export const KEYS: { key: string; does: string }[] = [
  { key: 'Ctrl F', does: 'keys-search' },
  { key: 'Ctrl K', does: 'keys-jump' },
  { key: 'Ctrl N', does: 'keys-add' },
  { key: 'Ctrl V', does: 'keys-paste' },
  { key: '↑ ↓', does: 'keys-move' },
  { key: 'Enter', does: 'keys-open' },
  { key: 'Space', does: 'keys-select' },
  { key: 'Shift ↑ ↓', does: 'keys-select-more' },
  { key: 'Ctrl A', does: 'keys-select-all' },
  { key: 'Esc', does: 'keys-clear' },
  { key: 'Ctrl E', does: 'keys-extend' },
  { key: 'Ctrl R', does: 'keys-reconnect' },
  { key: 'Ctrl Shift R', does: 'keys-check' },
  { key: 'Ctrl C', does: 'keys-copy' },
  { key: 'Ctrl Shift H', does: 'keys-hide' },
  { key: 'Ctrl Z', does: 'keys-undo' },
  { key: 'Ctrl +', does: 'keys-bigger' },
  { key: 'Ctrl -', does: 'keys-smaller' },
  { key: 'Ctrl 0', does: 'keys-usual' },
  { key: 'Ctrl 1', does: 'keys-accounts' },
  { key: 'Ctrl 4', does: 'nav-help' },
  { key: 'Ctrl ,', does: 'keys-settings' },
  { key: 'Alt ←', does: 'keys-back' },
  { key: 'F6', does: 'keys-region' },
  { key: 'Ctrl Q', does: 'keys-quit' },
  { key: 'F1', does: 'keys-help' },
];

export type Command =
  | 'bigger'
  | 'smaller'
  | 'usual'
  | 'copy'
  | 'hide'
  | 'jump'
  | 'paste'
  | 'quit'
  | 'add'
  | 'extend'
  | 'reconnect'
  | 'check'
  | 'undo'
  | 'accounts'
  | 'fix'
  | 'settings'
  | 'back'
  | 'region'
  | 'help';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The command of a pressed key; null when the key has none. Command on a Mac counts as Ctrl. */
export function commandOf(event: Pressed): Command | null {
  const { key, shiftKey, altKey } = event;
  if (key === 'F1') return 'help';
  if (key === 'F6') return 'region';
  if (altKey && key === 'ArrowLeft') return 'back';
  if (altKey || !(event.ctrlKey || event.metaKey)) return null;
  // On many keyboards + is typed with Shift.
  if (key === '+' || key === '=') return 'bigger';
  if (key === '-' || key === '_') return 'smaller';
  const plain: Record<string, Command> = {
    '0': 'usual',
    c: 'copy',
    k: 'jump',
    n: 'add',
    q: 'quit',
    v: 'paste',
    e: 'extend',
    r: 'reconnect',
    z: 'undo',
    '1': 'accounts',
    '4': 'fix',
    '5': 'settings',
    ',': 'settings',
    '/': 'help',
  };
  const shifted: Record<string, Command> = { r: 'check', h: 'hide' };
  if (shiftKey) return shifted[key.toLowerCase()] ?? null;
  return plain[key.toLowerCase()] ?? null;
}

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
  { key: 'Ctrl 2', does: 'nav-places' },
  { key: 'Ctrl 3', does: 'nav-activity' },
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
  | 'places'
  | 'activity'
  | 'fix'
  | 'settings'
  | 'back'
  | 'region'
  | 'help';

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/**
 * The letter or digit of a pressed key as a keyboard with Latin letters has it: Ctrl F stays Ctrl F where the same key
 * types a Cyrillic letter, and Ctrl 0 stays Ctrl 0 where a digit is typed with Shift.
 */
export function latin({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const isTyped = /^[\x21-\x7e]$/.test(key) && !/^(Digit|Numpad)\d$/.test(code);
  return isTyped ? key.toLowerCase() : (/^(?:Key|Digit|Numpad)(.)$/.exec(code)?.[1] ?? key).toLowerCase();
}

/** Whether a command changes the size of the text, which is possible everywhere. */
export function isTextSize(command: Command | null): boolean {
  return command === 'bigger' || command === 'smaller' || command === 'usual';
}

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
    '2': 'places',
    '3': 'activity',
    '4': 'fix',
    '5': 'settings',
    ',': 'settings',
    '/': 'help',
  };
  const shifted: Record<string, Command> = { r: 'check', h: 'hide', '0': 'usual' };
  return (shiftKey ? shifted : plain)[latin(event)] ?? null;
}

/** The fewest letters of a passphrase for a sealed file; the host holds it as well. */
const LEAST = 8;

export function isShort(passphrase: string): boolean {
  return [...passphrase.trim()].length < LEAST;
}

/** Whether it was typed otherwise the second time. Whoever looks at it while they type, types it once. */
export function isOther(passphrase: string, again: string, isSeen: boolean): boolean {
  return !isSeen && again.trim() !== passphrase.trim();
}

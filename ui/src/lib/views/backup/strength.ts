/** How well a passphrase keeps a file shut, in the words that a person is told. */
export type Strength = 'guessed' | 'fair' | 'strong';

/** Letters that stand for nothing new, because the same ones or their neighbours stand before them. */
const RUNS = /(.)\1+|(?:abc|qwe|asd|zxc|123|234|345|456|567|678|789|йцу|фыв)+/giu;

/** Whoever has the file can try as many passphrases as they like, so length counts, and words are the way to it. */
export function strengthOf(passphrase: string): Strength {
  const words = passphrase.trim().toLowerCase().split(/\s+/u);
  const telling = [...new Set(words)].join(' ').replace(RUNS, '$1');
  const length = [...telling].length;
  if (length >= 20 || (length >= 16 && words.length >= 3)) return 'strong';
  return length >= 12 ? 'fair' : 'guessed';
}

/** The fewest letters of a passphrase for a sealed file; the host holds it as well. */
export const LEAST = 8;

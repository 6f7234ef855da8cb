/** The name with which the person writes to clients, until the window closes: what was typed once is there everywhere. */
export const sender = $state({ name: '' });

/** That name; null where none was typed. */
export const senderName = (): string | null => (sender.name.trim() === '' ? null : sender.name.trim());

/** The name with which the person writes to clients, until the window closes: what was typed once is there everywhere. */
let name = $state('');

export const sender = {
  get name() {
    return name;
  },
  set name(typed: string) {
    name = typed;
  },
};

/** That name; null where none was typed. */
export const senderName = (): string | null => (name.trim() === '' ? null : name.trim());

const DAY = 86_400_000;

/** Days from `now` until `moment`: a part of a day counts as a whole one, and a moment in the past gives 0. */
export function daysLeft(moment: string, now: string): number {
  return Math.max(0, Math.ceil((Date.parse(moment) - Date.parse(now)) / DAY));
}

export function isSameDay(one: string, other: string): boolean {
  return new Date(one).toDateString() === new Date(other).toDateString();
}

/** Midnights from one moment to another, as the calendar of this computer counts them. */
export function calendarDays(from: string, to: string): number {
  const day = (moment: string) => {
    const at = new Date(moment);
    return Date.UTC(at.getFullYear(), at.getMonth(), at.getDate()) / DAY;
  };
  return day(to) - day(from);
}

export function minutesBetween(from: string, to: string): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 60_000);
}

export function hoursBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 3_600_000));
}

/** `moment` plus the milliseconds that have passed since the host gave it. */
export function passed(moment: string, since: number): string {
  return new Date(Date.parse(moment) + since).toISOString();
}

/** RFC 3339 in whole seconds, as the host writes it. */
export function later(moment: string, days: number): string {
  return new Date(Date.parse(moment) + days * DAY).toISOString().replace(/\.\d+Z$/, 'Z');
}

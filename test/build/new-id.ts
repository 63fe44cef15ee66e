let made = 0;

/** A UUID that was never used in this process; the same ones in each run. */
export function newId(): string {
  made += 1;
  return `${made.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
}

import type { ListedCmdlet } from "./cmdlet.ts";

/** Every cmdlet whose lines work after the word `guestlist`. */
export const cmdlets: readonly ListedCmdlet[] = [];

export function findCmdlet(name: string): ListedCmdlet | undefined {
  return cmdlets.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

import type { ListedCommand } from "../command.ts";

/** Every command, in the order of `guestlist --help`. */
export const commands: readonly ListedCommand[] = [
  {
    name: "guests",
    summary: "the guests of the directory, whether we invited them or not",
    changes: false,
    load: async () => (await import("./guests.ts")).guests,
  },
];

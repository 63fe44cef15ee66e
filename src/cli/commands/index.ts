import type { ListedCommand } from "../command.ts";

/** Every command, in the order of `guestlist --help`. */
export const commands: readonly ListedCommand[] = [];

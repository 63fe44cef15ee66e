import type { ListedCommand } from "../command.ts";

/** Every command, in the order of `guestlist --help`. */
export const commands: readonly ListedCommand[] = [
  {
    name: "guests",
    summary: "the guests of the directory, whether we invited them or not",
    changes: false,
    load: async () => (await import("./guests.ts")).guests,
  },
  {
    name: "policy",
    summary: "Check a policy file, or explain what the policy says about a request",
    changes: false,
    isLocal: true,
    load: async () => (await import("./policy.ts")).policy,
  },
  {
    name: "completion",
    summary: "Write the script with which your shell completes guestlist",
    changes: false,
    isLocal: true,
    load: async () => (await import("./completion.ts")).completion,
  },
];

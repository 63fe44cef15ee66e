import type { ListedCommand } from "../command.ts";

/** Every command, in the order of `guestlist --help`. */
export const commands: readonly ListedCommand[] = [
  {
    name: "invite",
    summary: "invite a partner, on the same policy, pace and audit as in Teams",
    changes: true,
    load: async () => (await import("./invite.ts")).invite,
  },
  {
    name: "list",
    summary: "our invitations, open and ended",
    changes: false,
    load: async () => (await import("./list.ts")).list,
  },
  {
    name: "show",
    summary: "one invitation, and what the directory says of the partner",
    changes: false,
    load: async () => (await import("./show.ts")).show,
  },
  {
    name: "resend",
    summary: "have Microsoft send its mail again",
    changes: true,
    load: async () => (await import("./resend.ts")).resend,
  },
  {
    name: "revoke",
    summary: "take an invitation back that nobody has accepted, and delete its guest",
    changes: true,
    load: async () => (await import("./revoke.ts")).revoke,
  },
  {
    name: "history",
    summary: "what happened to an invitation",
    changes: false,
    load: async () => (await import("./history.ts")).history,
  },
  {
    name: "waiting",
    summary: "the requests that wait for your decision",
    changes: false,
    load: async () => (await import("./waiting.ts")).waiting,
  },
  {
    name: "approve",
    summary: "approve a request, and send it",
    changes: true,
    load: async () => (await import("./approve.ts")).approve,
  },
  {
    name: "reject",
    summary: "reject a request, with a reason",
    changes: true,
    load: async () => (await import("./reject.ts")).reject,
  },
  {
    name: "guests",
    summary: "the guests of the directory, whether we invited them or not",
    changes: false,
    load: async () => (await import("./guests.ts")).guests,
  },
  {
    name: "export",
    summary: "write all invitations, decisions or events as CSV or JSON",
    changes: false,
    load: async () => (await import("./export.ts")).exportAll,
  },
  {
    name: "import",
    summary: "make pending guests of the directory known that Guestlist didn't invite",
    changes: true,
    load: async () => (await import("./import.ts")).importPending,
  },
  {
    name: "jobs",
    summary: "what the bot still has to do, what has failed, and another try",
    changes: true,
    load: async () => (await import("./jobs.ts")).jobs,
  },
  {
    name: "announcements",
    summary: "the conversations that asked to hear of new guests",
    changes: false,
    load: async () => (await import("./announcements.ts")).announcements,
  },
  {
    name: "policy",
    summary: "check a policy file, or explain what the policy says about a request",
    changes: false,
    isLocal: true,
    load: async () => (await import("./policy.ts")).policy,
  },
  {
    name: "store",
    summary: "copy, back up or check the database as a whole",
    changes: true,
    isLocal: true,
    load: async () => (await import("./store.ts")).store,
  },
  {
    name: "doctor",
    summary: "what is well, what is to be known, and what is to be mended, and how",
    changes: false,
    isLocal: true,
    load: async () => (await import("./doctor.ts")).doctor,
  },
  {
    name: "completion",
    summary: "write the script with which your shell completes guestlist",
    changes: false,
    isLocal: true,
    load: async () => (await import("./completion.ts")).completion(commands),
  },
];

import { z } from "zod";
import type { DirectorySwitches } from "../page-api/directory-switches.ts";

/** Without an upper limit: nobody has said how long replication can take (microsoft-graph-docs-contrib #2465). */
const anyMilliseconds = z.number().int().min(0);
const sameAccount = z.string().regex(/^[^\s=]+@[^\s=]+(=[^\s=]+@[^\s=]+)+$/, "must be addresses with = between them");

/** The defaults: no replication lag, casts as Microsoft documents them, and each of the two guests of the start has a second address. */
export const DIRECTORY_DEFAULTS: DirectorySwitches = {
  visibleAfterMs: 0,
  listedAfterMs: 0,
  writableAfterMs: 0,
  deltaAfterMs: 0,
  deltaTracksUserState: true,
  deltaReplays: false,
  notifications: "prompt",
  membershipCasts: "advanced",
  addressFilters: "documented",
  homeAccounts: ["sam.rivera@fabrikam.com=s.rivera@fabrikam.com", "nora.berg@woodgrovebank.com=n.berg@woodgrovebank.com"],
};

/** The values that each switch of the directory accepts. */
export const DIRECTORY_SWITCHES = {
  visibleAfterMs: anyMilliseconds,
  listedAfterMs: anyMilliseconds,
  writableAfterMs: anyMilliseconds,
  deltaAfterMs: anyMilliseconds,
  deltaTracksUserState: z.boolean(),
  deltaReplays: z.boolean(),
  notifications: z.enum(["prompt", "late", "never"]),
  membershipCasts: z.enum(["plain", "advanced", "refused", "failing"]),
  addressFilters: z.enum(["documented", "single", "refused"]),
  homeAccounts: z.array(sameAccount),
} satisfies Record<keyof DirectorySwitches, z.ZodType>;

import type { DirectorySwitches } from "../../sandbox/page-api/directory-switches.ts";

const day = 86_400_000;

/** One way to hear of an acceptance, or all of them. The others are off: by the bot's settings, by the sandbox's switches, or by age. */
export interface Way {
  readonly what: string;
  readonly settings: Readonly<Record<string, string>>;
  /** Whether the bot has a public address: for the landing page and for notifications. */
  readonly isPublic: boolean;
  readonly switches: Pick<DirectorySwitches, "deltaTracksUserState" | "notifications">;
  /** How long ago the guests were invited, in milliseconds; 0: just now, and never more than 20 wait for their partner at the same time. */
  readonly age: number;
  /** Seconds. */
  readonly budget?: number;
}

const blind = { deltaTracksUserState: false, notifications: "never" } as const;
/** So old that nobody reads them by id in this time: those who were invited after them come first. */
const old = 25 * day;
const withoutWelcome = { WELCOME_PAGE: "off" };

export const landingPage: Way = {
  what: "the landing page alone",
  settings: {},
  isPublic: true,
  switches: blind,
  age: old,
  budget: 2,
};
export const together: Way = {
  what: "all ways together, 20 young guests",
  settings: {},
  isPublic: true,
  switches: { deltaTracksUserState: true, notifications: "prompt" },
  age: 0,
};
export const otherWays: readonly Way[] = [
  {
    what: "notifications alone, with the 0.2 s until the sandbox posts them",
    settings: withoutWelcome,
    isPublic: true,
    switches: { deltaTracksUserState: false, notifications: "prompt" },
    age: old,
    budget: 2,
  },
  { what: "reading by id alone, 20 young guests of the last hour", settings: {}, isPublic: false, switches: blind, age: 0, budget: 6 },
  {
    what: "delta alone, every 30 s",
    settings: {},
    isPublic: false,
    switches: { deltaTracksUserState: true, notifications: "never" },
    age: old,
    budget: 35,
  },
  {
    what: "reading by id alone, guests of 30 hours (delta blind)",
    settings: {},
    isPublic: false,
    switches: blind,
    age: 1.25 * day,
    budget: 90,
  },
];

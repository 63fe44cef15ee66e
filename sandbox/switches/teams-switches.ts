import { z } from "zod";
import type { TeamsSwitches } from "../page-api/teams-switches.ts";

const milliseconds = z.number().int().min(0).max(600_000);

/** The defaults: Teams without failures, and everybody has added the app. */
export const TEAMS_DEFAULTS: TeamsSwitches = {
  appAddedPersonally: true,
  ssoRefusedInChannels: false,
  clients: 1,
  deliverTwice: false,
  refuseConcurrent: false,
  connectorLatencyMs: 0,
  editableAfterMs: 0,
  cardsAsOn: "desktop",
};

/** The values that each switch of the Teams side accepts. */
export const TEAMS_SWITCHES = {
  appAddedPersonally: z.boolean(),
  ssoRefusedInChannels: z.boolean(),
  clients: z.number().int().min(1).max(2),
  deliverTwice: z.boolean(),
  refuseConcurrent: z.boolean(),
  connectorLatencyMs: milliseconds,
  editableAfterMs: milliseconds,
  cardsAsOn: z.enum(["desktop", "android", "ios"]),
} satisfies Record<keyof TeamsSwitches, z.ZodType>;

import { z } from "zod";
import type { ControlView } from "./web/api.ts";

/** All switches: those of the page, and two more that only tests and the curious need. */
export interface ControlSettings extends ControlView {
  /** True: the on-behalf-of exchange answers AADSTS50076 with a claims challenge. */
  readonly mfaRequired: boolean;
  /** What inviting somebody does who accepted already (graph.md §13 rule 6; nobody outside has verified which). */
  readonly acceptedReinvite: "completed" | "refused";
}

export type PatchOutcome =
  { readonly kind: "changed"; readonly settings: ControlSettings } | { readonly kind: "refused"; readonly message: string };

/** The sandbox's switches. */
export interface Control {
  /** A snapshot of how they stand now. */
  readonly settings: ControlSettings;
  /** Changes the named switches, or none of them if one is unknown or has a value that it can't take. */
  patch(input: unknown): PatchOutcome;
  reset(): void;
}

const DEFAULTS: ControlSettings = {
  latencyMs: 0,
  visibleAfterMs: 0,
  listedAfterMs: 0,
  deltaAfterMs: 0,
  deltaTracksUserState: true,
  consented: true,
  allowInvitesFrom: "everyone",
  mfaRequired: false,
  acceptedReinvite: "completed",
};

const milliseconds = z.number().int().min(0).max(600_000);

const patchSchema = z
  .strictObject({
    latencyMs: milliseconds,
    visibleAfterMs: milliseconds,
    listedAfterMs: milliseconds,
    deltaAfterMs: milliseconds,
    deltaTracksUserState: z.boolean(),
    consented: z.boolean(),
    allowInvitesFrom: z.enum(["none", "adminsAndGuestInviters", "adminsGuestInvitersAndAllMembers", "everyone"]),
    mfaRequired: z.boolean(),
    acceptedReinvite: z.enum(["completed", "refused"]),
  } satisfies Record<keyof ControlSettings, z.ZodType>)
  .partial();

export function createControl(): Control {
  let settings = DEFAULTS;
  return {
    get settings() {
      return settings;
    },
    patch: (input) => {
      const parsed = patchSchema.safeParse(input);
      if (!parsed.success) return { kind: "refused", message: z.prettifyError(parsed.error) };
      settings = { ...settings, ...withoutUndefined(parsed.data) };
      return { kind: "changed", settings };
    },
    reset: () => {
      settings = DEFAULTS;
    },
  };
}

/** An explicit `undefined` means "leave it". */
function withoutUndefined<T extends object>(data: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const set: { [K in keyof T]?: Exclude<T[K], undefined> } = {};
  for (const key in data) {
    const value = data[key];
    if (isSet(value)) set[key] = value;
  }
  return set;
}

function isSet<T>(value: T): value is Exclude<T, undefined> {
  return value !== undefined;
}

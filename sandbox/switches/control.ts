import { z } from "zod";
import { routeMatches } from "./route-pattern.ts";
import { TEAMS_DEFAULTS, TEAMS_SWITCHES } from "./teams-switches.ts";
import type { ControlView, FaultView } from "../page-api/api.ts";

export type PatchOutcome =
  { readonly kind: "changed"; readonly settings: ControlView } | { readonly kind: "refused"; readonly message: string };

/** The sandbox's switches. */
export interface Control {
  /** A snapshot of the present settings. */
  readonly settings: ControlView;
  /** Changes the named switches, or none if one of them is unknown or has an invalid value. */
  patch(input: unknown): PatchOutcome;
  /** The fault for this call, if there is one; it is counted as used. */
  takeFault(method: string, path: string): FaultView | undefined;
  reset(): void;
}

const DEFAULTS: ControlView = {
  latencyMs: 0,
  visibleAfterMs: 0,
  listedAfterMs: 0,
  deltaAfterMs: 0,
  deltaTracksUserState: true,
  deltaReplays: false,
  consented: true,
  allowInvitesFrom: "everyone",
  allowedDomains: [],
  blockedDomains: [],
  acceptedReinvite: "completed",
  blockInvitationsAfter: 0,
  crossTenantBlocked: [],
  crossCloudDisabled: [],
  syncedAddresses: [],
  objectQuota: 0,
  automaticRedemption: false,
  mfaRequired: false,
  mfaEnrolled: true,
  conditionalAccessBlocks: false,
  accessRevoked: false,
  groupMembershipClaims: "none",
  throttling: "documented",
  notifications: "prompt",
  faults: [],
  ...TEAMS_DEFAULTS,
};

const milliseconds = z.number().int().min(0).max(600_000);
const domains = z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, "must be a domain"));

const fault = z.strictObject({
  route: z.string().startsWith("/"),
  method: z.string().toUpperCase().nullable().default(null),
  kind: z.enum(["refused-400", "429", "500", "503", "504", "html-502", "timeout", "reset", "done-504", "done-reset", "gone"]),
  times: z.number().int().min(1).max(10_000).default(1),
  retryAfterSeconds: z.number().int().min(0).max(600).nullable().default(null),
});

const switches = z.strictObject({
  latencyMs: milliseconds,
  visibleAfterMs: milliseconds,
  listedAfterMs: milliseconds,
  deltaAfterMs: milliseconds,
  deltaTracksUserState: z.boolean(),
  deltaReplays: z.boolean(),
  consented: z.boolean(),
  allowInvitesFrom: z.enum(["none", "adminsAndGuestInviters", "adminsGuestInvitersAndAllMembers", "everyone"]),
  allowedDomains: domains,
  blockedDomains: domains,
  acceptedReinvite: z.enum(["completed", "refused"]),
  blockInvitationsAfter: z.number().int().min(0),
  crossTenantBlocked: domains,
  crossCloudDisabled: domains,
  syncedAddresses: z.array(z.string().includes("@")),
  objectQuota: z.number().int().min(0),
  automaticRedemption: z.boolean(),
  mfaRequired: z.boolean(),
  mfaEnrolled: z.boolean(),
  conditionalAccessBlocks: z.boolean(),
  accessRevoked: z.boolean(),
  groupMembershipClaims: z.enum(["none", "directoryRole", "all"]),
  throttling: z.enum(["documented", "off"]),
  notifications: z.enum(["prompt", "late", "never"]),
  faults: z.array(fault),
  ...TEAMS_SWITCHES,
} satisfies Record<keyof ControlView, z.ZodType>);

const patchSchema = switches.partial();

export function createControl(): Control {
  let settings = DEFAULTS;
  return {
    get settings() {
      return settings;
    },
    patch: (input) => {
      const parsed = patchSchema.safeParse(input);
      if (!parsed.success) return { kind: "refused", message: z.prettifyError(parsed.error) };
      const next = { ...settings, ...withoutUndefined(parsed.data) };
      if (next.allowedDomains.length > 0 && next.blockedDomains.length > 0)
        return { kind: "refused", message: "allowedDomains, blockedDomains: a tenant has one of the two lists" };
      settings = next;
      return { kind: "changed", settings };
    },
    takeFault: (method, path) => {
      const met = settings.faults.find((each) => (each.method ?? method) === method && routeMatches(each.route, path));
      if (met) settings = { ...settings, faults: settings.faults.flatMap((each) => (each === met ? withOneUse(each) : [each])) };
      return met;
    },
    reset: () => {
      settings = DEFAULTS;
    },
  };
}

function withOneUse(met: FaultView): readonly FaultView[] {
  return met.times > 1 ? [{ ...met, times: met.times - 1 }] : [];
}

/** An explicit `undefined` means "don't change". */
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

import { z } from "zod";
import { DIRECTORY_DEFAULTS, DIRECTORY_SWITCHES } from "./directory-switches.ts";
import { faultSwitch, takeFault } from "./fault-switch.ts";
import { MAIL_DEFAULTS, MAIL_SWITCHES } from "./mail-switches.ts";
import { TEAM_DEFAULTS, TEAM_SWITCHES } from "./team-switches.ts";
import { TEAMS_DEFAULTS, TEAMS_SWITCHES } from "./teams-switches.ts";
import type { ControlView } from "../page-api/api.ts";
import type { FaultView } from "../page-api/fault-view.ts";

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
  consented: true,
  allowInvitesFrom: "everyone",
  allowedDomains: [],
  blockedDomains: [],
  acceptedReinvite: "completed",
  blockInvitationsAfter: 0,
  supportLiftedBlock: false,
  crossTenantBlocked: [],
  crossCloudDisabled: [],
  syncedAddresses: [],
  objectQuota: 0,
  automaticRedemption: false,
  mfaRequired: false,
  mfaEnrolled: true,
  conditionalAccessBlocks: false,
  assignmentRequired: false,
  compliantDeviceRequired: false,
  accessRevoked: false,
  groupMembershipClaims: "none",
  throttling: "documented",
  faults: [],
  ...DIRECTORY_DEFAULTS,
  ...MAIL_DEFAULTS,
  ...TEAMS_DEFAULTS,
  ...TEAM_DEFAULTS,
};

const milliseconds = z.number().int().min(0).max(600_000);
const domains = z.array(z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/i, "must be a domain"));

const switches = z.strictObject({
  latencyMs: milliseconds,
  consented: z.boolean(),
  allowInvitesFrom: z.enum(["none", "adminsAndGuestInviters", "adminsGuestInvitersAndAllMembers", "everyone"]),
  allowedDomains: domains,
  blockedDomains: domains,
  acceptedReinvite: z.enum(["completed", "refused"]),
  blockInvitationsAfter: z.number().int().min(0),
  supportLiftedBlock: z.boolean(),
  crossTenantBlocked: domains,
  crossCloudDisabled: domains,
  syncedAddresses: z.array(z.string().includes("@")),
  objectQuota: z.number().int().min(0),
  automaticRedemption: z.boolean(),
  mfaRequired: z.boolean(),
  mfaEnrolled: z.boolean(),
  conditionalAccessBlocks: z.boolean(),
  assignmentRequired: z.boolean(),
  compliantDeviceRequired: z.boolean(),
  accessRevoked: z.boolean(),
  groupMembershipClaims: z.enum(["none", "directoryRole", "all"]),
  throttling: z.enum(["documented", "off"]),
  faults: z.array(faultSwitch),
  ...DIRECTORY_SWITCHES,
  ...MAIL_SWITCHES,
  ...TEAMS_SWITCHES,
  ...TEAM_SWITCHES,
} satisfies Record<keyof ControlView, z.ZodType>);

const patchSchema = switches.partial();

/** `first`: what differs from the defaults, at the start and after each reset. */
export function createControl(first: Partial<ControlView> = {}): Control {
  const start: ControlView = { ...DEFAULTS, ...first };
  let settings = start;
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
      const { met, left } = takeFault(settings.faults, method, path);
      settings = { ...settings, faults: left };
      return met;
    },
    reset: () => {
      settings = start;
    },
  };
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

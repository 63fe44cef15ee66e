import { EventEmitter } from "node:events";
import { createAppRegistration, grantDefaults } from "./app-registration.ts";
import { createClock } from "../directory/clock.ts";
import { createControl } from "../switches/control.ts";
import { GrantStore } from "./grant-store.ts";
import { createGroupStore } from "../directory/group-store.ts";
import { createMailbox } from "./mailbox.ts";
import { createPasscodes } from "./passcodes.ts";
import { PEOPLE } from "../directory/people.ts";
import { createRandom } from "../directory/random.ts";
import { createRedemptions } from "./redemption.ts";
import { seedTenant } from "./seed.ts";
import { teamOwnerIds } from "../switches/team-switches.ts";
import type { TenantEvents } from "../directory/tenant-events.ts";
import type { Tenant, VerifiedDomain } from "./tenant.ts";
import { createUserStore } from "../directory/user-store.ts";
import { DEFAULT_DOMAIN, INITIAL_DOMAIN, TENANT_ID } from "../directory/well-known.ts";

const ORGANIZATION = { id: TENANT_ID, displayName: "Contoso" };

export interface TenantOptions {
  /** With it the ids of everything that is created later are the same in every run. */
  readonly seed?: number;
  /** True: an admin has granted every permission that Guestlist can use, and Adele owns the team, at the start and after each reset. */
  readonly prepared?: boolean;
}

/** A new tenant "Contoso" with its people. */
export function createTenant({ seed, prepared = false }: TenantOptions = {}): Tenant {
  const events = new EventEmitter<TenantEvents>();
  // Each open page adds listeners, so many of them are normal.
  events.setMaxListeners(0);
  const clock = createClock();
  const control = createControl(prepared ? { teamOwners: [`AdeleV@${DEFAULT_DOMAIN}`] } : {});
  const users = createUserStore(clock, events);
  const groups = createGroupStore({ teamOwners: () => teamOwnerIds(control.settings) });
  const random = createRandom(seed);
  const tenant: Tenant = {
    ...ORGANIZATION,
    ...{ initialDomain: INITIAL_DOMAIN, defaultDomain: DEFAULT_DOMAIN, verifiedDomains: DOMAINS },
    ...{ createdDateTime: "2024-01-15T08:00:00Z", people: PEOPLE },
    get preferredLanguage() {
      return control.settings.notificationLanguage || null;
    },
    ...{ events, clock, control, users, groups },
    app: createAppRegistration(prepared),
    policy: {
      get allowInvitesFrom() {
        return control.settings.allowInvitesFrom;
      },
    },
    mailbox: createMailbox(events),
    redemptions: createRedemptions({ organization: ORGANIZATION, users, clock, control }),
    subscriptions: new Map(),
    grants: new GrantStore(),
    passcodes: createPasscodes(random, clock),
    random,
    teamsApp: { isIn: () => true },
    reset: () => resetTenant(tenant),
  };
  seedTenant(tenant);
  return tenant;
}

function resetTenant(tenant: Tenant): void {
  for (const part of [tenant.clock, tenant.control]) part.reset();
  for (const part of [
    tenant.users,
    tenant.groups,
    tenant.mailbox,
    tenant.redemptions,
    tenant.passcodes,
    tenant.subscriptions,
    tenant.grants,
  ])
    part.clear();
  grantDefaults(tenant.app);
  seedTenant(tenant);
  tenant.events.emit("reset");
}

const DOMAINS: readonly VerifiedDomain[] = [
  domain(INITIAL_DOMAIN, { isInitial: true }),
  domain(DEFAULT_DOMAIN, { isDefault: true }),
  domain("contoso.co.uk", {}),
];

function domain(name: string, { isInitial = false, isDefault = false }): VerifiedDomain {
  return { capabilities: "Email, OfficeCommunicationsOnline", isDefault, isInitial, name, type: "Managed" };
}

/** The state that the parts of the sandbox (entra/, graph/, teams/, web/) share: one pretend tenant, in memory. `createTenant` makes it. */

import type { EventEmitter } from "node:events";
import type { AppRegistration } from "./app-registration.ts";
import type { DirectoryClock } from "../directory/clock.ts";
import type { SandboxPerson } from "../directory/people.ts";
import type { TenantEvents } from "../directory/tenant-events.ts";
import type { Control } from "../switches/control.ts";
import type { GrantStore } from "./grant-store.ts";
import type { GroupStore } from "../directory/group-store.ts";
import type { Mailbox } from "./mailbox.ts";
import type { Passcodes } from "./passcodes.ts";
import type { Random } from "../directory/random.ts";
import type { Redemptions } from "./redemption.ts";
import type { SubscriptionStore } from "./subscription-store.ts";
import type { UserStore } from "../directory/user-store.ts";
import type { ControlView } from "../page-api/api.ts";

/** As `verifiedDomain` in Graph v1.0. */
export interface VerifiedDomain {
  readonly capabilities: string;
  readonly isDefault: boolean;
  readonly isInitial: boolean;
  readonly name: string;
  readonly type: "Managed";
}

export interface Tenant {
  readonly id: string;
  readonly displayName: string;
  /** The `.onmicrosoft.com` domain: guests' user principal names end in it. */
  readonly initialDomain: string;
  /** The domain that stands for the organisation in mails. */
  readonly defaultDomain: string;
  readonly verifiedDomains: readonly VerifiedDomain[];
  /** The notification language, which follows `control`; null when none is set. */
  readonly preferredLanguage: string | null;
  readonly createdDateTime: string;
  readonly app: AppRegistration;
  readonly people: readonly SandboxPerson[];
  readonly users: UserStore;
  readonly groups: GroupStore;
  /** The policy on who may invite; it follows `control`. */
  readonly policy: { readonly allowInvitesFrom: ControlView["allowInvitesFrom"] };
  readonly mailbox: Mailbox;
  readonly redemptions: Redemptions;
  readonly subscriptions: SubscriptionStore;
  readonly passcodes: Passcodes;
  readonly grants: GrantStore;
  readonly clock: DirectoryClock;
  readonly control: Control;
  readonly random: Random;
  /** What Graph must know of the app's installations in Teams; Teams replaces it. */
  readonly teamsApp: { isIn: (groupId: string) => boolean };
  readonly events: EventEmitter<TenantEvents>;
  /** Resets users, mails, invitations, switches, consent and directory time to the start. Delta tokens become invalid. */
  reset(): void;
}

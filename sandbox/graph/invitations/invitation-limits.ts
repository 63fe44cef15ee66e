import { isInDomains } from "../../switches/domain-policy.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { Caller } from "../request/caller.ts";
import { badRequest, GraphRefusal } from "../request/errors.ts";
import { forbidden } from "./invitation-rules.ts";
import { mayAdministerUsers } from "../request/permissions.ts";

/**
 * G161: Refuses addresses that the partner's tenant, or the settings of one of the tenants, forbid (Microsoft: Troubleshoot B2B). @throws
 * GraphRefusal 403
 */
export function checkPartnerTenant({ control }: Tenant, email: string): void {
  const { crossTenantBlocked, crossCloudDisabled } = control.settings;
  if (isInDomains(crossTenantBlocked, email)) {
    throw forbidden(
      "This invitation is blocked by cross-tenant access settings. Admins in both your organization and the invited user's organization must configure cross-tenant access settings to allow the invitation.",
    );
  }
  if (isInDomains(crossCloudDisabled, email)) {
    throw forbidden(
      "This action can't be completed because the Microsoft B2B Cross Cloud Worker application has been disabled in the invited user's tenant. Ask the invited user's admin to re-enable it, then try again.",
    );
  }
}

/** G163: An account that is synchronized from on-premises servers can't be invited again (seen: azure-docs #107086). @throws GraphRefusal 400 */
export function checkSynced({ control, users }: Tenant, email: string): void {
  const isSynced = control.settings.syncedAddresses.some((each) => each.toLowerCase() === email.toLowerCase());
  if (isSynced && users.owners(email).length > 0) throw badRequest("Invalid request input");
}

/**
 * G164: The number of objects that a person who isn't an administrator may create, deleted ones included (Microsoft: Service limits). @throws
 * GraphRefusal 403
 */
export function checkQuota({ control, redemptions }: Tenant, caller: Caller): void {
  const { objectQuota } = control.settings;
  if (objectQuota === 0 || caller.kind === "app" || mayAdministerUsers(caller)) return;
  if (redemptions.createdBy(caller.user.id) < objectQuota) return;
  throw new GraphRefusal(
    ...[403 as const, "Directory_QuotaExceeded"],
    "The directory object quota limit for the Principal has been exceeded. Please ask your administrator to increase the quota limit or delete objects to reduce the used quota.",
  );
}

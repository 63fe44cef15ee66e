import type { StoredUser } from "../directory/tenant-user.ts";
import type { Authority } from "./authority.ts";
import * as refusals from "./refusals.ts";

/** What keeps a person out of the app, whatever they prove, as the switches say. @throws EntraRefusal */
export function checkAccess({ tenant }: Pick<Authority, "tenant">, { userPrincipalName }: Pick<StoredUser, "userPrincipalName">): void {
  const { assignmentRequired, compliantDeviceRequired, conditionalAccessBlocks } = tenant.control.settings;
  // E116
  if (assignmentRequired) throw refusals.notAssigned({ tenant }, userPrincipalName);
  // E105
  if (conditionalAccessBlocks) throw refusals.blockedByPolicy();
  // E117
  if (compliantDeviceRequired) throw refusals.deviceNotCompliant();
}

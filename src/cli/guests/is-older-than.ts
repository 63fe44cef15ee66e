/**
 * Whether the guest's state is older than this moment. Some invited guests have no time of their last change (MSIdentityTools): then the
 * guest's own age counts. Whether Graph can filter by the change is told in two ways by Microsoft, so it is never asked to.
 */
export function isOlderThan(guest: Readonly<Record<string, unknown>>, moment: number): boolean {
  const since = guest["externalUserStateChangeDateTime"] ?? guest["createdDateTime"];
  return typeof since === "string" && Date.parse(since) <= moment;
}

/** Switches for what else keeps Microsoft from inviting; part of `ControlView`. */
export interface InvitationLimits {
  /** Partner domains that the cross-tenant access settings of either side keep out (Microsoft: Troubleshoot B2B). */
  readonly crossTenantBlocked: readonly string[];
  /** Partner domains in other Microsoft clouds that have disabled invitations from here (Microsoft: Troubleshoot B2B). */
  readonly crossCloudDisabled: readonly string[];
  /** Addresses of users who are synchronized from the company's own servers, and can't be invited again. */
  readonly syncedAddresses: readonly string[];
  /** So many objects may somebody create who is no administrator, 250 as documented (Microsoft: Service limits); 0: any number. */
  readonly objectQuota: number;
}

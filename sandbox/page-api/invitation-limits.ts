/** Switches for other reasons why Microsoft refuses an invitation; part of `ControlView`. */
export interface InvitationLimits {
  /** Partner domains that the cross-tenant access settings of either tenant block (Microsoft: Troubleshoot B2B). */
  readonly crossTenantBlocked: readonly string[];
  /** Partner domains in other Microsoft clouds that have disabled invitations from this one (Microsoft: Troubleshoot B2B). */
  readonly crossCloudDisabled: readonly string[];
  /** Addresses of users who are synchronized from the company's own servers and can't be invited again. */
  readonly syncedAddresses: readonly string[];
  /** How many objects a person who isn't an administrator may create, 250 as documented (Microsoft: Service limits); 0: any number. */
  readonly objectQuota: number;
}

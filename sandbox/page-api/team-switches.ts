/** The switches of the team and its guests; part of `ControlView`. */
export interface TeamSwitches {
  /** The user principal names of the people who own the team. */
  readonly teamOwners: readonly string[];
  /**
   * Who forbids guests in the team: nobody, its own settings, its sensitivity label, the tenant's settings for groups, or guest access in
   * the Teams admin center (Microsoft: Guest settings, Group settings).
   */
  readonly teamGuests: "allowed" | "team" | "label" | "tenant" | "access-off";
  /** False: the app has no resource-specific consent, because nobody accepted it at the installation or the tenant forbids it. */
  readonly resourceConsent: boolean;
  /** False: rosters tell nobody's `userRole`. */
  readonly rosterRoles: boolean;
  /** How long Teams doesn't show a member who was added to the team's group, not to the team (Microsoft: Add member to team). */
  readonly teamFollowsGroupAfterMs: number;
}

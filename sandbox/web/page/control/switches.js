/** @import { ControlView } from "../../../page-api/api.ts" */

/**
 * How a switch is shown. A number has a number field, a boolean a checkbox, a list a line of values with commas, `choices` a menu.
 *
 * @typedef {object} Switch
 * @property {string} label
 * @property {string} note one sentence: the effect of the switch
 * @property {Readonly<Record<string, string>>} [choices] value → label
 */

/**
 * @typedef {object} SwitchGroup
 * @property {string} title
 * @property {true} [isOpen] shown at once
 * @property {{ readonly [Name in keyof ControlView]?: Switch }} switches
 */

/** Every switch that the page describes; the server's others are shown under their own names. */
export const SWITCH_GROUPS = /** @type {const} @satisfies {readonly SwitchGroup[]} */ ([
  {
    title: "To begin with",
    isOpen: true,
    switches: {
      latencyMs: { label: "Microsoft is slow: delay of Graph and Entra (ms)", note: "Added to every answer." },
      listedAfterMs: {
        label: "Microsoft lags: new guests in lists after (ms)",
        note: "Searching and filtering finds a fresh guest only then.",
      },
      consented: { label: "An admin consented to the app", note: "Off: acting as a person fails with AADSTS65001 until they consent." },
    },
  },
  {
    title: "Guests and the directory",
    switches: {
      allowInvitesFrom: {
        label: "Who may invite guests",
        note: "The tenant's policy, which Graph enforces for tokens of people.",
        choices: {
          everyone: "Everyone, guests too",
          adminsGuestInvitersAndAllMembers: "Members, guest inviters and admins",
          adminsAndGuestInviters: "Guest inviters and admins",
          none: "No one",
        },
      },
      allowedDomains: {
        label: "Allowed partner domains",
        note: "With any here, all other domains are refused. Separate them with commas.",
      },
      blockedDomains: { label: "Blocked partner domains", note: "Invitations to these are refused. Never together with allowed ones." },
      visibleAfterMs: { label: "New guest readable by id after (ms)", note: "Reading a fresh guest by id answers 404 so long." },
      writableAfterMs: {
        label: "New guest can be changed after (ms)",
        note: "Changing, deleting and adding to groups answers 404 so long.",
      },
      deltaAfterMs: { label: "Changes in delta after (ms)", note: "How long /users/delta takes to tell a change." },
      deltaTracksUserState: { label: "Delta tells accepted invitations", note: "Off: externalUserState changes without a word in delta." },
      deltaReplays: { label: "Delta tells things again", note: "Every round repeats old changes, and tells each change twice." },
      notifications: {
        label: "Change notifications",
        note: "When subscribers hear that a user changed.",
        choices: { prompt: "Within a second", late: "After a minute", never: "Never" },
      },
      membershipCasts: {
        label: "Casting memberships to one type",
        note: "Microsoft's pages disagree on whether it needs an advanced query.",
        choices: { plain: "In every query", advanced: "In advanced queries", refused: "Refused (400)", failing: "Fails (500)" },
      },
      addressFilters: {
        label: "Filtering users by address",
        note: "By mail, otherMails, proxyAddresses or userPrincipalName.",
        choices: { documented: "As documented", single: "By one property at a time", refused: "Refused (400)" },
      },
      homeAccounts: {
        label: "Addresses of one account at home",
        note: "Two addresses of one account are one guest: one@fabrikam.com=other@fabrikam.com, with commas between accounts.",
      },
    },
  },
  {
    title: "Mails, and accepting them",
    switches: {
      acceptedReinvite: {
        label: "Inviting somebody who accepted already",
        note: "Nobody outside Microsoft has verified which it is.",
        choices: { completed: "Answers the guest, without a mail", refused: "Is refused" },
      },
      blockInvitationsAfter: {
        label: "Abuse block after so many invitations",
        note: "Then Microsoft refuses all; 11 was seen. 0: never.",
      },
      supportLiftedBlock: {
        label: "Microsoft's support has lifted the block",
        note: "On: invitations work again. Only support can do that, not a portal or an administrator.",
      },
      crossTenantBlocked: {
        label: "Domains that cross-tenant access settings block",
        note: "Of either side. One domain or more, with commas between them.",
      },
      crossCloudDisabled: {
        label: "Domains that disabled invitations from other clouds",
        note: "They switched off Microsoft's B2B Cross Cloud Worker.",
      },
      syncedAddresses: {
        label: "Addresses of users synchronized from on premises",
        note: "They can't be invited again: Invalid request input.",
      },
      objectQuota: {
        label: "Objects that one person may create",
        note: "Administrators may create more; 250 is documented. 0: any number.",
      },
      mailFrom: {
        label: "Invitations come from",
        note: "Tenants with mail send from a custom domain that is their default.",
        choices: { initialDomain: "The initial domain", defaultDomain: "The default domain" },
      },
      notificationLanguage: { label: "Notification language of this tenant", note: "As de-DE; empty: not set, so mails are in English." },
      homeLanguages: {
        label: "Notification languages of partners' tenants",
        note: "They count before this tenant's: fabrikam.com=de-DE, with commas between them.",
      },
      mailScanner: { label: "Partners' mail is scanned", note: "A scanner opens the links of each mail before its reader does." },
      automaticRedemption: { label: "Automatic redemption", note: "Both tenants trust each other: partners are never asked for consent." },
    },
  },
  {
    title: "Sign-in",
    switches: {
      mfaRequired: { label: "A second factor is required", note: "Acting as a person fails with AADSTS50076 and a claims challenge." },
      mfaEnrolled: { label: "People have a second factor", note: "Off: it fails with AADSTS50079 instead, until they register one." },
      conditionalAccessBlocks: { label: "Conditional access blocks people", note: "Every token for a person is refused with AADSTS53003." },
      assignmentRequired: {
        label: "The app requires assignment",
        note: "Nobody is assigned: tokens for people are refused with AADSTS50105.",
      },
      compliantDeviceRequired: {
        label: "A compliant device is required",
        note: "Nobody has one: tokens for people are refused with AADSTS53000.",
      },
      accessRevoked: {
        label: "Access is revoked while tokens live",
        note: "Graph answers 401 insufficient_claims to tokens given before.",
      },
      groupMembershipClaims: {
        label: "Roles in the app's own tokens",
        note: "The manifest's groupMembershipClaims: whether tokens carry wids.",
        choices: { none: "None", directoryRole: "Directory roles", all: "Groups and roles" },
      },
    },
  },
  {
    title: "Teams",
    switches: {
      cardsAsOn: {
        label: "As on a phone",
        note: "Phones read the texts of cards with a parser of their own.",
        choices: { desktop: "No, as on a desktop", android: "As on an Android phone", ios: "As on an iPhone" },
      },
      appAddedPersonally: { label: "Everybody has added the app", note: "Off: Teams asks people to add it at their first press." },
      ssoRefusedInChannels: { label: "Silent sign-in fails in channels", note: "It ends in signin/failure, resourcematchfailed." },
      clients: {
        label: "Clients a person has open",
        note: "Desktop and phone each refresh cards and sign in, so that the bot hears things twice.",
      },
      deliverTwice: { label: "Activities reach the bot twice", note: "With the same id, as when a delivery is repeated." },
      refuseConcurrent: { label: "Refuse what happens at once", note: "A second operation on a conversation is answered 412." },
      connectorLatencyMs: { label: "Delay of the connector (ms)", note: "Added to every answer of Teams and the token service." },
      editableAfterMs: { label: "Messages can be edited after (ms)", note: "Editing sooner answers 404 ActivityNotFoundInConversation." },
    },
  },
  {
    title: "The team and its guests",
    switches: {
      teamOwners: { label: "Who owns the team", note: "User principal names, with commas between them: AdeleV@contoso.com." },
      teamGuests: {
        label: "Guests in the team",
        note: "Who forbids them. Owners then can't add guests, also not those who are in the directory.",
        choices: {
          allowed: "Allowed",
          team: "The team's settings forbid them",
          label: "Its sensitivity label forbids them",
          tenant: "The tenant's group settings forbid them",
          "access-off": "Guest access in Teams is off",
        },
      },
      resourceConsent: {
        label: "The app may read the team's members",
        note: "Resource-specific consent of the team's owner, at the installation.",
      },
      rosterRoles: { label: "Rosters tell people's roles", note: "Off: nobody has a userRole." },
      teamFollowsGroupAfterMs: {
        label: "Teams shows members of its group after (ms)",
        note: "For members who were added to the group, not to the team.",
      },
    },
  },
  {
    title: "Too many calls",
    switches: {
      throttling: {
        label: "Throttling",
        note: "Graph counts resource units and answers 429 beyond its documented limits.",
        choices: { documented: "As documented", off: "Off" },
      },
    },
  },
]);

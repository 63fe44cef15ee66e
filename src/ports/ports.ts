import type { ApprovalsChannel } from "./approvals-channel.ts";
import type { Announcements } from "./announcements.ts";
import type { Clock } from "./clock.ts";
import type { Conversations } from "./conversations.ts";
import type { DirectoryChanges, DirectorySubscriptions, SubscriptionRecord } from "./directory-changes.ts";
import type { Drafts } from "./drafts.ts";
import type { Directory, WelcomePage } from "./directory.ts";
import type { Followers } from "./followers.ts";
import type { Identity } from "./identity.ts";
import type { Guests, InvitationLists } from "./invitation-lists.ts";
import type { Cursors, Invitations } from "./invitations.ts";
import type { Instances, JobRecords, Jobs } from "./jobs.ts";
import type { LateAnswers } from "./late-answers.ts";
import type { KeptPauses, Limits } from "./limits.ts";
import type { Log } from "./log.ts";
import type { Membership } from "./membership.ts";
import type { Notifier } from "./notifier.ts";
import type { PolicySource } from "./policy-source.ts";
import type { PostedCards, PressedMessages } from "./posted-cards.ts";
import type { Posts, StopCards } from "./posts.ts";
import type { Problems } from "./problems.ts";
import type { Receipts } from "./receipts.ts";
import type { Settings, TeamConsent } from "./settings.ts";
import type { SignInPage } from "./sign-in-page.ts";
import type { StrongSignIn } from "./strong-sign-in.ts";
import type { TeamMembers } from "./team-members.ts";
import type { Teams } from "./teams.ts";
import type { Trail } from "./trail.ts";

/** The company's decisions in the configuration, as far as flows need them. */
export interface Terms {
  readonly tenantId: string;
  /** The Entra admin center of this cloud. */
  readonly adminCenter: string;
  /** Teams on the web in this cloud, without a slash at the end. */
  readonly teamsUrl: string;
  /** Where partners land after redemption, unless the form says otherwise. */
  readonly defaultRedirectUrl: string;
  /** Hosts of Microsoft's where partners may land. */
  readonly microsoftHosts: readonly string[];
  /** SharePoint's domain in this cloud; each tenant's hosts are below it. */
  readonly sharePointDomain: string;
  /** The inviter that Graph sees: the person who asks, or the app. */
  readonly inviteAs: "user" | "app";
  /** Where browsers and Microsoft reach the bot: an origin, without a slash at the end; undefined if they can't. */
  readonly publicUrl: string | undefined;
  /** How often the directory's changes are read, in milliseconds. */
  readonly followEvery: number;
}

/** All ports that flows use; each flow names the part it needs. */
export interface Ports {
  readonly announcements: Announcements;
  readonly approvals: ApprovalsChannel;
  readonly cards: PostedCards;
  readonly clock: Clock;
  readonly conversations: Conversations;
  readonly cursors: Cursors;
  readonly drafts: Drafts;
  readonly directory: Directory;
  readonly changes: DirectoryChanges;
  readonly followers: Followers;
  readonly guests: Guests;
  readonly identity: Identity;
  readonly instances: Instances;
  readonly invitations: Invitations;
  readonly jobs: Jobs;
  readonly jobRecords: JobRecords;
  readonly lateAnswers: LateAnswers;
  readonly limits: Limits;
  readonly lists: InvitationLists;
  readonly log: Log;
  readonly membership: Membership;
  readonly notifier: Notifier;
  readonly pauses: KeptPauses;
  readonly policy: PolicySource;
  readonly posts: Posts;
  readonly problems: Problems;
  readonly pressed: PressedMessages;
  readonly receipts: Receipts;
  readonly settings: Settings;
  readonly signInPage: SignInPage;
  readonly stopCards: StopCards;
  readonly strongSignIn: StrongSignIn;
  readonly subscription: SubscriptionRecord;
  readonly subscriptions: DirectorySubscriptions;
  readonly teamConsent: TeamConsent;
  readonly teamMembers: TeamMembers;
  readonly teams: Teams;
  readonly terms: Terms;
  readonly trail: Trail;
  readonly welcomePage: WelcomePage;
}

/** Every port but those that send in Teams: only the bot has these. */
export type AskingPorts = Omit<Ports, "approvals" | "cards" | "notifier" | "pressed" | "signInPage">;

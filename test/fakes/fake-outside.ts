import { createProblems } from "../../src/problems.ts";
import { createWelcomePage } from "../../src/adapters/welcome-page.ts";
import { encryptionKey } from "../build/encryption-key.ts";
import { cloud } from "../../src/clouds.ts";
import type { Ports } from "../../src/ports/ports.ts";
import { FakeApprovalsChannel } from "./fake-approvals-channel.ts";
import { FakePolicy } from "./fake-policy.ts";
import { FakeClock } from "./fake-clock.ts";
import { FakeDirectory } from "./fake-directory.ts";
import { FakeDirectoryChanges } from "./fake-directory-changes.ts";
import { FakeDirectorySubscriptions } from "./fake-directory-subscriptions.ts";
import { FakeIdentity } from "./fake-identity.ts";
import { FakeMembership } from "./fake-membership.ts";
import { FakeNotifier } from "./fake-notifier.ts";
import { fakePostedCards } from "./fake-posted-cards.ts";
import { FakePressedMessages } from "./fake-pressed-messages.ts";
import { FakeSignInPage } from "./fake-sign-in-page.ts";
import { FakeTeamMembers } from "./fake-team-members.ts";
import { FakeTeams } from "./fake-teams.ts";
import { FakeStrongSignIn } from "./fake-strong-sign-in.ts";
import { memoryStore } from "./memory-store.ts";
import { RecordingLog } from "./recording-log.ts";

/** Where partners land if the form doesn't say. */
export const defaultRedirectUrl = "https://myapplications.microsoft.com/?tenantid=tenant";

/** Everything outside the flows, in memory and with one clock: `const { ports, directory } = fakeOutside()`. */
export function fakeOutside() {
  const clock = new FakeClock();
  const store = memoryStore(clock);
  const directory = new FakeDirectory();
  const changes = new FakeDirectoryChanges();
  const identity = new FakeIdentity();
  const membership = new FakeMembership();
  const notifier = new FakeNotifier();
  const signInPage = new FakeSignInPage();
  const strongSignIn = new FakeStrongSignIn();
  const subscriptions = new FakeDirectorySubscriptions();
  const teamMembers = new FakeTeamMembers();
  const teams = new FakeTeams();
  const approvals = new FakeApprovalsChannel();
  const policy = new FakePolicy();
  const pressed = new FakePressedMessages();
  const log = new RecordingLog();
  const adminCenter = "https://entra.microsoft.com";
  const teamsUrl = "https://teams.microsoft.com";
  const { microsoftHosts, sharePointDomain } = cloud("public");
  const landing = { defaultRedirectUrl, microsoftHosts, sharePointDomain };
  const terms = {
    tenantId: "tenant",
    adminCenter,
    teamsUrl,
    ...landing,
    inviteAs: "user",
    publicUrl: undefined,
    followEvery: 30_000,
  } as const;
  const { events: _, storedJobs: __, otherProcess: ___, tables: ____, ...kept } = store;
  const ports: Ports = {
    ...kept,
    approvals,
    cards: fakePostedCards(notifier, approvals),
    clock,
    directory,
    changes,
    identity,
    membership,
    notifier,
    policy,
    problems: createProblems(log),
    pressed,
    signInPage,
    strongSignIn,
    subscriptions,
    teamMembers,
    teams,
    log,
    terms,
    welcomePage: createWelcomePage({ encryptionKey, origin: undefined }),
  };
  return {
    ports,
    store,
    approvals,
    policy,
    pressed,
    clock,
    directory,
    changes,
    identity,
    membership,
    notifier,
    signInPage,
    strongSignIn,
    subscriptions,
    teamMembers,
    teams,
    log,
  };
}

export type FakeOutside = ReturnType<typeof fakeOutside>;

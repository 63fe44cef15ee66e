import { millisecondsOf } from "../../domain/instant.ts";
import { notificationPaths } from "../../domain/notification-paths.ts";
import type { Running } from "../../flows/looking/see-running.ts";
import { checkOfRunning } from "./check.ts";
import type { KeptRefusal } from "../../ports/directory-changes.ts";
import type { Check, Finding } from "./check.ts";
import type { DoctorSettings } from "./gather-facts.ts";
import { spanWords } from "./span-words.ts";

/** The subscription is renewed every half hour. */
const forgottenMs = 2 * 3_600_000;

/** Whether Microsoft lets the bot do its work. */
export const microsoftChecks: readonly Check[] = [
  checkOfRunning("following", judgeFollowing),
  checkOfRunning("notifications", judgeNotifications),
  checkOfRunning("block", judgeBlock),
];

function judgeFollowing({ following }: Running): Finding {
  if (following === "permitted") return { color: "green", says: "Microsoft Graph lets the bot see who accepts." };
  if (following === undefined)
    return { color: "yellow", says: "The bot hasn't read the directory's changes yet.", fix: "Let the bot run for a minute." };
  return {
    color: "red",
    says: "Microsoft Graph doesn't let the bot see who accepts, so nobody is told of an acceptance.",
    fix: "Grant the application permission User.Read.All: Entra admin center, App registrations, the bot, API permissions, Grant admin consent. Then start the bot again.",
  };
}

const refusals: Readonly<Record<KeptRefusal["reason"], readonly [says: string, fix: string]>> = {
  "endpoint-not-reached": [
    "Microsoft can't reach the bot at PUBLIC_URL, so it doesn't notify it of changes.",
    "Let Microsoft POST to /notifications below PUBLIC_URL from the internet: no sign-in before it, and a certificate that everybody trusts.",
  ],
  "permission-missing": [
    "Microsoft Graph doesn't notify the bot: the application permission User.Read.All is missing.",
    "Grant it: Entra admin center, App registrations, the bot, API permissions, Grant admin consent. Then start the bot again.",
  ],
  "quota-reached": [
    "Microsoft Graph doesn't notify the bot: the app or the tenant has as many subscriptions as Microsoft allows.",
    "Remove subscriptions that nobody uses.",
  ],
  unknown: [
    "Microsoft Graph refuses to notify the bot of changes.",
    "The bot's log has notifications-refused with Graph's request-id, for which Microsoft's support asks.",
  ],
};

function judgeNotifications({ subscription, now }: Running, { publicUrl }: DoctorSettings): Finding {
  if (publicUrl === undefined) {
    const says = "PUBLIC_URL isn't set, so Microsoft can't notify the bot of changes; it looks for them by itself.";
    return { color: "yellow", says, fix: "Set PUBLIC_URL to the https address at which Microsoft and browsers reach the bot." };
  }
  const ours = subscription?.url === publicUrl + notificationPaths.changes ? subscription : undefined;
  if (ours?.refusal) {
    const [says, fix] = refusals[ours.refusal.reason];
    return { color: "red", says, fix };
  }
  if (ours?.id === undefined)
    return {
      color: "yellow",
      says: "Notifications of changes aren't ordered at PUBLIC_URL yet.",
      fix: "Start the bot with this PUBLIC_URL, and give it a minute.",
    };
  const age = millisecondsOf(now) - millisecondsOf(ours.renewedAt);
  const renewed = `Microsoft notifies the bot of changes; that was ordered or renewed ${spanWords(age)} ago`;
  if (age < forgottenMs) return { color: "green", says: `${renewed}.` };
  return { color: "yellow", says: `${renewed}, and should have been renewed since.`, fix: "Look whether the bot runs, and in its log." };
}

function judgeBlock({ gate, now }: Running): Finding {
  if (gate.kind === "stopped") {
    const since = gate.since.slice(0, 16).replace("T", " ");
    return {
      color: "red",
      says: `Microsoft has stopped this tenant's invitations since ${since} UTC, and the bot sends none.`,
      fix: "Ask Microsoft's support to lift it, then press Try one again on the bot's card: docs/monitoring.md has the steps.",
    };
  }
  if (gate.halfUntil !== undefined && gate.halfUntil > now)
    return { color: "yellow", says: "Microsoft's stop is over; invitations go out at half the pace for a day." };
  return { color: "green", says: "Microsoft takes this tenant's invitations, as far as the bot has met." };
}

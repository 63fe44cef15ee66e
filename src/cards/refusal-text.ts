import { longestRemark } from "../domain/approval.ts";
import type { Caution, UntilNow } from "../domain/caution.ts";
import type { Instant } from "../domain/ids.ts";
import { optionProblems } from "../domain/option-problems.ts";
import type { OptionRefused, Refusal } from "../domain/refusal.ts";
import { inLanguage } from "../domain/policy/in-language.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, escapeName, escapePartnerName } from "./escape.ts";
import { typedText } from "./typed-text.ts";

/** Why nothing was created, who can fix it and what to do next, ready for a TextBlock. */
export function refusalText(refusal: Refusal, texts: Texts): string {
  switch (refusal.kind) {
    case "own-domain":
      return texts.t("refusal.own-domain", { domain: escapeAddress(refusal.domain) });
    case "employee":
    case "guest-accepted":
    case "guest-no-state":
      return takenText(refusal, texts);
    case "already-invited":
      return alreadyText(refusal, texts);
    case "domain-blocked":
      return blockedText(refusal, texts);
    case "colleagues-not-members":
      return colleaguesText(refusal.names, texts);
    case "strong-auth-needed":
      return texts.t(refusal.signInUrl === undefined ? "failure.strong-auth-needed" : "refusal.strong-auth-needed-here");
    case "to-confirm":
      return refusal.cautions.map((caution) => cautionText(caution, texts)).join("\n\n");
    case "policy-denied":
      return deniedText(refusal, texts);
    case "cap-reached":
      return texts.t(`refusal.cap-${refusal.cap}`, { count: refusal.limit });
    case "no-approvals-channel":
      return nobodyDecidesText(refusal, texts);
    case "sign-in-denied":
      return texts.t(`refusal.sign-in-denied-${refusal.why}`, { number: escapeName(refusal.number) });
    case "busy":
      return busyText(refusal, texts);
    case "option-refused":
      return optionsText(refusal, texts);
    case "requester-not-admitted":
      return texts.t(refusal.unchecked ? "refusal.requester-not-admitted-unchecked" : "failure.requester-not-admitted");
    case "asks-often":
      return waitText({ today: "refusal.asks-often", later: "refusal.asks-often-on" }, refusal, texts);
    case "pace":
    case "paused":
      return pausedText(refusal, texts);
    case "resent-enough":
      return texts.t("refusal.resent-enough", { most: refusal.most });
    case "override-refused":
      return texts.t(`override.refused.${refusal.why}`, { most: longestRemark });
    case "stopped":
    case "resend-needs-approval":
    case "resend-not-allowed":
    case "asks-open":
    case "approval-needed":
    case "invitations-not-allowed":
    case "member-not-allowed":
    case "consent-needed":
      return texts.t(`refusal.${refusal.kind}`);
    case "interrupted":
    case "requester-gone":
    case "requester-disabled":
    case "requester-is-guest":
    case "sign-in-refused":
      return texts.t(`failure.${refusal.kind}`);
  }
}

type Taken = Extract<Refusal, { kind: "employee" | "guest-accepted" | "guest-no-state" }>;

function takenText(refusal: Taken, texts: Texts): string {
  const { kind, team } = refusal;
  const name = escapeName(refusal.name);
  if (team !== undefined) return texts.t("team.already-member", { name, team: escapeName(team) });
  return kind === "guest-accepted" ? sinceText("refusal.guest-accepted", refusal, texts) : texts.t(`refusal.${kind}`, { name });
}

interface Wait {
  readonly until: Instant;
  readonly now: Instant;
}

function busyText({ until }: Extract<Refusal, { kind: "busy" }>, texts: Texts): string {
  return until === undefined ? texts.t("refusal.busy") : texts.t("refusal.busy-until", { time: texts.formatMinute(until) });
}

function pausedText(refusal: Extract<Refusal, { kind: "pace" | "paused" }>, texts: Texts): string {
  const key = refusal.kind === "pace" ? (`refusal.pace-${refusal.limit}` as const) : "refusal.paused";
  return texts.t(key, { next: nextText(refusal, texts) });
}

function nextText(wait: Wait, texts: Texts): string {
  return waitText({ today: "refusal.next-at", later: "refusal.next-on" }, wait, texts);
}

/** When the next one is possible; with the date if that isn't today. */
function waitText(keys: { readonly today: TextKey; readonly later: TextKey }, { until, now }: Wait, texts: Texts): string {
  const time = texts.formatMinute(until);
  const date = texts.formatOtherDay(until, now);
  return date === undefined ? texts.t(keys.today, { time }) : texts.t(keys.later, { time, date });
}

function alreadyText({ invitation, following }: Extract<Refusal, { kind: "already-invited" }>, texts: Texts): string {
  const key = invitation.state.kind === "awaiting-approval" ? "refusal.already-requested" : "refusal.already-invited";
  const date = texts.formatDate(invitation.createdAt);
  return following ? texts.t(`${key}-following`, { name: escapeName(invitation.requester.name), date }) : texts.t(key, { date });
}

function blockedText({ domain, copy }: Extract<Refusal, { kind: "domain-blocked" }>, texts: Texts): string {
  if (copy === undefined) return texts.t("refusal.domain-blocked", { domain: escapeAddress(domain) });
  return texts.t("refusal.domain-blocked-copy", { domain: escapeAddress(domain), address: escapeAddress(copy) });
}

function optionsText(refusal: OptionRefused, texts: Texts): string {
  const problems = Object.values(optionProblems(refusal));
  return problems.map((problem) => texts.t(`form.problem.${problem}`)).join("\n\n");
}

/** The rule's own sentence, if it has one. It doesn't say that it is about the address in copy. */
function deniedText({ say, unchecked, copy }: Extract<Refusal, { kind: "policy-denied" }>, texts: Texts): string {
  const words = say === undefined ? [] : [typedText(inLanguage(say, texts.locale), longestSaying, texts)];
  const about = copy === undefined ? [] : [texts.t("refusal.policy-denied-copy", { address: escapeAddress(copy) })];
  if (unchecked) return [texts.t("refusal.policy-denied-unchecked"), ...about, ...words].join("\n\n");
  return [...about, ...words].join("\n\n") || texts.t("failure.policy-denied");
}

/** Longer sentences of a policy are cut. */
const longestSaying = 500;

function nobodyDecidesText({ byAdmin, why }: Extract<Refusal, { kind: "no-approvals-channel" }>, texts: Texts): string {
  if (byAdmin) return texts.t("refusal.no-approvals-channel-admin", { command: texts.t("commands.use-for-approvals.title") });
  if (why === "policy-copy") return texts.t("form.problem.cc-needs-approval");
  return texts.t(why === "not-allowed" ? "refusal.no-approvals-channel-not-allowed" : "failure.no-approvals-channel");
}

function colleaguesText(names: readonly string[], texts: Texts): string {
  if (names.length === 0) return texts.t("refusal.colleagues-unknown");
  return texts.t("refusal.colleagues-not-members", { names: texts.list(names.map(escapeName)) });
}

/** One sentence, ready for a TextBlock. */
export function cautionText(caution: Caution, texts: Texts): string {
  switch (caution.kind) {
    case "language-unused":
    case "message-unused-no-mailbox":
    case "message-unused-app":
      return texts.t(`caution.${caution.kind}`);
    case "sent-by-app":
    case "sent-by-you":
    case "sent-by-approver":
      return `${texts.t(`caution.${caution.kind}`)} ${untilNowText(caution.untilNow, texts)}`;
    case "needs-approval":
      return texts.t(`caution.needs-approval-${caution.why}`, { approvers: escapeName(caution.approvers) });
    case "domain-mistyped":
    case "copy-mistyped":
      return texts.t(`caution.${caution.kind}`, { domain: escapeAddress(caution.domain), meant: escapeAddress(caution.meant) });
    case "contact-exists":
      return texts.t("caution.contact-exists", { name: escapeName(caution.name) });
    case "same-name":
      return texts.t("caution.same-name", { name: escapePartnerName(caution.name), email: escapeAddress(caution.email) });
    case "guest-pending":
    case "deleted-lately":
      return sinceText(`caution.${caution.kind}`, caution, texts);
  }
}

function untilNowText(untilNow: UntilNow, texts: Texts): string {
  if (untilNow.kind === "person") return texts.t("caution.until-now-person", { name: escapeName(untilNow.name) });
  return texts.t(`caution.until-now-${untilNow.kind}`);
}

type DatedKey = "refusal.guest-accepted" | "caution.guest-pending" | "caution.deleted-lately";

/** With the date, if the directory told it. */
function sinceText(key: DatedKey, { name, since }: { readonly name: string; readonly since: Instant | null }, texts: Texts): string {
  if (since === null) return texts.t(key, { name: escapeName(name) });
  return texts.t(`${key}-since`, { name: escapeName(name), date: texts.formatDate(since) });
}

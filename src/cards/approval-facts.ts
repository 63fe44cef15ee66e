import type { Approval } from "../domain/approval.ts";
import type { CautionKind } from "../domain/caution.ts";
import type { Invitation } from "../domain/invitation.ts";
import { landingPageOf } from "../domain/landing-page.ts";
import { shownPage } from "../domain/shown-page.ts";
import { isolateText } from "../texts/isolate.ts";
import { isRightToLeft } from "../texts/locale.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeAddress, escapeName, escapePartnerName, escapeUrl } from "./escape.ts";
import { mailText } from "./invitation-facts.ts";
import type { Fact } from "./invitation-facts.ts";
import { mailLanguages } from "./mail-languages.ts";

/** The pages where a partner may land. */
export interface LandingPages {
  /** Where partners land unless the requester chose another page. Absent: every page counts as chosen. */
  readonly usualPage?: string;
}

/**
 * What the requester chose and the partner, or somebody else, gets to see: it stands above the buttons, since an approver answers for it. The
 * personal message has a place of its own on the card.
 */
export function sentFacts(invitation: Invitation, { usualPage }: LandingPages, texts: Texts): readonly Fact[] {
  const { options, team } = invitation;
  const page = landingPageOf(options);
  const { fact, optional } = factsIn(texts);
  return [
    ...fact("invitation.fact.name", optional(options.displayName, escapePartnerName)),
    ...fact("invitation.fact.type", options.userType && texts.t("invitation.member")),
    ...fact("approval.fact.team", team?.stage === "wanted" ? texts.t("approval.joins-team", { team: escapeName(team.name) }) : undefined),
    ...fact("approval.fact.lands", page === usualPage ? undefined : pageText(page, texts)),
    ...fact("approval.fact.cc", isMailed(invitation) ? undefined : optional(options.cc, escapeAddress)),
  ];
}

/** The rest of what was found, what is sent, and in whose name. */
export function detailFacts(invitation: Invitation, approval: Approval, { usualPage }: LandingPages, texts: Texts): readonly Fact[] {
  const { options, findings } = invitation;
  const page = landingPageOf(options);
  const { fact, optional } = factsIn(texts);
  return [
    ...fact("approval.fact.found", foundWords(approval.confirmed, texts)),
    ...fact("invitation.fact.not-checked", notChecked(findings.notChecked, texts)),
    ...fact("invitation.fact.mail", mailText(invitation, texts)),
    ...fact("approval.fact.inviter", inviter(invitation, approval, texts)),
    ...fact(
      "approval.fact.language",
      optional(options.messageLanguage, (tag) => language(tag, options.message, texts)),
    ),
    ...fact("approval.fact.lands", page === usualPage ? pageText(page, texts) : undefined),
    ...fact("invitation.fact.replaces", invitation.replaces && texts.t("invitation.replaces")),
  ];
}

/** Both: after the decision, and at a shell. */
export function approvalFacts(invitation: Invitation, approval: Approval, pages: LandingPages, texts: Texts): readonly Fact[] {
  return [...sentFacts(invitation, pages, texts), ...detailFacts(invitation, approval, pages, texts)];
}

/** A fact without a value isn't shown. */
function factsIn(texts: Texts) {
  return {
    fact: (title: TextKey, value: string | undefined): readonly Fact[] => (value === undefined ? [] : [{ title: texts.t(title), value }]),
    optional: (text: string | undefined, show: (given: string) => string) => (text === undefined ? undefined : show(text)),
  };
}

/** The query isn't shown, but mentioned: it may name another page. */
function pageText(page: string, texts: Texts): string {
  const { address, hasParameters } = shownPage(page);
  const shown = escapeUrl(address);
  return hasParameters ? texts.t("approval.lands-with-parameters", { address: shown }) : isolateText(shown, isRightToLeft(texts.language));
}

/** Beside a message the choice doesn't count (Microsoft: invitedUserMessageInfo). */
function language(tag: string, message: string | undefined, texts: Texts): string {
  const name = mailLanguages(texts).find(({ value }) => value === tag)?.title ?? escapeName(tag);
  return message === undefined ? name : texts.t("approval.language-ignored", { language: name });
}

/** What the requester knew and confirmed, if it says something about the partner. */
export function foundWords(confirmed: readonly CautionKind[], texts: Texts): string | undefined {
  const keys = confirmed.flatMap((kind) => foundOf[kind] ?? []);
  return keys.length === 0 ? undefined : texts.list(keys.map((key) => texts.t(key)));
}

const foundOf: Partial<Readonly<Record<CautionKind, TextKey>>> = {
  "domain-mistyped": "approval.found.domain-mistyped",
  "copy-mistyped": "approval.found.copy-mistyped",
  "guest-pending": "approval.found.guest-pending",
  "deleted-lately": "approval.found.deleted-lately",
  "contact-exists": "approval.found.contact-exists",
  "same-name": "approval.found.same-name",
};

function notChecked(names: Invitation["findings"]["notChecked"], texts: Texts): string | undefined {
  return names.length === 0 ? undefined : texts.list(names.map((name) => texts.t(`check.${name}`)));
}

/** Once the mail is sent, the text about the mail already names who got a copy. */
function isMailed({ options, state }: Invitation): boolean {
  return options.sendMail && "guestId" in state;
}

/** The inviter's name that the partner sees: the organization's if the app invites (Microsoft: Elements of the B2B invitation email). */
function inviter({ inviteAs, requester, findings }: Invitation, { decision }: Approval, texts: Texts): string {
  if (inviteAs === "app") return findings.mail ? escapeName(findings.mail.inviter) : texts.t("approval.inviter.app");
  if (decision?.kind === "approved") return escapeName(decision.name);
  if (inviteAs === undefined) return escapeName(requester.name);
  return texts.t("approval.inviter.approver");
}

import type { Caution } from "../domain/caution.ts";
import type { InvitationId } from "../domain/ids.ts";
import type { FormValues } from "../domain/invite-form.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { TextKey } from "../texts/text-key.ts";
import type { Texts } from "../texts/texts.ts";
import { cleanValue, longestAddress } from "./escape.ts";
import { invitationActions } from "./invitation-actions.ts";
import { refusalHelp } from "./refusal-help.ts";
import type { Help } from "./refusal-help.ts";
import type { CardVerb } from "./verbs.ts";

interface Link {
  readonly title: string;
  readonly url: string;
}

interface RefusalPress {
  readonly title: string;
  readonly verb: CardVerb;
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether the press brings the form's fields along. */
  readonly inputs: "none" | "auto";
}

/** Buttons that help with a refusal, for a card's template. */
export interface RefusalActions {
  /** Each opens a page in the browser. */
  readonly links: readonly Link[];
  /** Each comes back to the bot. */
  readonly presses: readonly RefusalPress[];
}

/** Where a refusal is shown. */
export interface RefusalPlace {
  /** What the form that was refused says. */
  readonly values?: FormValues;
  readonly inChannel?: boolean;
  /** The invitation on whose card a press was refused. */
  readonly invitation?: InvitationId;
  /** The press that the refusal answers. The same press confirms the cautions that the refusal names. */
  readonly again?: { readonly verb: CardVerb; readonly data: Readonly<Record<string, unknown>> };
  /** The press of the form's button, for a form where something can be corrected. */
  readonly submit?: Readonly<Record<string, unknown>>;
  /** Nobody has sent the form yet. */
  readonly isNew?: boolean;
}

/** What the person can do about a refusal at once, as its row in {@link ./refusal-help.ts} says; for cautions, to confirm or to correct. */
export function refusalActions(refusal: Refusal | undefined, texts: Texts, place: RefusalPlace = {}): RefusalActions {
  if (!refusal) return { links: [], presses: [] };
  if (refusal.kind === "to-confirm") return { links: [], presses: confirmation(refusal.cautions, place, texts) };
  const { help } = refusalHelp(refusal);
  return {
    links: help.flatMap((one) => linkFor(one, refusal, texts) ?? []),
    presses: help.flatMap((one) => pressFor(one, refusal, place, texts) ?? []),
  };
}

function linkFor(help: Help, refusal: Refusal, texts: Texts): Link | undefined {
  if (help === "sign-in" && refusal.kind === "strong-auth-needed" && refusal.signInUrl !== undefined) {
    return { title: texts.t("error.sign-in-button"), url: refusal.signInUrl };
  }
  if (help !== "grant-consent" || refusal.kind !== "consent-needed" || refusal.grantUrl === undefined) return undefined;
  return { title: texts.t("sign-in.grant-consent"), url: refusal.grantUrl };
}

function pressFor(help: Help, refusal: Refusal, place: RefusalPlace, texts: Texts): RefusalPress | undefined {
  const press = (title: TextKey, verb: CardVerb, data: RefusalPress["data"]) =>
    ({ title: texts.t(title), verb, data, inputs: "none" }) as const;
  const { values, inChannel, invitation } = place;
  switch (help) {
    case "ask-for-consent":
      return press("sign-in.ask-admin", "ask-admin", {});
    case "ask-for-channel":
    case "ask-for-right":
      return press("sign-in.ask-admin", "ask-admin", { for: help });
    case "ask-for-domain":
      return refusal.kind === "domain-blocked" ? press("sign-in.ask-admin", "ask-admin", { for: help, domain: refusal.domain }) : undefined;
    case "add-to-team":
      if (values?.email === undefined) return undefined;
      return inChannel === true
        ? press("invitation.add-to-team", "add-to-team", { address: values.email })
        : press("invitation.choose-team", "choose-team", { address: values.email });
    case "show-open":
      return press("pending.private", "run-command", { text: `${texts.t("commands.pending.title")} ${texts.t("commands.pending.mine")}` });
    case "ask-again":
      return refusal.kind === "approval-needed" ? press("invitation.ask-again", "open-form", { email: refusal.email }) : undefined;
    case "show-link":
    case "revoke":
      return invitation === undefined ? undefined : press(`invitation.${help}`, help, { invitation });
    case "show-invitation":
    case "send-again":
    case "withdraw":
      return refusal.kind === "already-invited" ? pressOnCard(help, refusal, press) : undefined;
    case "sign-in":
    case "grant-consent":
      return undefined;
  }
}

const verbOf = { "send-again": "resend", withdraw: "withdraw" } as const;

/** The same buttons as on the invitation's own card, if it has them now. */
function pressOnCard(
  help: "show-invitation" | "send-again" | "withdraw",
  { invitation }: Extract<Refusal, { kind: "already-invited" }>,
  press: (title: TextKey, verb: CardVerb, data: RefusalPress["data"]) => RefusalPress,
): RefusalPress | undefined {
  if (help === "show-invitation") return press("status.show-invitation", "show-card", { invitation: invitation.id });
  const own = invitationActions(invitation).find(({ verb }) => verb === verbOf[help]);
  return own && press(own.title, own.verb, own.data);
}

/** On a living card the same press confirms the cautions. On a form its own button does, and a mistyped address can be corrected. */
function confirmation(cautions: readonly Caution[], { again, submit, isNew = false }: RefusalPlace, texts: Texts): RefusalPress[] {
  if (!again) return submit ? correction(cautions, isNew ? { ...submit, onlyCorrect: true } : submit, texts) : [];
  const confirmed = cautions.map(({ kind }) => kind);
  return [{ ...again, title: texts.t("caution.send-anyway"), data: { ...again.data, confirmed }, inputs: "none" }];
}

/** Sends the form with the domain that was probably meant, or puts that into a new form. */
function correction(cautions: readonly Caution[], submit: NonNullable<RefusalPlace["submit"]>, texts: Texts): RefusalPress[] {
  const mistyped = cautions.find((one) => one.kind === "domain-mistyped");
  if (!mistyped) return [];
  const instead = cleanValue(mistyped.email, longestAddress);
  return [{ title: texts.t("caution.correct", { email: instead }), verb: "send-invitation", data: { ...submit, instead }, inputs: "auto" }];
}

import type { FormValues } from "../domain/invite-form.ts";
import type { Caution } from "../domain/caution.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Texts } from "../texts/texts.ts";
import { cleanValue, longestAddress } from "./escape.ts";
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
  /** The press that the refusal answers. The same press confirms the cautions that the refusal names. */
  readonly again?: { readonly verb: CardVerb; readonly data: Readonly<Record<string, unknown>> };
  /** The press of the form's button, for a form where something can be corrected. */
  readonly submit?: Readonly<Record<string, unknown>>;
}

/**
 * What the person can do about a refusal at once: sign in as Entra demands, consent as an administrator, ask an administrator, or go to the
 * team.
 */
export function refusalActions(refusal: Refusal | undefined, texts: Texts, place: RefusalPlace = {}): RefusalActions {
  return { links: refusal ? links(refusal, texts) : [], presses: refusal ? presses(refusal, place, texts) : [] };
}

function links(refusal: Refusal, texts: Texts): Link[] {
  if (refusal.kind === "strong-auth-needed" && refusal.signInUrl !== undefined) {
    return [{ title: texts.t("error.sign-in-button"), url: refusal.signInUrl }];
  }
  if (refusal.kind !== "consent-needed" || refusal.grantUrl === undefined) return [];
  return [{ title: texts.t("sign-in.grant-consent"), url: refusal.grantUrl }];
}

function presses(refusal: Refusal, { values, inChannel, again, submit }: RefusalPlace, texts: Texts): RefusalPress[] {
  if (refusal.kind === "consent-needed" && refusal.grantUrl !== undefined) {
    return [{ title: texts.t("sign-in.ask-admin"), verb: "ask-admin", data: {}, inputs: "none" }];
  }
  if (refusal.kind === "to-confirm" && again) {
    const confirmed = refusal.cautions.map(({ kind }) => kind);
    return [{ ...again, title: texts.t("caution.send-anyway"), data: { ...again.data, confirmed }, inputs: "none" }];
  }
  if (refusal.kind === "to-confirm") return submit ? correction(refusal.cautions, submit, texts) : [];
  if (refusal.kind === "approval-needed") {
    return [{ title: texts.t("invitation.ask-again"), verb: "open-form", data: { email: refusal.email }, inputs: "none" }];
  }
  const isInDirectory = refusal.kind === "guest-accepted" || refusal.kind === "guest-no-state" || refusal.kind === "employee";
  if (!isInDirectory || values?.email === undefined || inChannel !== true) return [];
  return [{ title: texts.t("invitation.add-to-team"), verb: "add-to-team", data: { address: values.email }, inputs: "none" }];
}

/** Sends the form with the domain that was probably meant. */
function correction(cautions: readonly Caution[], submit: NonNullable<RefusalPlace["submit"]>, texts: Texts): RefusalPress[] {
  const mistyped = cautions.find((one) => one.kind === "domain-mistyped");
  if (!mistyped) return [];
  const instead = cleanValue(mistyped.email, longestAddress);
  return [{ title: texts.t("caution.correct", { email: instead }), verb: "send-invitation", data: { ...submit, instead }, inputs: "auto" }];
}

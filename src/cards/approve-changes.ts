import template from "../../cards/approve-changes.json" with { type: "json" };
import { changeableOptions } from "../domain/approval.ts";
import type { ChangeableOption } from "../domain/approval.ts";
import type { Caution, CautionKind } from "../domain/caution.ts";
import { formValuesOf } from "../domain/form-values.ts";
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import type { FieldProblems, FormValues } from "../domain/invite-form.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { decisionCautionText } from "./decision-caution-text.ts";
import { cleanValue, escapeAddress, escapeName } from "./escape.ts";
import { mailLanguages } from "./mail-languages.ts";
import { cardTemplate } from "./template.ts";

export interface ApproveChangesView {
  readonly invitation: Invitation;
  /** What was typed so far; absent: what was asked for, with the requester offered as the one who gets a copy. */
  readonly values?: FormValues;
  readonly problems?: FieldProblems;
  /** What the approver should know before it goes out. */
  readonly cautions?: readonly Caution[];
  /** What they have confirmed before. */
  readonly confirmed?: readonly CautionKind[];
}

interface Field {
  readonly label: string;
  readonly value: string;
  readonly problem?: string;
}
type WithPlaceholder = Field & { readonly placeholder: string };
type WithHint = Field & { readonly hint: string };
type WithChoices = Field & { readonly choices: readonly Choice[] };
interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What cards/approve-changes.json binds to. */
export interface ApproveChangesData {
  readonly lang: Language;
  readonly fallback: string;
  readonly caution?: string;
  readonly title: string;
  readonly intro: string;
  readonly displayName: WithPlaceholder;
  readonly message: WithPlaceholder;
  readonly messageLanguage: WithPlaceholder & WithHint & WithChoices;
  readonly sendMail: WithHint & { readonly toggle: string };
  readonly cc: WithPlaceholder & WithHint;
  readonly userType: WithChoices & { readonly offered: boolean };
  readonly submit: {
    readonly title: string;
    readonly data: { readonly invitation: InvitationId; readonly confirmed: readonly CautionKind[] };
  };
  readonly back: string;
  readonly invitation: InvitationId;
}

const render = cardTemplate(template);

/** What an approver may change before a request goes out; for the approver alone. The address isn't among it. */
export function approveChangesCard(view: ApproveChangesView, texts: Texts): AdaptiveCard {
  return render(approveChangesData(view, texts));
}

export function approveChangesData(view: ApproveChangesView, texts: Texts): ApproveChangesData {
  const { invitation, cautions = [], confirmed = [] } = view;
  const name = escapeName(invitation.requester.name);
  const all = [...new Set([...confirmed, ...cautions.map(({ kind }) => kind)])];
  const isWarned = cautions.length > 0;
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    ...(isWarned && { caution: cautionsText(invitation, cautions, texts) }),
    title: texts.t("approval.change"),
    intro: texts.t(invitation.inviteAs === "app" ? "decision.sends-by-app" : "decision.sends-by-you", {
      name,
      email: escapeAddress(invitation.email),
    }),
    ...fields(view, texts),
    submit: {
      title: texts.t(isWarned ? "decision.approve-anyway" : "approval.approve"),
      data: { invitation: invitation.id, confirmed: all },
    },
    back: texts.t("link.back"),
    invitation: invitation.id,
  };
}

function cautionsText(invitation: Invitation, cautions: readonly Caution[], texts: Texts): string {
  return [texts.t("refusal.to-confirm"), ...cautions.map((caution) => decisionCautionText(caution, invitation, texts))].join("\n\n");
}

type Fields = Pick<ApproveChangesData, ChangeableOption>;

function fields({ invitation, values = offered(invitation), problems = {} }: ApproveChangesView, texts: Texts): Fields {
  const field = (name: ChangeableOption): Field => {
    const problem = problems[name];
    const value = cleanValue(values[name] ?? asked(invitation)[name] ?? untouched[name], longest[name]);
    return { label: texts.t(`form.${name}.label`), value, ...(problem && { problem: texts.t(`form.problem.${problem}`) }) };
  };
  const filled = (name: "displayName" | "message" | "cc") => ({ ...field(name), placeholder: texts.t(`form.${name}.placeholder`) });
  const byDefault = texts.t("form.messageLanguage.default");
  const name = escapeName(invitation.requester.name);
  const languages = [{ title: byDefault, value: "" }, ...mailLanguages(texts)];
  return {
    displayName: filled("displayName"),
    message: filled("message"),
    messageLanguage: {
      ...field("messageLanguage"),
      placeholder: byDefault,
      hint: texts.t("form.messageLanguage.hint"),
      choices: languages,
    },
    sendMail: { ...field("sendMail"), toggle: texts.t("form.sendMail.toggle"), hint: texts.t("decision.send-mail-hint", { name }) },
    cc: { ...filled("cc"), hint: isOffered(invitation) ? texts.t("decision.cc-hint", { name }) : texts.t("form.cc.hint") },
    userType: { ...field("userType"), choices: userTypes(texts), offered: invitation.options.userType === "Member" },
  };
}

function userTypes(texts: Texts): readonly Choice[] {
  return [
    { title: texts.t("form.userType.guest"), value: "Guest" },
    { title: texts.t("form.userType.member"), value: "Member" },
  ];
}

function asked(invitation: Invitation): FormValues {
  const values = formValuesOf(invitation);
  return Object.fromEntries(changeableOptions.map((name) => [name, values[name]]));
}

function isOffered({ options, approval }: Invitation): boolean {
  return options.cc === undefined && approval?.requesterMail !== undefined;
}

/** Whoever asked sees what went out in another's name, unless the approver clears it. */
function offered(invitation: Invitation): FormValues {
  const { cc = invitation.approval?.requesterMail ?? "" } = invitation.options;
  return { ...asked(invitation), cc };
}

const untouched: Readonly<Record<ChangeableOption, string>> = {
  displayName: "",
  message: "",
  messageLanguage: "",
  sendMail: "true",
  cc: "",
  userType: "Guest",
};

/** In characters: longer than any valid value, so that nobody loses what they typed; short enough for Teams' 100 KB. */
const longest: Readonly<Record<ChangeableOption, number>> = {
  displayName: 500,
  message: 4_000,
  messageLanguage: 50,
  sendMail: 10,
  cc: 500,
  userType: 10,
};

import template from "../../cards/approve-changes.json" with { type: "json" };
import { changeableOptions } from "../domain/approval.ts";
import type { ChangeableOption } from "../domain/approval.ts";
import type { Caution, CautionKind } from "../domain/caution.ts";
import { formValuesOf } from "../domain/form-values.ts";
import type { InvitationId } from "../domain/ids.ts";
import type { Invitation } from "../domain/invitation.ts";
import { valueAtFirst } from "../domain/invite-form.ts";
import type { FieldProblems, FormValues } from "../domain/invite-form.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { decisionCautionText } from "./decision-caution-text.ts";
import { escapeAddress, escapeName } from "./escape.ts";
import { languageChoices, showFields, userTypeChoices } from "./form-field.ts";
import type { FieldData, FieldsData, WithChoices } from "./form-field.ts";
import { cardTemplate } from "./template.ts";

export interface ApproveChangesView {
  readonly invitation: Invitation;
  /** What the approver typed so far. Absent: what was asked for, with the requester suggested for the copy. */
  readonly values?: FormValues;
  readonly problems?: FieldProblems;
  /** What the approver should know before the invitation goes out. */
  readonly cautions?: readonly Caution[];
  /** The cautions that they confirmed before. */
  readonly confirmed?: readonly CautionKind[];
}

/** What cards/approve-changes.json binds to. */
export interface ApproveChangesData extends FieldsData<ChangeableOption> {
  readonly lang: Language;
  readonly fallback: string;
  readonly caution?: string;
  readonly title: string;
  readonly intro: string;
  readonly messageLanguage: FieldData<"messageLanguage"> & WithChoices;
  readonly userType: FieldData<"userType"> & WithChoices & { readonly offered: boolean };
  readonly submit: {
    readonly title: string;
    readonly data: { readonly invitation: InvitationId; readonly confirmed: readonly CautionKind[] };
  };
  readonly back: string;
  readonly invitation: InvitationId;
}

const render = cardTemplate(template);

/** What an approver may change before a request goes out; only the approver sees it. The address can't be changed. */
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
  return cautions.map((caution) => decisionCautionText(caution, invitation, texts)).join("\n\n");
}

type Fields = Pick<ApproveChangesData, ChangeableOption>;

function fields({ invitation, values = offered(invitation), problems = {} }: ApproveChangesView, texts: Texts): Fields {
  const requested = formValuesOf(invitation);
  const valueOf = (name: ChangeableOption) => values[name] ?? requested[name] ?? valueAtFirst(name, invitation.options.redirectUrl);
  const shown = showFields(changeableOptions, valueOf, problems, texts);
  const { messageLanguage, sendMail, cc, userType } = shown;
  const name = escapeName(invitation.requester.name);
  return {
    ...shown,
    messageLanguage: { ...messageLanguage, choices: languageChoices(texts) },
    sendMail: { ...sendMail, hint: texts.t("decision.send-mail-hint", { name }) },
    cc: isOffered(invitation) ? { ...cc, hint: texts.t("decision.cc-hint", { name }) } : cc,
    userType: { ...userType, choices: userTypeChoices(texts), offered: invitation.options.userType === "Member" },
  };
}

function isOffered({ options, approval }: Invitation): boolean {
  return options.cc === undefined && approval?.requesterMail !== undefined;
}

/** The requester gets a copy of a mail that goes out in another person's name, unless the approver clears the field. */
function offered(invitation: Invitation): FormValues {
  const { cc = invitation.approval?.requesterMail ?? "" } = invitation.options;
  return { ...formValuesOf(invitation), cc };
}

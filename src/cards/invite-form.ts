import template from "../../cards/invite-form.json" with { type: "json" };
import type { Asks, CautionKind } from "../domain/caution.ts";
import type { InvitationId, PersonId } from "../domain/ids.ts";
import { formFields } from "../domain/invite-form.ts";
import type { FieldProblems, FormField, FormValues } from "../domain/invite-form.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue } from "./escape.ts";
import { mailLanguages } from "./mail-languages.ts";
import { refusalActions } from "./refusal-actions.ts";
import type { RefusalActions } from "./refusal-actions.ts";
import { refusalText } from "./refusal-text.ts";
import { cardTemplate } from "./template.ts";

export interface InviteFormView {
  /** Made with the form, so that a double submit is an insert conflict. */
  readonly id: InvitationId;
  /** Who may submit it: in a channel everybody sees the form. */
  readonly for: PersonId;
  /** What was typed so far, or a prefilled address. */
  readonly values: FormValues;
  readonly problems: FieldProblems;
  readonly refusal?: Refusal;
  /** What the form that comes back was sent with, when there is something to mend on it first. */
  readonly confirmed?: readonly CautionKind[];
  /** Who decides, as it said; with `confirmed`. */
  readonly asks?: Asks;
  /** The request that ended with the refusal; the form that comes back is another's. */
  readonly refused?: InvitationId;
  readonly defaultRedirectUrl: string;
  /** Whether there is a channel that the partner could land in. */
  readonly inChannel: boolean;
  /** The invitation to a mistaken address that this one takes the place of. */
  readonly replaces?: InvitationId;
}

interface Field {
  readonly label: string;
  readonly value: string;
  readonly problem?: string;
}
type WithPlaceholder = Field & { readonly placeholder: string };
type WithHint = Field & { readonly hint: string };
interface Choice {
  readonly title: string;
  readonly value: string;
}

/** What cards/invite-form.json binds to. */
export interface InviteFormData extends RefusalActions {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly intro: string;
  readonly more: string;
  readonly moreOpen: boolean;
  readonly submit: { readonly title: string; readonly data: SubmitData };
  readonly refusal?: string;
  readonly email: WithPlaceholder & { readonly required: string };
  readonly displayName: WithPlaceholder;
  readonly message: WithPlaceholder;
  readonly messageLanguage: WithPlaceholder & WithHint & { readonly choices: readonly Choice[] };
  readonly sendMail: WithHint & { readonly toggle: string };
  readonly cc: WithPlaceholder & WithHint;
  readonly colleagues: WithPlaceholder & WithHint;
  readonly redirectUrl: WithPlaceholder;
  readonly toChannel: WithHint & { readonly toggle: string; readonly offered: boolean };
  readonly userType: WithHint & { readonly choices: readonly Choice[] };
  /** Asked for when others decide. */
  readonly justification: WithPlaceholder & { readonly asked: boolean; readonly required: string };
}

interface SubmitData {
  readonly invitation: InvitationId;
  readonly for: PersonId;
  readonly replaces?: InvitationId;
  /** What the requester knows by now and wants all the same. */
  readonly confirmed?: readonly CautionKind[];
  readonly asks?: Asks;
  /** The address that was confirmed: of another one nothing is known yet. */
  readonly about?: string;
}

const render = cardTemplate(template);

/** The form of one person: asks for the address; the rest waits under "More options", open when something there needs a look. */
export function inviteFormCard(view: InviteFormView, texts: Texts): AdaptiveCard {
  return render(inviteFormData(view, texts));
}

export function inviteFormData(view: InviteFormView, texts: Texts): InviteFormData {
  return {
    lang: texts.language,
    fallback: texts.t("error.card-unsupported"),
    title: texts.t("form.title"),
    intro: texts.t(view.replaces ? "form.intro-replaces" : "form.intro"),
    more: texts.t("form.more"),
    moreOpen: formFields.some((name) => name !== "email" && name !== "justification" && needsALook(view, name)),
    submit: submit(view, texts),
    ...(view.refusal && { refusal: refusalText(view.refusal, texts) }),
    ...refusalActions(view.refusal, texts, view),
    ...fields(view, texts),
  };
}

function submit(view: InviteFormView, texts: Texts): InviteFormData["submit"] {
  const { id, for: person, replaces } = view;
  const data = { invitation: id, for: person, ...(replaces && { replaces }) };
  const confirmed = confirms(view);
  if (confirmed.length === 0) return { title: texts.t("form.submit"), data };
  const title = texts.t(confirmed.includes("needs-approval") ? "caution.ask-approval" : "caution.send-anyway");
  const asks = asksOf(view);
  return { title, data: { ...data, confirmed, ...(asks && { asks }), about: valueOf(view, "email") } };
}

/** What the requester will have read when they press the button. */
function confirms({ refusal, confirmed }: InviteFormView): readonly CautionKind[] {
  return refusal?.kind === "to-confirm" ? refusal.cautions.map(({ kind }) => kind) : (confirmed ?? []);
}

function asksOf({ refusal, asks }: InviteFormView): Asks | undefined {
  if (refusal?.kind !== "to-confirm") return asks;
  const caution = refusal.cautions.find((one) => one.kind === "needs-approval");
  return caution && { why: caution.why, approvers: caution.approvers };
}

type Fields = Pick<InviteFormData, FormField>;

function fields(view: InviteFormView, texts: Texts): Fields {
  const field = (name: FormField) => describeField(view, texts, name);
  const filled = (name: Filled) => ({ ...field(name), placeholder: texts.t(`form.${name}.placeholder`) });
  const hint = (name: Hinted) => ({ hint: texts.t(`form.${name}.hint`) });
  const byDefault = texts.t("form.messageLanguage.default");
  const languages = [{ title: byDefault, value: "" }, ...mailLanguages(texts)];
  const offered = view.inChannel || view.values.toChannel === "true" || view.problems.toChannel !== undefined;
  return {
    email: { ...filled("email"), required: texts.t("form.email.required") },
    displayName: filled("displayName"),
    message: filled("message"),
    messageLanguage: { ...field("messageLanguage"), placeholder: byDefault, ...hint("messageLanguage"), choices: languages },
    sendMail: { ...field("sendMail"), toggle: texts.t("form.sendMail.toggle"), ...hint("sendMail") },
    cc: { ...filled("cc"), ...hint("cc") },
    colleagues: { ...filled("colleagues"), ...hint("colleagues") },
    redirectUrl: filled("redirectUrl"),
    toChannel: { ...field("toChannel"), toggle: texts.t("form.toChannel.toggle"), ...hint("toChannel"), offered },
    userType: { ...field("userType"), ...hint("userType"), choices: userTypes(texts) },
    justification: { ...filled("justification"), asked: isAsked(view), required: texts.t("form.problem.justification-missing") },
  };
}

/** Others decide, as the form says now, or said before. */
function isAsked(view: InviteFormView): boolean {
  const { problems, values } = view;
  return confirms(view).includes("needs-approval") || problems.justification !== undefined || values.justification !== undefined;
}

type Filled = "justification" | "email" | "displayName" | "message" | "cc" | "colleagues" | "redirectUrl";
type Hinted = "messageLanguage" | "sendMail" | "cc" | "colleagues" | "toChannel" | "userType";

function userTypes(texts: Texts): readonly Choice[] {
  return [
    { title: texts.t("form.userType.guest"), value: "Guest" },
    { title: texts.t("form.userType.member"), value: "Member" },
  ];
}

function describeField(view: InviteFormView, texts: Texts, name: FormField): Field {
  const problem = view.problems[name];
  return {
    label: texts.t(`form.${name}.label`),
    value: valueOf(view, name),
    ...(problem && { problem: texts.t(`form.problem.${problem}`) }),
  };
}

/** In characters. Longer than any valid value, so that nobody loses what they typed; short enough for Teams' 100 KB. */
const longest: Readonly<Record<FormField, number>> = {
  email: 500,
  displayName: 500,
  message: 4_000,
  messageLanguage: 50,
  sendMail: 10,
  cc: 500,
  colleagues: 1_000,
  redirectUrl: 2_500,
  toChannel: 10,
  userType: 10,
  justification: 1_000,
};

function valueOf(view: InviteFormView, name: FormField): string {
  return cleanValue(view.values[name] ?? untouched(view, name), longest[name]);
}

/** What a field says on a form that nobody has touched. */
function untouched(view: InviteFormView, name: FormField): string {
  return name === "redirectUrl" ? view.defaultRedirectUrl : (chosenAtFirst[name] ?? "");
}

const chosenAtFirst: Readonly<Partial<Record<FormField, string>>> = { sendMail: "true", toChannel: "false", userType: "Guest" };

function needsALook(view: InviteFormView, name: FormField): boolean {
  const typed = view.values[name]?.trim() ?? "";
  return view.problems[name] !== undefined || (typed !== "" && typed !== untouched(view, name));
}

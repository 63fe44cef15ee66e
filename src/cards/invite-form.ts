import template from "../../cards/invite-form.json" with { type: "json" };
import type { InvitationId, PersonId } from "../domain/ids.ts";
import { formFields } from "../domain/invite-form.ts";
import type { FieldProblems, FormField, FormValues } from "../domain/invite-form.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { cleanValue } from "./escape.ts";
import { mailLanguages } from "./mail-languages.ts";
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
  readonly defaultRedirectUrl: string;
}

interface Field {
  readonly label: string;
  readonly value: string;
  readonly problem?: string;
}
type WithPlaceholder = Field & { readonly placeholder: string };

/** What cards/invite-form.json binds to. */
export interface InviteFormData {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly intro: string;
  readonly more: string;
  readonly moreOpen: boolean;
  readonly submit: string;
  readonly invitation: InvitationId;
  readonly for: PersonId;
  readonly refusal?: string;
  readonly email: WithPlaceholder & { readonly required: string };
  readonly displayName: WithPlaceholder;
  readonly message: WithPlaceholder;
  readonly messageLanguage: WithPlaceholder & { readonly hint: string; readonly choices: readonly { title: string; value: string }[] };
  readonly cc: WithPlaceholder;
  readonly redirectUrl: WithPlaceholder;
  readonly sendMail: Field & { readonly toggle: string; readonly hint: string };
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
    intro: texts.t("form.intro"),
    more: texts.t("form.more"),
    moreOpen: formFields.some((name) => name !== "email" && needsALook(view, name)),
    submit: texts.t("form.submit"),
    invitation: view.id,
    for: view.for,
    ...(view.refusal && { refusal: refusalText(view.refusal, texts) }),
    ...fields(view, texts),
  };
}

type Fields = Pick<InviteFormData, FormField>;

function fields(view: InviteFormView, texts: Texts): Fields {
  const placeholder = (name: Exclude<FormField, "sendMail" | "messageLanguage">) => texts.t(`form.${name}.placeholder`);
  return {
    email: { ...describeField(view, texts, "email"), placeholder: placeholder("email"), required: texts.t("form.email.required") },
    displayName: { ...describeField(view, texts, "displayName"), placeholder: placeholder("displayName") },
    message: { ...describeField(view, texts, "message"), placeholder: placeholder("message") },
    messageLanguage: {
      ...describeField(view, texts, "messageLanguage"),
      placeholder: texts.t("form.messageLanguage.default"),
      hint: texts.t("form.messageLanguage.hint"),
      choices: [{ title: texts.t("form.messageLanguage.default"), value: "" }, ...mailLanguages(texts)],
    },
    cc: { ...describeField(view, texts, "cc"), placeholder: placeholder("cc") },
    redirectUrl: { ...describeField(view, texts, "redirectUrl"), placeholder: placeholder("redirectUrl") },
    sendMail: {
      ...describeField(view, texts, "sendMail"),
      toggle: texts.t("form.sendMail.toggle"),
      hint: texts.t("form.sendMail.hint"),
    },
  };
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
  cc: 500,
  redirectUrl: 2_500,
  sendMail: 10,
};

function valueOf(view: InviteFormView, name: FormField): string {
  return cleanValue(view.values[name] ?? untouched(view, name), longest[name]);
}

/** What a field says on a form that nobody has touched. */
function untouched(view: InviteFormView, name: FormField): string {
  if (name === "redirectUrl") return view.defaultRedirectUrl;
  return name === "sendMail" ? "true" : "";
}

function needsALook(view: InviteFormView, name: FormField): boolean {
  const typed = view.values[name]?.trim() ?? "";
  return view.problems[name] !== undefined || (typed !== "" && typed !== untouched(view, name));
}

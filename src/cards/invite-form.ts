import template from "../../cards/invite-form.json" with { type: "json" };
import { addressPattern } from "../domain/address-pattern.ts";
import { approvedMessageProblem } from "../domain/approved-message.ts";
import type { Asks, CautionKind } from "../domain/caution.ts";
import { cleanText } from "../domain/clean-text.ts";
import type { InvitationId, PersonId } from "../domain/ids.ts";
import { formFields, valueAtFirst } from "../domain/invite-form.ts";
import type { FieldProblems, FormField, FormValues } from "../domain/invite-form.ts";
import type { TeamOffer } from "../domain/team-offer.ts";
import type { Refusal } from "../domain/refusal.ts";
import type { MistypedDomain } from "../domain/request-cautions.ts";
import type { Language } from "../texts/locale.ts";
import type { Texts } from "../texts/texts.ts";
import type { AdaptiveCard } from "./card.ts";
import { escapeAddress, mentionName } from "./escape.ts";
import { keptValue, languageChoices, showFields, userTypeChoices } from "./form-field.ts";
import type { FieldData, FieldsData, WithChoices } from "./form-field.ts";
import { refusalActions } from "./refusal-actions.ts";
import type { RefusalActions } from "./refusal-actions.ts";
import { refusalHelp } from "./refusal-help.ts";
import type { RefusalLook } from "./refusal-help.ts";
import { refusalText } from "./refusal-text.ts";
import { cardTemplate } from "./template.ts";

export interface InviteFormView {
  /** Made with the form, so that submitting twice is an insert conflict. */
  readonly id: InvitationId;
  /** The person who may submit the form: in a channel everybody sees it. */
  readonly for: PersonId;
  /** What was typed so far, or a prefilled address. */
  readonly values: FormValues;
  readonly problems: FieldProblems;
  readonly refusal?: Refusal;
  /** The address is probably mistyped. */
  readonly mistyped?: MistypedDomain;
  /** What the requester confirmed with the submit, when the form comes back because something else must be corrected first. */
  readonly confirmed?: readonly CautionKind[];
  /** Who decides, as the form said; comes with `confirmed`. */
  readonly asks?: Asks;
  readonly defaultRedirectUrl: string;
  /** Whether the form is in a channel, where the partner could land. */
  readonly inChannel: boolean;
  /** What the form says about the team of its channel. */
  readonly team?: TeamOffer;
  /** The invitation to a mistyped address that this one replaces. */
  readonly replaces?: InvitationId;
  /** Nobody has pressed "Invite" yet: the press that corrects the address only does that. */
  readonly isNew?: boolean;
}

/** What cards/invite-form.json binds to. */
export interface InviteFormData extends FieldsData<FormField> {
  readonly lang: Language;
  readonly fallback: string;
  readonly title: string;
  readonly intro: string;
  readonly more: string;
  readonly moreOpen: boolean;
  readonly submit: { readonly title: string; readonly data: SubmitData };
  readonly refusal?: string;
  readonly look: RefusalLook;
  /** Whether the fields are in sight: not where nothing that is typed there helps, or only another address. */
  readonly isOpen: boolean;
  /** What is in sight instead. */
  readonly refused: { readonly address: string; readonly hasActions: boolean; readonly canReopen: boolean; readonly other: string };
  readonly links: RefusalActions["links"];
  /** Beside the form's own button, or in its place. */
  readonly presses: readonly (RefusalActions["presses"][number] & { readonly inForm: boolean })[];
  /** Refuses on the spot what surely is no address. */
  readonly addressPattern: string;
  readonly cc: FieldData<"cc"> & { readonly wrong: string };
  readonly messageLanguage: FieldData<"messageLanguage"> & WithChoices;
  readonly userType: FieldData<"userType"> & WithChoices;
  readonly toChannel: FieldData<"toChannel"> & { readonly offered: boolean };
  /** `note`: what is said in place of the switch. */
  readonly addToTeam: FieldData<"addToTeam"> & { readonly offered: boolean; readonly toggle: string; readonly note?: string };
  /** Shown when others decide. */
  readonly justification: FieldData<"justification"> & { readonly asked: boolean; readonly required: string };
}

interface SubmitData {
  readonly invitation: InvitationId;
  readonly for: PersonId;
  readonly replaces?: InvitationId;
  /** The cautions that the requester has read and confirmed. */
  readonly confirmed?: readonly CautionKind[];
  readonly asks?: Asks;
  /** The address that the confirmed cautions are about: nothing is known yet about another one. */
  readonly about?: string;
}

const render = cardTemplate(template);

/**
 * The form of one person: asks for the address. All other fields are under "More options", which is open if one of them needs attention.
 */
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
    moreOpen: formFields.some((name) => !alwaysShown.has(name) && needsALook(view, name)),
    submit: submit(view, texts),
    ...refused(view, texts),
    addressPattern,
    ...fields(view, texts),
  };
}

/** The fields that aren't under "More options". */
const alwaysShown: ReadonlySet<FormField> = new Set(["email", "addToTeam", "justification"]);

type Refused = Pick<InviteFormData, "refusal" | "look" | "isOpen" | "refused" | "links" | "presses">;

/** Where no other value of the form helps, its buttons that help stand alone. */
function refused(view: InviteFormView, texts: Texts): Refused {
  const { look, form } = view.refusal ? refusalHelp(view.refusal) : ({ look: "emphasis", form: "correct" } as const);
  const isOpen = form === "again" || form === "correct";
  const canReopen = form === "other";
  const { links, presses } = refusalActions(view.refusal, texts, { ...view, submit: { ...formOf(view) } });
  return {
    ...(view.refusal && { refusal: refusalText(view.refusal, texts) }),
    look,
    isOpen,
    refused: {
      address: escapeAddress(view.values.email ?? ""),
      hasActions: !isOpen && (canReopen || presses.length > 0),
      canReopen,
      other: texts.t("invitation.other-address"),
    },
    links,
    presses: presses.map((press) => ({ ...press, inForm: isOpen })),
  };
}

function submit(view: InviteFormView, texts: Texts): InviteFormData["submit"] {
  const data = formOf(view);
  const confirmed = confirms(view);
  if (confirmed.length === 0) return { title: texts.t(isWorthRepeating(view) ? "invitation.retry" : "form.submit"), data };
  const title = texts.t(confirmed.includes("needs-approval") ? "caution.ask-approval" : "caution.send-anyway");
  const asks = asksOf(view);
  return { title, data: { ...data, confirmed, ...(asks && { asks }), about: keptValue("email", view.values.email ?? "") } };
}

function isWorthRepeating({ refusal }: InviteFormView): boolean {
  return refusal !== undefined && refusalHelp(refusal).form === "again";
}

/** What every button that sends the form says about it. */
function formOf({ id, for: person, replaces }: InviteFormView): SubmitData {
  return { invitation: id, for: person, ...(replaces && { replaces }) };
}

/** The cautions that the requester has read by the time they press the button. */
function confirms({ refusal, confirmed }: InviteFormView): readonly CautionKind[] {
  return refusal?.kind === "to-confirm" ? refusal.cautions.map(({ kind }) => kind) : (confirmed ?? []);
}

function asksOf({ refusal, asks }: InviteFormView): Asks | undefined {
  if (refusal?.kind !== "to-confirm") return asks;
  const caution = refusal.cautions.find((one) => one.kind === "needs-approval");
  return caution && { why: caution.why, approvers: caution.approvers };
}

function fields(view: InviteFormView, texts: Texts): Pick<InviteFormData, FormField> {
  const shown = showFields(formFields, (name) => valueOf(view, name), problemsOf(view), texts);
  const { cc, messageLanguage, userType, addToTeam, toChannel, justification } = shown;
  const offered = view.inChannel || view.values.toChannel === "true" || view.problems.toChannel !== undefined;
  return {
    ...shown,
    cc: { ...cc, wrong: texts.t("form.problem.cc-malformed") },
    messageLanguage: { ...messageLanguage, choices: languageChoices(texts) },
    userType: { ...userType, choices: userTypeChoices(texts) },
    addToTeam: { ...addToTeam, ...teamWords(view, texts) },
    toChannel: { ...toChannel, offered },
    justification: { ...justification, asked: isAsked(view), required: texts.t("form.problem.justification-missing") },
  };
}

/** Clients read Markdown in a switch's title, or don't: so the name has none. */
function teamWords(
  { team: offer, values }: InviteFormView,
  texts: Texts,
): Pick<InviteFormData["addToTeam"], "offered" | "toggle" | "note"> {
  const team = mentionName(offer?.name ?? "");
  const toggle = texts.t(team === "" ? "invitation.add-to-team" : "form.add-to-team", { team });
  const isChosen = offer?.kind === "choice" || (offer?.kind === "if-ticked" && values.addToTeam === "true");
  return { offered: isChosen, toggle, ...noteOf(offer, team, texts) };
}

function noteOf(offer: TeamOffer | undefined, team: string, texts: Texts): Pick<InviteFormData["addToTeam"], "note"> {
  if (offer?.kind !== "always" && offer?.kind !== "none") return {};
  return { note: texts.t(offer.kind === "always" ? "form.team-always" : teamNotes[offer.why], { team }) };
}

const teamNotes = { "guests-forbidden": "form.team-no-guests", "private-channel": "form.team-no-channel" } as const;

/** As soon as others decide, the form says that they couldn't read the whole message. */
function problemsOf(view: InviteFormView): FieldProblems {
  if (!confirms(view).includes("needs-approval")) return view.problems;
  return { ...approvedMessageProblem({ message: cleanText(view.values.message ?? "") }), ...view.problems };
}

/** Whether others decide, as the form says now or said before. */
function isAsked(view: InviteFormView): boolean {
  const { problems, values } = view;
  return confirms(view).includes("needs-approval") || problems.justification !== undefined || values.justification !== undefined;
}

/** Where only another address helps, the refused one isn't filled in: sending it again gives the same. A mistyped one is to be corrected. */
function valueOf(view: InviteFormView, name: FormField): string {
  const isOver = name === "email" && view.refusal !== undefined && refusalHelp(view.refusal).form === "other" && !view.mistyped;
  return isOver ? "" : (view.values[name] ?? untouched(view, name));
}

function untouched(view: InviteFormView, name: FormField): string {
  return valueAtFirst(name, view.defaultRedirectUrl);
}

function needsALook(view: InviteFormView, name: FormField): boolean {
  const typed = view.values[name]?.trim() ?? "";
  return view.problems[name] !== undefined || (typed !== "" && typed !== untouched(view, name));
}

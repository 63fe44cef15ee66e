import { blankFormCard } from "../src/cards/blank-form.ts";
import type { AdaptiveCard } from "../src/cards/card.ts";
import { inviteFormCard } from "../src/cards/invite-form.ts";
import { partnerProblem } from "../src/domain/field-checks.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { ActionCall } from "./action.ts";

type Form = Awaited<ReturnType<ActionCall["flows"]["openForm"]>>;
type View = Parameters<typeof inviteFormCard>[0];

/** A form that nobody has filled in yet, with what is wrong with the address that it begins with. */
export function newFormCard(form: Form, texts: Texts): AdaptiveCard {
  if (isBlank(form)) return blankFormCard(form, texts);
  return inviteFormCard({ ...form, isNew: true, ...findingsAbout(form) }, texts);
}

function isBlank({ values, team, replaces, mistyped }: Form): boolean {
  return Object.keys(values).length === 0 && !team && !replaces && !mistyped;
}

function findingsAbout({ values, mistyped }: Form): Pick<View, "problems" | "refusal"> {
  const problem = values.email === undefined ? undefined : partnerProblem(values.email);
  if (problem) return { problems: { email: problem } };
  return { problems: {}, ...(mistyped && { refusal: { kind: "to-confirm", cautions: [mistyped] } }) };
}

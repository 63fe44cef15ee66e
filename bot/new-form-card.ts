import type { AdaptiveCard } from "../src/cards/card.ts";
import { inviteFormCard } from "../src/cards/invite-form.ts";
import { readEmail } from "../src/domain/email.ts";
import { partnerProblem } from "../src/domain/field-checks.ts";
import { mistypedDomain } from "../src/domain/request-cautions.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { ActionCall } from "./action.ts";

type Form = Awaited<ReturnType<ActionCall["flows"]["openForm"]>>;
type View = Parameters<typeof inviteFormCard>[0];

/** A form that nobody has filled in yet, with what is wrong with the address that it begins with. */
export function newFormCard(form: Form, texts: Texts): AdaptiveCard {
  const { email } = form.values;
  return inviteFormCard({ ...form, isNew: true, ...(email === undefined ? { problems: {} } : findingsAbout(email)) }, texts);
}

function findingsAbout(typed: string): Pick<View, "problems" | "refusal"> {
  const problem = partnerProblem(typed);
  if (problem) return { problems: { email: problem } };
  const read = readEmail(typed);
  const caution = read.kind === "email" ? mistypedDomain(read.email) : undefined;
  return { problems: {}, ...(caution && { refusal: { kind: "to-confirm", cautions: [caution] } }) };
}

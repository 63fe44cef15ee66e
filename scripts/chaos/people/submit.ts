import { setTimeout as wait } from "node:timers/promises";
import type { Entry, OpenForm } from "../entry.ts";
import type { PressAnswer } from "../page.ts";
import { between } from "../random.ts";
import type { Run } from "../run.ts";
import { actionOf, confirmedIn, wordsOf, type CardData } from "./cards.ts";
import { pressPatiently } from "./press-patiently.ts";

const mostRounds = 6;

/** Presses Invite, and once more on each form that comes back with something to confirm. */
export async function submit(run: Run, entry: Entry, form: OpenForm): Promise<PressAnswer> {
  const { conversation } = entry;
  let { data } = form;
  entry.pressedAt ??= Date.now();
  for (let round = 1; ; round += 1) {
    const step = round === 1 ? "send" : `send (${round})`;
    const typed = { ...data, ...typedInto(entry, data) };
    const answer = await pressPatiently(run, entry, { step, conversation, message: form.message, verb: "send-invitation", data: typed });
    entry.ids.add(String(data["invitation"]));
    const next = answer.kind === "card" ? actionOf(answer.message.card, "send-invitation") : undefined;
    if (!next || round === mostRounds) return answer;
    data = next;
    const confirmed = confirmedIn(next).join(",");
    run.hear(entry, "form comes back", { kind: "message", text: confirmed || problemOn(answer) });
    if (confirmed === "" && round > 2) return answer;
    await wait(between(entry.random, 50, 400));
  }
}

/** What the person types into a form that says this. */
export function typedInto({ email }: Entry, data: CardData): CardData {
  return confirmedIn(data).includes("needs-approval") ? { email, justification: "They review our terms" } : { email };
}

function problemOn(answer: PressAnswer): string {
  const words = answer.kind === "card" ? wordsOf(answer.message.card) : "";
  return /"(Somebody|You invited|Microsoft|Your organization|.*?already[^"]*)"/.exec(words)?.[1] ?? "?";
}

/** One press on the open form, whatever the answer is. @throws Error for an entry without a form. */
export async function submitOnce(run: Run, entry: Entry, step: string): Promise<PressAnswer> {
  const { form, conversation, person } = entry;
  if (!form) throw new Error(`${entry.email} has no form`);
  entry.pressedAt ??= Date.now();
  const data = { ...form.data, ...typedInto(entry, form.data) };
  const answer = await person.press({ conversation, message: form.message, verb: "send-invitation", data });
  run.hear(entry, step, answer);
  return answer;
}

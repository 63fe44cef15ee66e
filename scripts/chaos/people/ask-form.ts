import { setTimeout as wait } from "node:timers/promises";
import type { MessageView } from "../../../sandbox/page-api/api.ts";
import type { Entry, OpenForm } from "../entry.ts";
import { between } from "../random.ts";
import type { Run } from "../run.ts";
import { soon } from "../waiting.ts";
import { actionOf, wordsOf } from "./cards.ts";

const mostTries = 25;
const patienceMs = 8000;

/** Asks for the form, and again after a while when no form comes, as people do. Undefined: it never came. */
export async function askForm(run: Run, entry: Entry): Promise<OpenForm | undefined> {
  for (let tried = 1; tried <= mostTries; tried += 1) {
    const begun = new Date().toISOString();
    const { id: said } = await entry.person.say(entry.conversation, "invite a partner", entry.isChannel);
    const answer = await soon(() => problemWith(entry, said) ?? formAfter(entry, said) ?? apologyAfter(entry, { said, begun }), patienceMs);
    if (typeof answer === "object") return answer;
    run.hear(entry, "ask for the form", { kind: "message", text: answer ?? "(no answer at all within 8 s)" });
    await wait(between(entry.random, 700, 2000));
  }
  return undefined;
}

/** Teams' words under the message that the bot didn't take. */
function problemWith({ person, conversation }: Entry, said: string): string | undefined {
  return person.message(conversation, said)?.problem ?? undefined;
}

function formAfter({ person, conversation, isChannel }: Entry, said: string): OpenForm | undefined {
  for (const message of person.messages.values()) {
    const isPossible = message.conversation === conversation && message.from.isBot && !person.claimed.has(message.id);
    if (!isPossible || (isChannel && message.root !== said)) continue;
    const data = actionOf(message.card, "send-invitation");
    if (data?.["for"] !== person.id) continue;
    person.claimed.add(message.id);
    return { message: message.id, data };
  }
  return undefined;
}

function apologyAfter({ person, conversation, isChannel }: Entry, { said, begun }: { said: string; begun: string }): string | undefined {
  const isAnswer = (message: MessageView) => (isChannel ? message.root === said : message.at > begun);
  const found = person
    .words()
    .find((message) => message.conversation === conversation && /went wrong|IT support/.test(message.text) && isAnswer(message));
  return found && wordsOf(found.text);
}

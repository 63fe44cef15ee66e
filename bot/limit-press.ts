import type { CardVerb } from "../src/cards/verbs.ts";
import type { LimitVerdict } from "../src/domain/limits.ts";
import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Answer } from "./answer.ts";
import { limitedPerson } from "./limit-message.ts";
import type { Press } from "./press.ts";
import type { Turn } from "./turn.ts";

interface Call {
  readonly turn: Turn;
  /** Undefined: an invoke that isn't a press on our cards. */
  readonly press: Press | undefined;
  readonly flows: Pick<Flows, "limitPerson">;
  readonly texts: Texts;
}

/**
 * The answer to a press over its person's limit: a line with the time once, and then an empty one. Teams wants an answer to each press, and
 * an empty line is the least it can show: no answer or an error would be a red line. Undefined: the press is within the limits.
 */
export async function limitPress({ turn, press, flows, texts }: Call): Promise<Answer | undefined> {
  const verdict = press?.automatic ? within : await judge(flows, limitedPerson(turn), press);
  switch (verdict.kind) {
    case "within":
      return undefined;
    case "silent":
      return { kind: "message", text: "" };
    case "over": {
      const key = isForm(press) ? "limit.form" : "limit.acts";
      return { kind: "message", text: texts.t(key, { time: texts.formatMinute(verdict.until) }) };
    }
  }
}

const within: LimitVerdict = { kind: "within" };

/** A form arrives a second time, with a token: it counts as a form only then, but a first time that would be in vain is refused, too. */
async function judge({ limitPerson }: Call["flows"], person: string, press: Press | undefined): Promise<LimitVerdict> {
  if (!isForm(press)) return limitPerson(person, "press");
  if (press?.ssoToken !== undefined || press?.signInCode !== undefined) return limitPerson(person, "form");
  const form = await limitPerson(person, "form", "look");
  return form.kind === "within" ? limitPerson(person, "press") : form;
}

const formVerb: CardVerb = "send-invitation";

function isForm(press: Press | undefined): boolean {
  return press?.verb === formVerb;
}

import { mentionName } from "../src/cards/escape.ts";
import type { Flows } from "../src/flows/flows.ts";
import type { Texts } from "../src/texts/texts.ts";
import type { Turn } from "./turn.ts";

/**
 * The turn with a name for its person. Teams leaves it empty for some people, and cards, notices and mentions say who did something. If no
 * name can be found, "a colleague" stands for it.
 */
export async function namedTurn(turn: Turn, flows: Flows, texts: Texts, ssoToken: string | undefined): Promise<Turn> {
  const { person } = turn;
  if (hasName(person)) return turn;
  const name = await flows.namePerson(person, ssoToken);
  const named = { ...person, name: name ?? "" };
  return { ...turn, person: hasName(named) ? named : { ...person, name: texts.t("history.colleague") } };
}

/** Whether anything is left of the name in a mention. */
function hasName({ name }: Turn["person"]): boolean {
  return mentionName(name) !== "";
}

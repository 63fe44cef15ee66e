import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";

/** The answer to a button that we don't know (any more), or whose data was tampered with. */
export function unknownAction(texts: Texts): Answer {
  return { kind: "error", status: 400, text: texts.t("error.unknown-action", { command: texts.t("commands.help.title") }) };
}

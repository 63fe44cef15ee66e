import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";

/** The answer to a button whose invitation we don't have (any more), or whose data was tampered with. */
export function unknownInvitation(texts: Texts): Answer {
  return { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: texts.t("commands.invite.title") }) };
}

import type { Texts } from "../../src/texts/texts.ts";
import type { Answer } from "../answer.ts";

/** For a button whose invitation isn't ours (any more), or whose data was tampered with. */
export function unknownInvitation(texts: Texts): Answer {
  return { kind: "error", status: 400, text: texts.t("error.invitation-unknown", { command: texts.t("commands.invite.title") }) };
}

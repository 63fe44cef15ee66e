import type { Invitation } from "../domain/invitation.ts";
import type { Texts } from "../texts/texts.ts";
import { escapeName } from "./escape.ts";

/** One line for each group of people who may have missed the last message about an invitation. */
export function untoldLines({ untold = [], requester }: Invitation, texts: Texts): readonly string[] {
  const name = escapeName(requester.name);
  return untold.map((who) => (who === "requester" ? texts.t("untold.requester", { name }) : texts.t("untold.approvers")));
}

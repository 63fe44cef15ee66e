import type { Approval } from "../domain/approval.ts";
import { everybodyThere } from "../domain/policy/policy.ts";
import type { Texts } from "../texts/texts.ts";

/** The approvers as texts name them, not escaped. A team alone sounds like a company: it is called a team. */
export function approversName({ approvers, approversName: name }: Pick<Approval, "approvers" | "approversName">, texts: Texts): string {
  return approvers === everybodyThere.name && name !== everybodyThere.name ? texts.t("approval.team-name", { team: name }) : name;
}

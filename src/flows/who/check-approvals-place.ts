import type { Ports } from "../../ports/ports.ts";

type Needs = Pick<Ports, "policy" | "settings" | "problems">;

/** Reports it as a problem while the approvals channel is one that the bot was removed from, and no other was chosen. */
export async function checkApprovalsPlace({ policy, settings, problems }: Needs): Promise<void> {
  const left = (await settings.leftPlaces()).some(({ approvals }) => approvals !== undefined);
  const isMissing = left && (await policy.current()).approvals.channel === undefined && !(await settings.approvalsPlace());
  if (isMissing) problems.report("approvals-channel-left");
  else problems.clear("approvals-channel-left");
}

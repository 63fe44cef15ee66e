import type { ActivityId, InvitationId } from "../../src/domain/ids.ts";
import type { Invitation, InvitationStateKind } from "../../src/domain/invitation.ts";
import type { ApproversNotice } from "../../src/domain/notice.ts";
import type { ApprovalsChannel, Mentioned } from "../../src/ports/approvals-channel.ts";
import type { NotifyOutcome } from "../../src/ports/notifier.ts";
import { id } from "../build/ids.ts";

/** One message or card that the approvers saw. */
export interface SaidToApprovers {
  readonly what: "post" | "edit" | ApproversNotice;
  readonly invitation: InvitationId;
  /** The invitation's state when it was shown. */
  readonly state: InvitationStateKind;
  /** Names of the people mentioned; for a tag, the tag's name. */
  readonly mentioned?: readonly string[];
  /** Nobody was mentioned, not even the requester. */
  readonly withoutMentions?: true;
}

/** The approvals channel as the bot uses it: records what was posted, and fails as planned. */
export class FakeApprovalsChannel implements ApprovalsChannel {
  readonly said: SaidToApprovers[] = [];
  /** The outcomes of the next sends, in order; after these, sends succeed. */
  readonly planned: (NotifyOutcome | Error)[] = [];
  #posted = 0;

  async postCard(invitation: Invitation, mentioned: Mentioned | undefined): Promise<NotifyOutcome> {
    this.#posted += 1;
    const mentions = mentioned ? { mentioned: names(mentioned) } : { withoutMentions: true as const };
    return this.#say({ ...shown("post", invitation), ...mentions }, id(`approval-${this.#posted}`));
  }

  async editCard(invitation: Invitation, mentioned: Mentioned | undefined): Promise<NotifyOutcome> {
    const said = { ...shown("edit", invitation), ...(!mentioned && { withoutMentions: true as const }) };
    return this.#say(said, invitation.approval?.card);
  }

  async tell(invitation: Invitation, what: ApproversNotice, mentioned: Mentioned): Promise<NotifyOutcome> {
    return this.#say({ ...shown(what, invitation), mentioned: names(mentioned) }, id(`told-${this.said.length}`));
  }

  #say(said: SaidToApprovers, activity: ActivityId | undefined): NotifyOutcome {
    const planned = this.planned.shift();
    if (planned instanceof Error) throw planned;
    if (!planned || planned.kind === "sent") this.said.push(said);
    return planned ?? { kind: "sent", activity };
  }
}

function shown(what: SaidToApprovers["what"], { id: invitation, state }: Invitation): SaidToApprovers {
  return { what, invitation, state: state.kind };
}

function names({ people, tag }: Mentioned): readonly string[] {
  return tag ? [tag.name] : people.map(({ name }) => name);
}

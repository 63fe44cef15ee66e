import type { ApprovalCopy } from "../../src/domain/approval.ts";
import type { ActivityId, InvitationId, PersonId } from "../../src/domain/ids.ts";
import type { Invitation, InvitationStateKind } from "../../src/domain/invitation.ts";
import type { CardNote } from "../../src/domain/late-answer.ts";
import type { ApproversNotice } from "../../src/domain/notice.ts";
import type { ApprovalsChannel, Mentioned } from "../../src/ports/approvals-channel.ts";
import type { NotifyOutcome } from "../../src/ports/notifier.ts";
import { id } from "../build/ids.ts";
import { playNext } from "./planned-outcome.ts";
import type { PlannedOutcome } from "./planned-outcome.ts";

/** One message or card that the approvers saw. */
export interface SaidToApprovers {
  readonly what: "post" | "edit" | "lead" | ApproversNotice;
  readonly invitation: InvitationId;
  /** The invitation's state when it was shown. */
  readonly state: InvitationStateKind;
  /** Names of the people mentioned; for a tag, the tag's name. */
  readonly mentioned?: readonly string[];
  /** The approver in whose own chat it was said, if it wasn't in the channel. */
  readonly to?: PersonId;
  /** The message that leads to the card now. */
  readonly from?: ActivityId;
  readonly notes?: readonly CardNote[];
}

/** The approvals channel as the bot uses it: records what was posted, and fails as planned. */
export class FakeApprovalsChannel implements ApprovalsChannel {
  readonly said: SaidToApprovers[] = [];
  /** The outcomes of the next sends, in order; after these, sends succeed. */
  readonly planned: PlannedOutcome[] = [];
  #posted = 0;

  async postCard(invitation: Invitation, mentioned: Mentioned | undefined): Promise<NotifyOutcome> {
    this.#posted += 1;
    return this.#say({ ...shown("post", invitation), mentioned: names(mentioned) }, id(`approval-${this.#posted}`));
  }

  async editCard(invitation: Invitation, notes: readonly CardNote[] = []): Promise<NotifyOutcome> {
    return this.#say({ ...shown("edit", invitation), ...(notes.length > 0 && { notes }) }, invitation.approval?.card);
  }

  async leadToCard(invitation: Invitation, from: ActivityId): Promise<NotifyOutcome> {
    return this.#say({ ...shown("lead", invitation), from }, from);
  }

  async tell(invitation: Invitation, what: ApproversNotice, mentioned: Mentioned): Promise<NotifyOutcome> {
    return this.#say({ ...shown(what, invitation), mentioned: names(mentioned) }, id(`told-${this.said.length}`));
  }

  async tellAlone(invitation: Invitation, what: ApproversNotice, { person }: ApprovalCopy): Promise<NotifyOutcome> {
    return this.#say({ ...shown(what, invitation), to: person.id }, id(`told-${this.said.length}`));
  }

  /** The card in an approver's own chat. */
  copyOf(to: PersonId) {
    const cardOf = ({ approval }: Invitation) => approval?.copies?.find(({ person }) => person.id === to)?.card;
    return {
      postCard: async (invitation: Invitation, _mentioned: Mentioned | undefined) => {
        this.#posted += 1;
        return this.#say({ ...shown("post", invitation), to }, id(`copy-${this.#posted}`));
      },
      editCard: async (invitation: Invitation, notes: readonly CardNote[] = []) =>
        this.#say({ ...shown("edit", invitation), to, ...(notes.length > 0 && { notes }) }, cardOf(invitation)),
      leadToCard: async (invitation: Invitation, from: ActivityId) => this.#say({ ...shown("lead", invitation), to, from }, from),
    };
  }

  #say(said: SaidToApprovers, activity: ActivityId | undefined): NotifyOutcome {
    return playNext(this.planned, (outcome) => {
      if (!outcome || outcome.kind === "sent") this.said.push(said);
      return outcome ?? { kind: "sent", activity };
    });
  }
}

function shown(what: SaidToApprovers["what"], { id: invitation, state }: Invitation): SaidToApprovers {
  return { what, invitation, state: state.kind };
}

function names({ people, tag }: Mentioned = { people: [] }): readonly string[] {
  return tag ? [tag.name] : people.map(({ name }) => name);
}

import type { InvitationId, PersonId } from "../../../../src/domain/ids.ts";
import type { Invitation } from "../../../../src/domain/invitation.ts";
import type { Bucket, Pace } from "../../../../src/domain/pace/pace.ts";
import type { InviteOutcome, InviteRequest } from "../../../../src/ports/directory.ts";
import type { HistoriesPolicy } from "./histories-policy.ts";

const oneDay = 86_400_000;
const pauseMs = 3_600_000;

/** What Microsoft did with a POST. "nothing": it refused, or didn't take it. */
export type Effect = "mailed" | "created" | "nothing";

/** One POST as the directory saw it. */
export interface Sight {
  readonly at: number;
  readonly invitation: InvitationId;
  /** The requester, also when somebody else pressed. */
  readonly person: PersonId;
  readonly withMail: boolean;
  /** It only fetched the link of a guest who is there. */
  readonly isLink: boolean;
  /** The same request again after a 503. */
  readonly isRepeat: boolean;
  readonly isTrial: boolean;
  effect: Effect | undefined;
  /** Whether the bot got no answer: then it must count it. */
  isUnclear: boolean;
  isRefused: boolean;
}

/** One piece of work of a process: it knows only of what happened before it began. */
export interface Work {
  readonly begun: number;
  sight?: Sight;
}

export interface Moment {
  readonly now: number;
  readonly policy: HistoriesPolicy;
  /** Whether the person's account is there, enabled and admitted. */
  readonly isThere: (person: PersonId) => boolean;
}

/** Sees every POST as the directory does, and knows the promises by heart: it uses no rule of the bot's. */
export class HistoriesWitness {
  readonly sights: Sight[] = [];
  readonly log: string[] = [];
  /** When the bot was told of the block, in works; undefined while all is open. */
  #stoppedSince: number | undefined;
  #trialsLeft = 0;
  #trial: Sight | undefined;
  #halfUntil = 0;
  works = 0;
  /** The first promise that was broken: flows may catch what is thrown inside a port. */
  broken: Error | undefined;

  get isStopped(): boolean {
    return this.#stoppedSince !== undefined;
  }

  /** An administrator's own press. */
  letOne(): void {
    if (this.isStopped) this.#trialsLeft = 1;
  }

  /** Just before the directory does anything. */
  post(work: Work, request: InviteRequest, invitation: Invitation | undefined, moment: Moment): Sight {
    this.claim(invitation, `posted ${request.email}, which no open invitation has`);
    const last = this.sights.at(-1);
    const isRepeat = work.sight !== undefined && work.sight === last && last.invitation === invitation.id;
    const isLink = invitation.state.kind === "invited" && !request.sendMail;
    this.claim(isLink || ["sending", "invited"].includes(invitation.state.kind), `posted while it was ${invitation.state.kind}`);
    const isTrial = this.#passStop(work, isLink);
    const { id, requester } = invitation;
    const effect = { effect: undefined, isUnclear: true, isRefused: false };
    const who = { invitation: id, person: requester.id, at: moment.now };
    const sight: Sight = { ...who, withMail: request.sendMail, isLink, isRepeat, isTrial, ...effect };
    this.log.push(
      `  POST ${request.email} for ${requester.name}${isLink ? ", a link" : ""}${isTrial ? ", a trial" : ""}${invitation.state.kind === "invited" && !isLink ? ", again" : ""}`,
    );
    this.#checkPolicy(request, invitation, moment);
    if (!isLink) this.#checkPace(sight, moment.policy, invitation.approval?.decision?.kind === "approved");
    work.sight = sight;
    this.sights.push(sight);
    if (isTrial) this.#trial = sight;
    return sight;
  }

  /** The answer has reached a process that lives. */
  heard({ sight }: Work, outcome: InviteOutcome | "not taken", now: number): void {
    if (!sight) return;
    sight.isUnclear = false;
    if (outcome === "not taken") return;
    if (outcome.kind === "refused" && outcome.reason === "tenant-blocked") return this.#stop();
    sight.isRefused = outcome.kind === "refused";
    if (outcome.kind !== "sent" || sight !== this.#trial) return;
    this.#stoppedSince = undefined;
    this.#trial = undefined;
    this.#halfUntil = now + oneDay;
    this.log.push("  all is open again");
  }

  mailsOf(invitation: InvitationId): readonly Sight[] {
    return this.sights.filter((sight) => sight.invitation === invitation && sight.effect === "mailed");
  }

  /** What may have reached partners counts, too. */
  mailsIn24Hours(person: PersonId, now: number): number {
    const own = this.sights.filter((sight) => sight.person === person && !sight.isLink && sight.at > now - oneDay);
    return own.filter(({ effect, isUnclear }) => effect !== "nothing" || isUnclear).length;
  }

  #stop(): void {
    this.log.push("  stopped");
    if (!this.isStopped) this.#halfUntil = 0;
    this.#stoppedSince ??= this.works;
    this.#trial = undefined;
  }

  /** The first POST of a work that was under way when the block was told may still arrive. */
  #passStop({ begun, sight }: Work, isLink: boolean): boolean {
    if (this.#stoppedSince === undefined || (begun <= this.#stoppedSince && !sight)) return false;
    this.claim(!isLink && this.#trialsLeft > 0, "posted although Microsoft has stopped the tenant");
    this.#trialsLeft = 0;
    return true;
  }

  #checkPolicy({ email, cc, message, redirectUrl, sendMail }: InviteRequest, { requester, approval }: Invitation, moment: Moment): void {
    const { policy } = moment;
    this.claim(moment.isThere(requester.id), `posted for ${requester.name}, who is gone`);
    const verdicts = [
      policy.verdictOn(email),
      ...(sendMail && cc !== undefined ? [policy.verdictOn(cc), policy.cc] : []),
      ...(sendMail && message !== undefined ? [policy.personalMessage] : []),
      policy.verdictOnPage(redirectUrl),
    ];
    this.claim(!verdicts.includes("deny"), "posted what the policy denies");
    const isApproved = approval?.decision?.kind === "approved";
    this.claim(isApproved || !verdicts.includes("approve"), "posted without the approval that the policy wants");
  }

  #checkPace(sight: Sight, { pace, caps }: HistoriesPolicy, isApproved: boolean): void {
    const counted = this.sights.filter(({ isLink }) => !isLink);
    const own = counted.filter(({ person }) => person === sight.person);
    const { person, tenant, perDay } = this.#paceAt(pace, sight.at);
    this.#checkWindows(own, sight, person, "the person's");
    this.#checkWindows(counted, sight, tenant, "the tenant's");
    const lately = counted.filter(({ at }) => at > sight.at - oneDay);
    this.claim(lately.length < perDay, `posted more than ${perDay} in a day`);
    const { perDay: cap } = caps;
    const isCapped = cap !== undefined && !isApproved && !sight.isRepeat;
    this.claim(!isCapped || this.mailsIn24Hours(sight.person, sight.at) < cap, `posted more than the cap of ${cap ?? 0} for one person`);
    const lastDay = own.filter(({ at }) => at > sight.at - oneDay);
    const answered = lastDay.filter(({ effect, isRefused, isUnclear }) => isRefused || (effect !== "nothing" && !isUnclear)).slice(-5);
    const isPaused = answered.length === 5 && answered.every(({ isRefused }) => isRefused);
    this.claim(!isPaused || sight.at - (answered.at(-1)?.at ?? 0) >= pauseMs, "didn't pause after five refusals");
    this.#checkMails(sight, pace.betweenMails * 1_000);
  }

  #checkMails({ invitation, withMail, at }: Sight, betweenMails: number): void {
    if (!withMail) return;
    const mails = this.mailsOf(invitation);
    this.claim(mails.length <= 5, "sent a sixth mail again");
    this.claim(
      mails.every((mail) => mail.at <= at - betweenMails),
      "sent two mails of one invitation too soon",
    );
  }

  /** After the trial, half of everything. */
  #paceAt({ person, tenant, perDay }: Pace, at: number): Pick<Pace, "person" | "tenant" | "perDay"> {
    if (this.isStopped || at >= this.#halfUntil) return { person, tenant, perDay };
    const half = ({ atOnce, thenEvery }: Bucket) => ({ atOnce: Math.ceil(atOnce / 2), thenEvery: 2 * thenEvery });
    return { person: half(person), tenant: half(tenant), perDay: Math.ceil(perDay / 2) };
  }

  /** In every window that ends with this POST there are no more than at once, and one for each whole gap in it. */
  #checkWindows(earlier: readonly Sight[], { at }: Sight, { atOnce, thenEvery }: Bucket, whose: string): void {
    earlier.forEach((first, place) => {
      const most = atOnce + Math.floor((at - first.at) / (thenEvery * 1_000));
      const count = earlier.length - place + 1;
      this.claim(count <= most || at - first.at > oneDay, `went past ${whose} pace: ${count} in ${(at - first.at) / 1_000} s`);
    });
  }

  /** The first one that doesn't hold ends the history. */
  claim(holds: unknown, otherwise: string): asserts holds {
    if (holds) return;
    this.broken ??= new Error(`The bot ${otherwise}:\n${this.log.join("\n")}`);
    throw this.broken;
  }
}

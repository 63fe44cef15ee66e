import type { MessageView } from "../../../sandbox/page-api/api.ts";
import type { EventRow, InvitationRow } from "../data/database.ts";
import { readGuests, type Guest } from "../directory.ts";
import type { Entry } from "../entry.ts";
import { actionOf, stateShown, wordsOf } from "../people/cards.ts";
import type { Person } from "../people/person.ts";
import type { Run } from "../run.ts";

/** Everything that the books are balanced against, read at the end. */
export interface Evidence {
  readonly stored: readonly InvitationRow[];
  readonly events: readonly EventRow[];
  readonly guests: ReadonlyMap<string, Guest>;
  /** Plain messages of the bot that each person sees, with their words: those to the approvers, beneath their cards, aside. */
  readonly words: ReadonlyMap<Person, readonly Said[]>;
}

interface Said {
  readonly message: MessageView;
  readonly words: string;
}

/** What is known about one invitation. */
export interface Case {
  readonly entry: Entry;
  /** Our records for the partner's address. */
  readonly records: readonly InvitationRow[];
  /** The record that counts. */
  readonly row: InvitationRow | undefined;
  /** What happened to that record. */
  readonly trail: readonly string[];
  /** How often any of the records failed: each may have its notice. */
  readonly failures: number;
  readonly guest: Guest | undefined;
  /** The invitation is out, says our record. */
  readonly isOut: boolean;
  /** Messages to the requester that name the partner. */
  readonly notices: readonly Said[];
}

export async function readEvidence(run: Run): Promise<Evidence> {
  run.mails = await run.page.mails();
  await run.readRequests();
  await closeQuestions(run);
  for (const person of run.people.values()) await person.readAll();
  const guests = await readGuests(run.sandbox);
  const said = (person: Person) =>
    toInviters(person.words(), run.approvalsChannel).map((message) => ({ message, words: wordsOf(message.text) }));
  return {
    stored: await run.database.invitations(),
    events: await run.database.events(),
    guests: new Map(guests.flatMap((guest) => (guest.mail === null ? [] : [[guest.mail.toLowerCase(), guest]]))),
    words: new Map([...run.people.values()].map((person) => [person, said(person)])),
  };
}

/** A requester may see the approvals channel, too. Nobody begins an invitation there, so that what is said there is said to approvers. */
export function toInviters<Message extends Pick<MessageView, "conversation">>(
  all: readonly Message[],
  approvalsChannel: string,
): readonly Message[] {
  return all.filter(({ conversation }) => conversation !== approvalsChannel);
}

/**
 * A question such as "Revoke the invitation?", or its answer, hides the living card from the person who was asked. They press "Back", so
 * that the books see the card.
 */
async function closeQuestions(run: Run): Promise<void> {
  for (const { person, conversation, ids } of run.entries) {
    for (const { id: message, card } of person.cardsAbout(ids, conversation)) {
      const data = actionOf(card, "show-card");
      if (data && stateShown(card) === "other") await person.press({ conversation, message, verb: "show-card", data });
    }
  }
}

export function caseOf(entry: Entry, { stored, events, guests, words }: Evidence): Case {
  const records = stored.filter(({ email }) => email.toLowerCase() === entry.email);
  const row = records.find(isOut) ?? records.at(-1);
  const ids = new Set(records.map(({ id }) => id));
  return {
    entry,
    records,
    row,
    trail: row ? events.filter(({ invitation }) => invitation === row.id).map(({ what }) => what) : [],
    failures: events.filter(({ invitation, what }) => what === "failed" && ids.has(invitation)).length,
    guest: guests.get(entry.email),
    isOut: records.some(isOut),
    notices: (words.get(entry.person) ?? []).filter((said) => said.words.includes(entry.email)),
  };
}

function isOut({ state }: InvitationRow): boolean {
  return state === "invited" || state === "accepted";
}

/** How often this stands in the trail. */
export function times({ trail }: Case, ...what: readonly string[]): number {
  return trail.filter((each) => what.includes(each)).length;
}
